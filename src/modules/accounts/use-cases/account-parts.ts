import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { Platform } from '#platform/mount';
import type { Sessions } from '#platform/session';
import type { IdentityClient } from './identity-client.ts';

/** What every use case of this module works with. */
export interface AccountParts extends Platform {
  readonly sessions: Pick<Sessions, 'endAll' | 'endOne' | 'listOpen'>;
  readonly identity: IdentityClient;
  /** Modules that keep something for an account; asked before it is deleted. */
  readonly keepers: AccountKeeper[];
}

/** A module above that keeps things for accounts: says why something stays, and lets go of the rest. */
export interface AccountKeeper {
  /** What stays although the account goes, as a reason the page can show. Nothing of it may hold the deletion up. */
  kept(tx: Tx, accountId: Uuid): Promise<readonly KeptThing[]>;
  /** Lets go of everything that need not stay, in the transaction that deletes the account. */
  forget(tx: Tx, accountId: Uuid): Promise<void>;
}

export interface KeptThing {
  /** `open-case`: still worked on; `retention`: the law wants it kept. */
  readonly reason: 'open-case' | 'retention';
  /** Case number or another name people can read. */
  readonly name: string;
  /** Day on which it goes, if known. */
  readonly until: Temporal.PlainDate | null;
}
