import type { AskedCase, Visitor } from '#cases';
import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { findRating, insertRemark, saveRating } from '../store/rating-store.ts';
import type { StrategyParts } from './strategy-parts.ts';

/** A case that its own person may rate: one that is decided. Null for foreign, unknown and open ones, and for staff. */
export async function rateable(
  parts: Pick<StrategyParts, 'cases' | 'vault'>,
  visitor: Visitor,
  number: string,
): Promise<RateableCase | null> {
  const row = isPerson(visitor) ? await parts.cases.behind(visitor, number) : null;
  return row && rateableOf(parts, visitor, row);
}

/** The same for a case that the visitor may see. */
export function rateableOf(
  parts: Pick<StrategyParts, 'vault'>,
  visitor: Visitor,
  { id, number, service, status }: AskedCase,
): RateableCase | null {
  return isPerson(visitor) && status === 'decided' ? { number, service, mark: markOf(parts, id) } : null;
}

const isPerson = ({ actor }: Visitor): boolean => actor.kind === 'citizen' || actor.kind === 'guest';

/** The answer that was given for a case; `closed` when it can no longer be changed, null before any. */
export const ratingOf = ({ db }: Pick<StrategyParts, 'db'>, { mark }: RateableCase): Promise<Score | 'closed' | null> =>
  findRating(db, mark) as Promise<Score | 'closed' | null>;

/**
 * Keeps how satisfied somebody is, once for each case, changeable while its month is open. Nothing leads from the answer to the person;
 * the log says that somebody answered, neither what nor for which service.
 */
export async function rate(
  parts: Pick<StrategyParts, 'db' | 'clock' | 'events' | 'newId'>,
  { mark, service, groups }: Rated,
  score: Score,
): Promise<Result<'new' | 'changed', 'closed'>> {
  const period = legalDay(parts.clock.now()).toPlainYearMonth().toString();
  return parts.db.transaction(async (tx) => {
    const done = await saveRating(tx, { mark, period, service, score, groups });
    if (done === 'closed') return refuse('closed');
    if (done === 'new')
      await parts.events.append(tx, {
        ...{ stream: parts.newId(), expected: 0, actor: systemActor },
        events: [{ type: 'strategy.rated', public: {} }],
      });
    return ok(done);
  });
}

/** A case with the pilots of service points in which its answer counts. */
export const withGroups = async (
  { partners }: Pick<StrategyParts, 'partners'>,
  { number, mark, service }: RateableCase,
): Promise<Rated> => ({ mark, service, groups: await partners.pilotGroups(number) });

/** Keeps words for the service without any tie to case, answer or day; at most 1,000 characters. */
export async function remark(
  { db, clock }: Pick<StrategyParts, 'db' | 'clock'>,
  { service }: Pick<RateableCase, 'service'>,
  text: string,
): Promise<void> {
  const period = legalDay(clock.now()).toPlainYearMonth().toString();
  await db.transaction(async (tx) => insertRemark(tx, { period, service, text: text.slice(0, 1_000) }));
}

/** Without the key of the city nobody gets from here to the case. */
export const markOf = ({ vault }: Pick<StrategyParts, 'vault'>, caseId: Uuid): string =>
  vault.blindIndex('satisfaction', caseId);

/** What is kept of a case with its answer. */
interface Rated extends Pick<RateableCase, 'mark' | 'service'> {
  readonly groups: readonly string[];
}
export const scores = [5, 4, 3, 2, 1] as const;
export type Score = (typeof scores)[number];
export interface RateableCase {
  readonly number: string;
  readonly service: string;
  /** The keyed hash of the case. */
  readonly mark: string;
}
