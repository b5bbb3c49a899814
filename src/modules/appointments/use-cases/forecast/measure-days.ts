import { legalDay } from '#kernel/clock';
import { wholeDay } from '../../domain/desk-hours.ts';
import { predictionError } from '../../domain/prediction/index.ts';
import { instantOf } from '../../domain/spans.ts';
import {
  type ErrorRow,
  errorsSince,
  learnAttendanceOf,
  learnTimesOf,
  noteCalls,
  saveError,
  toldOf,
} from '../../store/forecast-store.ts';
import type { AppointmentParts } from '../appointment-parts.ts';
import { forgetLessons } from './lessons.ts';

/** Learns from today and yesterday, and measures how right their forecasts were; again gives the same. */
export async function learnAndMeasure(parts: AppointmentParts): Promise<void> {
  const today = legalDay(parts.clock.now());
  for (const day of [today.subtract({ days: 1 }), today]) {
    await learnFrom(parts, day);
    await measureDay(parts, day);
  }
}

/** Takes in what the finished tickets and visits of a day teach: times of services, and who did not come. */
export async function learnFrom(parts: AppointmentParts, day: Temporal.PlainDate): Promise<void> {
  const [from, until] = wholeDay(day).map((edge) => instantOf(edge).toString()) as [string, string];
  await learnTimesOf(parts.db, day.toString());
  const isOver = Temporal.PlainDate.compare(day, legalDay(parts.clock.now())) < 0;
  await learnAttendanceOf(parts.db, { from, until, day: day.toString(), isOver });
  forgetLessons(parts);
}

/** Measures a day: ours and the yardstick's error for the same tickets, at each office where somebody was told something. */
export async function measureDay(parts: AppointmentParts, day: Temporal.PlainDate): Promise<readonly ErrorRow[]> {
  const date = day.toString();
  await noteCalls(parts.db, date);
  const rows: ErrorRow[] = [];
  for (const { id: office } of parts.plan.offices) {
    const told = await toldOf(parts.db, office, date);
    // The yardstick always says something: only where both did they can be compared.
    const both = told.filter(({ mid }) => mid !== null);
    if (both.length === 0) continue;
    const own = predictionError(
      both.map(({ low, mid, high, waited }) => ({ predicted: { from: low, median: mid, to: high }, actual: waited })),
    );
    const average = predictionError(
      both.map(({ byAverage, waited }) => ({
        predicted: { from: byAverage, median: byAverage, to: byAverage },
        actual: waited,
      })),
    );
    const row: ErrorRow = {
      ...{ office, day: date, tickets: own.count, error: own.meanAbsoluteError, bias: own.meanError },
      ...{ within: own.within, averageError: average.meanAbsoluteError, averageBias: average.meanError },
    };
    await saveError(parts.db, row, parts.clock.now().toString());
    rows.push(row);
  }
  return rows;
}

/** How right the forecasts of the last so many days were, newest first. */
export const errorsOf = (parts: AppointmentParts, days: number): Promise<readonly ErrorRow[]> =>
  errorsSince(parts.db, legalDay(parts.clock.now()).subtract({ days }).toString());

/** All days and offices together, each ticket counting the same; null when nothing was measured. */
export function totalOf(rows: readonly ErrorRow[]): Omit<ErrorRow, 'office' | 'day'> | null {
  const tickets = rows.reduce((sum, row) => sum + row.tickets, 0);
  if (tickets === 0) return null;
  const mean = (pick: (row: ErrorRow) => number | null): number =>
    rows.reduce((sum, row) => sum + (pick(row) ?? 0) * row.tickets, 0) / tickets;
  return {
    tickets,
    ...{ error: mean(({ error }) => error), bias: mean(({ bias }) => bias), within: mean(({ within }) => within) },
    ...{ averageError: mean((row) => row.averageError), averageBias: mean((row) => row.averageBias) },
  };
}

export type { ErrorRow };
