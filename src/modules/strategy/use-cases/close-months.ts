import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import { sha256Of } from '#kernel/sha256';
import type { Tx } from '#platform/database';
import {
  type DataRow,
  type FigureDefinition,
  type FigureMeasure,
  measureFigure,
  type PublishedTable,
  rowsOf,
  versionFor,
} from '#transparency';
import { type MonthRow, monthRows } from '../domain/month-rows.ts';
import { serviceFigures } from '../domain/service-figures.ts';
import { countTexts } from '../domain/text-counts.ts';
import type { Observation, ThingMeasured } from '../domain/things.ts';
import { hasSettled, readObservations } from '../store/observation-store.ts';
import { forgetRemarks, takeRatings } from '../store/rating-store.ts';
import { insertMeasurement, insertMonth, readDeclarations, readMonths } from '../store/target-store.ts';
import { countLog } from './count-log.ts';
import { countsId, countsRecord, servicesRecord } from './records.ts';
import type { StrategyParts } from './strategy-parts.ts';

/**
 * Counts the log, and closes every month that is over, oldest first: publishes what was counted, works out each goal from that file, and writes the
 * values with its hash into the log of events. A month is closed once and never again; gives how many were closed.
 */
export async function closeMonths(parts: StrategyParts): Promise<number> {
  const declarations = await readDeclarations(parts.db);
  if (!(await hasSettled(parts.db))) return 0;
  await countLog(parts);
  const [first] = declarations
    .map(({ at }) => legalDay(Temporal.Instant.from(at)).toPlainYearMonth().toString())
    .sort();
  if (first === undefined) return 0;
  const closed = new Set((await readMonths(parts.db)).map(({ period }) => period));
  const now = legalDay(parts.clock.now()).toPlainYearMonth();
  let count = 0;
  for (let month = Temporal.PlainYearMonth.from(first); Temporal.PlainYearMonth.compare(month, now) < 0; ) {
    if (!closed.has(month.toString()) && (await parts.db.transaction((tx) => closeMonth(parts, tx, month)))) count += 1;
    month = month.add({ months: 1 });
  }
  return count;
}

async function closeMonth(parts: StrategyParts, tx: Tx, month: Temporal.PlainYearMonth): Promise<boolean> {
  const period = month.toString();
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['strategy.month']);
  if ((await readMonths(tx)).some((one) => one.period === period)) return false;
  const observed = await readObservations(tx, period);
  const rows = monthRows([...observed, ...(await takeRatings(tx, period)), ...textCounts(parts, period)]);
  const span = {
    from: month.toPlainDate({ day: 1 }).toString(),
    to: month.toPlainDate({ day: month.daysInMonth }).toString(),
  };
  const counts =
    rows.length === 0
      ? null
      : await parts.transparency.publishTable(tx, {
          ...{ record: countsRecord, ...span },
          rows: rows.map(({ thing, subject, value, count }) => ({
            ...{ monat: period, messgroesse: thing, bereich: subject, wert: value, anzahl: count },
          })),
        });
  const table = { record: servicesRecord, ...span, rows: serviceRows(parts, period, rows, endedIn(observed)) };
  if (counts && table.rows.length > 0) await parts.transparency.publishTable(tx, table);
  await insertMonth(tx, { period, release: counts?.version ?? null }, nowOf(parts));
  await measureGoals(parts, tx, period, counts);
  forgetRemarks(tx, month.subtract({ months: 12 }).toString());
  return true;
}

/** Each goal by the version that counts for the month; what was never declared for it has no value. */
async function measureGoals(
  parts: StrategyParts,
  tx: Tx,
  period: string,
  counts: PublishedTable | null,
): Promise<void> {
  const file = counts ? `${countsId}/${counts.version}/${counts.name}` : null;
  const sha256 = counts ? sha256Of(counts.csv).toString('hex') : null;
  const rows = counts ? rowsOf(counts.csv) : [];
  const declared = await readDeclarations(tx);
  const times = await parts.transparency.logTimes(declared.map(({ stream }) => stream));
  const declarations = Map.groupBy(declared, ({ kpi }) => kpi);
  for (const [kpi, versions] of declarations) {
    const chosen = versionFor(versions, period, ({ stream }) => times.isSeenBefore(stream, period));
    if (!chosen) continue;
    const { query } = chosen.target.definition as unknown as FigureDefinition;
    const { value, base } = measureFigure(query, rows);
    const { version } = chosen.target;
    const facts = { kpi, version, period, value, base, late: chosen.late, file, sha256 };
    const stream = parts.newId();
    insertMeasurement(tx, { ...facts, at: nowOf(parts), stream });
    await parts.events.append(tx, {
      ...{ stream, expected: 0, actor: systemActor },
      events: [{ type: 'strategy.measured', public: facts satisfies JsonObject }],
    });
  }
}

function textCounts({ catalogue }: StrategyParts, period: string) {
  const allowed = new Set(catalogue.city().allowedWording.map(({ text }) => text));
  return catalogue
    .services()
    .flatMap(({ id, texts }) => countTexts(period, { id, de: texts.de, en: texts.en }, allowed));
}

/** Services of which a form was sent or lapsed. */
const endedIn = (observed: readonly Observation[]): ReadonlySet<string> =>
  new Set(observed.flatMap(({ thing, subject }) => (thing === 'abschluss' ? [subject] : [])));

const serviceRows = (
  { catalogue, strategy }: StrategyParts,
  period: string,
  rows: readonly MonthRow[],
  ended: ReadonlySet<string>,
): DataRow[] =>
  catalogue.services().flatMap(({ id, texts, service }) => {
    const cost = strategy ? { ...strategy.cost, isAssumed: strategy.cost.state === 'assumption' } : null;
    const facts = { promised: promisedDays(service.deadline.promised), cost, hasEnded: ended.has(id) };
    return serviceFigures(id, rows, facts, (thing, measure, counted) => workOut(rows, id, thing, measure, counted)).map(
      ({ name, value, unit, state }) => ({
        ...{ monat: period, leistung: id, bezeichnung: texts.de.title, kennzahl: name, wert: value },
        ...{ einheit: unit, stand: state },
      }),
    );
  });

function workOut(
  rows: readonly MonthRow[],
  service: string,
  thing: ThingMeasured,
  measure: FigureMeasure,
  counted: readonly string[],
): number | null {
  const cells = rows.map((row) => ({ ...row, count: String(row.count) }));
  const where = { thing: [thing], subject: [service] };
  return measureFigure(
    { ...{ dataset: '', where, measure, value: 'value', weight: 'count' }, counted, least: 1 },
    cells,
  ).value;
}

/** `WD5` and `P5D` are five days, within a day is none; other promises are told in words alone. */
function promisedDays(promised: string | undefined): number | null {
  if (promised?.startsWith('PT')) return 0;
  const [, days] = /^(?:WD|P)(\d+)D?$/.exec(promised ?? '') ?? [];
  return days === undefined ? null : Number(days);
}

const nowOf = ({ clock }: StrategyParts): string => clock.now().toString({ smallestUnit: 'millisecond' });
