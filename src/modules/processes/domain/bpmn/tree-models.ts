import * as fc from 'fast-check';
import { bpmn, flows } from './test-support.ts';

/** A well-formed process as a tree; names are given when it is written. */
export interface Tree {
  readonly kind: 'user' | 'pass' | 'alarm' | 'sequence' | Composite;
  readonly parts: readonly Tree[];
}

type Composite = 'exclusive' | 'parallel' | 'inclusive' | 'sub-process' | 'call';

/** Gives random trees of the kinds that are asked for, up to about forty nodes. */
export function trees(kinds: readonly Composite[], hasAlarms = false): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree; leaf: Tree }>((tie) => ({
    leaf: fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: 'user' as const, parts: [] }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'pass' as const, parts: [] }) },
      { weight: hasAlarms ? 2 : 0, arbitrary: fc.constant({ kind: 'alarm' as const, parts: [] }) },
    ),
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie('leaf'),
      ...(['sequence', ...kinds] as const).map((kind) =>
        fc.record({
          kind: fc.constant(kind),
          parts: fc.array(tie('tree'), { minLength: kind === 'sub-process' || kind === 'call' ? 1 : 2, maxLength: 3 }),
        }),
      ),
    ),
  }));
  return tree;
}

/** Writes a tree as BPMN; every branch with a condition reads one boolean variable of its own. */
export function writeTree(tree: Tree): Written {
  const writer: Writer = { nodes: [], flows: [], conditions: [], signals: [], processes: [], count: 0 };
  const [first, last] = write(tree, writer);
  writer.flows.push(`start>${first}`, `${last}>end`);
  const nodes = ['<startEvent id="start"/>', ...writer.nodes, '<endEvent id="end"/>'];
  const declared = [...writer.signals.map((id) => `<signal id="${id}" name="${id}"/>`), ...writer.processes].join('\n');
  return { xml: bpmn([...nodes, flows(...writer.flows)].join('\n'), declared), conditions: writer.conditions };
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
  /** One for each alarm: it opens a second task beside the first. */
  readonly signals: string[];
  /** Processes that are called. */
  readonly processes: string[];
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
  if (tree.kind === 'alarm') return writeAlarm(number, writer);
  if (tree.kind === 'sequence') {
    const ends = tree.parts.map((part) => write(part, writer));
    writer.flows.push(...ends.slice(1).map(([first], index) => `${ends[index]?.[1]}>${first}`));
    return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? ''];
  }
  return tree.kind === 'sub-process' || tree.kind === 'call'
    ? writeInner(tree.kind, tree.parts, number, writer)
    : writeSplit(tree.kind, tree.parts, number, writer);
}

function writeAlarm(number: number, writer: Writer): [string, string] {
  const [id, alarm, task, end] = [`n${number}`, `a${number}`, `w${number}`, `z${number}`];
  writer.nodes.push(
    `<userTask id="${id}"/><boundaryEvent id="${alarm}" attachedToRef="${id}" cancelActivity="false"><signalEventDefinition signalRef="storm${number}"/></boundaryEvent>`,
    `<userTask id="${task}"/><endEvent id="${end}"/>`,
  );
  writer.signals.push(`storm${number}`);
  writer.flows.push(`${alarm}>${task}`, `${task}>${end}`);
  return [id, id];
}

function writeInner(
  kind: 'sub-process' | 'call',
  parts: readonly Tree[],
  number: number,
  writer: Writer,
): [string, string] {
  const id = `p${number}`;
  const known = writer.conditions.length;
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
  if (kind === 'sub-process') writer.nodes.push(`<subProcess id="${id}">${content.join('\n')}</subProcess>`);
  else {
    const given = writer.conditions.slice(known).join(',');
    writer.nodes.push(`<callActivity id="${id}" calledElement="q${number}" lipsia:in="${given}"/>`);
    writer.processes.push(`<process id="q${number}" isExecutable="false">${content.join('\n')}</process>`);
  }
  return [id, id];
}

function writeSplit(
  kind: Exclude<Composite, 'sub-process' | 'call'>,
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
  if ((tree.kind === 'user' || tree.kind === 'alarm') && isTaken) offered.push(`n${number}`);
  if (tree.kind === 'user' || tree.kind === 'alarm' || tree.kind === 'pass') return;
  if (tree.kind === 'sub-process' || tree.kind === 'call') counter.count += 1;
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
