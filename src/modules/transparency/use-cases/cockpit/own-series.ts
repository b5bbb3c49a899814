import type { Request } from '#platform/http';
import { type AccessList, accessListFormat } from '../../domain/cockpit/access-list.ts';
import type { CockpitParts } from './cockpit-parts.ts';
import { type NamedKey, proveAccesses } from './prove-accesses.ts';

/**
 * Who read the data of this person, as a list that anybody can hold against the public log: one series for the account and one for each
 * own case, visit and request, oldest entry first. Null under a mandate: only the person may see it.
 */
export async function ownAccessList(parts: CockpitParts, request: Request): Promise<AccessList | null> {
  const keys = await ownKeys(parts, request);
  if (!keys) return null;
  const series = await proveAccesses(parts, keys);
  return {
    format: accessListFormat,
    madeAt: parts.clock.now().toString({ smallestUnit: 'second' }),
    log: { origin: parts.origin, key: parts.signer.verifier },
    series: series.filter(({ entries }) => entries.length > 0),
  };
}

/** The keys under which reads of this person's data are recorded, with their names; null under a mandate and for staff. */
export async function ownKeys(parts: CockpitParts, request: Request): Promise<readonly NamedKey[] | null> {
  const visitor = await parts.cases.visitorOf(request);
  const { actor } = request;
  if (visitor.mandate || actor.kind === 'staff') return null;
  const [cases, visits, more] = await Promise.all([
    parts.cases.recordKeys(visitor),
    parts.appointments.recordKeys(visitor),
    Promise.all(parts.sources.map((keysOf) => keysOf(request))),
  ]);
  const account =
    actor.kind === 'citizen' && actor.id ? [{ key: await accountKey(parts, actor.id), name: accountSeries }] : [];
  return [...account, ...[...cases, ...visits].map(({ key, number }) => ({ key, name: number })), ...more.flat()];
}

const accountKey = (parts: CockpitParts, id: string): Promise<string> =>
  parts.db.transaction((tx) => parts.accounts.keyOf(tx, id));

/** One entry of the own record, so that a question can name it; null when there is none. */
export async function ownEntry(
  parts: CockpitParts,
  request: Request,
  { series, number }: EntryName,
): Promise<{ readonly series: string; readonly number: number; readonly id: string; readonly at: string } | null> {
  const known = (await ownKeys(parts, request))?.find(({ name }) => name === series);
  if (!known || !Number.isSafeInteger(number) || number < 1 || number > 2_000_000_000) return null;
  const [entry] = await parts.vault.accessRecord(parts.db, known.key, { before: number + 1, limit: 1 });
  return entry?.number === number ? { series, number, id: entry.id, at: entry.at } : null;
}

/** Name of the series of the account; cases, visits and requests have their numbers. */
export const accountSeries = 'account';

export interface EntryName {
  readonly series: string;
  readonly number: number;
}
