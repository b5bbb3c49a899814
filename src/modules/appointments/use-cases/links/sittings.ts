import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { CounterSitting } from '#cases';
import type { Actor } from '#kernel/actor';
import { checkSymbol, inGroups, isChecked, isSymbols, readSymbols, symbolsOf } from '#kernel/base32';
import { isUuid, type Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { may } from '#kernel/permission';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import {
  endOldSittings,
  endSitting,
  findByCode,
  findSitting,
  insertSitting,
  lockByDraft,
  markSittingSent,
  openSittings,
  type SittingRow,
  tieSitting,
} from '../../store/sitting-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';

/** Begins a sitting around a form: for an hour a second screen shows its answers to whoever has the short code. */
export async function beginSitting(parts: AppointmentParts, actor: Actor, order: SittingOrder): Promise<Uuid> {
  if (!actor.id) throw new Error('only staff begin a sitting');
  const { resumeCode, ...about } = order;
  const id = parts.newId();
  const now = parts.clock.now();
  const code = shortCode(parts, resumeCode);
  await insertSitting(parts.db, {
    ...{ ...about, id, staffId: actor.id, codeHash: hashOf(code), sealed: sealed(parts, code, resumeCode) },
    ...{ startedAt: now.toString(), until: now.add({ minutes: sittingMinutes }).toString() },
  });
  return id;
}

/** The own sitting of a staff member, with the short code of its second screen where this browser still has the form. */
export async function ownSitting(
  parts: AppointmentParts,
  actor: Actor,
  id: string,
  codes: readonly string[],
): Promise<OwnSitting | null> {
  const row = isUuid(id) ? await findSitting(parts.db, id) : null;
  if (!row || row.staffId !== actor.id) return null;
  const resumeCode = codes.find((code) => row.sealed && opened(parts, shortCode(parts, code), row.sealed) === code);
  return { row, resumeCode: resumeCode ?? null, code: resumeCode ? shortCode(parts, resumeCode) : null };
}

/** The sittings of a staff member that go on. */
export const ownSittings = (parts: AppointmentParts, actor: Actor): Promise<readonly SittingRow[]> =>
  actor.id ? openSittings(parts.db, actor.id, parts.clock.now().toString()) : Promise.resolve([]);

/** The sitting behind a short code, with the code that opens its form; null for a wrong code and once it has ended. */
export async function sittingByCode(parts: AppointmentParts, typed: string): Promise<ShownSitting | null> {
  const code = readShortCode(typed);
  const row = code ? await findByCode(parts.db, hashOf(code), parts.clock.now().toString()) : null;
  const resumeCode = row?.sealed && code ? opened(parts, code, row.sealed) : null;
  return row && code && resumeCode ? { row, code, resumeCode } : null;
}

/** The case of this sitting will belong to the account of whoever stands at the second screen. */
export const tieToAccount = (parts: AppointmentParts, { row }: ShownSitting, account: Uuid): Promise<void> =>
  tieSitting(parts.db, row.id, account);

/** Ends a sitting: the second screen shows nothing any more. Repeating it changes nothing. */
export const closeSitting = (parts: AppointmentParts, { row }: OwnSitting): Promise<void> =>
  endSitting(parts.db, row.id, parts.clock.now().toString());

/** Ends every sitting whose time has run out. */
export const sweepSittings = (parts: AppointmentParts): Promise<number> =>
  endOldSittings(parts.db, parts.clock.now().toString());

/** For whom staff may send the form of a sitting; null when there is none that goes on. */
export async function sittingOfDraft(
  parts: AppointmentParts,
  tx: Tx,
  { draft, actor, caseNumber }: { readonly draft: Uuid; readonly actor: Actor; readonly caseNumber: string },
): Promise<CounterSitting | null> {
  if (!actor.id) return null;
  const row = await lockByDraft(tx, draft, actor.id, parts.clock.now().toString());
  const office = row && parts.catalogue.findService(row.service)?.service.office;
  const isOffice = office !== null && office !== undefined && actor.offices.includes(office);
  if (!row || !may(actor.roles, 'paper:handle', { isOffice })) return null;
  await markSittingSent(tx, row.id, caseNumber);
  return { id: row.id, accountId: row.accountId, language: row.language };
}

/** Forty bits of the resume code, keyed, in a form that people read out: `7KQ4-M2X9`. */
function shortCode({ vault }: Pick<AppointmentParts, 'vault'>, resumeCode: string): string {
  const symbols = symbolsOf(sha256Of(vault.blindIndex('sitting-code', resumeCode)), 7);
  return inGroups(symbols + checkSymbol(symbols));
}

/** The short code that was meant; null when it was mistyped. */
function readShortCode(typed: string): string | null {
  const symbols = readSymbols(typed);
  return symbols.length === 8 && isSymbols(symbols) && isChecked(symbols) ? inGroups(symbols) : null;
}

const hashOf = (code: string): Buffer => sha256Of(`sitting ${code}`);

/** Nobody who reads the database alone can try codes: the key also needs the key of the blind indexes. */
const keyFrom = ({ vault }: Pick<AppointmentParts, 'vault'>, code: string): Buffer =>
  sha256Of(vault.blindIndex('sitting-key', code));

function sealed(parts: AppointmentParts, code: string, text: string): Buffer {
  const iv = Buffer.from(parts.random.bytes(12));
  const cipher = createCipheriv('aes-256-gcm', keyFrom(parts, code), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function opened(parts: AppointmentParts, code: string, kept: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(parts, code), kept.subarray(0, 12));
  decipher.setAuthTag(kept.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(kept.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

const sittingMinutes = 60;

export interface SittingOrder {
  readonly office: string;
  readonly service: string;
  readonly draftId: Uuid;
  readonly booking: Uuid | null;
  readonly language: Language;
  /** What opens the form. */
  readonly resumeCode: string;
}
export interface OwnSitting {
  readonly row: SittingRow;
  readonly code: string | null;
  readonly resumeCode: string | null;
}
export interface ShownSitting {
  readonly row: SittingRow;
  readonly code: string;
  readonly resumeCode: string;
}
