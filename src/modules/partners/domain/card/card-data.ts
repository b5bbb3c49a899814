/** What was read from an identity card, an eID card or a residence permit (BSI TR-03130, PersonalData): only what a visit needs, in the card's own writing. */
export interface CardData {
  /** `ID` identity card, `UB` eID card, `AR`, `AS` and `AF` residence permits. */
  readonly documentType: string;
  /** Last day, ISO. */
  readonly validUntil: string;
  readonly familyNames: string;
  readonly givenNames: string;
  /** `YYYYMMDD`, with blanks for what the card does not know. */
  readonly born: string;
  /** Null on a card without an address, such as that of somebody who lives abroad. */
  readonly home: { readonly street: string; readonly postcode: string; readonly place: string } | null;
}

/** Cards that may be read at a counter: PAuswG § 18a, eIDKG and AufenthG § 78(5) likewise. */
export const cardTypes: readonly string[] = ['ID', 'UB', 'AR', 'AS', 'AF'];
