import { briefly } from '#platform/vault';
import type { CaseRow } from '../domain/case-state.ts';

/** A case as it was sent a moment ago, by its number; otherwise null. Its page follows at once. */
export const justSent = briefly<CaseRow | null>(1_000, () => null);
