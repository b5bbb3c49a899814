import type { Actor } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import { type FiledVisit, filedVisitSchema, type VisitReceipt } from '../../domain/visit/index.ts';
import { type FileRefusal, fileVisit } from '../file-visit.ts';
import type { PartnerParts } from '../partner-parts.ts';
import type { AppReceipt } from './app-types.ts';
import type { CityKeys } from './city-keys.ts';
import { hashOf, openSealed, signedText } from './sealed-box.ts';

/**
 * Opens a visit that a device of a branch sealed, files it as `fileVisit` does, and signs what became of it together with the hash of what arrived. Refused when it
 * cannot be opened, or is about something else than its outside says.
 */
export async function receiveSealed(
  parts: PartnerParts,
  keys: CityKeys,
  actor: Actor,
  sealed: string,
): Promise<Result<string, ReceiveRefusal>> {
  const opened = await openSealed(keys.opens, keys.seal.kid, sealed);
  const body = opened && readVisit(opened.text);
  if (!opened || !body) return refuse('cannot-open');
  const { visit, device, number } = opened.header;
  if (body.id !== visit || body.device !== device || body.number !== number) return refuse('cannot-open');
  const filed = await fileVisit(parts, { kind: 'clerk', actor }, body);
  if (!filed.ok) return filed;
  const signed: AppReceipt = { sealed: await hashOf(sealed), receipt: forDevice(filed.value) };
  return ok(await signedText(keys.signs, keys.receipt.kid, signed));
}

function readVisit(text: string): FiledVisit | null {
  try {
    const read = filedVisitSchema.safeParse(JSON.parse(text));
    return read.success ? { ...read.data, answers: read.data.answers as JsonObject } : null;
  } catch {
    return null;
  }
}

/** Nothing of what was sealed, and no number of a case: the branch sees the status only. */
const forDevice = ({ id, branch, device, number, state, receivedAt, ledger, reason, words }: VisitReceipt) => ({
  ...{ id, branch, device, number, state, receivedAt, ledger, reason, words },
});

export type ReceiveRefusal = 'cannot-open' | FileRefusal;
