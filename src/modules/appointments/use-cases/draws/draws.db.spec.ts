import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guestActor } from '#kernel/actor';
import { type TestPlatform, testPlatform } from '../../../../../test/support/index.ts';
import type { Person } from '../../domain/booking.ts';
import { commitmentTo, drawsAround, faultOfDraw } from '../../domain/draw/index.ts';
import { instantOf } from '../../domain/spans.ts';
import { findDraw } from '../../store/draw-store.ts';
import { anOffice, aPlan, aPolicy, aShift, calendar } from '../../test-support.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { createBoard } from '../board.ts';
import { findSlots } from '../find-slots.ts';
import { sweepWishes } from '../wishes/sweep-wishes.ts';
import { confirmWish, declineOffer, makeWish, openWish } from '../wishes/wish-commands.ts';
import { confirmSecret } from '../wishes/wish-parts.ts';
import { runDraws, ticketOf } from './run-draws.ts';
import { ticketsOf } from './view-draws.ts';

let test: TestPlatform;
let parts: AppointmentParts;
/** At noon the half hour of one desk five days later is drawn: two visits of a quarter of an hour. */
const draw = { windowHours: 24, publicAfterMinutes: 30 };
const plan = aPlan({
  policies: [aPolicy([{ share: 1, channel: 'online', release: { kind: 'rolling', days: 5, at: '12:00', draw } }])],
  offices: [anOffice({ shifts: [aShift({ from: '08:00', to: '08:30' })], desks: [{ id: 1, name: '1' }] })],
});
beforeAll(async () => {
  test = await testPlatform({ poolSize: 12 });
  const catalogue = { findOffice: () => null } as unknown as AppointmentParts['catalogue'];
  parts = {
    ...{
      ...test.platform,
      accounts: {} as AppointmentParts['accounts'],
      catalogue,
      cases: {} as AppointmentParts['cases'],
    },
    ...{ plan, calendar, board: createBoard({ ...test.platform, freshMilliseconds: 0 }) },
  };
  for (const name of ['appointments.wish-confirm', 'appointments.offer-mail', 'appointments.wish-over'])
    test.platform.jobs.handle(name, async () => {});
});
afterAll(() => test?.drop());

let people = 0;
async function wish(day: Temporal.PlainDate, isConfirmed = true) {
  const person: Person = { actor: guestActor, guestProofs: [Buffer.from(`drawn ${people++}`)] };
  test.clock.advance({ seconds: 1 });
  const done = await makeWish(parts, {
    wanted: {
      ...{ services: ['umzug'], persons: 1, offices: ['mitte'], stepFree: false, weekdays: [], times: [] },
      ...{ notBefore: day.toString(), before: day.add({ days: 1 }).toString() },
    },
    ...{ contact: { name: 'Bo Los-Demo', email: `drawn${people}@demo.invalid` }, person, language: 'de' },
  });
  if (!done.ok) throw new Error(done.reason);
  const { number, id, person: hash } = done.value;
  if (isConfirmed) await confirmWish(parts, guestActor, { number, secret: confirmSecret(parts, id) });
  const opened = async () => (await openWish(parts, person, number, 'appointment:change'))!;
  return { person, hash, opened, state: async () => (await opened()).row.state };
}
const publicStarts = async (day: Temporal.PlainDate): Promise<number> => {
  const lines = [{ service: 'umzug', persons: 1 }];
  const found = await findSlots(parts, {
    lines,
    office: null,
    isAccessible: false,
    from: day,
    days: 1,
    isStaff: false,
  });
  const here = found.ok ? found.value.filter((one) => one.day.equals(day)) : [];
  return here.flatMap(({ offices }) => offices.flatMap(({ starts }) => starts)).length;
};
const untilMinute = (minute: number): void => test.clock.set(instantOf(minute));

describe('a rush release by lot', () => {
  it('gives the places in an order that anybody can run again, whenever people came', async () => {
    const planned = drawsAround(plan, test.clock.now().epochMilliseconds / 60_000).find(
      ({ at }) => instantOf(at).epochMilliseconds > test.clock.now().epochMilliseconds,
    )!;
    const day = planned.days[0]!;
    untilMinute(planned.opensAt);
    await Promise.all([runDraws(parts), runDraws(parts), runDraws(parts)]);
    const opened = (await findDraw(parts.db, planned.id))!;
    expect(opened).toMatchObject({ state: 'open', seed: null, tickets: null });
    const wishers: Awaited<ReturnType<typeof wish>>[] = [];
    for (let one = 0; one < 6; one++) wishers.push(await wish(day));
    const unconfirmed = await wish(day, false);
    const ticketsIn = async (one: (typeof wishers)[number]) =>
      (await ticketsOf(parts, (await one.opened()).row)).find(({ draw: { id } }) => id === planned.id);
    expect(await ticketsIn(wishers[0]!)).toMatchObject({
      ticket: ticketOf(parts, planned.id, wishers[0]!.hash),
      drawn: null,
    });
    expect(await ticketsIn(unconfirmed)).toBeUndefined();
    untilMinute(planned.at - 1);
    await runDraws(parts);
    expect((await findDraw(parts.db, planned.id))!.state).toBe('open');
    untilMinute(planned.at);
    await Promise.all([runDraws(parts), runDraws(parts)]);
    const closed = (await findDraw(parts.db, planned.id))!;
    expect(closed).toMatchObject({ state: 'closed', seed: null });
    const late = await wish(day);
    expect(await publicStarts(day)).toBe(0);
    test.clock.advance({ minutes: 1 });
    await Promise.all([runDraws(parts), runDraws(parts), runDraws(parts)]);
    const drawn = (await findDraw(parts.db, planned.id))!;
    expect(drawn).toMatchObject({
      state: 'drawn',
      offered: 2,
      commitment: opened.commitment,
      listDigest: closed.listDigest,
    });
    expect(commitmentTo(Buffer.from(drawn.seed!, 'hex'))).toBe(opened.commitment);
    const { commitment, listDigest, seed, tickets } = drawn;
    const published = { commitment, listDigest: listDigest!, publicValue: '', seed: seed!, order: tickets! };
    expect(faultOfDraw(published)).toBeNull();
    const ticket = ({ hash }: { readonly hash: string }) => ticketOf(parts, planned.id, hash);
    expect([...tickets!].sort()).toEqual(wishers.map(ticket).sort());
    const byLot = wishers.toSorted((a, b) => tickets!.indexOf(ticket(a)) - tickets!.indexOf(ticket(b)));
    expect((await ticketsIn(byLot[1]!))?.drawn).toEqual({ place: 2, count: 6 });
    expect(await ticketsIn(late)).toBeUndefined();
    const states = await Promise.all(byLot.map((one) => one.state()));
    expect(states).toEqual(['offered', 'offered', 'open', 'open', 'open', 'open']);
    expect(await Promise.all([unconfirmed.state(), late.state()])).toEqual(['awaiting', 'open']);
    const slots = await Promise.all(byLot.slice(0, 2).map(async (one) => (await one.opened()).offer!.slot.at));
    expect(slots[1]! - slots[0]!).toBe(15);
    await declineOffer(parts, byLot[0]!.person, await byLot[0]!.opened());
    // A declined place goes on in the order of the draw, not of the wishes.
    const statesNow = () => Promise.all([...byLot, late].map((one) => one.state()));
    expect(await statesNow()).toEqual(['open', 'offered', 'offered', 'open', 'open', 'open', 'open']);
    const [until] = await parts.db.query<{ until: string }>(
      `SELECT max(until)::text AS until FROM appointments.offer WHERE state = 'open'`,
    );
    test.clock.set(Temporal.Instant.from(until!.until.replace(' ', 'T')));
    await sweepWishes(parts);
    // So do lapsed ones, each to who was not offered it before.
    expect(await statesNow()).toEqual(['offered', 'offered', 'open', 'open', 'open', 'open', 'open']);
    expect(await publicStarts(day)).toBe(0);
    const events = await parts.db.transaction((tx) => parts.events.read(tx, opened.stream));
    expect(events.map(({ type }) => type)).toEqual([
      ...['appointment.draw-opened', 'appointment.draw-closed', 'appointment.draw-made'],
    ]);
    expect(JSON.stringify(events.slice(0, 2).map((one) => one.public))).not.toContain(seed);
  });

  it('leaves to the public what nobody on the list wanted', async () => {
    const now = test.clock.now().epochMilliseconds / 60_000;
    const next = drawsAround(plan, now).find(({ at }) => at > now)!;
    untilMinute(Math.max(next.opensAt, now));
    await runDraws(parts);
    await parts.db.query(`UPDATE appointments.wish SET state = 'withdrawn', ended_at = now()`);
    await parts.db.query(`UPDATE appointments.offer SET state = 'withdrawn'`);
    untilMinute(next.at);
    await runDraws(parts);
    test.clock.advance({ minutes: 1 });
    expect(await runDraws(parts)).toBe(0);
    expect(await findDraw(parts.db, next.id)).toMatchObject({ state: 'drawn', offered: 0, tickets: [] });
    expect(await publicStarts(next.days[0]!)).toBe(0);
    untilMinute(next.publicAt);
    await sweepWishes(parts);
    expect(await publicStarts(next.days[0]!)).toBeGreaterThan(0);
    expect(test.faults).toEqual([]);
  });
});
