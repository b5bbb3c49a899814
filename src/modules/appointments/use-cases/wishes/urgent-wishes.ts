import { systemActor } from '#kernel/actor';
import { parseCaseNumber } from '#kernel/case-number';
import { may } from '#kernel/permission';
import { ok, type Result, refuse } from '#kernel/result';
import { type AllowedFiles, checkFile, type FileRefusal } from '#platform/files';
import type { Person } from '../../domain/booking.ts';
import { applyAll, decide, getWish, type ProofRefusal } from '../../domain/wishes/index.ts';
import {
  closeProofs,
  findProof,
  insertProof,
  type OfferFigures,
  offerFigures,
  type ProofRow,
  proofsOf,
  refusalOf,
  urgentWishes,
} from '../../store/urgent-store.ts';
import {
  aloneWithWishes,
  findWish,
  findWishById,
  readWaiting,
  saveWish,
  type WishRow,
} from '../../store/wish-store.ts';
import { texts } from '../../texts/index.ts';
import { type AppointmentParts, officeOf } from '../appointment-parts.ts';
import { sweepWishes } from './sweep-wishes.ts';
import { type OpenedWish, wisherOf } from './wish-commands.ts';
import { logWishes, nowIn, wishRules } from './wish-parts.ts';

/** Keeps a file that shows why somebody cannot wait, under the key of the wish. Refused when it is not safe, too many, or nothing was asked. */
export async function addProof(
  parts: AppointmentParts,
  { row }: Pick<OpenedWish, 'row'>,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<null, FileRefusal | 'proof-too-many' | 'no-proof-asked'>> {
  const { key } = row;
  if (row.urgency !== 'asked' || !key || !isWaiting(row)) return refuse('no-proof-asked');
  const checked = checkFile(file, proofFiles);
  if (!checked.ok) return checked;
  const { bytes, mediaType } = checked.value;
  return parts.db.transaction(async (tx) => {
    await aloneWithWishes(tx);
    if ((await proofsOf(tx, [row.id])).length >= mostProofs) return refuse('proof-too-many');
    const [id, at] = [parts.newId(), parts.clock.now().toString()];
    const sealed = await parts.vault.sealBytes(key, bytes, contextOf(id), tx);
    await insertProof(tx, { id, wish: row.id, mediaType, size: bytes.length, sealed, at });
    return ok(null);
  });
}

/** What a person has shown, and why it was not enough. */
export const ownProofs = async ({ db }: AppointmentParts, { row }: Pick<OpenedWish, 'row'>): Promise<OwnProofs> =>
  row.wanted.urgentFor
    ? { count: (await proofsOf(db, [row.id])).length, refused: await refusalOf(db, row.id) }
    : { count: 0, refused: null };

/** The wishes in offices of this member that ask to come first, each with what was shown. */
export async function askedUrgencies(parts: AppointmentParts, person: Person): Promise<readonly UrgentWish[]> {
  const rows = (await urgentWishes(parts.db)).filter((row) => isFor(parts, person, row));
  const proofs = await proofsOf(
    parts.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ row, proofs: proofs.filter(({ wish }) => wish === row.id) }));
}

/** How many offers of the last thirty days were accepted, and how many declined or lapsed. */
export const offersOfLate = ({ db, clock }: AppointmentParts): Promise<OfferFigures> => {
  const now = clock.now();
  // Offers are answered before their time ends, and never held longer than two days.
  return offerFigures(db, now.subtract({ hours: 24 * 30 }).toString(), now.add({ hours: 48 }).toString());
};

/** A file for the member who judges it, with an entry in the record of who read what; null for a foreign one. */
export async function openProof(
  parts: AppointmentParts,
  person: Person,
  number: string,
  id: string,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | null> {
  const row = await rowFor(parts, person, number);
  const file = row?.key ? await findProof(parts.db, row.id, id) : null;
  if (!row?.key || !file) return null;
  const { key } = row;
  const read = {
    actor: person.actor,
    purpose: 'processing',
    caseId: null,
    subjects: [key],
    what: ['evidence'],
  } as const;
  const item = { key, sealed: file.sealed, context: contextOf(file.id) };
  const bytes = await parts.db.transaction((tx) => parts.vault.openBytes(tx, read, item));
  return bytes ? { bytes, mediaType: file.mediaType } : null;
}

/**
 * Accepts that somebody cannot wait, with what was uploaded or shown at the counter, or says why not. The files are deleted, the person is told. Refused when
 * nothing is asked any more; null for a foreign wish.
 */
export async function judgeUrgency(
  parts: AppointmentParts,
  person: Person,
  number: string,
  verdict: 'accepted' | ProofRefusal,
): Promise<Result<WishRow, 'not-now'> | null> {
  const row = await rowFor(parts, person, number);
  if (!row) return null;
  const done = await parts.db.transaction(async (tx) => {
    await aloneWithWishes(tx);
    const { list, rows } = await readWaiting(tx);
    const known = rows.get(row.id);
    const command =
      verdict === 'accepted'
        ? ({ type: 'accept-proof', wish: row.id } as const)
        : ({ type: 'refuse-proof', wish: row.id, because: verdict } as const);
    const decision = decide(list, command, nowIn(parts), wishRules(parts));
    if (!known || !decision.ok) return false;
    const seqs = await logWishes(
      parts,
      tx,
      person.actor,
      new Map([[row.id, { seq: known.seq, events: decision.value }]]),
    );
    const seq = seqs.get(row.id) ?? known.seq;
    await saveWish(tx, getWish(applyAll(list, decision.value), row.id), seq, parts.clock.now().toString());
    await closeProofs(tx, row.id, verdict === 'accepted' ? null : verdict);
    await parts.jobs.send(tx, {
      name: 'appointments.wish-proof',
      data: { wish: row.id },
      key: `wish:${row.id}:${seq}`,
    });
    return true;
  });
  if (!done) return refuse('not-now');
  await sweepWishes(parts);
  return ok(row);
}

/** Tells by e-mail that somebody has looked at the proof; what came of it stands on the page. */
export async function sendProofMail(parts: AppointmentParts, id: string): Promise<void> {
  const row = await findWishById(parts.db, id as WishRow['id']);
  const contact = row && (await wisherOf(parts, { actor: systemActor, guestProofs: [] }, row));
  if (!row || !contact) return;
  const words = texts[row.language].wishes.mail.proof;
  const address = `${parts.config.baseUrl}/${row.language}/termin/wunsch/oeffnen?nummer=${row.number}`;
  await parts.mail.send({
    id: `wish.${row.id}.proof.${row.seq}`,
    to: contact.email,
    subject: words.subject,
    text: words.text({ number: row.number, address }),
  });
}

async function rowFor(parts: AppointmentParts, person: Person, number: string): Promise<WishRow | null> {
  const parsed = parseCaseNumber(number, 'W');
  const row = parsed.ok ? await findWish(parts.db, parsed.value) : null;
  return row && isFor(parts, person, row) ? row : null;
}

/** Staff of any office where the wish may be served. */
function isFor(parts: AppointmentParts, { actor }: Person, { wanted }: WishRow): boolean {
  const departments = new Set(wanted.offices.flatMap((id) => officeOf(parts, id)?.department ?? []));
  const isOffice = actor.kind === 'staff' && actor.offices.some((office) => departments.has(office));
  return actor.kind === 'staff' && may(actor.roles, 'appointment:change', { isOffice });
}

const isWaiting = ({ state }: WishRow): boolean => state === 'awaiting' || state === 'open' || state === 'offered';
const contextOf = (id: string): string => `wish-proof:${id}`;
export const proofFiles: AllowedFiles = { types: ['pdf', 'jpeg', 'png', 'heic'], maxBytes: 10_000_000 };
export const mostProofs = 3;

export interface OwnProofs {
  readonly count: number;
  readonly refused: ProofRefusal | null;
}
export interface UrgentWish {
  readonly row: WishRow;
  readonly proofs: readonly ProofRow[];
}
