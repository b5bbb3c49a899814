import type { AccountKeeper } from '#accounts';
import type { Catalogue, ServiceFolder } from '#catalogue';
import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Request } from '#platform/http';
import type { Platform } from '#platform/mount';
import type { Answers } from '../domain/form-model.ts';
import type { RememberedDrafts } from '../store/remembered-drafts.ts';
import type { Saves } from '../store/saves-together.ts';

/** What the forms need from the platform. */
export type FormPlatform = Pick<Platform, 'clock' | 'random' | 'newId' | 'db' | 'events' | 'vault' | 'jobs' | 'log'>;

/** What every use case of this module works with. */
export interface FormParts {
  readonly platform: FormPlatform;
  readonly catalogue: Catalogue;
  readonly accounts: AccountKeys;
  /** Guests' answers without files: those that arrive together are stored together. */
  readonly saves: Saves;
  /** What this node saved last; without it every look is one at the database. */
  readonly remembered?: RememberedDrafts;
  /** Known answers from the register for a person signed in highly enough; empty when there are none. */
  readonly prefill?: (request: Request, folder: ServiceFolder) => Promise<Answers>;
}

/** The slice of the accounts that drafts need. */
export interface AccountKeys {
  /** The vault key of an account. */
  keyOf(tx: Tx, accountId: Uuid): Promise<Uuid>;
  /** Takes up who lets go of the drafts when an account is deleted. */
  addKeeper?(keeper: AccountKeeper): void;
}
