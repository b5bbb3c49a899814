import { sampleFiles } from '../../../src/demo/samples.ts';
import type { Answers, Upload } from './answer-form.ts';

const samples = await sampleFiles();

/** The landlord's confirmation, as the demo has it. */
export const landlordConfirmation: Upload = {
  name: samples.landlordConfirmation.name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(samples.landlordConfirmation.bytes),
};
/** A photo. */
export const photo: Upload = { name: 'chip.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(samples.photo.bytes) };

/** One dog of a guest, with a chip, paid by transfer: the tax is set at once. */
export const dogAnswers: Answers = {
  hundInLeipzig: 'true',
  vorname: 'Jana',
  familienname: 'Gast-Demo',
  ...date('geburtsdatum', 27, 3, 1988),
  'anschrift-street': 'Karl-Liebknecht-Straße',
  'anschrift-houseNumber': '12',
  'anschrift-postcode': '04107',
  name: 'Bello',
  rasse: 'Labrador',
  ...date('hundGeburtsdatum', 10, 5, 2023),
  ...date('haltungSeit', 1, 9, 2026),
  herkunft: 'zuechter',
  zweck: 'privat',
  chip: 'nachweis',
  chipnummer: '276098106123456',
  chipnachweis: photo,
  leipzigPass: 'false',
  zahlweise: 'ueberweisung',
  bekanntgabePortal: 'true',
  email: 'jana@demo.invalid',
};

/** A certificate of conduct for oneself, at the counter with an appointment. */
export const conductAnswers: Answers = {
  ...{ inLeipzig: 'true', weg: 'schalter', fuerWen: 'selbst', vorname: 'Jana', familienname: 'Gast-Demo' },
  ...date('geburtsdatum', 27, 3, 1988),
  ...{ art: 'privat', ehrenamt: 'false', staatsangehoerigkeit: 'deutsch', besuch: 'termin', buergerbuero: 'egal' },
  ...daysAgo('wunschAb', -10),
  ...{ wunschZeit: 'egal', email: 'jana@demo.invalid' },
};

/** A move within Germany with the landlord's confirmation as a file. */
export const moveAnswers: Answers = {
  schonEingezogen: 'true',
  zuzugVon: 'deutschland',
  aufenthaltDeutschland: 'umgezogen',
  'neueAnschrift-street': 'Beethovenstraße',
  'neueAnschrift-houseNumber': '8',
  'neueAnschrift-postcode': '04107',
  wohnungsart: 'einzige',
  'bisherigeAnschrift-street': 'Königsbrücker Straße',
  'bisherigeAnschrift-houseNumber': '40',
  'bisherigeAnschrift-postcode': '01099',
  'bisherigeAnschrift-city': 'Dresden',
  geburtsort: 'Dresden',
  geburtsland: 'DE',
  geschlecht: 'weiblich',
  staatsangehoerigkeit: 'DE',
  familienstand: 'ledig',
  religion: 'keine',
  dokumentArt: 'personalausweis',
  dokumentNummer: 'L01X00T47',
  mitFamilie: 'false',
  nachweisweg: 'hochladen',
  wohnungsgeberbestaetigung: landlordConfirmation,
  email: 'nora@demo.invalid',
};

/** A simple certificate for oneself. */
export const certificateAnswers: Answers = { bescheinigungsart: 'einfach', fuerWen: 'selbst' };

/** The three fields of a date. */
export function date(name: string, day: number, month: number, year: number): Answers {
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) };
}

/** A day so many days ago, as the three fields of a date. */
export function daysAgo(name: string, days: number): Answers {
  const { day, month, year } = Temporal.Now.plainDateISO('Europe/Berlin').subtract({ days });
  return date(name, day, month, year);
}
