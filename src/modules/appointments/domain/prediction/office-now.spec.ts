import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOffice, aPlan, aShift, calendar } from '../../test-support.ts';
import { deskHours, minuteAt } from '../desk-hours.ts';
import { groupsOf, officeNow, roundWait, stepsOf } from './index.ts';

const day = Temporal.PlainDate.from('2026-11-24');
const at = (clock: string): number => minuteAt(day, clock);
const office = anOffice({
  desks: [1, 2, 3].map((id) => ({ id, name: String(id) })),
  shifts: [aShift({ desks: [1, 2] }), aShift({ desks: [3], from: '10:00', skills: ['abholung'] })],
});
const plan = aPlan({ offices: [office] });
const desksAt = (clock: string, open: readonly number[]) =>
  officeNow({
    ...{ plan, office, hours: deskHours(office, day, calendar), now: at(clock), tickets: [], visits: [] },
    ...{ openDesks: new Set(open), noShow: () => 0 },
  }).desks.map(({ id, open: spans }) => [Number(id), ...spans.map(({ from, to }) => [from, to])]);

describe('the desks that the forecast counts on', () => {
  it('are all as planned while none is open, and then those that are open or begin later', () => {
    const [first, last] = [at('08:00'), at('12:00')];
    expect(desksAt('07:50', [])).toEqual([
      [1, [first, last]],
      [2, [first, last]],
      [3, [at('10:00'), last]],
    ]);
    expect(desksAt('09:00', [1])).toEqual([
      [1, [first, last]],
      [3, [at('10:00'), last]],
    ]);
  });

  it('work an hour longer when they are open after hours', () => {
    expect(desksAt('12:30', [2])).toEqual([[2, [at('12:30'), at('13:30')]]]);
    expect(desksAt('12:30', [])).toEqual([]);
  });

  it('tell services apart only where other desks do them', () => {
    const all = new Set(plan.services.map(({ id }) => id));
    const open = [{ from: 0, to: 60 }];
    const alike = { id: '1', skills: all, open };
    expect(groupsOf(plan, [alike])).toEqual([['ausweis', 'umzug', 'abholung']]);
    expect(groupsOf(plan, [alike, { id: '3', skills: new Set(['abholung']), open }])).toEqual([
      ['ausweis', 'umzug'],
      ['abholung'],
    ]);
  });
});

it('counts a visit in steps: each further person is one', () => {
  expect(stepsOf([{ service: 'ausweis', persons: 3 }])).toEqual(['ausweis', 'ausweis~', 'ausweis~']);
});

describe('a range in words', () => {
  it('stands in steps of five minutes, and of fifteen from an hour on', () => {
    expect(roundWait({ low: 11, high: 22 })).toEqual({ kind: 'between', from: 10, to: 25 });
    expect(roundWait({ low: 0, high: 3 })).toEqual({ kind: 'under', to: 5 });
    expect(roundWait({ low: 20, high: 20 })).toEqual({ kind: 'between', from: 20, to: 25 });
    expect(roundWait({ low: 50, high: 71 })).toEqual({ kind: 'between', from: 50, to: 75 });
    expect(roundWait({ low: 64, high: null })).toEqual({ kind: 'over', from: 60 });
    expect(roundWait({ low: null, high: null })).toEqual({ kind: 'none' });
  });

  it('always holds what was worked out', () => {
    const minutes = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(minutes, minutes, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const told = roundWait({ low, high });
        if (told.kind === 'under') expect(told.to).toBeGreaterThanOrEqual(high);
        else if (told.kind === 'between') {
          expect(told.from).toBeLessThanOrEqual(low);
          expect(told.to).toBeGreaterThanOrEqual(high);
          expect(told.from).toBeLessThan(told.to);
        } else throw new Error(told.kind);
      }),
    );
  });
});
