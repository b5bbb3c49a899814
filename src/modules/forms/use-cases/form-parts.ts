import type { Catalogue, ServiceFolder } from '#catalogue';
import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { Tx } from '#platform/database';
import type { Request } from '#platform/http';
import type { Platform } from '#platform/mount';
import type { PageShell } from '#ui';
import type { Answers } from '../domain/form-model.ts';

/** What the forms need from the platform. */
export type FormPlatform = Pick<Platform, 'clock' | 'random' | 'newId' | 'db' | 'vault' | 'jobs' | 'log'>;

/** What main hands to the forms. */
export interface FormDoors {
  readonly catalogue: Catalogue;
  readonly accounts: AccountKeys;
  readonly shellFor: (request: Request) => PageShell;
  /** Known answers from the register for a person signed in highly enough; empty when there are none. */
  readonly prefill?: (request: Request, folder: ServiceFolder) => Promise<Answers>;
  /** Address of the sign-in that leads back to a page; by default `/de/anmelden?stufe=low&zurueck=...`. */
  readonly signInHref?: (language: Language, level: string, back: string) => string;
}

/** The slice of the accounts that drafts need. */
export interface AccountKeys {
  /** The vault key of an account. */
  keyOf(tx: Tx, accountId: Uuid): Promise<Uuid>;
}

/** Everything a use case of this module works with. */
export interface FormParts extends FormDoors {
  readonly platform: FormPlatform;
}
