import type { Bilingual } from '#kernel/language';

/** Reasons for which a city may take longer; the public reads them, so they are no free text. */
export const extensionReasons: Readonly<Record<ExtensionReason, Bilingual>> = {
  volume: { de: 'Es sind sehr viele Unterlagen zu prüfen.', en: 'There are very many papers to check.' },
  complex: { de: 'Die Prüfung ist schwierig.', en: 'The check is difficult.' },
  'third-party': { de: 'Wir müssen noch andere Beteiligte hören.', en: 'We still have to hear others.' },
  search: { de: 'Die Unterlagen liegen bei mehreren Ämtern.', en: 'The papers lie with several offices.' },
};
export type ExtensionReason = 'volume' | 'complex' | 'third-party' | 'search';
