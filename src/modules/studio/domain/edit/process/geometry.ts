import { placesOf } from '../../drawing/draw-process.ts';
import { endOf } from '../../drawing/lay-out.ts';
import { middleOf, route } from '../../drawing/route.ts';
import type { Bounds, Point, ProcessFile } from './process-file.ts';

/** Where everything of a process stands, also what its file does not draw yet. */
export function geometryOf(file: ProcessFile): Geometry {
  const { shapes, edges } = placesOf(file);
  const drawn = { shapes: new Map<string, DrawnShape>(), edges: new Map<string, DrawnEdge>() };
  for (const [id, { bounds, label }] of file.shapes) drawn.shapes.set(id, { bounds, label });
  for (const [id, { points, label }] of file.edges) drawn.edges.set(id, { points, label });
  for (const [id, bounds] of shapes) if (!drawn.shapes.has(id)) drawn.shapes.set(id, { bounds, label: null });
  for (const [id, points] of edges) if (!drawn.edges.has(id)) drawn.edges.set(id, { points, label: null });
  return drawn;
}

/** Moves everything that begins behind a line, to the right (`x`) or downwards (`y`); frames around it grow. Ways stay square. */
export function makeRoom(geometry: Geometry, file: ProcessFile, { axis, at, by }: Room): Geometry {
  const size = axis === 'x' ? 'width' : 'height';
  const owners = new Set([
    ...file.nodes.map(({ owner }) => owner),
    ...file.pools.map(({ id }) => id),
    ...file.lanes.map(({ id }) => id),
  ]);
  const hosts = new Map(file.nodes.flatMap(({ id, attachedTo }) => (attachedTo ? [[id, attachedTo] as const] : [])));
  const isBehind = (id: string): boolean => {
    const bounds = geometry.shapes.get(hosts.get(id) ?? id)?.bounds;
    return bounds !== undefined && (owners.has(id) ? bounds[axis] >= at : middleOf(bounds)[axis] >= at);
  };
  const moved = <T extends Point>(place: T): T => ({ ...place, [axis]: place[axis] + by });
  const shapes = new Map(
    [...geometry.shapes].map(([id, { bounds, label }]) => {
      if (isBehind(id)) return [id, { bounds: moved(bounds), label: label && moved(label) }];
      const grows = owners.has(id) && bounds[axis] + bounds[size] > at;
      return [id, { bounds: grows ? { ...bounds, [size]: bounds[size] + by } : bounds, label }];
    }),
  );
  const edges = new Map(geometry.edges);
  for (const { id, source, target } of file.flows) {
    const edge = edges.get(id);
    if (!edge) continue;
    const { points } = edge;
    const isMoved = points.map((point) => point[axis] >= at);
    isMoved[0] = isBehind(source);
    isMoved[points.length - 1] = isBehind(target);
    // A line across the direction moves as a whole, or it would lie aslant.
    const isAcross = (one: number, other: number): boolean => points[one]?.[axis] === points[other]?.[axis];
    for (let index = 1; index < points.length - 1 && isAcross(index, index - 1); index += 1)
      isMoved[index] = isMoved[index - 1] ?? false;
    for (let index = points.length - 2; index > 0 && isAcross(index, index + 1); index -= 1)
      isMoved[index] = isMoved[index + 1] ?? false;
    const made = points.map((point, index) => (isMoved[index] ? moved(point) : point));
    const isTorn = points.some(
      (_, index) => index > 0 && isAcross(index, index - 1) && isMoved[index] !== isMoved[index - 1],
    );
    const label = edge.label && (edge.label[axis] >= at ? moved(edge.label) : edge.label);
    edges.set(id, isTorn ? (drawnAnew({ shapes, edges }, file, source, target) ?? edge) : { points: made, label });
  }
  return { shapes, edges };
}

/** A new way between two steps where they stand now. */
export function drawnAnew(
  { shapes }: Geometry,
  file: Pick<ProcessFile, 'nodes'>,
  source: string,
  target: string,
): DrawnEdge | null {
  const bounds = new Map([...shapes].map(([id, shape]) => [id, shape.bounds]));
  const from = endOf(
    file.nodes.find(({ id }) => id === source),
    bounds,
  );
  const to = endOf(
    file.nodes.find(({ id }) => id === target),
    bounds,
  );
  return from && to ? { points: route(from, to), label: null } : null;
}

/** The first place at or beneath a wished one where a step would cover no other. */
export function freePlace({ shapes }: Geometry, wished: Bounds): Bounds {
  const around = [...shapes.values()]
    .map(({ bounds }) => bounds)
    .filter(({ width, height }) => width < 200 && height < 140);
  let place = wished;
  for (let tries = 0; tries < 200 && around.some((other) => touches(place, other)); tries += 1)
    place = { ...place, y: place.y + 40 };
  return place;
}

const touches = (a: Bounds, b: Bounds): boolean =>
  a.x < b.x + b.width + 20 && b.x < a.x + a.width + 20 && a.y < b.y + b.height + 20 && b.y < a.y + a.height + 20;

export interface Geometry {
  readonly shapes: Map<string, DrawnShape>;
  readonly edges: Map<string, DrawnEdge>;
}
export interface DrawnShape {
  readonly bounds: Bounds;
  readonly label: Bounds | null;
}
export interface DrawnEdge {
  readonly points: readonly Point[];
  readonly label: Bounds | null;
}
interface Room {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly by: number;
}
