import { predictionError, predictWaits } from '../src/modules/appointments/domain/prediction/index.ts';
import { learnFromDays, type Told, tryDay } from '../src/modules/appointments/domain/prediction/trial.ts';
import { logNormal, openDesks, seededStream } from '../src/modules/appointments/domain/simulation/index.ts';
import { quantile, report, round, say } from './support/report.ts';

/**
 * The error of the waiting time told to walk-ins on synthetic days, beside the one average of the office that ZMS uses, tuned on
 * the days from which the times are learned. Three loads, new seeds; the interval is a bootstrap over the days.
 */
const [lessonDays, days, everyTicket] = [20, 60, 12];
const loads = [
  { desks: 4, load: 0.85 },
  { desks: 11, load: 0.92 },
  { desks: 11, load: 1 },
] as const;

function measure(): void {
  const results = loads.map((shape) => {
    const lessons = learnFromDays(shape, lessonDays, 10_000);
    const seeds = Array.from({ length: days }, (_, seed) => seed + 1);
    const byDay = seeds.map((seed) => tryDay(shape, lessons, seed, everyTicket, seededStream(seed)));
    const [all, next] = [byDay.flat(), seededStream(99)];
    const again = Array.from({ length: 1_000 }, () => byDay.flatMap(() => byDay[Math.floor(next() * days)]!));
    const ratios = again.map(ratioOf);
    const result = {
      ...shape,
      told: all.length,
      meanWait: round(all.reduce((sum, { actual }) => sum + actual, 0) / all.length),
      error: round(errorOf(all)),
      baseline: round(baselineOf(all)),
      tunedAverage: round(lessons.average),
      ratio: round(ratioOf(all)),
      ratioInterval: [quantile(ratios, 0.025), quantile(ratios, 0.975)].map(round),
      coverage: round(predictionError(all).within!),
      coverageInterval: [0.025, 0.975].map((share) =>
        round(
          quantile(
            again.map((told) => predictionError(told).within!),
            share,
          ),
        ),
      ),
    };
    say(JSON.stringify(result));
    return result;
  });
  const worst = results.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  report({
    name: 'prediction',
    value: worst.error,
    unit: 'minutes mean absolute error',
    baseline: 'one average per office as ZMS counts, tuned on the same past days',
    baselineValue: worst.baseline,
    bar: `<= ${mostRatio}x at each load, P10 to P90 covers ${leastCover} to ${mostCover}`,
    ok: results.every(({ ratio, coverage }) => ratio <= mostRatio && coverage >= leastCover && coverage <= mostCover),
    conditions: {
      loads: results,
      days: { learned: lessonDays, tried: days },
      interval: '95 %, bootstrap over days',
      millisecondsFor60Waiting: round(millisecondsFor60()),
    },
  });
}

const [mostRatio, leastCover, mostCover] = [0.75, 0.75, 0.9];

const errorOf = (told: readonly Told[]): number => predictionError(told).meanAbsoluteError!;
const baselineOf = (told: readonly Told[]): number =>
  told.reduce((sum, { byAverage, actual }) => sum + Math.abs(byAverage - actual), 0) / told.length;
const ratioOf = (told: readonly Told[]): number => errorOf(told) / baselineOf(told);

/** An office with 11 desks, all at work, 60 people who wait and 100 still booked: median of 50 predictions. */
function millisecondsFor60(): number {
  const next = seededStream(1);
  const desks = openDesks(11);
  const office = {
    now: 600,
    desks,
    running: desks.map(({ id }, place) => ({ desk: id, services: ['x'], since: 590 + place / 2 })),
    waiting: Array.from({ length: 60 }, (_, place) => ({
      ticket: { id: `w${place}`, skills: [], priority: 1, arrivedAt: 540 + place, dueAt: null },
      services: ['x'],
    })),
    expected: Array.from({ length: 100 }, (_, place) => ({
      id: `e${place}`,
      skills: [],
      priority: 1,
      dueAt: 600 + place * 4,
      services: ['x'],
      noShow: 0.1,
    })),
  };
  const times = Array.from({ length: 50 }, () => {
    const begun = performance.now();
    predictWaits(office, () => logNormal(12, 0.5), next);
    return performance.now() - begun;
  });
  return quantile(times, 0.5);
}

measure();
