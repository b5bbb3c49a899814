import type { FormWords } from '#forms';
import type { IdentityLevel } from '#kernel/actor';
import type { Json, JsonObject } from '#kernel/json';
import type { Bilingual, Language } from '#kernel/language';
import type { MandateText, VisitReceipt } from '../../domain/visit/index.ts';
import type { PublicKey } from './sealed-box.ts';

/** Everything a device needs to help while the line is gone; nothing in it is about a person who comes. */
export interface AppPackage {
  readonly branch: { readonly id: string; readonly name: string };
  /** Who signed in when it was fetched: in this name visits are recorded. */
  readonly clerk: { readonly id: string; readonly name: string };
  /** ISO instants: fetched, and how long visits may be recorded with it. */
  readonly at: string;
  readonly until: string;
  readonly keys: { readonly seal: PublicKey; readonly receipt: PublicKey };
  readonly city: string;
  readonly services: readonly AppService[];
}
export interface AppService {
  readonly id: string;
  readonly edition: number;
  /** The card must be read at the counter, which needs the line: such a service waits for it. */
  readonly needsCard: boolean;
  /** Of identity, at the counter. */
  readonly level: IdentityLevel;
  /** As `formAsData` gives it. */
  readonly form: JsonObject;
  readonly fees: Json;
  readonly texts: Readonly<Record<Language, AppServiceWords>>;
  readonly mandates: Readonly<Record<Language, { readonly text: MandateText; readonly hash: string }>>;
}
export interface AppServiceWords extends FormWords {
  readonly title: string;
  readonly exits: Readonly<Record<string, { readonly title: string; readonly text: string }>>;
}

/** What the city signs for a sealed visit. */
export interface AppReceipt {
  /** SHA-256 of the sealed text as it arrived, hexadecimal. */
  readonly sealed: string;
  readonly receipt: Pick<
    VisitReceipt,
    'id' | 'branch' | 'device' | 'number' | 'state' | 'receivedAt' | 'ledger' | 'reason'
  > & {
    readonly words: Bilingual | null;
  };
}
