import { sampleFiles } from '../../../src/demo/samples.ts';
import type { FormValues } from '../../support/http-journey.ts';

/** One dog of a guest, taxed at once and paid by transfer; the name makes the answers of each journey its own. */
export const dogAnswers = (name: string): FormValues => ({
  hundInLeipzig: 'true',
  vorname: 'Jana',
  familienname: `Gast-${name}`,
  ...date('geburtsdatum', 27, 3, 1988),
  'anschrift-street': 'Karl-Liebknecht-Straße',
  'anschrift-houseNumber': '12',
  'anschrift-postcode': '04107',
  name: `Bello ${name}`,
  rasse: 'Labrador',
  ...date('hundGeburtsdatum', 10, 5, 2023),
  ...date('haltungSeit', 1, 9, 2026),
  herkunft: 'zuechter',
  zweck: 'privat',
  chip: 'nein',
  leipzigPass: 'false',
  zahlweise: 'ueberweisung',
  bekanntgabePortal: 'true',
  email: `${name.toLowerCase().replace(/[^a-z0-9-]/g, '')}@demo.invalid`,
});

const sample = (await sampleFiles()).photo;
/** A photo as proof. */
export const photo = new File([sample.bytes as BlobPart], sample.name, { type: 'image/jpeg' });

const date = (name: string, day: number, month: number, year: number): FormValues => ({
  [`${name}-day`]: String(day),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
});
