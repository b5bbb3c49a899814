import * as fc from 'fast-check';
import { bpmn, flows } from './test-support.ts';

/** A well-formed process as a tree; names are given when it is written. */
export interface Tree {
  readonly kind: 'user' | 'pass' | 'sequence' | 'exclusive' | 'parallel' | 'inclusive' | 'sub-process';
  readonly parts: readonly Tree[];
}

/** Gives random trees of the kinds that are asked for, up to about forty nodes. */
export function trees(kinds: readonly ('exclusive' | 'parallel' | 'inclusive' | 'sub-process')[]): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree; leaf: Tree }>((tie) => ({
    leaf: fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: 'user' as const, parts: [] }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'pass' as const, parts: [] }) },
    ),
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie('leaf'),
      ...(['sequence', ...kinds] as const).map((kind) =>
        fc.record({
          kind: fc.constant(kind),
          parts: fc.array(tie('tree'), { minLength: kind === 'sub-process' ? 1 : 2, maxLength: 3 }),
        }),
      ),
    ),
  }));
  return tree;
}

/** Writes a tree as BPMN; every branch with a condition reads one boolean variable of its own. */
export function writeTree(tree: Tree): Written {
  const writer: Writer = { nodes: [], flows: [], conditions: [], count: 0 };
  const [first, last] = write(tree, writer);
  writer.flows.push(`start>${first}`, `${last}>end`);
  const nodes = ['<startEvent id="start"/>', ...writer.nodes, '<endEvent id="end"/>'];
  return { xml: bpmn([...nodes, flows(...writer.flows)].join('\n')), conditions: writer.conditions };
}

/** Gives the user tasks in the order in which the tree offers them when each is completed as soon as it is open. */
export function offeredTasks(tree: Tree, variables: Readonly<Record<string, boolean>>): string[] {
  const counter = { count: 0 };
  const offered: string[] = [];
  walk(tree, variables, counter, true, offered);
  return offered;
}

export interface Written {
  readonly xml: string;
  /** Names of the boolean variables that the conditions read. */
  readonly conditions: readonly string[];
}

interface Writer {
  readonly nodes: string[];
  readonly flows: string[];
  readonly conditions: string[];
  count: number;
}

function write(tree: Tree, writer: Writer): [first: string, last: string] {
  writer.count += 1;
  const number = writer.count;
  if (tree.kind === 'user' || tree.kind === 'pass') {
    const id = `n${number}`;
    writer.nodes.push(tree.kind === 'user' ? `<userTask id="${id}"/>` : `<task id="${id}"/>`);
    return [id, id];
  }
  if (tree.kind === 'sequence') {
    const ends = tree.parts.map((part) => write(part, writer));
    writer.flows.push(...ends.slice(1).map(([first], index) => `${ends[index]?.[1]}>${first}`));
    return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? ''];
  }
  return tree.kind === 'sub-process'
    ? writeSub(tree.parts, number, writer)
    : writeSplit(tree.kind, tree.parts, number, writer);
}

function writeSub(parts: readonly Tree[], number: number, writer: Writer): [string, string] {
  const id = `p${number}`;
  const inner: Writer = { ...writer, nodes: [], flows: [] };
  const [first, last] = write({ kind: 'sequence', parts: [...parts] }, inner);
  writer.count = inner.count;
  inner.flows.push(`s${number}>${first}`, `${last}>e${number}`);
  const content = [
    `<startEvent id="s${number}"/>`,
    ...inner.nodes,
    `<endEvent id="e${number}"/>`,
    flows(...inner.flows),
  ];
  writer.nodes.push(`<subProcess id="${id}">${content.join('\n')}</subProcess>`);
  return [id, id];
}

function writeSplit(
  kind: 'exclusive' | 'parallel' | 'inclusive',
  parts: readonly Tree[],
  number: number,
  writer: Writer,
): [string, string] {
  const [split, join] = [`g${number}`, `j${number}`];
  parts.forEach((part, index) => {
    const [first, last] = write(part, writer);
    const isDefault = index === parts.length - 1;
    const name = `b${number}x${index}`;
    if (kind !== 'parallel' && !isDefault) writer.conditions.push(name);
    writer.flows.push(
      kind === 'parallel' || isDefault ? `${split}>${first}` : `${split}>${first}:${name}`,
      `${last}>${join}`,
    );
    if (isDefault && kind !== 'parallel')
      writer.nodes.push(`<${kind}Gateway id="${split}" default="${split}-${first}"/>`);
  });
  if (kind === 'parallel') writer.nodes.push(`<parallelGateway id="${split}"/>`);
  writer.nodes.push(`<${kind}Gateway id="${join}"/>`);
  return [split, join];
}

function walk(
  tree: Tree,
  variables: Readonly<Record<string, boolean>>,
  counter: { count: number },
  isTaken: boolean,
  offered: string[],
): void {
  counter.count += 1;
  const number = counter.count;
  if (tree.kind === 'user' && isTaken) offered.push(`n${number}`);
  if (tree.kind === 'user' || tree.kind === 'pass') return;
  if (tree.kind === 'sub-process') counter.count += 1;
  let anyTaken = false;
  tree.parts.forEach((part, index) => {
    const isTrue = variables[`b${number}x${index}`] === true;
    const isLast = index === tree.parts.length - 1;
    let takes = true;
    if (tree.kind === 'exclusive') takes = !anyTaken && (isTrue || isLast);
    if (tree.kind === 'inclusive') takes = isTrue || (isLast && !anyTaken);
    anyTaken ||= takes;
    walk(part, variables, counter, isTaken && takes, offered);
  });
}
