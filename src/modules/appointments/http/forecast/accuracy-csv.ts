import type { ErrorRow } from '../../use-cases/forecast/measure-days.ts';

/** The measured days as CSV (RFC 4180): ISO dates, decimal points, minutes; empty where nothing was told. */
export function accuracyCsv(rows: readonly ErrorRow[], nameOf: (office: string) => string): string {
  const head =
    'day,office,office_name,tickets,mae_minutes,bias_minutes,within_p10_p90,average_mae_minutes,average_bias_minutes';
  const number = (value: number | null): string => (value === null ? '' : String(Math.round(value * 1_000) / 1_000));
  const lines = rows.map(({ day, office, tickets, error, bias, within, averageError, averageBias }) =>
    [
      day,
      office,
      quoted(nameOf(office)),
      tickets,
      ...[error, bias, within, averageError, averageBias].map(number),
    ].join(','),
  );
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
