import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Result } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { DpopCall, RefusalReply } from '#platform/http';
import type { Client } from './domain/client/index.ts';
import type { EntryBody, LedgerEntry, LedgerRefusal } from './domain/ledger/index.ts';
import type { Network } from './domain/network/network.ts';
import type { AddedClient, ClientOrder, ClientRefusal } from './use-cases/api/clients.ts';
import type { ExampleHands } from './use-cases/custody/example-custody.ts';
import type { Opinions } from './use-cases/office/pilot-groups.ts';
import type { Person } from './use-cases/own-visit.ts';

/** The door of the partners. */
export interface Partners {
  /** The network as the city wrote it down; null for a city without partners. */
  network(): Network | null;
  /** The visits of a person at service points, for the copy of their data. */
  copyOf(person: Person): Promise<readonly JsonObject[]>;
  /** What people call a branch; null for anything else. */
  branchName(id: string): string | null;
  /** Names a member of the staff for a branch, trained until a day (ISO); false for a branch that is not there. */
  nameClerk(clerk: { readonly id: Uuid; readonly branch: string; readonly trainedUntil: string }): Promise<boolean>;
  /** The pilots in which a case counts, each with the way it came; empty for most. */
  pilotGroups(caseNumber: string): Promise<readonly string[]>;
  /** Lets a module above say what people thought afterwards. */
  addOpinions(source: Opinions): void;
  /** Puts made-up documents on their way in the demo; gives how many. */
  seedCustody(hands: ExampleHands): Promise<number>;
  /** Lets somebody come to a branch in the demo, and be served once the clock was moved on; false elsewhere. */
  seedWait(clerk: Actor, moveOn: () => void): Promise<boolean>;
  /** Ends sign-in, sessions and open visits of a clerk in one step; false for who serves nowhere. */
  revokeClerk(staffId: Uuid, actor: Actor): Promise<boolean>;
  /** The program of a partner behind a token that is bound to its key (RFC 9449), or why the call does not hold. */
  actorOfDpop(call: DpopCall): Promise<Actor | RefusalReply>;
  /** Programs of partners: registered, changed over to another key, revoked in one step. */
  readonly clients: {
    add(order: ClientOrder): Promise<Result<AddedClient, ClientRefusal>>;
    addKey(id: string, jwk: unknown): Promise<Result<string, 'no-client' | 'key-wrong'>>;
    endKey(id: string, kid: string): Promise<boolean>;
    /** A new secret of its webhook; null for a program that is not there. */
    renewSecret(id: string): Promise<string | null>;
    revoke(id: string): Promise<boolean>;
    all(): Promise<readonly Client[]>;
  };
  /** What the back office adds to the ledger of a branch: a kind of its own, which the branch acknowledges. */
  writeOfficeEntry(tx: Tx, branch: string, body: EntryBody, actor: Actor): Promise<Result<LedgerEntry, LedgerRefusal>>;
}
