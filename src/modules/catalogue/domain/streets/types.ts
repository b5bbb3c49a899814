/** What a person types; the number may also stand behind the street. */
export interface StreetAddress {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode?: string;
}

/** The streets of a city and what can be asked of them. No answer ever tells a district: a postcode spans several. */
export interface Streets {
  /** True when the list claims to hold every street. */
  readonly isComplete: boolean;
  readonly count: number;
  /** Everything it was made of, to make it again elsewhere. */
  readonly data: StreetData;
  check(address: StreetAddress): AddressCheck;
  /** Official names that begin like this, hold a word that does, or are written much like it. */
  suggest(prefix: string, limit: number): readonly string[];
}

/**
 * `ok` with the official spelling, or why not. Soft reasons are warnings: `address` holds if the person insists.
 * `street-unknown` brings up to three names that look alike; it is soft where the list is not complete.
 * `number-unknown` is always soft, the list may be older than the house.
 * `postcode-ambiguous` and `postcode-wrong` name the postcodes that are possible.
 */
export type AddressCheck =
  | { readonly ok: true; readonly address: LocalAddress }
  | {
      readonly ok: false;
      readonly reason: 'street-unknown';
      readonly suggestions: readonly string[];
      readonly soft: boolean;
      /** As typed; only where it is soft and a postcode was given. */
      readonly address: LocalAddress | null;
    }
  | { readonly ok: false; readonly reason: 'number-unknown'; readonly soft: true; readonly address: LocalAddress }
  | {
      readonly ok: false;
      readonly reason: 'postcode-ambiguous' | 'postcode-wrong';
      readonly soft: false;
      readonly street: string;
      readonly houseNumber: string;
      readonly postcodes: readonly string[];
    };

export interface LocalAddress {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
}

export interface StreetData {
  readonly list: readonly Street[];
  /** All of the city. */
  readonly postcodes: readonly string[];
  readonly isComplete: boolean;
}

/** One street with every number that is known, or with the spans of a small list. */
export interface Street {
  readonly name: string;
  /** Postcodes of the street; empty where no address is known. */
  readonly postcodes: readonly string[];
  readonly numbers: readonly { readonly number: string; readonly postcode: string }[];
  readonly spans: readonly Span[];
}
export interface Span {
  readonly postcode: string;
  readonly from: number;
  readonly to: number;
  readonly side: 'all' | 'odd' | 'even';
}
