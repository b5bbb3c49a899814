import { legalZone } from '#kernel/clock';
import { type Cents, shareOf } from '#kernel/money';
import type { LedgerEntry } from '../ledger/ledger.ts';
import { effectiveMonth, type Mark } from './effective-month.ts';

/**
 * What the city owes a branch for a month of legal time, as a pure function of its ledger: the same entries give the same statement to the cent, and later
 * ones never change it. Entries of the back office count in the month in which the branch has acknowledged them and no dispute stands against them. Fees of
 * the city stand in an account of their own. Value-added tax once, on the sum.
 */
export function monthlyStatement(entries: Iterable<LedgerEntry>, order: StatementOrder): Statement {
  const [from, to] = boundsOf(order.month);
  const lines = new Map<string, MutableLine>();
  const office = new Map<number, { readonly body: OfficeBody; readonly marks: Mark[] }>();
  let cityFees = 0;
  for (const { at, seq, body } of entries) {
    if (at >= to) continue;
    switch (body.kind) {
      case 'office-entry':
      case 'correction':
        office.set(seq, { body, marks: [] });
        break;
      case 'acknowledged':
      case 'dispute-opened':
      case 'dispute-closed':
        office.get(body.of)?.marks.push({ month: monthOf(at), body });
        break;
      case 'fee-taken':
        if (at >= from) cityFees += body.cents;
        break;
      case 'service-done':
        if (at >= from) add(lines, 'service', body.service, body.edition, body.cents);
        break;
      case 'item-handed-out':
        if (at >= from) add(lines, 'item', body.item, null, body.cents);
    }
  }
  const pending: number[] = [];
  for (const [seq, { body, marks }] of office) {
    const counted = effectiveMonth(body.cents, marks);
    if (counted === null) pending.push(seq);
    else if (counted === order.month)
      lines.set(`${body.kind} ${seq}`, {
        ...{ kind: body.kind, name: String(seq), edition: null, text: body.text },
        ...{ count: 1, unit: body.cents, total: body.cents },
      });
  }
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  const net = sorted.reduce((sum, { total }) => sum + total, 0);
  const vat = shareOf(net, order.vatPercent, 100);
  return { ...order, lines: sorted, net, vat, gross: net + vat, cityFees, pending };
}

function add(
  lines: Map<string, MutableLine>,
  kind: 'service' | 'item',
  name: string,
  edition: number | null,
  cents: Cents,
): void {
  const key = `${kind} ${name} ${edition} ${cents}`;
  const line = lines.get(key);
  if (!line) lines.set(key, { kind, name, edition, text: null, count: 1, unit: cents, total: cents });
  else {
    line.count += 1;
    line.total += cents;
  }
}

/** First instant of the month in Germany and of the next, as UTC texts: comparing texts is far quicker than making dates of a million entries. */
function boundsOf(month: string): readonly [string, string] {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const bound = (day: Temporal.PlainDate): string =>
    day.toZonedDateTime(legalZone).toInstant().toString({ smallestUnit: 'millisecond' });
  return [bound(first), bound(first.add({ months: 1 }))];
}

const monthOf = (at: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(legalZone).toPlainDate().toPlainYearMonth().toString();

type OfficeBody = Extract<LedgerEntry['body'], { readonly kind: 'office-entry' | 'correction' }>;
interface MutableLine {
  readonly kind: 'service' | 'item' | 'office-entry' | 'correction';
  /** Id of the service or item, or the number of the entry. */
  readonly name: string;
  readonly edition: number | null;
  readonly text: string | null;
  readonly unit: Cents;
  count: number;
  total: Cents;
}
export type StatementLine = Readonly<MutableLine>;
interface StatementOrder {
  readonly branch: string;
  /** `2026-11`. */
  readonly month: string;
  readonly vatPercent: number;
}
export interface Statement extends StatementOrder {
  readonly lines: readonly StatementLine[];
  readonly net: Cents;
  readonly vat: Cents;
  readonly gross: Cents;
  /** Fees of the city taken at the counter: owed to the city, not part of the sums above. */
  readonly cityFees: Cents;
  /** Numbers of entries of the back office that have not counted in any month so far. */
  readonly pending: readonly number[];
}
