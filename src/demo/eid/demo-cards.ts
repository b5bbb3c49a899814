import { demoPeople } from '../people.ts';

/** Identity cards of the invented people, in capitals as cards write, with the six digits (CAN) that are printed on them. One has expired, one is blocked, one has no address. */
export const demoCards: readonly DemoCard[] = demoPeople.map(
  ({ id, familyName, givenNames, birthDate, address }, at) => ({
    ...{ id, holder: `${givenNames} ${familyName}`, can: String(500_540 + at * 1_117) },
    documentType: id === 'alex' ? 'UB' : 'ID',
    validUntil: id === 'olga' ? '2025-06-30' : '2031-10-31',
    isBlocked: id === 'tom',
    ...{ familyNames: capitals(familyName), givenNames: capitals(givenNames), birthDate },
    home:
      id === 'alex'
        ? null
        : {
            street: `${capitals(address.street)} ${address.houseNumber}`,
            ...{ postcode: address.postcode, place: capitals(address.city) },
          },
  }),
);

function capitals(text: string): string {
  return text.toLocaleUpperCase('de');
}

export interface DemoCard {
  readonly id: string;
  readonly holder: string;
  /** Card access number: six digits, printed on the front. */
  readonly can: string;
  readonly documentType: string;
  /** ISO. */
  readonly validUntil: string;
  readonly isBlocked: boolean;
  readonly familyNames: string;
  readonly givenNames: string;
  /** ISO. */
  readonly birthDate: string;
  readonly home: { readonly street: string; readonly postcode: string; readonly place: string } | null;
}
