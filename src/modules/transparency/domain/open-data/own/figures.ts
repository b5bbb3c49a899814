import { ok, type Result } from '#kernel/result';
import type { DataRow } from '../dataset.ts';
import { minimumCell, type ProtectedTable, protectTable } from '../disclosure/protect-table.ts';
import type { Published } from '../disclosure/published.ts';

/** Cases by service and month with totals, the newest first, protected against calculation from this and all earlier releases. */
export function caseRows(
  counts: readonly Tally[],
  months: readonly string[],
  titleOf: (service: string) => string,
  history: readonly Published[],
): Result<CaseFigures, 'cannot-protect'> {
  const services = [...new Set(counts.map(({ subject }) => subject))].sort();
  const table = protectTable(
    {
      rows: services,
      columns: months,
      counts: services.map((service) => months.map((month) => sumOf(counts, service, month))),
    },
    history,
  );
  if (!table.ok) return table;
  const all = months.length > 1 ? `${months[0]}/${months.at(-1)}` : `${months[0]} gesamt`;
  const rows = [...months, all].toReversed().flatMap((month, back) =>
    ['alle', ...services].map((service, place) => ({
      zeitraum: month,
      leistung: service,
      bezeichnung: service === 'alle' ? 'Alle Leistungen' : titleOf(service),
      summe: sums[Number(service === 'alle') + 2 * Number(month === all)]!,
      anzahl: table.value.shown[place === 0 ? services.length : place - 1]![months.length - back]!,
    })),
  );
  const open = services.filter((_, row) => table.value.shown[row]![months.length - 1] !== null);
  return ok({ rows, table: table.value, openServices: open });
}

/** How long decisions took, for services with at least ten within the months; whole days. */
export function durationRows(
  tallies: readonly Tally[],
  services: readonly { readonly id: string; readonly title: string; readonly promised: string | null }[],
): DataRow[] {
  return services.flatMap(({ id, title, promised }) => {
    const days = spread(tallies.filter(({ subject }) => subject === id));
    if (days.length < leastDecisions) return [];
    return [
      {
        ...{ leistung: id, bezeichnung: title, zugesagt: promised },
        ...{ median_tage: quantile(days, 0.5), neunzig_prozent_tage: quantile(days, 0.9) },
      },
    ];
  });
}

/** Visits and waits by office and day: no count below the minimum, no median of fewer than five. */
export function visitRows(tallies: readonly Tally[]): DataRow[] {
  const places = new Map(
    tallies.map(({ subject, period }) => [`${period} ${subject}`, { tag: period, buero: subject }] as const),
  );
  return [...places.values()]
    .toSorted((a, b) => (a.tag === b.tag ? (a.buero < b.buero ? -1 : 1) : a.tag > b.tag ? -1 : 1))
    .map(({ tag, buero }) => {
      const of = (measure: string) =>
        spread(tallies.filter((one) => one.measure === measure && one.subject === buero && one.period === tag));
      const [ahead, waits] = [of('visits-booked'), of('waits')];
      return {
        ...{ tag, buero, gebucht: shownCount(ahead.length) },
        ...{ gekommen: shownCount(of('visits-came').length), verpasst: shownCount(of('visits-missed').length) },
        median_vorlauf_tage: ahead.length < leastForMedian ? null : quantile(ahead, 0.5),
        median_wartezeit_minuten: waits.length < leastForMedian ? null : quantile(waits, 0.5),
      };
    });
}

const shownCount = (count: number): number | null => (count > 0 && count < minimumCell ? null : count);

/** Each value as often as it was counted, smallest first. */
const spread = (tallies: readonly Tally[]): number[] =>
  tallies.flatMap(({ bucket, count }) => new Array<number>(count).fill(bucket)).toSorted((a, b) => a - b);

/** The smallest value that at least this share does not exceed. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

const sumOf = (tallies: readonly Tally[], subject: string, period: string): number =>
  tallies.reduce((sum, one) => sum + (one.subject === subject && one.period === period ? one.count : 0), 0);

/** What a row adds up. */
const sums = ['nein', 'leistungen', 'monate', 'alles'] as const;
const leastDecisions = 10;
const leastForMedian = 5;

/** What was counted of the log: so many of one thing in one month or on one day, sorted into buckets of days or minutes. */
export interface Tally {
  readonly measure: Measure;
  /** A service or an office. */
  readonly subject: string;
  /** `2026-10` or an ISO date. */
  readonly period: string;
  readonly bucket: number;
  readonly count: number;
}
export type Measure = 'cases' | 'decisions' | 'visits-booked' | 'visits-came' | 'visits-missed' | 'waits';
interface CaseFigures {
  readonly rows: readonly DataRow[];
  readonly table: ProtectedTable;
  /** Whose number in the last month is shown. */
  readonly openServices: readonly string[];
}
