import type { Language } from '#kernel/language';

/** Words of the demo reader. */
export const readerTexts: Readonly<Record<Language, ReaderTexts>> = {
  de: {
    mark: 'DEMO',
    service: 'Lese-Programm am Schalter, ohne echte Karten',
    title: 'Karte lesen',
    lead: 'Das steht hier für die AusweisApp. Statt eine Karte aufzulegen, wählen Sie eine erfundene aus.',
    reads: 'Die Stadt liest: Art und Gültigkeit der Karte, Name, Geburtsdatum und Anschrift.',
    card: 'Karte auf dem Lesegerät',
    can: 'CAN (sechs Ziffern vorn auf der Karte)',
    canOf: (can: string) => `CAN ${can}`,
    read: 'Karte lesen',
    cancel: 'Abbrechen',
    noCard: 'Wählen Sie eine Karte.',
    sixDigits: 'Die CAN hat sechs Ziffern.',
    wrongCan: 'Diese CAN gehört nicht zu der Karte. Lesen Sie die Ziffern noch einmal ab.',
    noToken: 'Diese Lesung ist nicht bekannt oder schon vorbei. Fangen Sie am Schalter neu an.',
    expired: 'abgelaufen',
    blocked: 'gesperrt',
  },
  en: {
    mark: 'DEMO',
    service: 'Reading program at the counter, without real cards',
    title: 'Read the card',
    lead: 'This stands for the AusweisApp. Instead of laying a card down, you choose an invented one.',
    reads: 'The city reads: kind and validity of the card, name, date of birth and address.',
    card: 'Card on the reader',
    can: 'CAN (six digits on the front of the card)',
    canOf: (can: string) => `CAN ${can}`,
    read: 'Read the card',
    cancel: 'Cancel',
    noCard: 'Choose a card.',
    sixDigits: 'The CAN has six digits.',
    wrongCan: 'This CAN does not belong to the card. Read the digits once more.',
    noToken: 'This reading is not known or is over. Begin again at the counter.',
    expired: 'expired',
    blocked: 'blocked',
  },
};

interface ReaderTexts {
  readonly mark: string;
  readonly service: string;
  readonly title: string;
  readonly lead: string;
  readonly reads: string;
  readonly card: string;
  readonly can: string;
  canOf(can: string): string;
  readonly read: string;
  readonly cancel: string;
  readonly noCard: string;
  readonly sixDigits: string;
  readonly wrongCan: string;
  readonly noToken: string;
  readonly expired: string;
  readonly blocked: string;
}
