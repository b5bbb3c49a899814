import type { DecisionTable, DmnModel } from './model.ts';
import { type Column, describeParts, readColumn } from './table-columns.ts';

/**
 * Finds what a decision table forgets or says twice: cases no rule takes (not for tables that collect, and not when
 * there is a default), pairs of rules that contradict the hit policy, and rules that earlier ones always beat. Works on
 * numbers, days, durations, booleans and enumerations; cells that read other variables are listed as unclear.
 */
export function analyseTable(table: DecisionTable, model?: DmnModel): TableAnalysis {
  const items = model?.itemDefinitions ?? [];
  const columns = table.inputs.map((input, index) =>
    readColumn(
      input,
      table.rules.map((rule) => rule.tests[index] ?? ''),
      items,
    ),
  );
  const everyRule = table.rules.map((_, index) => index);
  const search = new CaseSearch(columns);
  const asksAll = singleHit.has(table.hitPolicy) && !table.outputs.some((output) => output.otherwise !== null);
  const gaps = asksAll
    ? search.uncovered(
        everyRule,
        columns.map((column) => column.parts.map((_, part) => part)),
      )
    : [];
  const unclear = columns.flatMap((column) =>
    column.unclear.map((rule) => ({ input: column.label, ruleId: table.rules[rule]?.id ?? '' })),
  );
  return {
    isComplete: gaps.length > 0 ? false : asksAll && (unclear.length > 0 || search.isCutShort) ? null : true,
    gaps,
    overlaps: overlapsOf(table, columns),
    hidden: table.hitPolicy === 'FIRST' ? hiddenRules(table, columns) : [],
    unclear,
  };
}

function overlapsOf(table: DecisionTable, columns: readonly Column[]): RuleOverlap[] {
  const overlaps: RuleOverlap[] = [];
  if (table.hitPolicy !== 'UNIQUE' && table.hitPolicy !== 'ANY') return overlaps;
  for (const [second, rule] of table.rules.entries()) {
    for (let first = 0; first < second && overlaps.length < maxFindings; first += 1) {
      const other = table.rules[first];
      const isHarmless = table.hitPolicy === 'ANY' && other?.outputs.join('\n') === rule.outputs.join('\n');
      const shared = isHarmless ? null : sharedParts(columns, first, second);
      if (other === undefined || shared === null) continue;
      overlaps.push({ rules: [other.id, rule.id], at: caseOf(columns, shared) });
    }
  }
  return overlaps;
}

function sharedParts(columns: readonly Column[], first: number, second: number): number[][] | null {
  const shared: number[][] = [];
  for (const column of columns) {
    if (column.unclear.includes(first) || column.unclear.includes(second)) return null;
    const both = column.parts.flatMap((_, part) =>
      column.matches[first]?.[part] && column.matches[second]?.[part] ? [part] : [],
    );
    if (both.length === 0) return null;
    shared.push(both);
  }
  return shared;
}

function hiddenRules(table: DecisionTable, columns: readonly Column[]): string[] {
  return table.rules.flatMap((rule, index) => {
    const isUnclear = columns.some((column) => column.unclear.some((one) => one <= index));
    if (isUnclear || index === 0) return [];
    const own = columns.map((column) =>
      column.parts.flatMap((_, part) => (column.matches[index]?.[part] ? [part] : [])),
    );
    const search = new CaseSearch(columns);
    const left = search.uncovered(
      table.rules.slice(0, index).map((_, earlier) => earlier),
      own,
    );
    return left.length === 0 && !search.isCutShort ? [rule.id] : [];
  });
}

/** Looks for combinations of parts that no rule takes, column by column, never twice for the same rules. */
class CaseSearch {
  isCutShort = false;
  private readonly columns: readonly Column[];
  private steps = 200_000;
  constructor(columns: readonly Column[]) {
    this.columns = columns;
  }

  uncovered(rules: readonly number[], domain: readonly (readonly number[])[]): TableCase[] {
    const found: TableCase[] = [];
    const covered = new Set<string>();
    const visit = (index: number, active: readonly number[], chosen: readonly (readonly number[])[]): boolean => {
      const column = this.columns[index];
      if (active.length === 0) {
        found.push(caseOf(this.columns, [...chosen, ...domain.slice(chosen.length)]));
        return false;
      }
      const key = `${index}:${active.join()}`;
      if (column === undefined || covered.has(key)) return true;
      this.steps -= active.length;
      if (this.steps < 0 || found.length >= maxFindings) {
        this.isCutShort = true;
        return true;
      }
      const groups = groupBySame(column, active, domain[index] ?? []);
      const isCovered = groups.map((group) => visit(index + 1, group.rules, [...chosen, group.parts])).every(Boolean);
      if (isCovered && !this.isCutShort) covered.add(key);
      return isCovered;
    };
    visit(0, rules, []);
    return found;
  }
}

function groupBySame(column: Column, active: readonly number[], parts: readonly number[]) {
  const groups = new Map<string, { rules: readonly number[]; parts: number[] }>();
  for (const part of parts) {
    const rules = active.filter((rule) => column.matches[rule]?.[part]);
    const key = rules.join();
    const group = groups.get(key) ?? { rules, parts: [] };
    group.parts.push(part);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function caseOf(columns: readonly Column[], chosen: readonly (readonly number[])[]): TableCase {
  return columns.map((column, index) => ({ input: column.label, values: describeParts(column, chosen[index] ?? []) }));
}

const maxFindings = 50;
const singleHit: ReadonlySet<string> = new Set(['UNIQUE', 'ANY', 'PRIORITY', 'FIRST']);

/** For each input the values of a case as a FEEL test; `-` stands for any value. */
export type TableCase = readonly { readonly input: string; readonly values: string }[];
export type RuleOverlap = { readonly rules: readonly [string, string]; readonly at: TableCase };
export type TableAnalysis = {
  /** Null when some cells are unclear or the table is too large to be sure. */
  readonly isComplete: boolean | null;
  readonly gaps: readonly TableCase[];
  readonly overlaps: readonly RuleOverlap[];
  /** Rules of a FIRST table that can never be reached. */
  readonly hidden: readonly string[];
  readonly unclear: readonly { readonly input: string; readonly ruleId: string }[];
};
