import { digitPrice, isNumber } from './number.ts';
import type { Run } from './run.ts';
import { formatTemporal } from './temporal-text.ts';
import { FeelFunction, FeelRange, type FeelTemporal, type FeelValue, isContext, isList } from './values.ts';

/** The text `string()` gives for a value (DMN 1.5, 10.3.4.1); a text within a list or context is quoted. */
export function formatValue(value: FeelValue, run: Run): string {
  return typeof value === 'string' ? value : formatMember(value, run);
}

function formatMember(value: FeelValue, run: Run): string {
  run.spend(1);
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) {
    run.spend(digitPrice(value));
    return value.toString();
  }
  if (isList(value)) return run.text(`[${value.map((item) => formatMember(item, run)).join(', ')}]`);
  if (isContext(value)) {
    const entries = [...value].map(([key, entry]) => `${formatKey(key)}: ${formatMember(entry, run)}`);
    return run.text(`{${entries.join(', ')}}`);
  }
  if (value instanceof FeelRange) return formatRange(value, run);
  if (value instanceof FeelFunction) return `function ${value.name}`;
  return formatTemporal(value);
}

function formatRange(range: FeelRange, run: Run): string {
  const [start, end] = [formatEnd(range.start, run), formatEnd(range.end, run)];
  if (range.operator !== null) return `(${range.operator} ${range.operator.startsWith('<') ? end : start})`;
  return `${range.startIncluded ? '[' : '('}${start}..${end}${range.endIncluded ? ']' : ')'}`;
}

function formatEnd(value: FeelValue, run: Run): string {
  return isTemporal(value) ? `@"${formatTemporal(value)}"` : formatMember(value, run);
}

function isTemporal(value: FeelValue): value is FeelTemporal {
  return typeof value === 'object' && value !== null && 'kind' in value && temporalKinds.has(value.kind);
}

function formatKey(key: string): string {
  return /^[\p{L}_?][\p{L}\p{N}_?' ]*$/u.test(key) ? key : quote(key);
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

const temporalKinds: ReadonlySet<string> = new Set(['date', 'time', 'date time', 'months', 'nanos']);
