import type { Evaluator } from '../feel/compile-node.ts';
import { ContextScope } from '../feel/scope.ts';
import { type FeelContext, FeelFunction, type FeelValue } from '../feel/values.ts';
import { type BoxedContext, type DmnRun, fitTo, typed } from './boxed-context.ts';
import { compileBoxed, compileFunction } from './compile-boxed.ts';
import { componentNames } from './item-types.ts';
import type { Decision, DecisionService, DmnModel, InputData, KnowledgeModel } from './model.ts';
import { ModelTypes, resultType, withResult } from './model-types.ts';
import type { DmnFault } from './parse-dmn.ts';

/** The decisions of a model and its imports with what they require (DMN 1.5, chapter 6), compiled when first needed. */
export class DecisionGraph {
  readonly faults: DmnFault[] = [];
  private readonly model: DmnModel;
  private readonly models: ReadonlyMap<string, DmnModel>;
  private readonly nodes = new Map<string, Node>();
  readonly types: ModelTypes;

  constructor(model: DmnModel, imports: readonly DmnModel[]) {
    this.model = model;
    this.models = new Map([...imports, model].map((one) => [one.namespace, one]));
    this.types = new ModelTypes(this.models, this.faults);
    for (const one of this.models.values()) this.addNodes(one);
    for (const node of this.nodes.values()) this.compile(node);
  }

  evaluateDecision(name: string, inputs: FeelContext, run: DmnRun): FeelValue {
    const decision =
      this.model.decisions.find((one) => one.name === name) ?? this.model.decisions.find((one) => one.id === name);
    if (decision === undefined) return run.reject('dmn.unknown-decision', { name });
    return this.valueOf(
      this.nodeAt(this.model, `#${decision.id}`),
      { inputs, given: new Map(), known: new Map() },
      run,
    );
  }

  evaluateService(name: string, inputs: FeelContext, run: DmnRun): FeelValue {
    const service = this.model.services.find((one) => one.name === name || one.id === name);
    if (service === undefined) return run.reject('dmn.unknown-service', { name });
    const callable = this.serviceFunction(service, this.model);
    const [signature] = callable.signatures;
    const args = (signature?.parameters ?? []).map((parameter) => {
      const value = inputs.get(parameter.name) ?? null;
      return fitTo(value, parameter.type, run, { element: name, type: parameter.name });
    });
    const result = signature?.call(args, run) ?? null;
    return fitTo(result, signature?.result, run, { element: name, type: service.variable.typeRef ?? '' });
  }

  private addNodes(model: DmnModel): void {
    const add = (
      node: Omit<Node, 'model' | 'evaluate' | 'requires'>,
      element: { id: string; requires?: readonly string[] },
    ) => this.nodes.set(keyOf(model, element.id), { ...node, model, requires: element.requires ?? [], evaluate: null });
    for (const element of model.inputs) add({ kind: 'input', element }, element);
    for (const element of model.decisions) add({ kind: 'decision', element }, element);
    for (const element of model.knowledgeModels) add({ kind: 'knowledge', element }, element);
    for (const element of model.services) add({ kind: 'service', element }, element);
  }

  private compile(node: Node): void {
    const { model, element } = node;
    const { typeRef } = element.variable;
    if (node.kind === 'input' && typeRef !== null && this.types.typeOf(model, typeRef) === undefined) {
      this.faults.push({
        line: element.line,
        code: 'dmn.unknown-type',
        params: { element: element.name, type: typeRef },
      });
    }
    if (node.kind !== 'decision' && node.kind !== 'knowledge') return;
    const context = this.contextOf(node);
    if (node.kind === 'decision') {
      node.evaluate = typed(compileBoxed((element as Decision).expression, context), element.variable.typeRef, context);
      return;
    }
    const { logic } = element as KnowledgeModel;
    if (logic === null) return;
    const make = compileFunction(logic, element.name, context);
    const result = this.types.typeOf(model, element.variable.typeRef);
    node.evaluate = (scope) => withResult(make(scope), result);
  }

  private contextOf(node: Node): BoxedContext {
    const { model } = node;
    const names: string[] = [];
    for (const href of node.requires) {
      const required = this.nodeAt(model, href);
      if (required === undefined) {
        this.faults.push({
          line: node.element.line,
          code: 'dmn.unknown-reference',
          params: { element: node.element.name, href },
        });
      } else names.push(this.importName(model, required.model) ?? required.element.variable.name);
    }
    const members = [...this.models.values()].flatMap((one) => [
      ...componentNames(one.itemDefinitions),
      ...[...one.decisions, ...one.inputs, ...one.knowledgeModels, ...one.services].map((each) => each.variable.name),
    ]);
    const typeNames = [...this.models.values()].flatMap((one) => one.itemDefinitions.map((item) => item.name));
    const own = node.kind === 'knowledge' ? [node.element.variable.name] : [];
    return {
      element: node.element.name,
      line: node.element.line,
      names: [...names, ...own],
      members: [...new Set(members)],
      typeNames: [...typeNames, ...model.imports.map((one) => one.name)],
      lookup: this.types.lookupOf(model),
      faults: this.faults,
    };
  }

  private valueOf(node: Node | undefined, state: State, run: DmnRun): FeelValue {
    if (node === undefined) return run.reject('dmn.unknown-reference');
    const key = keyOf(node.model, node.element.id);
    const given = state.given.get(key);
    if (given !== undefined) return given;
    const known = state.known.get(key);
    if (known === pending) return run.reject('dmn.circular', { element: node.element.name });
    if (known !== undefined) return known as FeelValue;
    state.known.set(key, pending);
    const value = run.nested(10, () => this.compute(node, state, run));
    state.known.set(key, value);
    return value;
  }

  private compute(node: Node, state: State, run: DmnRun): FeelValue {
    const { element, model } = node;
    if (node.kind === 'input') {
      const { name, typeRef } = element.variable;
      const type = this.types.typeOf(model, typeRef);
      return fitTo(state.inputs.get(name) ?? null, type, run, { element: name, type: typeRef ?? '' });
    }
    if (node.kind === 'service') return this.serviceFunction(element as DecisionService, model);
    const values = new Map<string, FeelValue>();
    const scope = new ContextScope(values, null);
    for (const href of node.requires) {
      const required = this.nodeAt(model, href);
      if (required === undefined) continue;
      const value = this.valueOf(required, state, run);
      const prefix = this.importName(model, required.model);
      if (prefix === null) values.set(required.element.variable.name, value);
      else
        values.set(
          prefix,
          new Map([
            ...((values.get(prefix) as FeelContext | undefined) ?? []),
            [required.element.variable.name, value],
          ]),
        );
    }
    const result = node.evaluate?.(scope, run) ?? null;
    // A knowledge model may call itself by name.
    if (node.kind === 'knowledge') values.set(element.variable.name, result);
    return result;
  }

  /** A decision service as a function (DMN 1.5, 6.3.10): parameters are its input data, then its input decisions. */
  private serviceFunction(service: DecisionService, model: DmnModel): FeelFunction {
    const given = [...service.inputData, ...service.inputDecisions].flatMap((href) => this.nodeAt(model, href) ?? []);
    const outputs = service.outputDecisions.flatMap((href) => this.nodeAt(model, href) ?? []);
    const parameters = given.map((node) => {
      const { name, typeRef } = node.element.variable;
      const type = this.types.typeOf(node.model, typeRef);
      return type === undefined ? { name } : { name, type };
    });
    const call = (args: readonly FeelValue[], run: DmnRun): FeelValue => {
      const values = new Map(given.map((node, index) => [keyOf(node.model, node.element.id), args[index] ?? null]));
      const state: State = { inputs: new Map(), given: values, known: new Map() };
      const results = outputs.map((node) => [node.element.variable.name, this.valueOf(node, state, run)] as const);
      return run.nested(20, () => (results.length === 1 ? (results[0]?.[1] ?? null) : new Map(results)));
    };
    const result = resultType(this.types.typeOf(model, service.variable.typeRef));
    const signature = { parameters, call: call as FeelFunction['signatures'][number]['call'] };
    return new FeelFunction(service.name, [result === undefined ? signature : { ...signature, result }]);
  }

  private nodeAt(model: DmnModel, href: string): Node | undefined {
    const hash = href.indexOf('#');
    const namespace = hash <= 0 ? model.namespace : href.slice(0, hash);
    const owner = this.models.get(namespace) ?? model;
    return this.nodes.get(keyOf(owner, href.slice(hash + 1)));
  }

  private importName(from: DmnModel, to: DmnModel): string | null {
    if (from === to) return null;
    return from.imports.find((one) => one.namespace === to.namespace)?.name ?? null;
  }
}

const pending = Symbol('pending');

function keyOf(model: DmnModel, id: string): string {
  return `${model.namespace}#${id}`;
}

type State = {
  readonly inputs: FeelContext;
  readonly given: ReadonlyMap<string, FeelValue>;
  readonly known: Map<string, FeelValue | typeof pending>;
};
type Node = {
  readonly kind: 'input' | 'decision' | 'knowledge' | 'service';
  readonly model: DmnModel;
  readonly element: InputData | Decision | KnowledgeModel | DecisionService;
  readonly requires: readonly string[];
  evaluate: Evaluator | null;
};
