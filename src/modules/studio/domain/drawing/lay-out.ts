import type { Bounds, Point, ProcessFile, Step } from '../edit/process/process-file.ts';
import { type End, route } from './route.ts';

/**
 * Places for all steps of a process and ways between them, from left to right: what follows stands one column further, a branch one row
 * beneath, ways back run under what they pass. For files without a drawing, and for authors who want theirs tidied.
 */
export function layOut(file: Pick<ProcessFile, 'nodes' | 'flows'>): LaidOut {
  const nodes = new Map(file.nodes.map((node) => [node.id, node]));
  const flows = file.flows.filter(({ source, target }) => nodes.has(source) && nodes.has(target));
  const ahead = new Map<string, string[]>();
  for (const node of file.nodes) ahead.set(node.id, []);
  for (const { source, target } of flows) ahead.get(nodes.get(source)?.attachedTo ?? source)?.push(target);
  const { order, isBack } = walked(file.nodes, ahead);
  const column = columns(order, ahead, isBack);
  const row = rows(order, ahead, isBack, column);
  const shapes = new Map<string, Bounds>();
  for (const node of file.nodes)
    if (!node.attachedTo) shapes.set(node.id, placed(node, column.get(node.id) ?? 0, row.get(node.id) ?? 0));
  placeOnBorders(file.nodes, shapes);
  const edges = new Map<string, readonly Point[]>();
  let lane = 0;
  for (const { id, source, target } of flows) {
    const [from, to] = [endOf(nodes.get(source), shapes), endOf(nodes.get(target), shapes)];
    if (!from || !to) continue;
    const isReturn = to.bounds.x <= from.bounds.x;
    edges.set(id, route(from, to, isReturn ? lane : 0));
    if (isReturn) lane += 1;
  }
  return { shapes, edges };
}

/** How a way leaves a step. */
export function endOf(node: Step | undefined, shapes: ReadonlyMap<string, Bounds>): End | null {
  const bounds = node && shapes.get(node.id);
  if (!bounds) return null;
  return { bounds, leaves: node.attachedTo ? 'below' : node.type.endsWith('Gateway') ? 'corner' : 'side' };
}

/** Steps in the order a token meets them, and which ways lead back to what came before. */
function walked(
  nodes: readonly Step[],
  ahead: Ahead,
): { order: readonly string[]; isBack: (from: string, to: string) => boolean } {
  const done: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  const roots = [
    ...nodes.filter(({ type }) => type === 'startEvent'),
    ...nodes.filter(({ attachedTo }) => !attachedTo),
  ];
  for (const root of roots) {
    if (state.has(root.id)) continue;
    const stack: { id: string; at: number }[] = [{ id: root.id, at: 0 }];
    state.set(root.id, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = ahead.get(top.id)?.[top.at];
      top.at += 1;
      if (next === undefined) {
        state.set(top.id, 'done');
        done.push(top.id);
        stack.pop();
      } else if (state.get(next) === 'open') back.add(`${top.id} ${next}`);
      else if (!state.has(next)) {
        state.set(next, 'open');
        stack.push({ id: next, at: 0 });
      }
    }
  }
  return { order: done.toReversed(), isBack: (from, to) => back.has(`${from} ${to}`) };
}

function columns(order: readonly string[], ahead: Ahead, isBack: Back): ReadonlyMap<string, number> {
  const column = new Map<string, number>();
  for (const id of order) {
    const own = column.get(id) ?? 0;
    column.set(id, own);
    for (const next of ahead.get(id) ?? [])
      if (!isBack(id, next)) column.set(next, Math.max(column.get(next) ?? 0, own + 1));
  }
  return column;
}

function rows(
  order: readonly string[],
  ahead: Ahead,
  isBack: Back,
  column: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const row = new Map<string, number>();
  const taken = new Set<string>();
  const take = (id: string, wanted: number): void => {
    let at = wanted;
    while (taken.has(`${column.get(id)} ${at}`)) at += 1;
    taken.add(`${column.get(id)} ${at}`);
    row.set(id, at);
  };
  for (const id of order) {
    if (!row.has(id)) take(id, 0);
    const own = row.get(id) ?? 0;
    const nexts = (ahead.get(id) ?? []).filter((next) => !isBack(id, next) && !row.has(next));
    for (const [index, next] of nexts.entries())
      if ((column.get(next) ?? 0) === (column.get(id) ?? 0) + 1) take(next, own + index);
  }
  return row;
}

function placed(node: Step, column: number, row: number): Bounds {
  const { width, height } = sizeOf(node);
  return { x: 215 + column * 180 - width / 2, y: 140 + row * 140 - height / 2, width, height };
}

/** Several events on one border stand side by side from the right. */
function placeOnBorders(nodes: readonly Step[], shapes: Map<string, Bounds>): void {
  const used = new Map<string, number>();
  for (const node of nodes) {
    const host = node.attachedTo ? shapes.get(node.attachedTo) : undefined;
    if (!node.attachedTo || !host) continue;
    const before = used.get(node.attachedTo) ?? 0;
    used.set(node.attachedTo, before + 1);
    const { width, height } = sizeOf(node);
    shapes.set(node.id, {
      x: host.x + host.width - 30 - before * 44,
      y: host.y + host.height - height / 2,
      width,
      height,
    });
  }
}

/** The size a step is drawn in. */
export const sizeOf = ({ type }: Pick<Step, 'type'>): { readonly width: number; readonly height: number } =>
  type.endsWith('Event')
    ? { width: 36, height: 36 }
    : type.endsWith('Gateway')
      ? { width: 50, height: 50 }
      : { width: 130, height: 80 };

type Ahead = ReadonlyMap<string, readonly string[]>;
type Back = (from: string, to: string) => boolean;
export interface LaidOut {
  readonly shapes: ReadonlyMap<string, Bounds>;
  readonly edges: ReadonlyMap<string, readonly Point[]>;
}
