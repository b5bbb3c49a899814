import { isUuid, type Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { checkFile, type FileRefusal } from '#platform/files';
import type { BookingRow, Person } from '../../domain/booking.ts';
import { checkOf, type PaperCheck, type PaperGroup, papersOf } from '../../domain/visit-papers.ts';
import { lockBooking } from '../../store/booking-store.ts';
import {
  checksOf,
  deleteVisitFile,
  findVisitFile,
  insertVisitFile,
  keepCheck,
  visitFiles,
} from '../../store/check-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';

/** What a visit needs, what the person said is there, and what was sent before. The names of files are opened for who may see the visit. */
export async function openPapers(
  parts: AppointmentParts,
  person: Person,
  row: BookingRow,
  language: Language,
): Promise<VisitPapers> {
  const groups = groupsOf(parts, row, language);
  const [said] = await checksOf(parts.db, [row.id]);
  const files = row.key ? await visitFiles(parts.db, row.id) : [];
  const names = await parts.db.transaction((tx) =>
    parts.vault.open<FileWords>(
      tx,
      readOf(person, row),
      files.map(({ id, sealed }) => ({ key: row.key!, sealed, context: fileContext(id) })),
    ),
  );
  return {
    groups,
    here: said?.here ?? [],
    check: checkOf(groups, said ?? nothingSaid),
    files: files.map(({ id, item, size }, index) => ({ id, item, size, name: names[index]?.name ?? '' })),
  };
}

/** How far each of these visits is, for lists and for calling; nothing personal is opened. */
export async function checkStates(
  parts: AppointmentParts,
  rows: readonly Pick<BookingRow, 'id' | 'lines'>[],
): Promise<ReadonlyMap<Uuid, PaperCheck>> {
  const said = new Map(
    (
      await checksOf(
        parts.db,
        rows.map(({ id }) => id),
      )
    ).map((check) => [check.booking, check]),
  );
  return new Map(rows.map((row) => [row.id, checkOf(groupsOf(parts, row, 'de'), said.get(row.id) ?? nothingSaid)]));
}

/** Keeps which papers the person has; keys that the visit does not know are left out. */
export async function sayPapers(parts: AppointmentParts, row: BookingRow, here: readonly string[]): Promise<void> {
  const known = new Set(groupsOf(parts, row, 'de').flatMap(({ papers }) => papers.map(({ key }) => key)));
  await keepCheck(
    parts.db,
    row.id,
    [...new Set(here)].filter((key) => known.has(key)),
    parts.clock.now().toString(),
  );
}

/**
 * Keeps a paper with the visit, sealed under its key, until who came is forgotten. Refused for papers that the visit does not need, for more than
 * ten files, once the visit is over or not yet booked, and for files that are not a sound PDF, JPEG or PNG of 10 MB at most.
 */
export async function sendPaper(parts: AppointmentParts, row: BookingRow, order: PaperOrder): Promise<PaperDone> {
  const known = groupsOf(parts, row, 'de').some(({ papers }) => papers.some(({ key }) => key === order.item));
  if (!known) return refuse('paper-unknown');
  if (!order.file || order.file.bytes.length === 0) return refuse('file-missing');
  const checked = checkFile(order.file, allowedPaper);
  if (!checked.ok) return checked;
  const { name, mediaType, bytes } = checked.value;
  return parts.db.transaction(async (tx): Promise<PaperDone> => {
    const now = await lockBooking(tx, row.id);
    if (!now?.key || !now.active) return refuse('not-now');
    if ((await visitFiles(tx, row.id)).length >= mostFiles) return refuse('too-many-files');
    const id = parts.newId();
    const sealed = await parts.vault.seal(now.key, { name, mediaType }, fileContext(id), tx);
    const file = await parts.vault.sealBytes(now.key, bytes, `${fileContext(id)}:bytes`, tx);
    await insertVisitFile(tx, {
      ...{ id, booking: row.id, item: order.item, sealed, file, size: bytes.length, at: parts.clock.now().toString() },
    });
    return ok(null);
  });
}

/** Takes a paper away that was sent before. Repeating it changes nothing. */
export const takePaperBack = async (parts: AppointmentParts, row: BookingRow, file: string): Promise<void> =>
  isUuid(file) ? deleteVisitFile(parts.db, row.id, file) : undefined;

/** A paper that was sent before, with its bytes; reads by staff stand in the access record. Null for none. */
export const readPaper = (
  parts: AppointmentParts,
  person: Person,
  row: BookingRow,
  id: string,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string } | null> =>
  parts.db.transaction(async (tx) => {
    const found = row.key && isUuid(id) ? await findVisitFile(tx, row.id, id) : null;
    if (!found || !row.key) return null;
    const read = readOf(person, row);
    const [words] = await parts.vault.open<FileWords>(tx, read, [
      { key: row.key, sealed: found.sealed, context: fileContext(found.id) },
    ]);
    const bytes = await parts.vault.openBytes(tx, read, {
      ...{ key: row.key, sealed: found.file, context: `${fileContext(found.id)}:bytes` },
    });
    return words && bytes ? { bytes, ...words } : null;
  });

function groupsOf(
  { plan, catalogue }: AppointmentParts,
  { lines }: Pick<BookingRow, 'lines'>,
  language: Language,
): readonly PaperGroup[] {
  const needOf = (id: string, of: Language): readonly string[] => {
    const service = plan.services.find((one) => one.id === id)?.service;
    return (service ? catalogue.findService(service)?.texts[of].need : null) ?? [];
  };
  return papersOf(lines, needOf, language);
}

const readOf = ({ actor }: Person, { key }: BookingRow) => ({
  actor,
  purpose: actor.kind === 'staff' ? ('processing' as const) : ('own-view' as const),
  caseId: null,
  subjects: key ? [key] : [],
  what: ['evidence' as const],
});
const fileContext = (id: Uuid): string => `visit-file:${id}`;
const allowedPaper = { types: ['pdf', 'jpeg', 'png'], maxBytes: 10_000_000 } as const;
const mostFiles = 10;
const nothingSaid = { here: [], sent: [], isChecked: false };

type FileWords = { readonly name: string; readonly mediaType: string };
export type PaperDone = Result<null, PaperRefusal>;
export type PaperRefusal = 'paper-unknown' | 'file-missing' | 'too-many-files' | 'not-now' | FileRefusal;
export interface PaperOrder {
  readonly item: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}
export interface VisitPapers {
  readonly groups: readonly PaperGroup[];
  readonly here: readonly string[];
  readonly check: PaperCheck;
  readonly files: readonly { readonly id: Uuid; readonly item: string; readonly size: number; readonly name: string }[];
}
