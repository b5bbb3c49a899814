import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { legalZone } from '#kernel/clock';
import { calendar } from '../test-support.ts';
import { minuteAt } from './desk-hours.ts';
import { openHours } from './open-hours.ts';
import type { Plan } from './plan.ts';
import { previewRelease, visitsIn } from './preview.ts';
import { readPlan } from './read-plan.ts';
import { policyOn } from './release.ts';
import { instantOf, minutesOf } from './spans.ts';

const file = join(import.meta.dirname, '../../../../city/appointments.yaml');
const data = parse(readFileSync(file, 'utf8')) as Plan;
const known = {
  offices: new Set([...data.offices.map(({ id }) => id), 'buergerservice']),
  services: new Set(data.services.flatMap(({ service }) => service ?? [])),
};
const plan = readPlan(data, known).plan!;
const office = plan.offices.find(({ id }) => id === 'buergerbuero-otto-schill-strasse')!;
const day = (text: string) => Temporal.PlainDate.from(text);
const openAt = (date: string, seen: string): number => {
  const [seenDay, seenTime] = seen.split(' ');
  const now = minuteAt(day(seenDay!), seenTime!);
  const asked = { plan, office, day: day(date), services: ['umzug'], calendar, closures: [], now, isStaff: false };
  const open = openHours({ ...asked, services: ['wohnsitz-anmelden'] });
  return [...open.values()].reduce((sum, spans) => sum + minutesOf(spans), 0);
};
/** Eleven desks of the office open for eleven hours on these days. */
const whole = 11 * 11 * 60;

describe('the six release policies of Leipzig', () => {
  it.each([
    [
      '2020-09-02',
      [
        ['2020-07-07 23:59', 0],
        ['2020-07-08 00:00', 0.75],
        ['2020-09-02 07:29', 0.75],
        ['2020-09-02 07:30', 1],
      ],
    ],
    [
      '2021-10-06',
      [
        ['2021-09-07 13:59', 0],
        ['2021-09-07 14:00', 0.5],
        ['2021-10-06 07:30', 1],
      ],
    ],
    [
      '2022-09-07',
      [
        ['2022-08-10 16:59', 0],
        ['2022-08-10 17:00', 0.25],
        ['2022-08-26 11:00', 0.5],
        ['2022-09-07 08:00', 0.75],
        ['2022-09-07 12:00', 1],
      ],
    ],
    [
      '2023-03-01',
      [
        ['2023-02-28 16:59', 0],
        ['2023-02-28 17:00', 0.3],
        ['2023-03-01 10:00', 0.6],
        ['2023-03-01 18:59', 0.6],
      ],
    ],
    [
      '2024-03-06',
      [
        ['2024-02-21 16:59', 0],
        ['2024-02-21 17:00', 0.5],
        ['2024-03-06 18:00', 0.5],
      ],
    ],
  ] as const)('for a visit on %s publish these shares at these times', (date, steps) => {
    for (const [seen, share] of steps) expect(Math.abs(openAt(date, seen) - share * whole), seen).toBeLessThan(15);
  });

  it('publish next week on Fridays at eleven, all of it, in the training office', () => {
    const training = plan.offices.find(({ id }) => id === 'buergerbuero-gohlis-center')!;
    const momentsOf = (id: string): readonly [rows: ReturnType<typeof previewRelease>, moments: readonly string[]] => {
      const policy = plan.policies.find((one) => one.id === id)!;
      const rows = previewRelease({
        ...{ plan, office: training, policy, calendar, closures: [] },
        ...{ from: day('2026-11-30'), until: day('2026-12-06') },
      });
      const moments = rows.map(({ release }) =>
        instantOf(release!).toZonedDateTimeISO(legalZone).toPlainDateTime().toString(),
      );
      return [rows, [...new Set(moments)]];
    };
    expect(policyOn(plan, training, day('2026-11-25'))!.id).toBe('freitags-fuer-naechste-woche');
    const [rows, moments] = momentsOf('freitags-fuer-naechste-woche');
    expect(moments).toEqual(['2026-11-27T11:00:00']);
    // What is drawn at eleven is for everybody half an hour later.
    expect(momentsOf('freitags-durch-los')[1]).toEqual(['2026-11-27T11:30:00']);
    expect(rows.map((row) => row.day.dayOfWeek)).toEqual([1, 2, 3, 4, 5]);
    expect(visitsIn(rows[0]!, 15)).toBe(4 * 28);
  });

  it('show in the preview what a change would publish, less what is closed', () => {
    const [from, until] = [day('2026-12-14'), day('2026-12-20')];
    const policy = plan.policies.find(({ id }) => id === 'vier-zeitpunkte')!;
    const closures = [
      { office: office.id, desk: null, span: [minuteAt(from, '00:00'), minuteAt(from, '23:59')] as const },
    ];
    const rows = previewRelease({ plan, office, policy, from, until, calendar, closures });
    expect(rows.filter((row) => row.day.equals(from))).toEqual([]);
    const tuesday = rows.filter((row) => row.day.equals(from.add({ days: 1 })));
    expect(tuesday.length).toBe(4);
    expect(tuesday.reduce((sum, { minutes }) => sum + minutes, 0)).toBeGreaterThan(whole - 20);
    expect(rows.some((row) => row.day.dayOfWeek === 7)).toBe(false);
  });
});

describe('a plan that does not fit together', () => {
  const faultsOf = (change: (copy: Loose) => void) => {
    const copy: Loose = structuredClone(data);
    change(copy);
    return readPlan(copy, known).faults.map(({ code, path }) => `${code} ${path.join('.')}`);
  };
  it.each<[string, (copy: Loose) => void]>([
    ['id-twice offices.1.desks.0.id', (copy) => (copy.offices[1].desks[0].id = 101)],
    [
      'id-twice services.1.id',
      (copy) => {
        delete copy.groups;
        copy.services[1].id = 'personalausweis';
      },
    ],
    ['office-unknown offices.0.id', (copy) => (copy.offices[0].id = 'nirgends')],
    ['service-unknown services.0.service', (copy) => (copy.services[0].service = 'keine')],
    ['policy-unknown offices.0.policies.0.policy', (copy) => (copy.offices[0].policies[0].policy = 'keine')],
    ['policies-unordered offices.0.policies', (copy) => (copy.offices[0].policies[0].from = '2030-01-01')],
    ['desk-unknown offices.0.shifts.0.desks', (copy) => (copy.offices[0].shifts[0].desks = [999])],
    ['skill-unknown offices.0.shifts.0.skills', (copy) => (copy.offices[0].shifts[0].skills = ['fliegen'])],
    ['hours-reversed offices.0.shifts.0', (copy) => (copy.offices[0].shifts[0].to = '07:00')],
    ['shares-above-one policies.0.parts', (copy) => (copy.policies[0].parts[0].share = 0.8)],
    ['release-missing policies.0.parts.0', (copy) => delete copy.policies[0].parts[0].release],
    ['shape offices.0.shifts.0.from', (copy) => (copy.offices[0].shifts[0].from = '25:00')],
  ])('is told: %s', (told, change) => {
    expect(faultsOf(change)).toEqual([told]);
  });

  it('is not there in Leipzig', () => {
    expect(readPlan(data, known).faults).toEqual([]);
    // The six that were there, and the draw that is proposed.
    expect(plan.policies.length).toBe(7);
  });
});

/** Data that may be broken anywhere. */
// biome-ignore lint/suspicious/noExplicitAny: what is broken here has no type
type Loose = any;
