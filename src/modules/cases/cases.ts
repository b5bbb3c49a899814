import type { Actor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Database, Tx } from '#platform/database';
import type { Request } from '#platform/http';
import type { Visitor } from './domain/access.ts';
import type { CaseRow, CaseStatus } from './domain/case-state.ts';
import type { DocumentNote } from './domain/pick-ups.ts';
import type { RecordKey } from './store/erasure-store.ts';
import type { Durations } from './store/figure-store.ts';
import type { CaseOrigin, ChannelFigures, ChannelOrder } from './store/oversight-store.ts';
import type { DecisionGuard } from './use-cases/case-oversight.ts';
import type { CaseAsker } from './use-cases/case-question.ts';
import type { VisitKeeper } from './use-cases/case-visits.ts';
import type { PickUpKeeper } from './use-cases/note-document.ts';
import type { ErasableCase } from './use-cases/own-erasure.ts';
import type { Submission } from './use-cases/submit-case.ts';
import type { CaseView } from './use-cases/view-case.ts';

/** The door of the cases module. */
export interface Cases {
  /** Who stands in front of us, for this request. */
  visitorOf(request: Request): Promise<Visitor>;
  /** Makes and runs a case inside the caller's transaction. */
  submit(tx: Tx, order: Submission): Promise<CaseRow>;
  /** Cases of this person on this device or account, newest first. */
  ownCases(visitor: Visitor): Promise<readonly CaseRow[]>;
  view(visitor: Visitor, number: string): Promise<CaseView | null>;
  /** How long a service really takes, from the event log; null as long as fewer than five cases were decided. */
  durationsOf(service: string): Promise<Durations | null>;
  /** True figures of today, counted from the log. */
  figuresOfToday(): Promise<Figures>;
  /** Guest cases on this device become the account's. */
  claim(visitor: Visitor, accountId: Uuid): Promise<number>;
  /** The own cases, each with whether its data may go, and if not, why and until when; null under a mandate. */
  erasable(visitor: Visitor): Promise<readonly ErasableCase[] | null>;
  /** Erases those of the own cases that need not stay; gives how many. */
  erase(visitor: Visitor): Promise<number>;
  /** The keys under which reads of the own cases are recorded, one for each case. */
  recordKeys(visitor: Visitor): Promise<readonly RecordKey[]>;
  /** Shows visits at a counter on the pages of cases. */
  addVisits(keeper: VisitKeeper): void;
  /** Asks something on the pages of cases, answered with one button. */
  addAsker(asker: CaseAsker): void;
  /** Shows documents that can be picked up on the pages of cases. */
  addPickUps(keeper: PickUpKeeper): void;
  /** Notes in a case what happened to its document; false for a case that is gone. */
  noteDocument(tx: Tx, caseId: Uuid, note: DocumentNote, actor: Actor): Promise<boolean>;
  /** Asks somebody who watches over cases before one person alone decides. */
  addGuard(guard: DecisionGuard): void;
  /** How cases stand, by number: the status alone. */
  standings(on: Tx | Database, numbers: readonly string[]): Promise<readonly { number: string; status: CaseStatus }[]>;
  /** Counts of cases of some services by the way they came. */
  channelFigures(order: ChannelOrder): Promise<readonly ChannelFigures[]>;
  /** How a case came and when, without opening anything in it. */
  originOf(number: string): Promise<CaseOrigin | null>;
  /** A case that somebody may see, without opening anything in it; null for foreign and unknown ones. */
  behind(visitor: Visitor, number: string): Promise<CaseRow | null>;
  /** Recomputes the stored state of every case from its events; names the cases that differ. */
  verifyStates(actor: Actor): Promise<{ readonly cases: number; readonly differing: readonly string[] }>;
}

export interface Figures {
  readonly sentToday: number;
  readonly decidedToday: number;
  /** Share decided within the promised time over the last 30 days, 0 to 1; null when none was due. */
  readonly keptPromise: number | null;
  readonly day: string;
}
