import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guestActor } from '#kernel/actor';
import { type TestPlatform, testPlatform } from '../../../../test/support/index.ts';
import type { Person } from '../domain/booking.ts';
import { hoursOn } from '../domain/desk-hours.ts';
import { anOrder, aPlan, calendar } from '../test-support.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { createBoard } from './board.ts';
import { contactOf, findVisit } from './open-visit.ts';
import { holdSlot } from './take-slot.ts';
import { cancelVisit, confirmVisit } from './visit-commands.ts';

let test: TestPlatform;
let parts: AppointmentParts;
beforeAll(async () => {
  test = await testPlatform();
  const catalogue = { findOffice: () => null } as unknown as AppointmentParts['catalogue'];
  const none = { accounts: {} as AppointmentParts['accounts'], cases: {} as AppointmentParts['cases'] };
  const plan = aPlan({ rules: { ...aPlan().rules, visitsPerDevice: 2 } });
  parts = {
    ...test.platform,
    ...none,
    catalogue,
    plan,
    calendar,
    board: createBoard({ ...test.platform, freshMilliseconds: 0 }),
  };
  test.platform.jobs.handle('appointments.mail', async () => {});
});
afterAll(() => test?.drop());

const trader: Person = { actor: guestActor, guestProofs: [Buffer.from('a trader')] };
const day = () => calendar.addWorkingDays(test.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate(), 3);
async function hold(person: Person, time: string) {
  const at = hoursOn(day(), time, '23:59')[0];
  const done = await holdSlot(parts, anOrder({ office: 'mitte', at, person }));
  if (!done.ok) throw new Error(done.reason);
  return done.value;
}
const confirm = (person: Person, row: Awaited<ReturnType<typeof hold>>, name: string) =>
  confirmVisit(parts, person, row, { contact: { name, email: `${name.toLowerCase()}@demo.invalid` }, language: 'de' });

describe('against trading in slots', () => {
  it('keeps the name a visit was booked in: confirming again under another one changes nothing', async () => {
    const row = await hold(trader, '08:00');
    expect((await confirm(trader, row, 'Erste')).ok).toBe(true);
    expect((await confirm(trader, row, 'Zweite')).ok).toBe(true);
    const booked = (await findVisit(parts, trader, row.number, 'appointment:read'))!;
    expect(await contactOf(parts, trader, [booked])).toEqual([{ name: 'Erste', email: 'erste@demo.invalid' }]);
  });

  it('lets nobody else confirm or see a hold', async () => {
    const row = await hold(trader, '09:00');
    const other: Person = { actor: guestActor, guestProofs: [Buffer.from('a customer')] };
    expect(await findVisit(parts, other, row.number, 'appointment:change')).toBeNull();
    await cancelVisit(parts, trader, row);
  });

  it('limits the visits of one device, whatever names and addresses they stand under', async () => {
    expect((await confirm(trader, await hold(trader, '10:00'), 'Dritte')).ok).toBe(true);
    const third = await hold(trader, '10:30');
    expect(await confirm(trader, third, 'Vierte')).toMatchObject({ ok: false, reason: 'too-many' });
    const other: Person = { actor: guestActor, guestProofs: [Buffer.from('somebody else')] };
    expect((await confirm(other, await hold(other, '11:00'), 'Fuenfte')).ok).toBe(true);
    expect(test.faults).toEqual([]);
  });
});
