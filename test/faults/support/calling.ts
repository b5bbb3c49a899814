import { setTimeout as delay } from 'node:timers/promises';
import { guestActor } from '#kernel/actor';
import { createSessions } from '#platform/session';
import { emptyPlan } from '../../../src/modules/appointments/domain/plan.ts';
import { issueTicket } from '../../../src/modules/appointments/use-cases/onsite/issue-ticket.ts';
import type { OnsiteParts } from '../../../src/modules/appointments/use-cases/onsite/office-now.ts';
import { Browser } from '../../support/browser.ts';
import type { CityHall } from './city-hall.ts';

const office = 'buergerbuero-leutzsch';

/** So many people take a number, at whatever hour the test runs. */
export const fillRoom = (hall: CityHall, people: number): Promise<void> =>
  hall.inside(async ({ platform }) => {
    const parts = { ...platform, plan: emptyPlan } as unknown as OnsiteParts;
    for (let count = 0; count < people; count++)
      await platform.db.transaction((tx) =>
        issueTicket(parts, tx, {
          ...{ office, lines: [{ service: 'minuten-10', persons: 1 }], language: 'de', actor: guestActor },
          ...{ booking: null, dueAt: null, priority: 1, once: null },
        }),
      );
  });

/** A clerk of the office who is signed in, as the cookie of the browser. */
export const clerkCookie = (hall: CityHall): Promise<string> =>
  hall.inside(async ({ platform, doors }) => {
    const entry = {
      login: 'ruf@demo',
      name: 'Ruth Ruf (Demo)',
      offices: ['buergerservice'],
      roles: ['clerk'],
    } as const;
    const { staffId } = await platform.db.transaction((tx) => doors.accounts.inviteStaff(tx, entry));
    // Whoever has chosen no passphrase yet may do nothing.
    await hall.ask(`UPDATE accounts.staff SET password = 'none fits' WHERE id = $1`, [staffId]);
    const sessions = createSessions({ ...platform, cookieKey: platform.config.keys.cookie, secure: false });
    const browser = new Browser({ fetch: () => Promise.reject(new Error('not asked')) }, sessions);
    await browser.signIn({ staffId }, 'substantial');
    return browser.cookie;
  });

/** Every desk opens and calls until nobody waits; who gets no answer presses again, at the other node first. */
export async function callAll({ origins, desks, cookie, midway }: Calling): Promise<readonly Told[]> {
  const told: Told[] = [];
  let striking: Promise<void> = Promise.resolve();
  let hasStruck = false;
  const press = async (desk: number, body: unknown): Promise<Answer> => {
    for (let attempt = 0; attempt < 400; attempt++) {
      const origin = origins[(desk + attempt) % origins.length]!;
      const answer = await fetch(`${origin}/api/v1/appointment-offices/${office}/desks/${desk}/steps`, {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json', cookie },
      })
        .then(async (response) => ({ status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) }))
        // The node is gone, perhaps with the answer.
        .catch(() => null);
      if (answer && answer.status !== 503) return answer;
      await delay(20);
    }
    throw new Error('no node answers');
  };
  await Promise.all(
    Array.from({ length: desks }, async (_, index) => {
      const desk = index + 1;
      await press(desk, { do: 'open' });
      let seen: { readonly number: string; readonly seq: number } | null = null;
      for (;;) {
        const { status, current }: Answer = await press(desk, { do: 'next', ...(seen ? { current: seen } : {}) });
        if (status === 409) return;
        if (status !== 200 || !current) throw new Error(`desk ${desk} got ${status}`);
        told.push({ number: current.number, desk });
        seen = { number: current.number, seq: current.seq };
        if (hasStruck || told.length <= 60) continue;
        hasStruck = true;
        striking = midway();
      }
    }),
  );
  await striking;
  return told;
}

interface Told {
  readonly number: string;
  readonly desk: number;
}
interface Answer {
  readonly status: number;
  readonly current?: { readonly number: string; readonly seq: number } | null;
}
interface Calling {
  readonly origins: readonly string[];
  readonly desks: number;
  readonly cookie: string;
  /** Something happens while many still wait. */
  midway(): Promise<void>;
}
