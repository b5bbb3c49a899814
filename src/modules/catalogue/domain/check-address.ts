/** What a person types. */
export interface StreetAddress {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode?: string;
}

/**
 * `ok` with the official spelling, or why not:
 * `street-unknown` with up to three names that look alike;
 * `number-unknown` is soft, the list may be older than the house: `address` holds if the person insists;
 * `postcode-ambiguous` and `postcode-wrong` name the postcodes that are possible.
 */
export type AddressCheck =
  | { readonly ok: true; readonly address: LocalAddress }
  | { readonly ok: false; readonly reason: 'street-unknown'; readonly suggestions: readonly string[] }
  | { readonly ok: false; readonly reason: 'number-unknown'; readonly soft: true; readonly address: LocalAddress }
  | {
      readonly ok: false;
      readonly reason: 'postcode-ambiguous' | 'postcode-wrong';
      readonly street: string;
      readonly houseNumber: string;
      readonly postcodes: readonly string[];
    };

export interface LocalAddress {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
}
