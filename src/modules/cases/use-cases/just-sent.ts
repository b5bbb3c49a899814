import { briefly } from '#platform/vault';
import type { BegunCase } from './save-command.ts';

/** A case as it was sent a moment ago, by its number; otherwise null. Its page follows at once. */
export const justSent = briefly<BegunCase | null>(1_000, () => null);
