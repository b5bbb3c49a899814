import type { Bounds, Point, ProcessFile, Step } from '../edit/process/process-file.ts';
import { layOut } from './lay-out.ts';
import { lineHeight, placesAlong, placesBeside, settled } from './place-words.ts';
import { middleOf } from './route.ts';
import { widthOf, wrapWords } from './wrap-words.ts';

/**
 * The diagram of a process as a picture: where every step, way and word stands, in the units of the file. A file without a drawing is laid
 * out from left to right; steps that its drawing forgot are laid out beneath it.
 */
export function drawProcess(file: ProcessFile): Drawing {
  const { shapes, edges } = placesOf(file);
  const frames = [...file.pools, ...file.lanes].flatMap(({ id, name }) => {
    const shape = file.shapes.get(id);
    return shape ? [{ id, name, bounds: shape.bounds, lines: wrapWords(name, shape.bounds.height - 10, 1) }] : [];
  });
  const bare = file.nodes.flatMap((node) => {
    const bounds = shapes.get(node.id);
    return bounds ? [stepOf(node, bounds, file)] : [];
  });
  // Words never lie on a step, nor on other words, where there is another place for them.
  const taken = bare.filter(({ kind }) => kind !== 'frame').map(({ bounds }) => bounds);
  const steps = bare.map((step): DrawnStep => {
    if (step.label || step.name === '') return step;
    const isOnBorder = file.nodes.some(({ id, attachedTo }) => id === step.id && attachedTo !== null);
    return { ...step, label: settled(placesBeside(step, isOnBorder, file.shapes.get(step.id)?.label ?? null), taken) };
  });
  const ways = file.flows.flatMap((flow) => {
    const points = edges.get(flow.id);
    if (!points) return [];
    const isDefault = file.nodes.some(({ defaultFlow }) => defaultFlow === flow.id);
    const label = flow.name
      ? settled(placesAlong(flow.name, points, file.edges.get(flow.id)?.label ?? null), taken)
      : null;
    return [{ id: flow.id, points, isDefault, label }];
  });
  return { box: boxOf(frames, steps, ways), frames, steps, ways };
}

/** Where everything stands: as the file draws it, else laid out. */
export function placesOf(file: ProcessFile): { shapes: Map<string, Bounds>; edges: Map<string, readonly Point[]> } {
  const shapes = new Map<string, Bounds>();
  const edges = new Map<string, readonly Point[]>();
  const missing = file.nodes.filter(({ id }) => !file.shapes.has(id));
  for (const { id } of file.nodes) {
    const shape = file.shapes.get(id);
    if (shape) shapes.set(id, shape.bounds);
  }
  for (const { id } of file.flows) {
    const edge = file.edges.get(id);
    if (edge) edges.set(id, edge.points);
  }
  if (missing.length === 0) return { shapes, edges };
  const laid = layOut(shapes.size === 0 ? file : { nodes: missing, flows: file.flows });
  const below = shapes.size === 0 ? 0 : Math.max(...[...shapes.values()].map(({ y, height }) => y + height));
  for (const [id, bounds] of laid.shapes) shapes.set(id, { ...bounds, y: bounds.y + below });
  for (const [id, points] of laid.edges)
    if (!edges.has(id))
      edges.set(
        id,
        points.map(({ x, y }) => ({ x, y: y + below })),
      );
  return { shapes, edges };
}

function stepOf(node: Step, bounds: Bounds, file: ProcessFile): DrawnStep {
  const kind: DrawnStep['kind'] = node.type.endsWith('Event')
    ? 'event'
    : node.type.endsWith('Gateway')
      ? 'gateway'
      : 'task';
  const isFrame = kind === 'task' && file.nodes.some(({ owner }) => owner === node.id);
  const base = { id: node.id, name: node.name, bounds, icon: iconOf(node) };
  const ring: DrawnStep['ring'] = node.type === 'endEvent' ? 'thick' : node.type === 'startEvent' ? 'plain' : 'double';
  const isDashed = node.type === 'boundaryEvent' && !node.isInterrupting;
  const corner = (['left', 'right'] as const).find((side) => isFree(bounds, side, node, file)) ?? 'left';
  const more = { corner, kind: isFrame ? ('frame' as const) : kind, ring, isDashed };
  if (kind === 'task') {
    const room = isFrame ? 1 : Math.floor((bounds.height - 14) / lineHeight);
    const lines = wrapWords(node.name, bounds.width - 16, room);
    const { x, y } = middleOf(bounds);
    const middle = isFrame ? bounds.y + 10 : base.icon && lines.length > 3 ? y + 6 : base.icon ? y + 3 : y;
    return { ...base, ...more, label: { x, y: middle - ((lines.length - 1) * lineHeight) / 2, lines } };
  }
  return { ...base, ...more, label: null };
}

/** No event of the border hides the mark of a task. */
const isFree = (bounds: Bounds, side: 'left' | 'right', node: Step, file: ProcessFile): boolean => {
  const x = side === 'left' ? bounds.x + 14 : bounds.x + bounds.width - 14;
  return !file.nodes.some(({ id, attachedTo }) => {
    const event = attachedTo === node.id ? file.shapes.get(id) : undefined;
    return event && Math.hypot(middleOf(event.bounds).x - x, middleOf(event.bounds).y - bounds.y - 14) < 28;
  });
};

const iconOf = ({ type, trigger }: Step): Icon | null =>
  trigger ? (triggerIcons[trigger] ?? null) : (typeIcons[type] ?? null);

function boxOf(frames: readonly { bounds: Bounds }[], steps: readonly DrawnStep[], ways: readonly DrawnWay[]): Bounds {
  const labels = [...steps, ...ways].flatMap(({ label }) => {
    if (!label) return [];
    const half = Math.max(...label.lines.map(widthOf), 0) / 2;
    const height = (label.lines.length - 1) * lineHeight;
    return [
      { x: label.x - half, y: label.y - 10 },
      { x: label.x + half, y: label.y + height + 8 },
    ];
  });
  const corners = [...frames, ...steps].flatMap(({ bounds: { x, y, width, height } }) => [
    { x, y },
    { x: x + width, y: y + height },
  ]);
  const points = [...corners, ...labels, ...ways.flatMap((way) => way.points)];
  if (points.length === 0) return { x: 0, y: 0, width: 100, height: 40 };
  const [left, top] = [Math.min(...points.map(({ x }) => x)) - 12, Math.min(...points.map(({ y }) => y)) - 12];
  const right = Math.max(...points.map(({ x }) => x)) + 12;
  const bottom = Math.max(...points.map(({ y }) => y)) + 12;
  return { x: Math.floor(left), y: Math.floor(top), width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
}

const triggerIcons: Readonly<Record<string, Icon>> = {
  ...{ timer: 'timer', message: 'message', signal: 'signal', conditional: 'condition', error: 'error' },
  ...{ escalation: 'escalation', compensate: 'compensation', terminate: 'terminate' },
};
const typeIcons: Readonly<Partial<Record<Step['type'], Icon>>> = {
  ...{
    userTask: 'person',
    serviceTask: 'gears',
    businessRuleTask: 'table',
    sendTask: 'message',
    receiveTask: 'message',
  },
  ...{ scriptTask: 'script', manualTask: 'hand', exclusiveGateway: 'either', parallelGateway: 'both' },
  ...{ inclusiveGateway: 'any', eventBasedGateway: 'event', complexGateway: 'complex' },
};

export type Icon =
  | 'timer'
  | 'message'
  | 'signal'
  | 'condition'
  | 'error'
  | 'escalation'
  | 'compensation'
  | 'terminate'
  | 'person'
  | 'gears'
  | 'table'
  | 'script'
  | 'hand'
  | 'either'
  | 'both'
  | 'any'
  | 'event'
  | 'complex';
export interface Label {
  /** Middle of the first line. */
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}
export interface DrawnStep {
  readonly id: string;
  readonly name: string;
  readonly kind: 'task' | 'event' | 'gateway' | 'frame';
  readonly bounds: Bounds;
  readonly icon: Icon | null;
  readonly ring: 'plain' | 'double' | 'thick';
  readonly isDashed: boolean;
  /** Where the mark of a task stands. */
  readonly corner: 'left' | 'right';
  readonly label: Label | null;
}
export interface DrawnWay {
  readonly id: string;
  readonly points: readonly Point[];
  readonly isDefault: boolean;
  readonly label: Label | null;
}
export interface Drawing {
  readonly box: Bounds;
  readonly frames: readonly { readonly id: string; readonly bounds: Bounds; readonly lines: readonly string[] }[];
  readonly steps: readonly DrawnStep[];
  readonly ways: readonly DrawnWay[];
}
