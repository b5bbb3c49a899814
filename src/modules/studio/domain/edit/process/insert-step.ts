import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { sizeOf } from '../../drawing/lay-out.ts';
import { setWords } from '../form/set-words.ts';
import { newAttribute, type Splice } from '../xml-text.ts';
import { behind, changeProcess, flowText, freeIds, ownPrefix, renameFlow } from './change-process.ts';
import { type Geometry, geometryOf, makeRoom } from './geometry.ts';
import { type Insertable, newStep } from './new-step.ts';
import type { Point, ProcessFile } from './process-file.ts';
import { writeGeometry } from './write-geometry.ts';

/**
 * Puts a step into a way between two others; what follows moves on to make room, and the words it needs stand in both languages. Refused: a way
 * that is not there, a step without a name.
 */
export function insertStep(files: Files, wish: InsertWish): Result<Files, InsertRefusal> {
  const name = { de: wish.name.de.trim(), en: wish.name.en.trim() || wish.name.de.trim() };
  if (name.de === '') return refuse('name-missing');
  let words: Parameters<typeof setWords>[1] = [];
  const changed = changeProcess<InsertRefusal>(files, (file) => {
    const flow = file.flows.find(({ id }) => id === wish.flow);
    if (!flow) return refuse('flow-unknown');
    const ids = freeIds(file);
    const [id, onward] = [ids.step(name.de), ids.flow()];
    const splices: Splice[] = [];
    const own = ownPrefix(file, splices);
    const { kind, decision, letter, period } = wish;
    const made = newStep(
      file,
      {
        ...{ kind, id, name, incoming: [flow.id], outgoing: [onward] },
        ...(decision && { decision }),
        ...(letter && { letter }),
        ...(period && { period }),
        ...(kind === 'branch' && { isDefault: onward }),
      },
      own,
    );
    words = made.words;
    const source = file.nodes.find((node) => node.id === flow.source);
    const target = file.nodes.find((node) => node.id === flow.target);
    const retarget = newAttribute(file.text, flow.place, 'targetRef', id);
    if (!source || !target || !retarget) return refuse('flow-unknown');
    splices.push(retarget, behind(file, source.place, [made.text]));
    splices.push(behind(file, flow.place, [flowText(file, { id: onward, source: id, target: target.id })]));
    splices.push(...renameFlow(file, target, 'incoming', flow.id, onward));
    const geometry = geometryOf(file);
    splices.push(
      ...writeGeometry(file, placeBetween(geometry, file, { flow: flow.id, onward, id, size: sizeOf(made) })),
    );
    return ok(splices);
  });
  return changed.ok ? setWords(changed.value, words) : changed;
}

/** The first line of the way that is long enough carries the step; without one the longest is stretched. */
function placeBetween(before: Geometry, file: ProcessFile, { flow, onward, id, size }: Placing): Geometry {
  const edge = before.edges.get(flow);
  if (!edge) return before;
  const lines = edge.points.slice(1).map((to, at) => lineOf(edge.points[at] as Point, to, at, size));
  const fits = lines.find(
    ({ length, needed, at }) => length >= needed && isFree(before, middle(edge.points, at), size),
  );
  const line = fits ?? lines.toSorted((a, b) => b.length - b.needed - (a.length - a.needed))[0];
  if (!line) return before;
  const { axis, at, needed, length } = line;
  const [a, b] = [edge.points[at] as Point, edge.points[at + 1] as Point];
  const room = { axis, at: Math.max(a[axis], b[axis]), by: Math.ceil(Math.max(needed - length, 0) / 10) * 10 };
  const geometry = fits ? before : makeRoom(before, file, room);
  const points = geometry.edges.get(flow)?.points ?? edge.points;
  const center = middle(points, at);
  const bounds = { x: center.x - size.width / 2, y: center.y - size.height / 2, ...size };
  const half = axis === 'x' ? size.width / 2 : size.height / 2;
  const ahead = Math.sign((points[at + 1]?.[axis] ?? 0) - (points[at]?.[axis] ?? 0)) || 1;
  const enter = { ...center, [axis]: center[axis] - ahead * half };
  const leave = { ...center, [axis]: center[axis] + ahead * half };
  const edges = new Map(geometry.edges);
  edges.set(flow, { points: [...points.slice(0, at + 1), enter], label: geometry.edges.get(flow)?.label ?? null });
  edges.set(onward, { points: [leave, ...points.slice(at + 1)], label: null });
  return { shapes: new Map(geometry.shapes).set(id, { bounds, label: null }), edges };
}

function lineOf(a: Point, b: Point, at: number, size: Size): Line {
  const axis = Math.abs(a.x - b.x) >= Math.abs(a.y - b.y) ? 'x' : 'y';
  return { axis, at, length: Math.abs(a[axis] - b[axis]), needed: (axis === 'x' ? size.width : size.height) + 90 };
}

const middle = (points: readonly Point[], at: number): Point => {
  const [a, b] = [points[at] as Point, points[at + 1] as Point];
  return { x: Math.round((a.x + b.x) / 2), y: Math.round((a.y + b.y) / 2) };
};

const isFree = ({ shapes }: Geometry, { x, y }: Point, { width, height }: Size): boolean =>
  ![...shapes.values()].some(
    ({ bounds }) =>
      bounds.width < 400 &&
      Math.abs(bounds.x + bounds.width / 2 - x) < (bounds.width + width) / 2 + 15 &&
      Math.abs(bounds.y + bounds.height / 2 - y) < (bounds.height + height) / 2 + 15,
  );

export interface InsertWish {
  /** The way it is put into. */
  readonly flow: string;
  readonly kind: Insertable;
  readonly name: { readonly de: string; readonly en: string };
  readonly decision?: string;
  readonly letter?: string;
  readonly period?: string;
}
export type InsertRefusal = 'process-broken' | 'file-broken' | 'flow-unknown' | 'name-missing';
interface Size {
  readonly width: number;
  readonly height: number;
}
interface Line {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly length: number;
  readonly needed: number;
}
interface Placing {
  readonly flow: string;
  readonly onward: string;
  readonly id: string;
  readonly size: Size;
}
