import { childrenNamed, findChild, type XmlElement } from '#kernel/xml';
import type { Aggregation, DecisionTable, DmnExpression, FunctionExpression, HitPolicy, Variable } from './model.ts';
import type { DmnFault } from './parse-dmn.ts';

/** The boxed expression directly inside an element (DMN 1.5, 7.3 and 10.2); null when there is none. */
export function expressionIn(element: XmlElement | undefined, errors: DmnFault[]): DmnExpression | null {
  const found = element?.children.find((child) => expressionNames.has(child.name));
  return found === undefined ? null : parseExpression(found, errors);
}

/** A function definition, boxed or as the logic of a business knowledge model. */
export function parseFunction(element: XmlElement, errors: DmnFault[]): FunctionExpression {
  return {
    ...boxed(element),
    kind: 'function',
    language: element.attributes.kind ?? 'FEEL',
    parameters: childrenNamed(element, 'formalParameter').map(variableOf),
    body: expressionIn(element, errors),
  };
}

function parseExpression(element: XmlElement, errors: DmnFault[]): DmnExpression {
  const inner = (name: string) => expressionIn(findChild(element, name), errors);
  switch (element.name) {
    case 'decisionTable':
      return parseTable(element, errors);
    case 'context':
      return {
        ...boxed(element),
        kind: 'context',
        entries: childrenNamed(element, 'contextEntry').map((entry) => {
          const variable = findChild(entry, 'variable');
          return {
            variable: variable === undefined ? null : variableOf(variable),
            expression: expressionIn(entry, errors),
          };
        }),
      };
    case 'invocation':
      return {
        ...boxed(element),
        kind: 'invocation',
        callee: expressionIn(element, errors),
        bindings: childrenNamed(element, 'binding').map((binding) => {
          const parameter = findChild(binding, 'parameter');
          return {
            parameter: parameter === undefined ? { name: '', typeRef: null } : variableOf(parameter),
            expression: expressionIn(binding, errors),
          };
        }),
      };
    case 'functionDefinition':
      return parseFunction(element, errors);
    case 'list':
      return { ...boxed(element), kind: 'list', items: expressionsIn(element, errors) };
    case 'relation':
      return {
        ...boxed(element),
        kind: 'relation',
        columns: childrenNamed(element, 'column').map((column) => variableOf(column).name),
        rows: childrenNamed(element, 'row').map((row) => expressionsIn(row, errors)),
      };
    case 'conditional':
      return {
        ...boxed(element),
        kind: 'conditional',
        condition: inner('if'),
        yes: inner('then'),
        no: inner('else'),
      };
    case 'filter':
      return { ...boxed(element), kind: 'filter', source: inner('in'), match: inner('match') };
    case 'for':
    case 'some':
    case 'every':
      return {
        ...boxed(element),
        kind: element.name,
        variable: element.attributes.iteratorVariable ?? '',
        source: inner('in'),
        body: inner(element.name === 'for' ? 'return' : 'satisfies'),
      };
    default:
      return { ...boxed(element), kind: 'literal', text: textOf(element) };
  }
}

function parseTable(element: XmlElement, errors: DmnFault[]): DecisionTable {
  const hitPolicy = element.attributes.hitPolicy ?? 'UNIQUE';
  const aggregation = element.attributes.aggregation ?? null;
  if (!hitPolicies.has(hitPolicy))
    errors.push({ line: element.line, code: 'dmn.hit-policy', params: { found: hitPolicy } });
  if (aggregation !== null && !aggregations.has(aggregation)) {
    errors.push({ line: element.line, code: 'dmn.aggregation', params: { found: aggregation } });
  }
  const table = boxed(element);
  const inputs = childrenNamed(element, 'input').map((input, index) => ({
    id: input.attributes.id ?? `${table.id}-input-${index + 1}`,
    label: input.attributes.label ?? null,
    expression: textOf(findChild(input, 'inputExpression')),
    typeRef: typeRefOf(findChild(input, 'inputExpression')),
    allowed: optionalText(findChild(input, 'inputValues')),
    line: input.line,
  }));
  const outputs = childrenNamed(element, 'output').map((output, index) => ({
    id: output.attributes.id ?? `${table.id}-output-${index + 1}`,
    name: output.attributes.name ?? null,
    typeRef: typeRefOf(output),
    allowed: optionalText(findChild(output, 'outputValues')),
    otherwise: optionalText(findChild(output, 'defaultOutputEntry')),
    line: output.line,
  }));
  const rules = childrenNamed(element, 'rule').map((rule, index) => {
    const tests = childrenNamed(rule, 'inputEntry').map(textOf);
    const results = childrenNamed(rule, 'outputEntry').map(textOf);
    if (tests.length !== inputs.length || results.length !== outputs.length) {
      errors.push({ line: rule.line, code: 'dmn.rule-width', params: { rule: index + 1 } });
    }
    return {
      id: rule.attributes.id ?? `${table.id}-rule-${index + 1}`,
      tests,
      outputs: results,
      description: findChild(rule, 'description')?.text.trim() ?? null,
      line: rule.line,
    };
  });
  return {
    ...table,
    kind: 'table',
    hitPolicy: hitPolicy as HitPolicy,
    aggregation: aggregation as Aggregation | null,
    inputs,
    outputs,
    rules,
  };
}

function boxed(element: XmlElement) {
  return { id: element.attributes.id ?? `line-${element.line}`, typeRef: typeRefOf(element), line: element.line };
}

function expressionsIn(element: XmlElement, errors: DmnFault[]): DmnExpression[] {
  return element.children
    .filter((child) => expressionNames.has(child.name))
    .map((child) => parseExpression(child, errors));
}

function variableOf(element: XmlElement): Variable {
  return { name: (element.attributes.name ?? '').trim().replace(/\s+/g, ' '), typeRef: typeRefOf(element) };
}

function typeRefOf(element: XmlElement | undefined): string | null {
  const typeRef = element?.attributes.typeRef ?? '';
  return typeRef === '' ? null : typeRef;
}

function textOf(element: XmlElement | undefined): string {
  return optionalText(element) ?? '';
}

function optionalText(element: XmlElement | undefined): string | null {
  return element === undefined ? null : (findChild(element, 'text')?.text.trim() ?? null);
}

const expressionNames = new Set([
  'literalExpression',
  'decisionTable',
  'context',
  'invocation',
  'functionDefinition',
  'list',
  'relation',
  'conditional',
  'filter',
  'for',
  'some',
  'every',
]);
const hitPolicies = new Set(['UNIQUE', 'ANY', 'PRIORITY', 'FIRST', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT']);
const aggregations = new Set(['SUM', 'MIN', 'MAX', 'COUNT']);
