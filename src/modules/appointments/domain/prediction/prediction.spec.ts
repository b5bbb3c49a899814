import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMinutes, logNormal, meanMinutes, openDesks, seededStream } from '../simulation/index.ts';
import {
  drawCheckIn,
  fadeTimes,
  learnTime,
  nothingLearned,
  type OfficeNow,
  predictionError,
  predictNewcomer,
  predictWaits,
  timeOf,
  waitByOfficeAverage,
} from './index.ts';
import { learnFromDays, tryDay } from './trial.ts';

const fixed = () => logNormal(10, 0);
const walkIn = (id: string, arrivedAt: number) => ({
  ticket: { id, skills: [], priority: 1, arrivedAt, dueAt: null },
  services: ['x'],
});
const office = (more: Partial<OfficeNow>): OfficeNow => ({
  now: 600,
  desks: openDesks(2),
  running: [],
  waiting: [],
  expected: [],
  ...more,
});

describe('the waiting time told', () => {
  it('is exact where nothing is left to chance: running services, order, and a desk that opens later', () => {
    const desks = [openDesks(1)[0]!, { id: 'late', skills: new Set<string>(), open: [{ from: 612, to: 1020 }] }];
    const waits = predictWaits(
      office({
        desks,
        running: [{ desk: 'd0', services: ['x', 'x'], since: 594 }],
        waiting: [walkIn('b', 599), walkIn('a', 598), walkIn('c', 600)],
      }),
      fixed,
      seededStream(1),
      10,
    );
    expect(Object.fromEntries([...waits].map(([id, { median }]) => [id, Math.round(median! * 1e6) / 1e6]))).toEqual({
      a: 12,
      b: 14,
      c: 22,
    });
    expect(waits.get('c')!.from).toBeCloseTo(waits.get('c')!.to!, 9);
  });

  it('can be told why: it follows what people before want, what runs already and which desks are open (ZMSKVR-757: waiting time wrong, why?)', () => {
    const minutes = { id: 5, move: 30 } as const;
    const timeFor = (service: string) => logNormal(minutes[service as keyof typeof minutes], 0);
    const told = (service: keyof typeof minutes, more: Partial<OfficeNow>): number => {
      const queue = [591, 592].map((at) => ({ ...walkIn(`before ${at}`, at), services: [service] }));
      const waiting = [...queue, { ...walkIn('last', 599), services: ['id'] }];
      const now = office({ desks: openDesks(1), waiting, ...more });
      return Math.round(predictWaits(now, timeFor, seededStream(1), 10).get('last')!.median!);
    };
    // One average for the office tells both queues the same: two people are two people.
    expect([told('id', {}), told('move', {})]).toEqual([10, 60]);
    const running = [{ desk: 'd0', services: ['move'], since: 580 }];
    expect(told('id', { running })).toBe(20);
    expect(told('move', { desks: openDesks(2) })).toBe(30);
    expect(told('move', { desks: openDesks(3) })).toBe(0);
  });

  it('is unknown for whom no desk can serve before closing', () => {
    const waiting = [{ ...walkIn('a', 590), ticket: { ...walkIn('a', 590).ticket, skills: ['passport'] } }];
    expect(predictWaits(office({ waiting }), fixed, seededStream(1)).get('a')).toEqual({
      median: null,
      from: null,
      to: null,
    });
  });

  it('counts booked people as far as they are likely to come', () => {
    const expected = (noShow: number) =>
      Array.from({ length: 20 }, (_, place) => ({
        id: `e${place}`,
        skills: [],
        priority: 1,
        dueAt: 601 + place,
        services: ['x'],
        noShow,
      }));
    const waiting = Array.from({ length: 6 }, (_, place) => walkIn(`w${place}`, 590 + place));
    const medianFor = (noShow: number) =>
      predictWaits(office({ waiting, expected: expected(noShow) }), fixed, seededStream(5)).get('w5')!.median!;
    expect(medianFor(0)).toBeGreaterThan(medianFor(0.3));
    expect(medianFor(0.3)).toBeGreaterThan(medianFor(1));
    expect(medianFor(1)).toBeCloseTo(20, 6);
  });

  it('of a newcomer is that of a ticket behind all others', () => {
    const waiting = [walkIn('a', 590), walkIn('b', 591), walkIn('c', 592)];
    expect(
      predictNewcomer(office({ waiting }), { services: ['x'], skills: [] }, fixed, seededStream(1)).median,
    ).toBeCloseTo(10, 6);
  });

  it('gives a range around its median that grows with the place in the queue', () => {
    const waiting = Array.from({ length: 30 }, (_, place) => walkIn(`w${String(place).padStart(2, '0')}`, 500 + place));
    const waits = [...predictWaits(office({ waiting }), () => logNormal(12, 0.5), seededStream(2)).values()];
    for (const { median, from, to } of waits) {
      expect(from!).toBeLessThanOrEqual(median!);
      expect(median!).toBeLessThanOrEqual(to!);
    }
    const width = (place: number) => waits[place]!.to! - waits[place]!.from!;
    expect(width(29)).toBeGreaterThan(width(5));
  });

  it('errs at most three quarters of what the tuned average of the office errs, and its range holds four of five', () => {
    const shape = { desks: 4, load: 0.85 };
    const lessons = learnFromDays(shape, 10, 1_000);
    const told = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => tryDay(shape, lessons, seed, 4, seededStream(seed)));
    const { meanAbsoluteError, within, count } = predictionError(told);
    const baseline = told.reduce((sum, { byAverage, actual }) => sum + Math.abs(byAverage - actual), 0) / told.length;
    expect(count).toBeGreaterThan(150);
    expect(meanAbsoluteError! / baseline).toBeLessThan(0.75);
    expect(within!).toBeGreaterThan(0.75);
    expect(within!).toBeLessThan(0.9);
  });
});

describe('the average of an office', () => {
  it('counts as ZMS does: a step for each person ahead and one more, booked people first when their time comes', () => {
    const counts = { now: 600, desks: 2, walkInsAhead: 3, appointments: [] };
    expect(waitByOfficeAverage(counts, 15)).toBe(30);
    expect(waitByOfficeAverage({ ...counts, appointments: [600, 616, 700] }, 15)).toBe(45);
    expect(waitByOfficeAverage({ ...counts, desks: 0, walkInsAhead: 0 }, 15)).toBe(15);
  });
});

describe('learned times', () => {
  it('begin with the assumption and end with what was seen', () => {
    const [assumed, truth, next] = [logNormal(12, 0.5), logNormal(30, 0.4), seededStream(3)];
    let learned = nothingLearned;
    const mean = () => meanMinutes(timeOf(assumed, learned));
    expect(mean()).toBeCloseTo(12, 9);
    for (let count = 0; count < 10; count++) learned = learnTime(learned, drawMinutes(truth, next));
    expect(mean()).toBeGreaterThan(14);
    expect(mean()).toBeLessThan(28);
    for (let count = 0; count < 4000; count++) learned = learnTime(learned, drawMinutes(truth, next));
    expect(Math.abs(mean() - 30)).toBeLessThan(1);
    expect(Math.abs(timeOf(assumed, learned).sigma - truth.sigma)).toBeLessThan(0.03);
  });

  it('leave out what cannot be true, and fade', () => {
    for (const minutes of [0, 0.1, 181, Number.NaN, -3])
      expect(learnTime(nothingLearned, minutes)).toBe(nothingLearned);
    const once = learnTime(nothingLearned, 10);
    expect(fadeTimes(once, 0.5)).toEqual({ count: 0.5, sum: once.sum / 2, squares: once.squares / 2 });
  });

  it('lie between the assumption and the history', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 120, noNaN: true }), { minLength: 1, maxLength: 50 }),
        (minutes) => {
          const assumed = logNormal(12, 0.5);
          const learned = minutes.reduce(learnTime, nothingLearned);
          const seen = learned.sum / learned.count;
          const { mu } = timeOf(assumed, learned);
          expect(mu).toBeGreaterThanOrEqual(Math.min(assumed.mu, seen) - 1e-9);
          expect(mu).toBeLessThanOrEqual(Math.max(assumed.mu, seen) + 1e-9);
        },
      ),
    );
  });
});

describe('checking in', () => {
  const one = { id: 'e', skills: [], priority: 1, dueAt: 600, services: ['x'], noShow: 0.2 };
  const shareAt = (now: number) => {
    const next = seededStream(9);
    const drawn = Array.from({ length: 4000 }, () => drawCheckIn(one, now, next));
    expect(drawn.every((at) => at === null || at >= now)).toBe(true);
    return drawn.filter((at) => at !== null).length / drawn.length;
  };

  it('becomes less likely the longer the booked time is past', () => {
    expect(Math.abs(shareAt(560) - 0.8)).toBeLessThan(0.03);
    expect(shareAt(600)).toBeLessThan(0.4);
    expect(shareAt(608)).toBeLessThan(0.05);
    expect(shareAt(616)).toBe(0);
  });
});

describe('the error of a day', () => {
  it('is counted over those who were told something', () => {
    const range = { median: 10, from: 5, to: 15 };
    const none = { median: null, from: null, to: null };
    expect(
      predictionError([
        { predicted: range, actual: 12 },
        { predicted: range, actual: 16 },
        { predicted: { ...range, to: null }, actual: 40 },
        { predicted: none, actual: 3 },
      ]),
    ).toEqual({ count: 3, meanAbsoluteError: 38 / 3, meanError: -38 / 3, within: 2 / 3 });
    expect(predictionError([])).toEqual({ count: 0, meanAbsoluteError: null, meanError: null, within: null });
  });
});
