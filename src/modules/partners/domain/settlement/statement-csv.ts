import { plainAmount } from '#kernel/money';
import type { Statement } from './statement.ts';

/** A statement as CSV (RFC 4180, UTF-8, amounts with a point): a line per kind of work, then the sums. */
export function statementCsv({ branch, month, lines, net, vatPercent, vat, gross, cityFees }: Statement): string {
  const rows = [
    ['branch', 'month', 'kind', 'name', 'edition', 'text', 'count', 'unit', 'total'],
    ...lines.map((line) => [
      ...[branch, month, line.kind, line.name, line.edition === null ? '' : String(line.edition), line.text ?? ''],
      ...[String(line.count), plainAmount(line.unit), plainAmount(line.total)],
    ]),
    ...(
      [
        ['net', net],
        [`vat ${vatPercent} %`, vat],
        ['gross', gross],
        ['city fees', cityFees],
      ] as const
    ).map(([name, cents]) => [branch, month, 'sum', name, '', '', '', '', plainAmount(cents)]),
  ];
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula is marked as text; an amount below zero is none. */
function field(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d+\.\d\d$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
