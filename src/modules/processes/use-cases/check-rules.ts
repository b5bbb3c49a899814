import type { Problem, ServiceCheck, ServiceFolder } from '#catalogue';
import { analyseTable } from '../domain/dmn/analyse-table.ts';
import { caseInWords } from '../domain/dmn/case-in-words.ts';
import {
  compileDmn,
  type DecisionTable,
  type DmnExpression,
  type DmnFault,
  type DmnModel,
  parseDmn,
} from '../domain/dmn/index.ts';
import { checkDecisionNames } from '../domain/known/check-decision-names.ts';
import { readKnownNames } from './check-process.ts';
import { nameProblem, problemAt } from './process-report.ts';

/**
 * The rules can be read, their inputs are given by the form or a task, their expressions name only what exists, and every table
 * decides each case exactly once; a missing case is said in words.
 */
export const checkServiceRules: ServiceCheck = async (folder, city) => {
  const xml = folder.files[file];
  if (xml === undefined) return [];
  const parsed = parseDmn(xml);
  if (!parsed.ok) return parsed.errors.map((fault) => faultProblem(folder, 'rules-unreadable', fault));
  const { model } = parsed;
  const problems = compileDmn(model).faults.map((fault) => faultProblem(folder, 'rules-fault', fault));
  const known = await readKnownNames(folder, city);
  if (known) {
    const { unknownInputs, faults } = checkDecisionNames(model, known);
    for (const { name, line } of unknownInputs)
      problems.push(problemAt(folder, { file, line }, 'rule-input-unknown', { name }));
    for (const { fault, line } of faults) problems.push(nameProblem(folder, { file, line }, fault));
  }
  for (const { name, table } of tablesOf(model)) problems.push(...checkTable(folder, model, name, table));
  return problems;
};

function checkTable(folder: ServiceFolder, model: DmnModel, name: string, table: DecisionTable): readonly Problem[] {
  const { gaps, overlaps, hidden, isComplete } = analyseTable(table, model);
  const lineOf = (rule: string | undefined) => table.rules.find(({ id }) => id === rule)?.line ?? table.line;
  const problems = gaps.slice(0, mostGaps).map((gap) => {
    const { de, en } = caseInWords(gap);
    return problemAt(folder, { file, line: table.line }, 'table-gap', { table: name, caseDe: de, caseEn: en });
  });
  for (const { rules, at } of overlaps) {
    const { de, en } = caseInWords(at);
    const details = { table: name, rules: rules.join(', '), caseDe: de, caseEn: en };
    problems.push(problemAt(folder, { file, line: lineOf(rules[1]) }, 'table-overlap', details));
  }
  for (const rule of hidden)
    problems.push(
      problemAt(folder, { file, line: lineOf(rule) }, 'rule-hidden', { table: name, rules: rule }, 'warning'),
    );
  if (isComplete === null)
    problems.push(problemAt(folder, { file, line: table.line }, 'table-unclear', { table: name }, 'warning'));
  return problems;
}

/** Every table of the model with the name of what it decides. */
function tablesOf(model: DmnModel): readonly { readonly name: string; readonly table: DecisionTable }[] {
  return [
    ...model.decisions.flatMap(({ name, expression }) => tablesIn(expression).map((table) => ({ name, table }))),
    ...model.knowledgeModels.flatMap(({ name, logic }) => tablesIn(logic).map((table) => ({ name, table }))),
  ];
}

function tablesIn(expression: DmnExpression | null): readonly DecisionTable[] {
  if (!expression) return [];
  if (expression.kind === 'table') return [expression];
  return Object.values(expression).flatMap((part: unknown) => (typeof part === 'object' ? expressionsIn(part) : []));
}

const expressionsIn = (part: unknown): readonly DecisionTable[] => {
  if (Array.isArray(part)) return part.flatMap(expressionsIn);
  if (typeof part !== 'object' || part === null) return [];
  return 'kind' in part ? tablesIn(part as DmnExpression) : Object.values(part).flatMap(expressionsIn);
};

/** What the reader or the compiler of the rules says, in words; FEEL that cannot be read by its place. */
function faultProblem(
  folder: ServiceFolder,
  code: 'rules-unreadable' | 'rules-fault',
  { line, code: reason, params }: DmnFault,
): Problem {
  const { text, position } = params;
  if (typeof text === 'string' && typeof position === 'number')
    return nameProblem(folder, { file, line }, { code: 'feel-unreadable', name: reason, at: position + 1, text });
  const what = [params['element'] ?? params['detail'], params['type'] ?? params['href']].filter(Boolean).join(': ');
  return problemAt(folder, { file, line }, code, { reason: what || reason, fault: reason });
}

const mostGaps = 5;
const file = 'decision.dmn';
