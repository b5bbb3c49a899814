import { choosePlan, type DayFigures, playDays } from '../src/modules/appointments/domain/overbooking/index.ts';
import { logNormal, seededStream } from '../src/modules/appointments/domain/simulation/index.ts';
import { quantile, report, round, say } from './support/report.ts';

/**
 * People served per day with check-in and the optimiser's plan, beside call and wait without a booking too many, on new synthetic days:
 * 8 desks, 36 slots of 15 minutes, service 14 minutes in the mean. At both shares of absence at least 5 % more, nobody waits longer.
 */
const [batches, daysEach] = [20, 10];

function measure(): void {
  const results = [0.087, 0.17].map((noShow) => {
    const desks = Array.from({ length: 36 }, () => 8);
    const office = {
      opensAt: 8 * 60,
      slotMinutes: 15,
      desks,
      noShow: desks.map(() => noShow),
      time: logNormal(14, 0.5),
      callAndWaitMinutes: 2.5,
    };
    const begun = performance.now();
    const { booked, weights } = choosePlan(office, 1);
    const seconds = (performance.now() - begun) / 1_000;
    const own = play((seed) => playDays({ ...office, booked, absentMinutes: null }, daysEach, seededStream(seed)));
    const today = play((seed) =>
      playDays({ ...office, booked: desks, absentMinutes: 2.5 }, daysEach, seededStream(seed)),
    );
    const ratios = own.map(({ served }, place) => served / today[place]!.served);
    const result = {
      noShow,
      extraPercent: round((booked.reduce((sum, count) => sum + count, 0) / (36 * 8) - 1) * 100),
      weights,
      served: [mean(today, 'served'), mean(own, 'served')],
      meanWait: [mean(today, 'meanWait'), mean(own, 'meanWait')],
      wait90: [mean(today, 'wait90'), mean(own, 'wait90')],
      lastDeskOver: [mean(today, 'lastDeskOver'), mean(own, 'lastDeskOver')],
      ratio: round(ratios.reduce((sum, one) => sum + one, 0) / batches),
      ratioRange: [quantile(ratios, 0.025), quantile(ratios, 0.975)].map(round),
      secondsToPlan: round(seconds),
    };
    say(JSON.stringify(result));
    return result;
  });
  const worst = results.reduce((a, b) => (b.ratio < a.ratio ? b : a));
  report({
    name: 'overbooking',
    value: worst.served[1]!,
    unit: 'people served/day',
    baseline: 'call and wait, nobody booked too many, same absence',
    baselineValue: worst.served[0]!,
    ratio: worst.ratio,
    bar: `>= ${leastRatio}x at 8.7 % and 17 % absent, mean wait and overtime not longer`,
    ok: results.every(
      ({ ratio, meanWait, lastDeskOver }) =>
        ratio >= leastRatio && meanWait[1]! <= meanWait[0]! && lastDeskOver[1]! <= lastDeskOver[0]!,
    ),
    conditions: {
      absences: results,
      pairs: 'call and wait, own plan',
      days: batches * daysEach,
      range: `95 % of ${batches} batches`,
    },
  });
}

const leastRatio = 1.05;

const play = (days: (seed: number) => DayFigures): readonly DayFigures[] =>
  Array.from({ length: batches }, (_, seed) => days(1_000 + seed));

const mean = (figures: readonly DayFigures[], field: keyof DayFigures): number =>
  round(figures.reduce((sum, one) => sum + one[field], 0) / figures.length);

measure();
