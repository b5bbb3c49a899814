import type { Catalogue } from '#catalogue';
import { systemActor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Platform } from '#platform/mount';
import type { DataRow, DatasetRecord } from '../../domain/open-data/dataset.ts';
import { type Trace, writeOcel, writeXes } from '../../domain/open-data/files/event-log.ts';
import { policyRows } from '../../domain/open-data/own/directories.ts';
import { caseRows, durationRows, visitRows } from '../../domain/open-data/own/figures.ts';
import { ownRecords } from '../../domain/open-data/own/records.ts';
import { publicTraces } from '../../domain/open-data/own/trace-rule.ts';
import { publishedBefore } from '../../store/open-data-releases.ts';
import { loggedCases, readTallies } from '../../store/open-data-tallies.ts';
import { countLog } from './count-log.ts';
import { publishRelease, type ReleaseOrder } from './publish-release.ts';

/** Publishes every dataset of the city whose content changed, and the figures of a month once it is over; gives how many. */
export async function publishOwnData(parts: Platform, catalogue: Catalogue): Promise<number> {
  await countLog(parts);
  let count = 0;
  for (const make of [caseOrders, durationOrder, visitOrder, ...directoryOrders]) {
    const orders = await make(parts, catalogue);
    for (const order of orders) {
      const done = await parts.db.transaction((tx) => publishRelease(parts, tx, order));
      if (done.ok && done.value !== null) count += 1;
    }
  }
  return count;
}

/** The cases of the months of this year that are over, and the steps of the last one, where its numbers are shown. */
async function caseOrders(parts: Platform, catalogue: Catalogue): Promise<readonly ReleaseOrder[]> {
  const month = legalDay(parts.clock.now()).toPlainYearMonth().subtract({ months: 1 });
  const months = Array.from({ length: month.month }, (_, at) => month.with({ month: at + 1 }).toString());
  const tallies = await readTallies(parts.db, ['cases'], months[0]!, months.at(-1)!);
  if (tallies.length === 0) return [];
  const history = await publishedBefore(parts.db, ownRecords.cases.id);
  const figures = caseRows(tallies, months, titleIn(catalogue), history);
  if (!figures.ok) {
    parts.log.warn('no pattern protects the small counts of cases: nothing is published', { month: month.toString() });
    return [];
  }
  const [first, last] = [
    month.with({ month: 1 }).toPlainDate({ day: 1 }),
    month.toPlainDate({ day: month.daysInMonth }),
  ];
  const cases = order(ownRecords.cases, figures.value.rows, { first, last });
  const begin = month.toPlainDate({ day: 1 });
  const span = [begin, last.add({ days: 1 })].map((day) => day.toZonedDateTime('Europe/Berlin').toInstant().toString());
  const open = new Set(figures.value.openServices);
  const traces = publicTraces(month.toString(), await loggedCases(parts.db, span[0]!, span[1]!), (one) =>
    open.has(one),
  );
  return [
    { ...cases, published: figures.value.table.published },
    ...(traces.length > 0 ? [traceOrder(traces, begin, last)] : []),
  ];
}

const traceOrder = (traces: readonly Trace[], first: Temporal.PlainDate, last: Temporal.PlainDate): ReleaseOrder => ({
  ...order(
    ownRecords.traces,
    traces.flatMap(({ id, service, events }) =>
      events.map(({ type, day, status }, at) => ({
        ...{ vorgang: id, schritt: at + 1, leistung: service, ereignis: type, tag: day, status },
      })),
    ),
    { first, last },
  ),
  further: [
    { format: 'xes', content: writeXes(traces) },
    { format: 'ocel', content: JSON.stringify(writeOcel(traces)) },
  ],
});

async function durationOrder(parts: Platform, catalogue: Catalogue): Promise<readonly ReleaseOrder[]> {
  const month = legalDay(parts.clock.now()).toPlainYearMonth().subtract({ months: 1 });
  const from = month.subtract({ months: 11 });
  const tallies = await readTallies(parts.db, ['decisions'], from.toString(), month.toString());
  const services = catalogue.services().map(({ id, service, texts }) => ({
    ...{ id, title: texts.de.title, promised: service.deadline.promised ?? null },
  }));
  const rows = durationRows(tallies, services);
  if (rows.length === 0) return [];
  const last = month.toPlainDate({ day: month.daysInMonth });
  return [order(ownRecords.durations, rows, { first: from.toPlainDate({ day: 1 }), last })];
}

async function visitOrder(parts: Platform): Promise<readonly ReleaseOrder[]> {
  const last = legalDay(parts.clock.now()).subtract({ days: 1 });
  const first = last.subtract({ days: 89 });
  const measures = ['visits-booked', 'visits-came', 'visits-missed', 'waits'] as const;
  const rows = visitRows(await readTallies(parts.db, measures, first.toString(), last.toString()));
  return rows.length === 0 ? [] : [order(ownRecords.visits, rows, { first, last })];
}

const directoryOrders = [
  async (_: Platform, catalogue: Catalogue) => [
    order(
      ownRecords.services,
      catalogue.services().map(({ id, edition, service, texts }) => ({
        ...{ leistung: id, bezeichnung: texts.de.title, bezeichnung_en: texts.en.title, amt: service.office },
        ...{ schluessel: service.key.number ?? null, anmeldung: service.identity, ohne_anmeldung: service.guests },
        ...{ zugesagt: service.deadline.promised ?? null, ausgabe: edition },
      })),
    ),
  ],
  async (_: Platform, catalogue: Catalogue) => [
    order(
      ownRecords.offices,
      catalogue.city().offices.map(({ id, name, kind, state, address, accessible, asOf, source }) => ({
        ...{ amt: id, name: name.de, name_en: name.en, art: kind, geoeffnet: state === 'open', anschrift: address },
        ...{ barrierefrei: accessible, stand: asOf, quelle: source },
      })),
    ),
  ],
  async (_: Platform, catalogue: Catalogue) => [
    order(
      ownRecords.fees,
      catalogue.city().fees.flatMap((fee) =>
        fee.amounts.map((amount) => ({
          ...{ gebuehr: fee.id, betrag: amount.id, bezeichnung: amount.name?.de ?? fee.name.de, cent: amount.cents },
          ...{ gilt_ab: amount.from, gilt_bis: amount.until, rechtsgrundlage: amount.legalBasis },
          ...{ bestaetigt: amount.state === 'confirmed', stand: amount.asOf, quelle: amount.source },
        })),
      ),
    ),
  ],
  async (_: Platform, catalogue: Catalogue) => {
    const rows = policyRows(catalogue.city().data['appointments']);
    return rows.length === 0 ? [] : [order(ownRecords.policies, rows)];
  },
];

function order(
  record: DatasetRecord,
  rows: readonly DataRow[],
  span?: { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate },
): ReleaseOrder {
  return {
    ...{ record, rows, from: span?.first.toString() ?? null, to: span?.last.toString() ?? null },
    ...{ embargoUntil: null, correction: null, isOwn: true, actor: systemActor },
  };
}

const titleIn =
  (catalogue: Catalogue) =>
  (service: string): string =>
    catalogue.findService(service)?.texts.de.title ?? service;
