import { canonicalJson, type JsonObject } from '#kernel/json';
import { sha256Of } from '#kernel/sha256';
import { type Spread, spreadOf } from '../waiting/index.ts';
import type { PilotTerms } from './office-schema.ts';

/** SHA-256 over the declared terms (RFC 8785): whoever changes goal, measure or end afterwards changes this. */
export const pilotHash = (terms: PilotTerms): string =>
  sha256Of(canonicalJson(terms as unknown as JsonObject)).toString('hex');

/** What a pilot came to, from visits and cases alone. Counts below the least are null: a small cell could say who it was. */
export function evaluatePilot(terms: PilotTerms, visits: readonly PilotVisit[], cents: number): PilotResult {
  const [done, sent] = [visits.filter(isOver), visits.filter(({ isSent }) => isSent)];
  const answered = sent.filter(({ state }) => state === 'accepted' || state === 'returned');
  const returned = answered.filter(({ state }) => state === 'returned');
  const minutes = sent.flatMap((one) => one.minutes ?? []);
  const completion = shareOf(sent.length, done.length);
  const errors = shareOf(returned.length, answered.length);
  const middle = spreadOf(minutes, leastCount)?.median ?? null;
  const value = { completion, errors, 'counter-minutes': middle, visits: countOf(visits.length) }[terms.measure.figure];
  return {
    visits: countOf(visits.length),
    sent: countOf(sent.length),
    completion,
    errors,
    counterMinutes: middle,
    waiting: spreadOf(
      visits.flatMap(({ waited }) => waited ?? []),
      leastCount,
    ),
    length: spreadOf(
      sent.flatMap(({ served }) => served ?? []),
      leastCount,
    ),
    centsPerCase: sent.length >= leastCount ? Math.round(cents / sent.length) : null,
    value,
    isReached:
      value === null
        ? null
        : lessIsBetter.has(terms.measure.figure)
          ? value <= terms.measure.target
          : value >= terms.measure.target,
    perBranch: [...Map.groupBy(visits, ({ branch }) => branch)]
      .map(([branch, own]) => ({ branch, visits: countOf(own.length) }))
      .sort((a, b) => (a.branch < b.branch ? -1 : 1)),
  };
}

/** Hides one more cell when a single one is hidden beside a total: else it could be worked out from the others. */
export function hideOneMore(cells: readonly (number | null)[]): readonly (number | null)[] {
  if (cells.filter((cell) => cell === null).length !== 1) return cells;
  const shown = cells.filter((cell) => cell !== null);
  const some = shown.filter((cell) => cell > 0);
  const least = cells.indexOf(Math.min(...(some.length > 0 ? some : shown)));
  return cells.map((cell, index) => (index === least ? null : cell));
}

/** A count as it may be told: none and counts from the least on; null for those between. */
export const countOf = (count: number): number | null => (count > 0 && count < leastCount ? null : count);

/** A share; null when too few were counted, and when so few are apart that the others could tell them. */
export function shareOf(part: number, whole: number): number | null {
  if (whole < leastCount || countOf(part) === null || countOf(whole - part) === null) return null;
  return part / whole;
}

const isOver = ({ state, isSent }: PilotVisit): boolean => isSent || state === 'withdrawn';

/** Fewer could point at single people. */
export const leastCount = 3;
const lessIsBetter: ReadonlySet<PilotTerms['measure']['figure']> = new Set(['errors', 'counter-minutes'] as const);

export interface PilotVisit {
  readonly branch: string;
  readonly state: string;
  readonly isSent: boolean;
  /** From mandate to seal; null when it was not sealed. */
  readonly minutes: number | null;
  /** From coming to being served; null where nobody noted it. */
  readonly waited: number | null;
  /** From being served to the seal; null where the branch began it without a line. */
  readonly served: number | null;
}
export interface PilotResult {
  /** Begun at a branch. */
  readonly visits: number | null;
  readonly sent: number | null;
  /** Share of finished visits that reached the city. */
  readonly completion: number | null;
  /** Share of answered ones that the office gave back. */
  readonly errors: number | null;
  /** Median from mandate to seal. */
  readonly counterMinutes: number | null;
  /** Minutes from coming to being served. */
  readonly waiting: Spread | null;
  /** Minutes from being served to the seal. */
  readonly length: Spread | null;
  /** Paid to partners, without value-added tax. */
  readonly centsPerCase: number | null;
  /** The declared figure. */
  readonly value: number | null;
  readonly isReached: boolean | null;
  readonly perBranch: readonly { readonly branch: string; readonly visits: number | null }[];
}
