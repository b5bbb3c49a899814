import type { Actor } from '#kernel/actor';
import { canonicalJson, type JsonObject } from '#kernel/json';
import type { Bilingual } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import { RegisterUnavailable } from '#register';
import { type FiledVisit, type VisitReceipt, visitReceiptSchema } from '../domain/visit/index.ts';
import { findFiling, insertFiling, lockLine, makeLine, testBranch } from '../store/api-filings.ts';
import { findClerk } from '../store/clerk-store.ts';
import { servingAt } from './clerks.ts';
import { checkFiled } from './filing/check-filed.ts';
import { handOver, IdTaken } from './filing/hand-over.ts';
import { handOverTest } from './filing/hand-over-test.ts';
import { daysOpen } from './own-visit.ts';
import type { PartnerParts } from './partner-parts.ts';

/**
 * Takes a whole visit that was recorded elsewhere, in one transaction and by the same checks as step by step at the counter. Each visit is settled once: `received`
 * with seal and ledger entry, or `refused` with the reason; both are a receipt, and the same visit sent again gets the same one.
 *
 * How a client sends and tries again: number the visits of a device 1, 2, 3 … and send them in this order, one at a time. No answer, a fault (5xx) or 429: send the
 * very same again after a pause, as often as it takes. `send-first`: number `next` is missing here, go on with that. A receipt, of either kind, settles the
 * number: compare `bodyHash`, then go on with the next. What was refused and can be mended is sent as a new visit: new id, next number. `other-body`: this id or
 * number was used for something else. `not-yours`: not a branch or service of the sender now; nothing was settled. `try-again`: the population
 * register, which is asked about the person, gives no answer; nothing was settled either.
 */
export async function fileVisit(
  parts: PartnerParts,
  sender: Sender,
  body: FiledVisit,
): Promise<Result<VisitReceipt, FileRefusal>> {
  const done = await settle(parts, sender, body);
  // The database keeps no order of names: the same receipt is also the same bytes.
  return done.ok ? ok(visitReceiptSchema.parse(done.value)) : done;
}

/** SHA-256 of the canonical body (RFC 8785), in hex. */
export const hashOfBody = (body: FiledVisit): string =>
  sha256Of(canonicalJson(body as unknown as JsonObject)).toString('hex');

async function settle(
  parts: PartnerParts,
  sender: Sender,
  body: FiledVisit,
): Promise<Result<VisitReceipt, FileRefusal>> {
  if (!(await mayFile(parts, sender, body))) return refuse('not-yours');
  const isTest = sender.kind === 'client' && sender.isTest;
  const branch = isTest ? testBranch(body.branch) : body.branch;
  const bodyHash = hashOfBody(body);
  const filing = parts.db.transaction(async (tx) => {
    // They travel together; the others begin when the first holds the lock.
    const look = () =>
      Promise.all([lockLine(tx, branch, body.device), findFiling(tx, body.id), findClerk(tx, body.clerk)]);
    let [last, again, clerk] = await look();
    if (last === null) {
      makeLine(tx, branch, body.device);
      [last, again, clerk] = await look();
    }
    if (last === null) throw new Error(`device ${body.device} has no line`);
    if (again) return again.bodyHash === bodyHash && again.branch === branch ? ok(again.receipt) : refuse('other-body');
    if (body.number <= last) return refuse('other-body');
    if (body.number > last + 1) return refuse('send-first', { next: last + 1 });
    const checked = await checkFiled(parts, body, { clerk, isTest, days: daysOpen });
    const client = sender.kind === 'client' ? sender.id : null;
    const about = { tx, body, bodyHash, client };
    if (!checked.ok) return ok(settleRefused(parts, about, isTest, checked));
    if (isTest) return handOverTest(parts, about, checked.value);
    const done = await handOver(parts, about, checked.value, sender.kind === 'clerk' ? sender.actor : null);
    return done.ok ? done : ok(settleRefused(parts, about, false, done));
  });
  return filing.catch((cause: unknown) => {
    if (cause instanceof IdTaken) return refuse('other-body');
    if (cause instanceof RegisterUnavailable) return refuse('try-again');
    throw cause;
  });
}

/** Who sends must be allowed to now; whether who recorded it was allowed to then, is checked with the visit. */
async function mayFile(parts: PartnerParts, sender: Sender, { branch, service }: FiledVisit): Promise<boolean> {
  if (!parts.network?.branches.some(({ id }) => id === branch)) return false;
  if (sender.kind === 'client')
    return sender.branches.includes(branch) && (sender.services === '*' || sender.services.includes(service));
  const serving = await servingAt(parts, sender.actor);
  return serving.ok && serving.value.branch === branch;
}

function settleRefused(
  parts: PartnerParts,
  { tx, body, bodyHash, client }: Arrived,
  isTest: boolean,
  { reason, words, instead, errors }: Unfit,
): VisitReceipt {
  const { id, branch, device, number } = body;
  const receipt: VisitReceipt = {
    ...{ id, branch, device, number, state: 'refused', bodyHash },
    receivedAt: parts.clock.now().toString({ smallestUnit: 'millisecond' }),
    ...{ sealHash: null, ledger: null, test: isTest, reason },
    ...{ words: words ?? null, instead: [...(instead ?? [])], errors: [...(errors ?? [])] },
  };
  insertFiling(tx, { receipt, client, visit: null, testState: null });
  return receipt;
}

/** Who sends: somebody who serves at the branch, or a program of the partner with what it may do. */
export type Sender =
  | { readonly kind: 'clerk'; readonly actor: Actor }
  | {
      readonly kind: 'client';
      readonly id: string;
      readonly branches: readonly string[];
      readonly services: '*' | readonly string[];
      readonly isTest: boolean;
    };
export type FileRefusal = 'not-yours' | 'other-body' | 'send-first' | 'try-again';
export interface Arrived {
  readonly tx: Tx;
  readonly body: FiledVisit;
  readonly bodyHash: string;
  readonly client: string | null;
}
export interface Unfit {
  readonly reason: string;
  readonly words?: Bilingual;
  readonly instead?: readonly string[];
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
}
