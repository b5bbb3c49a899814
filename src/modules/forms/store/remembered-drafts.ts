import type { Uuid } from '#kernel/ids';
import type { DraftRow } from './draft-store.ts';

/**
 * The sealed rows of guests as this node saved them last, so that the page after a save needs no look at the database. A row opens only
 * with the key in its owner's cookie; what is decided on one stands only when its revision is still the stored one.
 */
export function rememberedDrafts(now: () => number = () => performance.now()): RememberedDrafts {
  const rows = new Map<Uuid, Remembered>();
  const find = (id: Uuid, rev: number, milliseconds: number): Remembered | null => {
    const known = rows.get(id);
    return known && known.row.rev === rev && now() - known.since <= milliseconds ? known : null;
  };
  return {
    keep(row) {
      rows.delete(row.id);
      if (rows.size >= most) rows.delete(rows.keys().next().value ?? '');
      if (row.sealed.length <= largest) rows.set(row.id, { row, since: now(), isShown: false });
    },
    forget: (id) => void rows.delete(id),
    nextPage(id, rev) {
      const known = find(id, rev, pageMilliseconds);
      if (!known || known.isShown) return null;
      known.isShown = true;
      return known.row;
    },
    forAnswer: (id, rev) => find(id, rev, answerMilliseconds)?.row ?? null,
  };
}

/** Together at most 16 MB. */
const most = 1_000;
const largest = 16_000;
const pageMilliseconds = 5_000;
const answerMilliseconds = 600_000;

export interface RememberedDrafts {
  keep(row: DraftRow): void;
  forget(id: Uuid): void;
  /** The row at exactly this revision for the one page that a save leads to; later another device may have changed the draft. */
  nextPage(id: Uuid, rev: number): DraftRow | null;
  /** The same for an answer, within ten minutes: saving it names the revision, and so proves that nothing changed. */
  forAnswer(id: Uuid, rev: number): DraftRow | null;
}
interface Remembered {
  readonly row: DraftRow;
  readonly since: number;
  isShown: boolean;
}
