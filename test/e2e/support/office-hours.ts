import { createServer } from 'node:net';
import { inject } from 'vitest';
import { legalCalendar } from '#kernel/calendar';
import { legalDay } from '#kernel/clock';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { readConfig } from '#platform/config';
import { borrowEmbedded } from '#platform/database';
import { listen, noLimits } from '#platform/http';
import { silentLog } from '#platform/log';
import { compose } from '../../../src/compose.ts';
import { openStage } from '../../../src/demo/stage.ts';
import { Browser } from '../../support/index.ts';

/**
 * Another node of the running demo, at which it is ten o'clock on the next Tuesday that is no holiday: offices are open there, whenever
 * the tests run. Its clock goes on.
 */
export async function openOfficeHours(): Promise<OfficeHours> {
  const cluster = await borrowEmbedded(inject('demo').dataDir);
  if (!cluster) throw new Error('the demo has no database');
  const port = await freePort();
  const read = readConfig({ PORT: String(port), DATABASE_URL: cluster.url, POOL_SIZE: '4' });
  if (!read.ok) throw new Error('the settings of the demo do not fit');
  const stage = openStage(read.config, silentLog);
  const day = nextTuesday();
  const from = day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '10:00' }).toInstant();
  const began = performance.now();
  const goOn = (): void => stage.set(from.add({ milliseconds: Math.round(performance.now() - began) }));
  goOn();
  const timer = setInterval(goOn, 100);
  const root = `${import.meta.dirname}/../../..`;
  const { app, sessions } = await compose(stage.platform, { root, rates: noLimits });
  const listening = await listen(app, port, 'localhost');
  return {
    url: `http://localhost:${port}`,
    day,
    async member(login) {
      const caller = new Browser(app, sessions);
      const [found] = await stage.platform.db.query<{ id: string }>('SELECT id FROM accounts.staff WHERE login = $1', [
        login,
      ]);
      await caller.signIn({ staffId: found!.id as never }, 'substantial');
      return caller;
    },
    async close() {
      clearInterval(timer);
      await listening.close();
      await stage.close();
      await cluster.release();
    },
  };
}

function nextTuesday(): Temporal.PlainDate {
  const calendar = legalCalendar(saxonHolidays);
  let day = legalDay(Temporal.Now.instant()).add({ days: 1 });
  while (day.dayOfWeek !== 2 || calendar.isHoliday(day)) day = day.add({ days: 1 });
  return day;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, 'localhost', () => {
      const { port } = probe.address() as { readonly port: number };
      probe.close(() => resolve(port));
    });
  });

export interface OfficeHours {
  readonly url: string;
  readonly day: Temporal.PlainDate;
  /** A member of the staff, signed in at that time. */
  member(login: string): Promise<Browser>;
  close(): Promise<void>;
}
