import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import { may } from '#kernel/permission';
import type { Tx } from '#platform/database';
import { findPaper, openPapers, type PaperRow } from '../../store/paper-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { namesOf } from '../clerk/staff-names.ts';
import { paperContext } from './register-paper.ts';

/** The paper that waits in the own offices, oldest first. Nothing personal is opened for the list. */
export async function listPapers(parts: CaseParts, actor: Actor): Promise<readonly ListedPaper[]> {
  const rows = await parts.db.transaction((tx) => openPapers(tx, actor.offices, 200));
  const names = await namesOf(
    parts,
    rows.map(({ registeredBy }) => registeredBy),
  );
  return rows.map(({ id, office, receivedOn, registeredBy, size, forwardedFrom, draftId }) => ({
    ...{ id, office, receivedOn, size, forwardedFrom, isBegun: draftId !== null },
    registeredBy: names.get(registeredBy) ?? '',
  }));
}

/** One paper with what was noted about it; each opening stands in the access record. Null for other offices and closed ones. */
export const openPaper = (parts: CaseParts, actor: Actor, id: string): Promise<OpenedPaper | null> =>
  parts.db.transaction(async (tx) => {
    const row = await ownPaper(tx, actor, id);
    if (!row) return null;
    const read = {
      actor,
      purpose: 'processing' as const,
      caseId: null,
      subjects: [row.key],
      what: ['evidence' as const],
    };
    const item = { key: row.key, sealed: row.sealed, context: paperContext(row.id) };
    const [words] = await parts.vault.open<Json>(tx, read, [item]);
    return words ? { row, ...(words as unknown as PaperWords) } : null;
  });

/** The scan itself; each opening stands in the access record. */
export const openPaperFile = (parts: CaseParts, actor: Actor, id: string): Promise<Uint8Array | null> =>
  parts.db.transaction(async (tx) => {
    const row = await ownPaper(tx, actor, id);
    return row ? paperBytes(parts, tx, actor, row) : null;
  });

/** The bytes of a paper, with the entry in the access record. */
export function paperBytes(parts: CaseParts, tx: Tx, actor: Actor, row: PaperRow): Promise<Uint8Array | null> {
  const read = {
    actor,
    purpose: 'processing' as const,
    caseId: null,
    subjects: [row.key],
    what: ['evidence' as const],
  };
  const sealed = row.file ?? new Uint8Array();
  return parts.vault.openBytes(tx, read, { key: row.key, sealed, context: `${paperContext(row.id)}:file` });
}

/** An open paper of an office of this staff member. */
export async function ownPaper(tx: Tx, actor: Actor, id: string, lock = false): Promise<PaperRow | null> {
  const row = isUuid(id) ? await findPaper(tx, id, lock) : null;
  const isOffice = row !== null && actor.offices.includes(row.office);
  return row?.state === 'open' && may(actor.roles, 'paper:handle', { isOffice }) ? row : null;
}

export interface ListedPaper {
  readonly id: Uuid;
  readonly office: string;
  readonly receivedOn: string;
  readonly size: number;
  /** The office that passed it on. */
  readonly forwardedFrom: string | null;
  /** A form is being filled in from it. */
  readonly isBegun: boolean;
  readonly registeredBy: string;
}
export interface PaperWords {
  readonly name: string;
  readonly mediaType: string;
  readonly note: string;
}
export interface OpenedPaper extends PaperWords {
  readonly row: PaperRow;
}
