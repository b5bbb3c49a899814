import type { ServiceFolder } from '#catalogue';
import type { Bilingual } from '#kernel/language';
import { analyseTable, type TableCase } from '../domain/dmn/analyse-table.ts';
import { caseInWords } from '../domain/dmn/case-in-words.ts';
import { compileDmn, type DecisionTable, type DmnExpression, type DmnModel, parseDmn } from '../domain/dmn/index.ts';
import { formatValue } from '../domain/feel/format-value.ts';
import { compileExpression, fromJs, Run, toJs } from '../domain/feel/index.ts';
import { feelContext } from '../domain/feel-expression.ts';
import { nameWords } from '../texts/name-words.ts';
import { type TrialCode, trialWords } from '../texts/trial-words.ts';
import { dateNames } from './service-process.ts';

/** What every table of the rules forgets or says twice, by the id of the table; null where the rules cannot be read. */
export function analyseRules(xml: string): ReadonlyMap<string, TableFindings> | null {
  const parsed = parseDmn(xml);
  if (!parsed.ok) return null;
  return new Map(tablesIn(parsed.model).map((table) => [table.id, findingsOf(table, parsed.model)]));
}

/** Why a cell cannot be read, in words; null when it can. `test` is the left part of a table, `result` any other expression. */
export function cellProblem(text: string, kind: 'test' | 'result'): Bilingual | null {
  const dialect = kind === 'test' ? 'unary-tests' : 'expression';
  const compiled = compileExpression(text, { dialect, names: ['today'] });
  if (compiled.ok) return null;
  const { code, position } = compiled.error;
  return nameWords({ code: 'feel-unreadable', name: code, at: position + 1, text });
}

/** The names an expression reads. */
export function namesRead(text: string): readonly string[] {
  const compiled = compileExpression(text, { dialect: 'expression', names: ['today'] });
  return compiled.ok ? compiled.reads : [];
}

/** The inputs that a decision needs, those of the decisions before it included. */
export function inputsOf(xml: string, decision: string): readonly DecisionInput[] {
  const parsed = parseDmn(xml);
  if (!parsed.ok) return [];
  const { model } = parsed;
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const own = [...model.decisions, ...model.knowledgeModels].find((one) => one.id === id || one.name === id);
    for (const href of own?.requires ?? []) visit(href.slice(href.indexOf('#') + 1));
  };
  visit(decision);
  return model.inputs
    .filter(({ id }) => seen.has(id))
    .map(({ variable }) => ({ name: variable.name, type: variable.typeRef ?? 'Any' }));
}

/** A value that somebody typed as FEEL, as plain data; null with why when it cannot be read. */
export function readFeelValue(text: string): { readonly value: unknown; readonly problem: Bilingual | null } {
  const compiled = compileExpression(text, { dialect: 'expression' });
  if (!compiled.ok) return { value: null, problem: cellProblem(text, 'result') };
  return { value: toJs(compiled.evaluate(new Map())), problem: null };
}

/** Decides once with these values, the way a case would: the result, the rows that made it, and what went wrong in words. */
export function tryDecision(
  folder: Pick<ServiceFolder, 'files'>,
  decision: string,
  values: Readonly<Record<string, unknown>>,
): TriedDecision {
  const parsed = parseDmn(folder.files['decision.dmn'] ?? '');
  if (!parsed.ok) return { ok: false, errors: [trialWords('rules-unreadable', '')] };
  const dates = new Set(dateNames(folder));
  for (const { variable } of parsed.model.inputs) if (variable.typeRef === 'date') dates.add(variable.name);
  const result = compileDmn(parsed.model).evaluate(decision, feelContext(values, dates));
  const errors = [...new Map(result.errors.map((error) => [error.code, error])).values()].map(({ code }) =>
    trialWords(code as TrialCode, ''),
  );
  if (!result.ok) return { ok: false, errors };
  return {
    ok: true,
    value: formatValue(result.value, new Run()),
    entries: entriesOf(toJs(result.value)),
    rules: result.matchedRules,
  };
}

const entriesOf = (value: unknown): readonly (readonly [string, string])[] =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? Object.entries(value).map(([name, inner]) => [name, formatValue(fromJs(inner as never), new Run())] as const)
    : [];

function findingsOf(table: DecisionTable, model: DmnModel): TableFindings {
  const { gaps, overlaps, hidden, unclear, isComplete } = analyseTable(table, model);
  const row = (id: string): number => table.rules.findIndex((rule) => rule.id === id) + 1;
  return {
    isComplete,
    gaps: gaps.map((gap) => ({ words: caseInWords(gap), tests: testsOf(gap) })),
    overlaps: overlaps.map(({ rules, at }) => ({ rows: rules.map(row), words: caseInWords(at) })),
    hidden: hidden.map(row),
    unclear: unclear.map(({ input, ruleId }) => ({ input, row: row(ruleId) })).filter((one) => one.row > 0),
  };
}

const testsOf = (found: TableCase): readonly string[] => found.map(({ values }) => values);

function tablesIn(part: unknown): readonly DecisionTable[] {
  if (Array.isArray(part)) return part.flatMap(tablesIn);
  if (typeof part !== 'object' || part === null) return [];
  if ('kind' in part && (part as DmnExpression).kind === 'table') return [part as DecisionTable];
  return Object.values(part).flatMap(tablesIn);
}

export interface TableFindings {
  /** Null when some cells are unclear or the table is too large to be sure. */
  readonly isComplete: boolean | null;
  /** Cases that no row takes, with the cells of the row that would. */
  readonly gaps: readonly { readonly words: Bilingual; readonly tests: readonly string[] }[];
  /** Pairs of rows, counted from 1, that both take a case. */
  readonly overlaps: readonly { readonly rows: readonly number[]; readonly words: Bilingual }[];
  /** Rows that earlier ones always beat. */
  readonly hidden: readonly number[];
  readonly unclear: readonly { readonly input: string; readonly row: number }[];
}
export interface DecisionInput {
  readonly name: string;
  /** FEEL type, `Any` where none is given. */
  readonly type: string;
}
export type TriedDecision =
  | {
      readonly ok: true;
      /** The result as FEEL writes it. */
      readonly value: string;
      /** Its entries, where it has some. */
      readonly entries: readonly (readonly [string, string])[];
      /** Ids of the rows that made it. */
      readonly rules: readonly string[];
    }
  | { readonly ok: false; readonly errors: readonly Bilingual[] };
