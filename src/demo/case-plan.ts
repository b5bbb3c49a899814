import type { Json, JsonObject } from '#kernel/json';
import { planEarlierMonths } from './earlier-months.ts';
import { demoPeople } from './people.ts';

/** What the demo's case files show on its first day: the three services at every stage, sent over the thirty days before `today`, and decided certificates of the two months before. */
export function planCases(today: Temporal.PlainDate, evidence: Evidence): PlannedCase[] {
  const dog = (daysAgo: number, who: Who, more: JsonObject = {}, clerk: readonly ClerkStep[] = []): PlannedCase => {
    const sentOn = today.subtract({ days: daysAgo });
    return { service: 'hund-anmelden', daysAgo, level: 'low', answers: dogAnswers(who, sentOn, evidence, more), clerk };
  };
  const certificate = (daysAgo: number, who: Who, more: JsonObject = {}, clerk: readonly ClerkStep[] = []) =>
    ({ service: 'meldebescheinigung', daysAgo, level: 'high', answers: certificateAnswers(who, more), clerk }) as const;
  const move = (daysAgo: number, who: Who, more: JsonObject = {}, clerk: readonly ClerkStep[] = []): PlannedCase => {
    const sentOn = today.subtract({ days: daysAgo });
    const answers = moveAnswers(who, sentOn, evidence, more);
    return { service: 'wohnsitz-anmelden', daysAgo, level: 'high', answers, clerk };
  };
  const text = (german: string): JsonObject => ({ besonderheit: { text: german, language: 'de', german } });
  const residents = ['mira', 'jonas', 'lukasz', 'samira'];
  const strangers = Object.values(people);
  const earlier = planEarlierMonths(today, {
    automatic: (daysAgo, at) => ({
      ...certificate(daysAgo, named(residents[at % residents.length]!)),
      isEarlier: true,
    }),
    byClerk: (daysAgo, at, afterDays) => ({
      ...certificate(daysAgo, strangers[at % strangers.length]!, {}, [
        { afterDays, outcome: 'nichtGemeldet', reason: 'Wir finden keinen Eintrag im Melderegister.' },
      ]),
      isEarlier: true,
    }),
  });
  return [
    dog(29, people.ada),
    dog(26, people.bo, { leipzigPass: true, leipzigPassNachweis: evidence('scan') }),
    dog(23, people.cem, { zahlweise: 'sepa', mandat: 'erteilt', iban: demoIban, kontoinhaber: 'Cem Rüde-Demo' }),
    dog(21, people.dora, text('Der Hund lebt jede zweite Woche bei meiner Schwester.'), [
      { afterDays: 3, outcome: 'uebernehmen', reason: 'Der Haushalt der Person ist der Ort der Haltung.' },
    ]),
    dog(17, people.emil),
    dog(12, people.frida),
    dog(8, people.gero, { bekanntgabePortal: false, email: null }),
    dog(6, people.ida, text('Ich ziehe im nächsten Monat vielleicht wieder weg.'), [{ afterDays: 1, outcome: null }]),
    dog(3, people.ole, text('Mein Hund ist schon alt und sehr krank.')),
    dog(1, people.ute),
    dog(0, people.ada, { hunde: [aDog(today.subtract({ months: 2 }), 'Mia', evidence)] }),
    certificate(27, named('mira')),
    certificate(19, named('jonas')),
    certificate(14, named('lukasz')),
    certificate(11, people.cem, {}, [
      { afterDays: 2, outcome: 'nichtGemeldet', reason: 'Wir finden keinen Eintrag im Melderegister.' },
    ]),
    certificate(7, named('samira'), { bescheinigungsart: 'erweitert', zusatzdaten: ['geburtsort', 'einzug'] }),
    certificate(4, named('alex')),
    certificate(2, named('mira'), { zweck: 'Für den Vermieter' }),
    certificate(1, named('tom'), text('Ich brauche die Bescheinigung bis zum Ende der Woche.')),
    move(24, people.dora, {}, [
      { afterDays: 2, outcome: 'bestaetigen', reason: 'Die Bestätigung passt zu Person, Wohnung und Tag.' },
    ]),
    move(15, people.emil, {}, [{ afterDays: 4, outcome: 'bestaetigen', reason: 'Alles passt zusammen.' }]),
    move(9, people.frida, { nachweisweg: 'codebrief' }),
    move(5, people.gero, {}, [
      {
        afterDays: 1,
        outcome: 'nachfragen',
        ask: ['wohnungsgeberbestaetigung'],
        text: 'Bitte laden Sie die Seite mit der Unterschrift hoch.',
      },
    ]),
    move(3, people.ole, { nachweisweg: 'vermieterWeigert', wohnungsgeberName: 'Hausverwaltung Muster (Demo)' }),
    move(1, people.ute, { nachweisweg: 'eigentuemer' }),
    ...earlier,
  ];
}

function dogAnswers(who: Who, sentOn: Temporal.PlainDate, evidence: Evidence, more: JsonObject): JsonObject {
  return clean({
    hundInLeipzig: true,
    vorname: who.givenNames,
    familienname: who.familyName,
    geburtsdatum: who.birthDate,
    anschrift: who.address,
    hunde: [aDog(sentOn.subtract({ days: 40 }), who.dog ?? 'Bello', evidence)],
    leipzigPass: false,
    zahlweise: 'ueberweisung',
    bekanntgabePortal: true,
    email: 'demo@demo.invalid',
    ...more,
  });
}

function aDog(keptSince: Temporal.PlainDate, name: string, evidence: Evidence): JsonObject {
  return {
    ...{ name, rasse: 'Mischling', herkunft: 'woanders', zweck: 'privat', chip: 'nachweis' },
    ...{ chipnummer: '276098106000000', chipnachweis: evidence('photo') },
    hundGeburtsdatum: keptSince.subtract({ years: 2 }).toString(),
    haltungSeit: keptSince.toString(),
  };
}

const certificateAnswers = (who: Who, more: JsonObject): JsonObject =>
  clean({
    ...{ bescheinigungsart: 'einfach', fuerWen: 'selbst', anschrift: who.address },
    ...{ vorname: who.givenNames, familienname: who.familyName, geburtsdatum: who.birthDate },
    ...more,
  });

function moveAnswers(who: Who, sentOn: Temporal.PlainDate, evidence: Evidence, more: JsonObject): JsonObject {
  const way = String(more.nachweisweg ?? 'hochladen');
  return clean({
    ...{ schonEingezogen: true, zuzugVon: 'deutschland', aufenthaltDeutschland: 'umgezogen' },
    ...{ einzugsdatum: sentOn.subtract({ days: 6 }).toString(), neueAnschrift: who.address, wohnungsart: 'einzige' },
    bisherigeAnschrift: { street: 'Beispielweg', houseNumber: '3', postcode: '39104', city: 'Magdeburg', addition: '' },
    ...{ vorname: who.givenNames, familienname: who.familyName, geburtsdatum: who.birthDate },
    ...{ geburtsort: 'Magdeburg', geburtsland: 'DE', geschlecht: 'ohneAngabe', staatsangehoerigkeit: 'DE' },
    ...{ familienstand: 'ledig', religion: 'keine', dokumentArt: 'personalausweis', dokumentNummer: 'DEMO00001' },
    ...{ mitFamilie: false, nachweisweg: way, email: 'demo@demo.invalid' },
    ...(way === 'hochladen' ? { wohnungsgeberbestaetigung: evidence('landlordConfirmation') } : {}),
    ...more,
  });
}

const clean = (answers: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null && value !== undefined));

function named(id: string): Who {
  const person = demoPeople.find((one) => one.id === id);
  if (!person) throw new Error(`no demo person ${id}`);
  return { ...person, address: { ...person.address, addition: '' } };
}

const someone = (givenNames: string, familyName: string, birthDate: string, dog: string, address: Address): Who => ({
  ...{ givenNames, familyName, birthDate, dog },
  address: { street: address[0], houseNumber: address[1], postcode: address[2], city: 'Leipzig', addition: '' },
});

/** Nobody of these is in the register of the demo. */
const people = {
  ada: someone('Ada', 'Welpe-Demo', '1984-06-02', 'Bello', ['Karl-Liebknecht-Straße', '12', '04107']),
  bo: someone('Bo', 'Pfote-Demo', '1997-10-19', 'Luna', ['Eisenbahnstraße', '20', '04315']),
  cem: someone('Cem', 'Rüde-Demo', '1990-03-08', 'Paşa', ['Georg-Schwarz-Straße', '10', '04177']),
  dora: someone('Dora', 'Umzug-Demo', '1978-12-24', 'Flocke', ['Käthe-Kollwitz-Straße', '24', '04109']),
  emil: someone('Emil', 'Karton-Demo', '2000-01-31', 'Rex', ['Beethovenstraße', '8', '04107']),
  frida: someone('Frida', 'Schlüssel-Demo', '1969-05-11', 'Nala', ['Riebeckstraße', '9', '04317']),
  gero: someone('Gero', 'Klingel-Demo', '1955-08-27', 'Waldi', ['Kochstraße', '20', '04275']),
  ida: someone('Ida', 'Leine-Demo', '1993-09-14', 'Pepe', ['Holbeinstraße', '16', '04229']),
  ole: someone('Ole', 'Napf-Demo', '1988-02-29', 'Sušenka', ['Menckestraße', '6', '04155']),
  ute: someone('Ute', 'Türschild-Demo', '1962-07-07', 'Kira', ['Selneckerstraße', '10', '04277']),
} as const;
/** The example number of the standard. */
const demoIban = 'DE89370400440532013000';

type Address = readonly [street: string, houseNumber: string, postcode: string];
interface Who {
  readonly givenNames: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly address: JsonObject;
  readonly dog?: string;
}
/** The value of a file question that holds one sample file. */
export type Evidence = (sample: 'landlordConfirmation' | 'photo' | 'scan') => Json;
export interface PlannedCase {
  readonly service: string;
  readonly daysAgo: number;
  readonly level: 'low' | 'high';
  readonly answers: JsonObject;
  /** What clerks did with it; without one it waits for them, when a person is needed at all. */
  readonly clerk: readonly ClerkStep[];
  /** Of the months before, which goals are measured by; its person says afterwards how satisfied they are. */
  readonly isEarlier?: boolean;
}
/** A clerk takes the task and, when there is an outcome, decides it or asks. */
export interface ClerkStep {
  readonly afterDays: number;
  readonly outcome: string | null;
  readonly reason?: string;
  /** Which answers the person is asked to correct, and in which words. */
  readonly ask?: readonly string[];
  readonly text?: string;
}
