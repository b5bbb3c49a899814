import type { ChartRule, DataRow } from './dataset.ts';

/** The bars of a picture, at most the last 31, times in their order; each with its sum, and whether values are missing in it. Null without any number. */
export function barsOf(rule: ChartRule, rows: readonly DataRow[]): readonly Bar[] | null {
  const wanted = rows.filter((row) => Object.entries(rule.where ?? {}).every(([name, value]) => row[name] === value));
  const all = [...Map.groupBy(wanted, (row) => String(row[rule.label] ?? ''))];
  const isTime = all.every(([label]) => /^\d{4}-\d{2}/.test(label));
  const groups = (isTime ? all.toSorted(([a], [other]) => (a < other ? -1 : 1)) : all).slice(-mostBars);
  const bars = groups.map(([label, same]) => {
    const values = same.map((row) => row[rule.value]).filter((value) => typeof value === 'number');
    const value = values.reduce((sum, one) => sum + one, 0);
    return { label, value, isPartial: values.length < same.length, isUnknown: values.length === 0 };
  });
  const largest = Math.max(...bars.map(({ value }) => value));
  if (bars.length === 0 || !(largest > 0)) return null;
  return bars.map((bar) => ({ ...bar, share: Math.max(0, bar.value / largest) }));
}

const mostBars = 31;

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** 0 to 1 of the longest bar. */
  readonly share: number;
  /** True when some values are not shown. */
  readonly isPartial: boolean;
  /** True when none is. */
  readonly isUnknown: boolean;
}
