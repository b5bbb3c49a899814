import type { AccountKeeper } from '#accounts';
import { type Actor, systemActor } from '#kernel/actor';
import { hashOfProof } from '#kernel/guest-proof';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Tx } from '#platform/database';
import type { BookingRow, Person } from '../../domain/booking.ts';
import { mayHappen } from '../../domain/booking-state.ts';
import { instantOf } from '../../domain/spans.ts';
import { forget } from '../../store/board-store.ts';
import { changeState, lockBooking } from '../../store/booking-store.ts';
import { deleteVisitPapers } from '../../store/check-store.ts';
import { allOwnVisits, allOwnWishes } from '../../store/link-store.ts';
import { aloneWithWishes, forgetWishes, type WishRow } from '../../store/wish-store.ts';
import { type AppointmentParts, backAt } from '../appointment-parts.ts';
import { contactOf, ownVisits } from '../open-visit.ts';
import { announce } from '../visit-events.ts';
import { ownWishes, withdrawIn } from '../wishes/wish-commands.ts';

/**
 * With an account go its visits and wishes: what is still to come is cancelled, so that others get the room, and every key is destroyed.
 * Nothing of it has to be kept.
 */
export const visitsKeeper = (parts: AppointmentParts): AccountKeeper => ({
  kept: async () => [],
  async forget(tx, accountId) {
    await aloneWithWishes(tx);
    const wishes = await allOwnWishes(tx, [], accountId);
    for (const wish of wishes) {
      await withdrawIn(parts, tx, systemActor, wish.id);
      if (wish.key) await parts.vault.destroyKey(tx, wish.key, 'account-deleted');
    }
    await forgetWishes(
      tx,
      wishes.map(({ id }) => id),
    );
    const visits = await allOwnVisits(tx, [], accountId);
    // In the order of their ids, so that two transactions wait for each other instead of holding each other up.
    const ids: Uuid[] = visits.map(({ id }) => id).sort();
    for (const id of ids) await cancelFor(parts, tx, systemActor, id);
    await deleteVisitPapers(tx, ids);
    await forget(tx, ids);
  },
});

/** Coming visits and waiting wishes of this device and account. */
export async function ownThings(parts: AppointmentParts, person: Person): Promise<OwnThings> {
  const [visits, wishes] = await Promise.all([ownVisits(parts, person), ownWishes(parts, person)]);
  return {
    visits: visits
      .filter(({ state }) => state !== 'held')
      .map(({ number, from, office }) => {
        const name = parts.catalogue.findOffice(office)?.name;
        return { number, at: instantOf(from), place: { de: name?.de ?? office, en: name?.en ?? office } };
      }),
    wishes: wishes.map(({ number, state }) => ({ number, isOffered: state === 'offered' })),
  };
}

/** Everything about the visits and wishes of this person (GDPR Art. 15 and 20), for programs. */
export async function copyOfVisits(parts: AppointmentParts, person: Person): Promise<VisitsCopy> {
  const { actor } = person;
  const proofs = person.guestProofs.map(hashOfProof);
  const account = actor.kind === 'citizen' ? actor.id : null;
  const all = await allOwnVisits(parts.db, proofs, account);
  const visits = all.filter(({ state }) => state !== 'held' && state !== 'lapsed');
  const contacts = await contactOf(parts, person, visits);
  const wishes = await allOwnWishes(parts.db, proofs, account);
  return {
    visits: visits.map((row, index) => ({
      ...{ number: row.number, state: row.state, office: row.office, case: row.caseNumber, channel: row.channel },
      ...{ start: instantOf(row.from).toString(), end: instantOf(row.to).toString() },
      lines: row.lines.map((line) => ({ ...line })),
      contact: contacts[index] ?? null,
    })),
    wishes: wishes.map(wishAsJson),
  };
}

async function cancelFor(parts: AppointmentParts, tx: Tx, actor: Actor, id: Uuid): Promise<void> {
  const row = await lockBooking(tx, id);
  if (!row) return;
  if (mayHappen('cancel', row.state)) {
    const isHold = row.state === 'held';
    const seq = isHold ? row.seq : row.seq + 1;
    const state = isHold ? 'lapsed' : 'cancelled';
    await changeState(tx, id, row.seq, { state, seq, active: true, backAt: backAt(parts) });
    const changed: BookingRow = { ...row, state, seq, moves: row.moves + 1 };
    // Where to write to goes with the account, so nobody is told.
    if (!isHold)
      await announce(parts, tx, changed, {
        ...{ type: 'appointment.cancelled', actor, expected: row.seq, by: 'person', isQuiet: true },
      });
  }
  if (row.key) await parts.vault.destroyKey(tx, row.key, 'account-deleted');
}

const wishAsJson = ({ number, state, wanted, madeAt, urgency, language }: WishRow): JsonObject => ({
  ...{ number, state, urgency, language },
  madeAt: Temporal.Instant.fromEpochMilliseconds(Math.round(madeAt * 60_000)).toString(),
  wanted: wanted as unknown as JsonObject,
});

export interface VisitsCopy {
  readonly visits: readonly JsonObject[];
  readonly wishes: readonly JsonObject[];
}
export interface OwnThings {
  readonly visits: readonly {
    readonly number: string;
    readonly at: Temporal.Instant;
    readonly place: { readonly de: string; readonly en: string };
  }[];
  readonly wishes: readonly { readonly number: string; readonly isOffered: boolean }[];
}
