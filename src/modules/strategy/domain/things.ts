/** What is counted of the log, month by month; the words are those of the open file. */
export const thingsMeasured = [
  'frist',
  'dauer',
  'weg',
  'handgriffe',
  'zufriedenheit',
  'abschluss',
  'wartezeit',
  'auskunft',
  'klartext',
  'englisch',
] as const;
export type ThingMeasured = (typeof thingsMeasured)[number];

/** Things with a number as their value; the others have one of a few words. */
export const numberThings: ReadonlySet<ThingMeasured> = new Set(['dauer', 'handgriffe', 'wartezeit']);
/** Things about nobody: texts of the city, and requests for information, each of which is public by its number. */
export const openThings: ReadonlySet<ThingMeasured> = new Set(['klartext', 'englisch', 'auskunft']);
/** Things of which only the share is published, as so many of 100 in steps of five: their numbers stand elsewhere, or nowhere. */
export const shareThings: ReadonlySet<ThingMeasured> = new Set(['abschluss']);
/** The words of each thing that has words. */
export const wordsOfThings: Readonly<Partial<Record<ThingMeasured, readonly string[]>>> = {
  frist: ['eingehalten', 'versaeumt'],
  auskunft: ['eingehalten', 'versaeumt'],
  weg: ['online', 'counter', 'paper', 'partner'],
  zufriedenheit: ['1', '2', '3', '4', '5'],
  abschluss: ['abgeschickt', 'verfallen'],
  klartext: ['innerhalb', 'darueber'],
  englisch: ['vorhanden', 'fehlt'],
};

/** So often something happened in a month: of one kind, at one service or office, with one value. */
export interface Observation {
  /** `2026-09`. */
  readonly period: string;
  readonly thing: ThingMeasured;
  /** A service, an office, or `uebrige`. */
  readonly subject: string;
  readonly value: string;
  readonly count: number;
}
/** Below this number of things counted, nothing about persons is published. */
export const leastPersons = 10;
/** A count of persons below this is never shown. */
export const leastCell = 3;
