import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { parseResumeCode, resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import type { Tx } from '#platform/database';
import { deriveGuestKeys, openWith, sealWith } from '#platform/vault';
import {
  acceptance,
  type MandateRefusal,
  type MandateState,
  type MandateWish,
  mandateState,
  mandateTerms,
  offerDays,
} from '../domain/mandate.ts';
import { findAccount } from '../store/account-store.ts';
import {
  findMandateLocked,
  findOffer,
  insertMandate,
  type MandateRow,
  mandatesOf,
  updateAccepted,
  updateEnded,
  updateSeq,
} from '../store/mandate-store.ts';
import type { AccountParts } from './account-parts.ts';
import { openName, sealName } from './mandate-names.ts';

/**
 * Offers a mandate (`principal`: another may act for me) or asks for one (`holder`: I may act for another). Gives the one-time
 * code that the other side accepts it with, within 14 days. Nobody can act before both agree (VwVfG § 14).
 */
export async function offerMandate(
  parts: AccountParts,
  actor: Actor,
  side: Side,
  wish: MandateWish,
): Promise<Result<{ readonly id: Uuid; readonly code: string }, MandateRefusal>> {
  const now = parts.clock.now();
  const terms = mandateTerms(wish, legalDay(now));
  if (!terms.ok) return terms;
  const account = actor.id ?? '';
  const code = resumeCode(parts.random.bytes(resumeCodeBytes));
  const keys = deriveGuestKeys(code);
  const id = parts.newId();
  await parts.db.transaction(async (tx) => {
    const seq = await note(
      parts,
      tx,
      { actor, stream: id, expected: 0 },
      `mandate.${side === 'principal' ? 'offered' : 'asked-for'}`,
    );
    await insertMandate(tx, {
      ...terms.value,
      id,
      principal: side === 'principal' ? account : null,
      holder: side === 'holder' ? account : null,
      offer: keys.id,
      offerSealed: sealWith(keys.key, { name: actor.name ?? '' }, `offer:${id}`, parts.random),
      offerUntil: now.add({ hours: 24 * offerDays }),
      createdAt: now,
      seq,
    });
  });
  return ok({ id, code });
}

/** What a one-time code offers, with the name of the other side; refused when used, run out, mistyped or one's own. */
export async function readOffer(
  parts: AccountParts,
  actor: Actor,
  text: string,
): Promise<Result<Offer, 'offer-gone' | 'own-offer'>> {
  const code = parseResumeCode(text);
  if (!code.ok) return refuse('offer-gone');
  return parts.db.transaction(async (tx) => {
    const found = await openOffer(parts, tx, actor, code.value);
    return found.ok ? ok(found.value.offer) : found;
  });
}

/** Accepts an offer; the code is used up. The same refusals as when reading it. */
export async function acceptMandate(
  parts: AccountParts,
  actor: Actor,
  text: string,
): Promise<Result<Uuid, 'offer-gone' | 'own-offer'>> {
  const code = parseResumeCode(text);
  if (!code.ok) return refuse('offer-gone');
  return parts.db.transaction(async (tx) => {
    const found = await openOffer(parts, tx, actor, code.value);
    if (!found.ok) return found;
    const { row, offer } = found.value;
    const [principal, holder] = offer.side === 'principal' ? [actor.id, row.holder] : [row.principal, actor.id];
    const [mine, theirs] = await Promise.all([
      findAccount(tx, actor.id ?? ''),
      findAccount(tx, (offer.side === 'principal' ? holder : principal) ?? ''),
    ]);
    if (!principal || !holder || !mine || !theirs) return refuse('offer-gone');
    const mySide = offer.side;
    const otherSide = mySide === 'principal' ? 'holder' : 'principal';
    const myName = await sealName(parts, tx, row.id, mySide, { name: actor.name ?? '', key: theirs.key });
    const otherName = await sealName(parts, tx, row.id, otherSide, { name: offer.name, key: mine.key });
    const seq = await note(parts, tx, { actor, stream: row.id, expected: row.seq }, 'mandate.accepted');
    await updateAccepted(tx, row.id, {
      principal,
      holder,
      principalName: mySide === 'principal' ? myName : otherName,
      holderName: mySide === 'holder' ? myName : otherName,
      at: parts.clock.now(),
      seq,
    });
    return ok(row.id);
  });
}

/** Ends a mandate or takes an offer back, by either side, at once. Refused when it is not the person's or has ended. */
export const endMandate = (parts: AccountParts, actor: Actor, id: Uuid): Promise<Result<true, 'unknown'>> =>
  parts.db.transaction(async (tx) => {
    const row = await findMandateLocked(tx, id);
    const side = row && sideOf(row, actor.id);
    if (!row || !side || row.endedAt) return refuse('unknown');
    const seq = await note(parts, tx, { actor, stream: id, expected: row.seq }, 'mandate.ended');
    await updateEnded(tx, id, { at: parts.clock.now(), by: side, seq });
    return ok(true);
  });

/** Begins to act for another; each time is in the access record of that person. Refused unless the mandate holds now. */
export const beginActing = (
  parts: AccountParts,
  actor: Actor,
  id: Uuid,
): Promise<Result<{ readonly mandateId: Uuid }, 'unknown'>> =>
  parts.db.transaction(async (tx) => {
    const row = await findMandateLocked(tx, id);
    const now = parts.clock.now();
    if (!row?.principal || row.holder !== actor.id || mandateState(row, now, legalDay(now)) !== 'active') {
      return refuse('unknown');
    }
    const principal = await findAccount(tx, row.principal);
    if (!principal || principal.lockedAt) return refuse('unknown');
    const read = { actor, purpose: 'support', caseId: null, subjects: [principal.key], what: ['account'] } as const;
    await parts.vault.recordRead(tx, { ...read, legalBasis: 'VwVfG § 14' });
    const seq = await note(parts, tx, { actor, stream: id, expected: row.seq }, 'mandate.used');
    await updateSeq(tx, id, seq);
    return ok({ mandateId: id });
  });

/** Every mandate of a person, given and held, with the name of the other side. */
export const listMandates = (parts: AccountParts, actor: Actor): Promise<MandateView[]> =>
  parts.db.transaction(async (tx) => {
    const account = await findAccount(tx, actor.id ?? '');
    if (!account) return [];
    const now = parts.clock.now();
    const views: MandateView[] = [];
    for (const row of await mandatesOf(tx, account.id)) {
      const side = sideOf(row, account.id) ?? 'principal';
      const other = side === 'principal' ? 'holder' : 'principal';
      const name = await openName(parts, tx, row, other, { actor, key: account.key });
      const { id, services, from, until, createdAt } = row;
      views.push({ id, side, name, services, from, until, createdAt, state: mandateState(row, now, legalDay(now)) });
    }
    return views;
  });

/** Accepted mandates in which an account acts for another, with their state now. */
export async function mandatesHeld(parts: AccountParts, tx: Tx, accountId: Uuid): Promise<HeldMandate[]> {
  const now = parts.clock.now();
  return (await mandatesOf(tx, accountId)).flatMap((row) => {
    const { id, principal, holder, services, from, until, acceptedAt } = row;
    if (holder !== accountId || !principal || !acceptedAt) return [];
    return [
      { id, from: principal, to: holder, services, begins: from, until, state: mandateState(row, now, legalDay(now)) },
    ];
  });
}

async function openOffer(parts: AccountParts, tx: Tx, actor: Actor, code: string) {
  const keys = deriveGuestKeys(code);
  const row = await findOffer(tx, keys.id);
  const now = parts.clock.now();
  if (!row?.offerSealed || !actor.id) return refuse('offer-gone');
  const side = acceptance(row, actor.id, now, legalDay(now));
  if (!side.ok) return side;
  const opened = openWith<{ name: string }>(keys.key, row.offerSealed, `offer:${row.id}`);
  const { services, from, until } = row;
  const offer: Offer = { side: side.value, name: opened?.name ?? '', services, from, until };
  return ok({ row, offer });
}

const sideOf = (row: MandateRow, account: Uuid | null): Side | null =>
  account === null ? null : row.principal === account ? 'principal' : row.holder === account ? 'holder' : null;

async function note(parts: AccountParts, tx: Tx, at: At, type: string): Promise<number> {
  const { actor, stream, expected } = at;
  const seq = await parts.events.append(tx, { stream, expected, actor, events: [{ type, public: {} }] });
  if (seq === 'conflict') throw new Error(`mandate ${stream} was changed at the same time`);
  return seq;
}

type Side = 'principal' | 'holder';
interface At {
  readonly actor: Actor;
  readonly stream: Uuid;
  readonly expected: number;
}
export interface HeldMandate {
  readonly id: Uuid;
  /** Account for whom one acts. */
  readonly from: Uuid;
  /** Account that acts. */
  readonly to: Uuid;
  readonly services: MandateWish['services'];
  readonly begins: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly state: MandateState;
}
export interface Offer extends MandateWish {
  /** What the reader becomes by accepting. */
  readonly side: Side;
  /** Name of the other side. */
  readonly name: string;
}
export interface MandateView extends MandateWish {
  readonly id: Uuid;
  /** What the reader is in it. */
  readonly side: Side;
  /** Name of the other side; empty until accepted. */
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly state: MandateState;
}
