import type { Decision, DecisionTable, DmnExpression, DmnModel, KnowledgeModel } from '../dmn/model.ts';
import { checkNames, checkTestNames, type NameFault } from './check-names.ts';
import { anything, either, type KnownNames, type KnownValue, nothing, oneOf } from './known-value.ts';

/**
 * Holds the inputs and every expression of the decisions against what a case knows. Gives what is known of each decision's
 * result by its name, inputs that nobody gives, and names that do not exist, each with its line.
 */
export function checkDecisionNames(model: DmnModel, known: KnownNames): DecisionNames {
  const walk = new DecisionWalk(model, known);
  for (const { variable, line } of model.inputs)
    if (!known.has(variable.name)) walk.unknownInputs.push({ name: variable.name, line });
  const results = new Map(model.decisions.map((decision) => [decision.name, walk.resultOf(decision)]));
  for (const knowledge of model.knowledgeModels) walk.check(knowledge);
  return { results, unknownInputs: walk.unknownInputs, faults: walk.faults };
}

class DecisionWalk {
  readonly faults: PlacedFault[] = [];
  readonly unknownInputs: { readonly name: string; readonly line: number }[] = [];
  private readonly model: DmnModel;
  private readonly known: KnownNames;
  private readonly results = new Map<string, KnownValue>();

  constructor(model: DmnModel, known: KnownNames) {
    this.model = model;
    this.known = known;
  }

  resultOf(decision: Decision): KnownValue {
    const done = this.results.get(decision.id);
    if (done) return done;
    // A circle of decisions is for the compiler to name.
    this.results.set(decision.id, anything);
    const result = this.value(decision.expression, this.scopeOf(decision.requires));
    this.results.set(decision.id, result);
    return result;
  }

  check({ requires, logic, variable }: KnowledgeModel): void {
    const scope = this.scopeOf(requires).set(variable.name, anything);
    for (const parameter of logic?.parameters ?? []) scope.set(parameter.name, anything);
    this.value(logic?.body ?? null, scope);
  }

  private scopeOf(requires: readonly string[]): Map<string, KnownValue> {
    const scope = new Map<string, KnownValue>();
    for (const href of requires) {
      const id = href.slice(href.indexOf('#') + 1);
      const input = this.model.inputs.find((one) => one.id === id);
      const decision = this.model.decisions.find((one) => one.id === id);
      const other = [...this.model.knowledgeModels, ...this.model.services].find((one) => one.id === id);
      if (input) scope.set(input.variable.name, this.known.get(input.variable.name) ?? anything);
      else if (decision) scope.set(decision.variable.name, this.resultOf(decision));
      else if (other) scope.set(other.variable.name, anything);
    }
    return scope;
  }

  private value(expression: DmnExpression | null, scope: KnownNames): KnownValue {
    if (!expression) return anything;
    const inner = (one: DmnExpression | null, more: readonly (readonly [string, KnownValue])[] = []): KnownValue =>
      this.value(one, new Map([...scope, ...more]));
    switch (expression.kind) {
      case 'literal':
        return this.text(expression.text, expression.line, scope);
      case 'table':
        return this.table(expression, scope);
      case 'context':
        return this.context(expression.entries, scope);
      case 'function':
        inner(
          expression.body,
          expression.parameters.map(({ name }) => [name, anything] as const),
        );
        return anything;
      case 'invocation':
        inner(expression.callee);
        for (const { expression: argument } of expression.bindings) inner(argument);
        return anything;
      case 'list':
        return { kind: 'list', item: expression.items.map((item) => inner(item)).reduce(either, nothing) };
      case 'conditional':
        inner(expression.condition);
        return either(inner(expression.yes), inner(expression.no));
      case 'relation':
        for (const row of expression.rows) for (const cell of row) inner(cell);
        return anything;
      case 'filter': {
        const list = inner(expression.source);
        const item = list.kind === 'list' ? list.item : list;
        if (item.kind === 'entries') inner(expression.match, [['item', item], ...item.entries]);
        return list;
      }
      default: {
        const list = inner(expression.source);
        const item = list.kind === 'list' ? list.item : anything;
        const body = inner(expression.body, [
          ['partial', anything],
          [expression.variable, item],
        ]);
        return expression.kind === 'for' ? { kind: 'list', item: body } : anything;
      }
    }
  }

  private context(entries: Extract<DmnExpression, { kind: 'context' }>['entries'], scope: KnownNames): KnownValue {
    const own = new Map<string, KnownValue>();
    for (const { variable, expression } of entries) {
      const value = this.value(expression, new Map([...scope, ...own]));
      if (!variable) return value;
      own.set(variable.name, value);
    }
    return { kind: 'entries', entries: own };
  }

  private table(table: DecisionTable, scope: KnownNames): KnownValue {
    const tested = table.inputs.map((input) => this.text(input.expression, input.line, scope));
    for (const rule of table.rules) {
      for (const [index, test] of rule.tests.entries())
        if (test !== '' && test !== '-') this.note(checkTestNames(test, tested[index] ?? anything, scope), rule.line);
    }
    const outputs = table.outputs.map((_, index) =>
      table.rules
        .map((rule) => {
          const text = rule.outputs[index] ?? '';
          return text === '' ? nothing : this.text(text, rule.line, scope);
        })
        .reduce(either, nothing),
    );
    const isList = table.hitPolicy === 'COLLECT' || table.hitPolicy.endsWith('ORDER');
    if (isList && table.aggregation) return anything;
    const allowed = table.outputs.length === 1 ? textsIn(table.outputs[0]?.allowed ?? null) : null;
    const one: KnownValue =
      table.outputs.length === 1
        ? (allowed ?? outputs[0] ?? anything)
        : {
            kind: 'entries',
            entries: new Map(table.outputs.map((output, index) => [output.name ?? '', outputs[index] ?? anything])),
          };
    return isList ? { kind: 'list', item: one } : one;
  }

  private text(text: string, line: number, scope: KnownNames): KnownValue {
    const { value, faults } = checkNames(text, scope);
    this.note(faults, line);
    return value;
  }

  private note(faults: readonly NameFault[], line: number): void {
    // What cannot be read is named by the compiler of the rules.
    for (const fault of faults) if (fault.code !== 'feel-unreadable') this.faults.push({ fault, line });
  }
}

/** `"a", "b"` as options; null for anything else. */
function textsIn(allowed: string | null): KnownValue | null {
  if (!allowed || !/^\s*"[^"]*"(\s*,\s*"[^"]*")*\s*$/.test(allowed)) return null;
  return oneOf(...[...allowed.matchAll(/"([^"]*)"/g)].map((hit) => hit[1]!));
}

export interface DecisionNames {
  readonly results: KnownNames;
  readonly unknownInputs: readonly { readonly name: string; readonly line: number }[];
  readonly faults: readonly PlacedFault[];
}
export interface PlacedFault {
  readonly fault: NameFault;
  readonly line: number;
}
