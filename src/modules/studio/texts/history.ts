import type { Bilingual } from '#kernel/language';
import type { Move } from '../domain/copy/moves.ts';

/** What a move is called in the history. */
export function moveWords(move: Move, note: string): Bilingual {
  const { de, en } = words[move];
  return note === '' ? { de, en } : { de: `${de}: „${note}“`, en: `${en}: “${note}”` };
}

/** What publishing is called in the history. */
export const publishWords = (edition: number, from: string): Bilingual => ({
  de: `Ausgabe ${edition} veröffentlicht, ab ${from}`,
  en: `Published edition ${edition}, from ${from}`,
});

/** Where a copy comes from. */
export const beginWords = {
  service: (edition: number): Bilingual => ({
    de: `Aus Ausgabe ${edition} begonnen`,
    en: `Begun from edition ${edition}`,
  }),
  back: (edition: number): Bilingual => ({
    de: `Mit dem Inhalt von Ausgabe ${edition} begonnen`,
    en: `Begun with the content of edition ${edition}`,
  }),
  empty: { de: 'Neu begonnen', en: 'Begun anew' },
  archive: (file: string): Bilingual => ({
    de: `Aus der Datei „${file}“ begonnen`,
    en: `Begun from the file “${file}”`,
  }),
  rebased: (edition: number): Bilingual => ({
    de: `Baut jetzt auf Ausgabe ${edition} auf`,
    en: `Builds on edition ${edition} now`,
  }),
} as const;

const words: Readonly<Record<Move, Bilingual>> = {
  submit: { de: 'Zum Gegenlesen gegeben', en: 'Given to be reviewed' },
  'take-back': { de: 'Zurückgeholt', en: 'Taken back' },
  approve: { de: 'Freigegeben', en: 'Approved' },
  return: { de: 'Zurückgegeben', en: 'Given back' },
  discard: { de: 'Verworfen', en: 'Discarded' },
};
