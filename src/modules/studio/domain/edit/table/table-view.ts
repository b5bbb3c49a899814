import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { attributeOf, childOf, childrenOf, textIn, type XmlSpan, xmlElements } from '../xml-text.ts';

/** The rules of a working copy as a department sees them; no file gives no decisions. Refused when the file cannot be read. */
export function readRulesView(files: Files): Result<RulesView, 'file-broken'> {
  const xml = files[rulesFile];
  if (xml === undefined || xml.trim() === '') return ok({ decisions: [] });
  const root = xmlElements(xml);
  if (root?.name !== 'definitions') return refuse('file-broken');
  return ok({ decisions: decisionsIn(root).map((element) => decisionView(xml, element)) });
}

/** The decision with this id. */
export const decisionOf = (view: RulesView, id: string): DecisionView | null =>
  view.decisions.find((one) => one.id === id) ?? null;

/** Decisions and functions (knowledge models) of the file, in its order. */
export const decisionsIn = (root: XmlSpan): readonly XmlSpan[] =>
  childrenOf(root, 'decision', 'businessKnowledgeModel');

/** The id under which pages name a decision. */
export const idOf = (element: XmlSpan): string => attributeOf(element, 'id') ?? attributeOf(element, 'name') ?? '';

/** The id of a table, as the rules name it too. */
export const tableIdOf = (xml: string, table: XmlSpan): string =>
  attributeOf(table, 'id') ?? `line-${xml.slice(0, table.start).split('\n').length}`;

/** The tables inside an element. */
export const tablesIn = (element: XmlSpan): readonly XmlSpan[] =>
  element.children.flatMap((child) => (child.name === 'decisionTable' ? [child] : tablesIn(child)));

/** The expressions inside an element that stand in no table. */
export const formulasIn = (element: XmlSpan): readonly XmlSpan[] =>
  element.children.flatMap((child) =>
    child.name === 'decisionTable' ? [] : child.name === 'literalExpression' ? [child] : formulasIn(child),
  );

function decisionView(xml: string, element: XmlSpan): DecisionView {
  return {
    id: idOf(element),
    name: attributeOf(element, 'name') ?? '',
    isFunction: element.name === 'businessKnowledgeModel',
    description: textIn(xml, childOf(element, 'description')).trim(),
    parameters: childrenOf(childOf(element, 'encapsulatedLogic') ?? element, 'formalParameter').map(
      (one) => attributeOf(one, 'name') ?? '',
    ),
    tables: tablesIn(element).map((table) => tableView(xml, table)),
    formulas: formulasIn(element).map((formula) => ({
      name: nameAround(formula),
      text: textIn(xml, childOf(formula, 'text')).trim(),
    })),
  };
}

function tableView(xml: string, table: XmlSpan): TableView {
  const id = tableIdOf(xml, table);
  const text = (element: XmlSpan | undefined): string => textIn(xml, childOf(element, 'text')).trim();
  return {
    id,
    hitPolicy: attributeOf(table, 'hitPolicy') ?? 'UNIQUE',
    aggregation: attributeOf(table, 'aggregation') ?? '',
    inputs: childrenOf(table, 'input').map((input) => ({
      label: attributeOf(input, 'label') ?? '',
      expression: text(childOf(input, 'inputExpression')),
      type: attributeOf(childOf(input, 'inputExpression'), 'typeRef') ?? '',
      allowed: text(childOf(input, 'inputValues')),
    })),
    outputs: childrenOf(table, 'output').map((output) => ({
      name: attributeOf(output, 'name') ?? '',
      type: attributeOf(output, 'typeRef') ?? '',
      allowed: text(childOf(output, 'outputValues')),
      otherwise: text(childOf(output, 'defaultOutputEntry')),
    })),
    rows: childrenOf(table, 'rule').map((rule, index) => ({
      id: attributeOf(rule, 'id') ?? `${id}-rule-${index + 1}`,
      tests: childrenOf(rule, 'inputEntry').map(text),
      results: childrenOf(rule, 'outputEntry').map(text),
      note: textIn(xml, childOf(rule, 'description')).trim(),
    })),
  };
}

/** What an expression is called by the context around it. */
function nameAround(formula: XmlSpan): string {
  const entry = formula.parent;
  return (entry && attributeOf(childOf(entry, 'variable'), 'name')) ?? '';
}

export const rulesFile = 'decision.dmn';

export interface RulesView {
  readonly decisions: readonly DecisionView[];
}
export interface DecisionView {
  readonly id: string;
  readonly name: string;
  /** A function that decisions call with values. */
  readonly isFunction: boolean;
  readonly description: string;
  readonly parameters: readonly string[];
  readonly tables: readonly TableView[];
  /** Expressions outside of tables, in the order of the file. */
  readonly formulas: readonly { readonly name: string; readonly text: string }[];
}
export interface TableView {
  readonly id: string;
  readonly hitPolicy: string;
  /** How a table that collects adds up; empty for a list. */
  readonly aggregation: string;
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly rows: readonly TableRow[];
}
export interface InputColumn {
  readonly label: string;
  /** FEEL: what is tested. */
  readonly expression: string;
  readonly type: string;
  readonly allowed: string;
}
export interface OutputColumn {
  readonly name: string;
  readonly type: string;
  readonly allowed: string;
  /** What holds when no row fits. */
  readonly otherwise: string;
}
export interface TableRow {
  readonly id: string;
  readonly tests: readonly string[];
  readonly results: readonly string[];
  readonly note: string;
}
