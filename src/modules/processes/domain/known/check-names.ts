import type { FeelArgument, FeelIterator, FeelNode } from '../feel/ast.ts';
import { builtinFunctions } from '../feel/builtins/index.ts';
import { compileExpression } from '../feel/compile-expression.ts';
import { anything, either, type KnownNames, type KnownValue, nothing, oneOf } from './known-value.ts';

/**
 * Every name, entry and option in a FEEL text that does not exist, and what is known of its result. Inside a filter over a
 * list nobody knows anything of, every name may be one of the list's entries and is let pass.
 */
export function checkNames(text: string, known: KnownNames): CheckedNames {
  const compiled = compileExpression(text, { dialect: 'expression', names: [...known.keys()] });
  if (!compiled.ok) {
    const { code, position } = compiled.error;
    return { value: anything, faults: [{ code: 'feel-unreadable', name: code, at: position + 1, text }] };
  }
  const walk = new NameWalk(text);
  const value = walk.value(compiled.tree, new KnownScope(known));
  return { value, faults: walk.faults };
}

/** The same for a cell of a decision table, which tests the value `?`. */
export function checkTestNames(text: string, tested: KnownValue, known: KnownNames): readonly NameFault[] {
  const compiled = compileExpression(text, { dialect: 'unary-tests', names: [...known.keys()] });
  if (!compiled.ok) return [];
  const walk = new NameWalk(text);
  const literals = compiled.tree.kind === 'tests' ? compiled.tree.tests : [];
  for (const test of literals) walk.option(tested, test, '?');
  walk.value(compiled.tree, new KnownScope(new Map([...known, ['?', tested]])));
  return walk.faults;
}

/** Names by what surrounds them; an open scope may hold names that nobody knows. */
class KnownScope {
  private readonly names: KnownNames;
  private readonly outer: KnownScope | null;
  private readonly isOpen: boolean;

  constructor(names: KnownNames, outer: KnownScope | null = null, isOpen = false) {
    this.names = names;
    this.outer = outer;
    this.isOpen = isOpen;
  }

  find(name: string): KnownValue | null {
    return this.names.get(name) ?? this.outer?.find(name) ?? (this.isOpen ? anything : null);
  }

  with(...entries: readonly (readonly [string, KnownValue])[]): KnownScope {
    return new KnownScope(new Map(entries), this);
  }
}

class NameWalk {
  readonly faults: NameFault[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  value(node: FeelNode, scope: KnownScope): KnownValue {
    switch (node.kind) {
      case 'literal':
        return node.value === null ? nothing : typeof node.value === 'string' ? oneOf(node.value) : anything;
      case 'name':
        return this.name(node.name, scope);
      case 'path':
        return this.entry(this.value(node.object, scope), node.name, spelled(node.object));
      case 'filter':
        return this.filter(this.value(node.list, scope), node.condition, scope);
      case 'call':
        return this.call(node.callee, node.args, scope);
      case 'compare':
        return this.compare(node.left, node.right, scope);
      case 'in': {
        const tested = this.value(node.value, scope);
        for (const test of node.tests) {
          this.option(tested, test, spelled(node.value));
          this.value(test, scope);
        }
        return anything;
      }
      case 'if': {
        this.value(node.condition, scope);
        return either(this.value(node.then, scope), this.value(node.otherwise, scope));
      }
      case 'for': {
        const inner = this.iterate(node.iterators, scope).with(['partial', anything]);
        return { kind: 'list', item: this.value(node.body, inner) };
      }
      case 'some':
      case 'every':
        this.value(node.body, this.iterate(node.iterators, scope));
        return anything;
      case 'context': {
        let inner = scope;
        const entries = new Map<string, KnownValue>();
        for (const { name, value } of node.entries) {
          entries.set(name, this.value(value, inner));
          inner = inner.with([name, entries.get(name)!]);
        }
        return { kind: 'entries', entries };
      }
      case 'list': {
        const items = node.items.map((item) => this.value(item, scope));
        return { kind: 'list', item: items.reduce(either, nothing) };
      }
      case 'function':
        if (node.body)
          this.value(node.body, scope.with(...node.parameters.map(({ name }) => [name, anything] as const)));
        return anything;
      default:
        for (const part of partsOf(node)) this.value(part, scope);
        return anything;
    }
  }

  /** A text that an option is compared with must be one of the options. */
  option(tested: KnownValue, other: FeelNode, name: string): void {
    if (tested.kind !== 'options' || other.kind !== 'literal' || typeof other.value !== 'string') return;
    if (tested.values.length > 0 && !tested.values.includes(other.value))
      this.add({ code: 'option-unknown', name: other.value, of: name, known: tested.values });
  }

  private name(name: string, scope: KnownScope): KnownValue {
    const found = scope.find(name);
    if (found) return found;
    if (!builtinFunctions.has(name)) this.add({ code: 'name-unknown', name });
    return anything;
  }

  private entry(object: KnownValue, name: string, of: string): KnownValue {
    if (object.kind === 'list') return { kind: 'list', item: this.entry(object.item, name, of) };
    if (object.kind !== 'entries') return anything;
    const found = object.entries.get(name);
    if (!found) this.add({ code: 'entry-unknown', name, of, known: [...object.entries.keys()] });
    return found ?? anything;
  }

  private filter(list: KnownValue, condition: FeelNode, scope: KnownScope): KnownValue {
    const item = list.kind === 'list' ? list.item : list;
    const own = item.kind === 'entries' ? item.entries : new Map<string, KnownValue>();
    this.value(condition, new KnownScope(new Map([...own, ['item', item]]), scope, item.kind === 'any'));
    // A number picks one item, a condition picks several: either way the entries are the items'.
    return list;
  }

  private call(callee: FeelNode, args: readonly FeelArgument[], scope: KnownScope): KnownValue {
    const values = args.map(({ value }) => this.value(value, scope));
    const [list, searched] = args;
    if (callee.kind === 'name' && callee.name === 'list contains' && values[0]?.kind === 'list' && list && searched)
      this.option(values[0].item, searched.value, spelled(list.value));
    this.value(callee, scope);
    return anything;
  }

  private compare(left: FeelNode, right: FeelNode, scope: KnownScope): KnownValue {
    this.option(this.value(left, scope), right, spelled(left));
    this.option(this.value(right, scope), left, spelled(right));
    return anything;
  }

  private iterate(iterators: readonly FeelIterator[], scope: KnownScope): KnownScope {
    let inner = scope;
    for (const { name, from, to } of iterators) {
      const list = this.value(from, inner);
      if (to) this.value(to, inner);
      inner = inner.with([name, list.kind === 'list' ? list.item : to ? anything : list]);
    }
    return inner;
  }

  private add(fault: Omit<NameFault, 'text'>): void {
    const isKnown = this.faults.some(
      (one) => one.code === fault.code && one.name === fault.name && one.of === fault.of,
    );
    if (!isKnown) this.faults.push({ ...fault, text: this.text });
  }
}

/** A name or path as it was written; empty for anything else. */
const spelled = (node: FeelNode): string =>
  node.kind === 'name'
    ? node.name
    : node.kind === 'path'
      ? `${spelled(node.object)}.${node.name}`
      : node.kind === 'filter'
        ? spelled(node.list)
        : '';

/** The nodes inside a node that gives nothing known. */
const partsOf = (node: FeelNode): FeelNode[] =>
  Object.values(node)
    .flatMap((part: unknown) => (Array.isArray(part) ? part : [part]))
    .filter((part: unknown): part is FeelNode => typeof part === 'object' && part !== null && isNode(part));

const isNode = (part: object): boolean => 'kind' in part && nodeKinds.has(String(part.kind));
const nodeKinds: ReadonlySet<string> = new Set([
  ...['name', 'path', 'filter', 'call', 'negate', 'arithmetic', 'compare', 'and', 'or', 'between', 'in', 'if', 'for'],
  ...['some', 'every', 'list', 'context', 'range', 'test', 'function', 'instance', 'tests'],
]);

export interface CheckedNames {
  readonly value: KnownValue;
  readonly faults: readonly NameFault[];
}
export interface NameFault {
  readonly code: 'feel-unreadable' | 'name-unknown' | 'entry-unknown' | 'option-unknown';
  readonly name: string;
  /** What the entry or the option was looked for in: `pruefung.outcome`. */
  readonly of?: string;
  /** What there is instead. */
  readonly known?: readonly string[];
  /** Place in the text of what cannot be read, counted from 1. */
  readonly at?: number;
  readonly text: string;
}
