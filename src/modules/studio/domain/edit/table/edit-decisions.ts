import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { attributeOf, childOf, escapeXml, newText, removed, textIn, withAll, xmlElements } from '../xml-text.ts';
import { changeRules, findDecision, insertAfter, type Rules, tagLike } from './change-rules.ts';
import { requireInputs } from './require-inputs.ts';
import { decisionsIn, formulasIn, idOf, rulesFile } from './table-view.ts';

/**
 * Adds a decision with a table of one question and one result; the file is made when it is missing. Refused when the name is taken or no
 * name of FEEL.
 */
export function addDecision(files: Files, order: NewDecision): Result<Files, DecisionReason> {
  if (!/^[A-Za-z]\w*$/.test(order.name)) return refuse('name-wrong');
  const isNew = (files[rulesFile] ?? '').trim() === '';
  const begun = isNew ? { ...files, [rulesFile]: emptyRules(order.service) } : files;
  const added = changeRules<DecisionReason>(begun, (rules) => {
    const isTaken = rules.root.children.some((one) => attributeOf(one, 'name') === order.name);
    return isTaken
      ? refuse('name-taken')
      : ok([insertAfter(rules.xml, rules.root, before, [decisionText(rules, order)])]);
  });
  if (!added.ok) return added;
  return changeRules<DecisionReason>(added.value, (rules) => {
    const decision = decisionsIn(rules.root).find((one) => attributeOf(one, 'name') === order.name);
    return decision
      ? ok(requireInputs(rules, childOf(decision, 'decisionTable') ?? decision, order.reads))
      : refuse('decision-gone');
  });
}

/** Takes a decision away with its drawing; refused while another decision or the process needs it. */
export function removeDecision(files: Files, id: string): Result<Files, DecisionReason> {
  return changeRules<DecisionReason>(files, (rules) => {
    const own = findDecision(rules, id);
    if (!own) return refuse('decision-gone');
    const name = attributeOf(own, 'name') ?? '';
    const everything = withAll(rules.root);
    const readers = decisionsIn(rules.root).filter(
      (one) => one !== own && withAll(one).some((inner) => attributeOf(inner, 'href') === `#${idOf(own)}`),
    );
    if (readers.length > 0)
      return refuse('decision-needed', { by: readers.map((one) => attributeOf(one, 'name') ?? '') });
    if (isCalled(files, name)) return refuse('decision-in-process');
    const ids = new Set(withAll(own).flatMap((one) => attributeOf(one, 'id') ?? []));
    const drawn = everything.filter((one) => ids.has(attributeOf(one, 'dmnElementRef') ?? ''));
    return ok([own, ...drawn].map((element) => removed(rules.xml, element)));
  });
}

/** Sets what a decision is for and the expressions outside of its tables, in the order of the file. */
export const setFormulas = (files: Files, id: string, change: FormulaChange): Result<Files, DecisionReason> =>
  changeRules<DecisionReason>(files, (rules) => {
    const own = findDecision(rules, id);
    if (!own) return refuse('decision-gone');
    const { xml } = rules;
    const formulas = formulasIn(own);
    if (formulas.length !== change.formulas.length) return refuse('decision-other');
    const texts = formulas.flatMap((formula, index) => {
      const text = childOf(formula, 'text');
      const words = change.formulas[index]!.trim();
      return text && textIn(xml, text).trim() !== words ? [newText(xml, text, words)] : [];
    });
    const description = childOf(own, 'description');
    const words = change.description.trim();
    if (description && words === '') return ok([...texts, removed(xml, description)]);
    if (description)
      return ok(textIn(xml, description).trim() === words ? texts : [...texts, newText(xml, description, words)]);
    const tag = tagLike(own, 'description');
    return ok(words === '' ? texts : [...texts, insertAfter(xml, own, [], [`<${tag}>${escapeXml(words)}</${tag}>`])]);
  });

/** True when the process calls the decision. */
export function isCalled(files: Files, name: string): boolean {
  const root = xmlElements(files['process.bpmn'] ?? '');
  return (
    root !== null &&
    withAll(root).some((element) =>
      element.attributes.some((one) => /(^|:)decision$/.test(one.name) && one.value === name),
    )
  );
}

function decisionText({ root, ids }: Rules, order: NewDecision): string {
  const tag = (name: string): string => tagLike(root, name);
  const id = ids.take(`entscheidung${order.name}`);
  const table = ids.take(`tabelle${order.name}`);
  const type = order.type ? ` typeRef="${escapeXml(order.type)}"` : '';
  const label = escapeXml(order.label).replaceAll('"', '&quot;');
  return [
    `<${tag('decision')} id="${id}" name="${order.name}">`,
    `  <${tag('variable')} id="${ids.take(`${id}Wert`)}" name="${order.name}"/>`,
    `  <${tag('decisionTable')} id="${table}" hitPolicy="UNIQUE">`,
    `    <${tag('input')} id="${ids.take(`${table}Frage`)}" label="${label}"><${tag('inputExpression')}${type}><${tag('text')}>${escapeXml(order.expression)}</${tag('text')}></${tag('inputExpression')}></${tag('input')}>`,
    `    <${tag('output')} id="${ids.take(`${table}Ergebnis`)}" name="${escapeXml(order.output)}"/>`,
    `  </${tag('decisionTable')}>`,
    `</${tag('decision')}>`,
  ].join('\n');
}

const emptyRules = (service: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="regeln" name="${escapeXml(service)}" namespace="urn:lipsia:city:${escapeXml(service)}">
</definitions>
`;

/** What stands before a new decision. */
const before = [
  ...['description', 'extensionElements', 'import', 'itemDefinition', 'inputData'],
  ...['decision', 'businessKnowledgeModel', 'decisionService'],
];

export interface NewDecision {
  readonly name: string;
  readonly service: string;
  readonly label: string;
  readonly expression: string;
  readonly type: string;
  /** Name of the result. */
  readonly output: string;
  readonly reads: readonly { readonly name: string; readonly type: string }[];
}
export interface FormulaChange {
  readonly description: string;
  readonly formulas: readonly string[];
}
export type DecisionReason =
  | 'file-broken'
  | 'name-wrong'
  | 'name-taken'
  | 'decision-gone'
  | 'decision-other'
  | 'decision-needed'
  | 'decision-in-process';
