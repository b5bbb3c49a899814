import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { middleOf } from '../../drawing/route.ts';
import { setWords } from '../form/set-words.ts';
import { newAttribute, removed, type Splice, textIn } from '../xml-text.ts';
import { changeProcess, renameFlow } from './change-process.ts';
import { type Geometry, geometryOf } from './geometry.ts';
import type { Flow, Point, ProcessFile, Step } from './process-file.ts';
import { writeGeometry } from './write-geometry.ts';

/**
 * Takes a step away with its words; what led to it leads to what followed. Refused: the start, a step with a time limit or several ways on, an end
 * that is somebody's only way, and whatever would leave another step without a way to it.
 */
export function removeStep(files: Files, id: string): Result<Files, RemoveRefusal> {
  const changed = changeProcess<RemoveRefusal>(files, (file) => {
    const step = file.nodes.find((node) => node.id === id);
    if (!step) return refuse('step-unknown');
    if (step.type === 'startEvent') return refuse('start-needed');
    if (file.nodes.some(({ attachedTo, owner }) => attachedTo === id || owner === id)) return refuse('timer-first');
    const incoming = file.flows.filter(({ target }) => target === id);
    const outgoing = file.flows.filter(({ source }) => source === id);
    if (step.attachedTo) return withoutAll(file, [step], outgoing);
    if (outgoing.length === 0) return withoutEnd(file, step, incoming);
    const [onward] = outgoing;
    if (outgoing.length > 1 || !onward) return refuse('branches-first');
    if (onward.target === id || incoming.some(({ source }) => source === onward.target && incoming.length === 1))
      return refuse('way-needed');
    return ok(bridged(file, step, incoming, onward));
  });
  if (!changed.ok || changed.value === files) return changed;
  return setWords(changed.value, [
    { path: ['steps', id], words: null },
    { path: ['tasks', id], words: null },
  ]);
}

/** Takes a way out of a branching away, with an end that only it led to. Refused: the last way, and the only way to a step. */
export function removeFlow(files: Files, id: string): Result<Files, RemoveRefusal> {
  return changeProcess<RemoveRefusal>(files, (file) => {
    const flow = file.flows.find((one) => one.id === id);
    if (!flow) return refuse('flow-unknown');
    const siblings = file.flows.filter(({ source }) => source === flow.source).length - 1;
    if (siblings < 1) return refuse('no-way-on');
    if (file.nodes.some(({ defaultFlow }) => defaultFlow === id)) return refuse('default-first');
    return withoutAll(file, [], [flow]);
  });
}

/** What led to the step leads to what followed, over the place where it stood. */
function bridged(file: ProcessFile, step: Step, incoming: readonly Flow[], onward: Flow): readonly Splice[] {
  const target = file.nodes.find(({ id }) => id === onward.target);
  const splices: Splice[] = [
    removed(file.text, step.place),
    removed(file.text, onward.place),
    ...outOfLanes(file, [step]),
  ];
  const geometry = geometryOf(file);
  const [stood, ahead] = [geometry.shapes.get(step.id)?.bounds, geometry.edges.get(onward.id)?.points];
  for (const [index, flow] of incoming.entries()) {
    const retarget = newAttribute(file.text, flow.place, 'targetRef', onward.target);
    if (retarget) splices.push(retarget);
    if (index === 0) splices.push(...renameFlow(file, target, 'incoming', onward.id, flow.id));
    else splices.push(...noted(file, target, onward.id, flow.id));
    const edge = geometry.edges.get(flow.id);
    if (edge && stood && ahead)
      geometry.edges.set(flow.id, {
        ...edge,
        points: straight([...edge.points.slice(0, -1), middleOf(stood), ...ahead.slice(1)]),
      });
  }
  geometry.shapes.delete(step.id);
  geometry.edges.delete(onward.id);
  return [...splices, ...writeGeometry(file, geometry)];
}

/** A further way that the target names beside the one it named. */
function noted(file: ProcessFile, target: Step | undefined, beside: string, flow: string): readonly Splice[] {
  const known = target?.place.children.find(
    (child) => child.name === 'incoming' && file.text.slice(child.openEnd, child.closeStart).trim() === beside,
  );
  return known ? [{ start: known.end, end: known.end, text: `<${known.tag}>${flow}</${known.tag}>` }] : [];
}

function withoutEnd(file: ProcessFile, end: Step, incoming: readonly Flow[]): Result<readonly Splice[], RemoveRefusal> {
  for (const { id, source } of incoming) {
    const ways = file.flows.filter((flow) => flow.source === source && !incoming.includes(flow));
    if (ways.length === 0) return refuse('no-way-on');
    if (file.nodes.some(({ defaultFlow }) => defaultFlow === id)) return refuse('default-first');
  }
  return withoutAll(file, [end], incoming);
}

/** Steps and ways fall away, and ends that nothing leads to any more. */
function withoutAll(
  file: ProcessFile,
  steps: readonly Step[],
  flows: readonly Flow[],
): Result<readonly Splice[], RemoveRefusal> {
  const gone = [...steps];
  for (const { target: id } of flows) {
    if (gone.some((step) => step.id === id) || file.flows.some((flow) => flow.target === id && !flows.includes(flow)))
      continue;
    const target = file.nodes.find((node) => node.id === id);
    if (target?.type !== 'endEvent') return refuse('way-needed', { step: target?.name ?? id });
    gone.push(target);
  }
  const splices: Splice[] = [...gone, ...flows].map(({ place }) => removed(file.text, place));
  splices.push(...outOfLanes(file, gone));
  for (const flow of flows)
    for (const [kind, id] of [
      ['outgoing', flow.source],
      ['incoming', flow.target],
    ] as const)
      if (!gone.some((step) => step.id === id))
        splices.push(
          ...renameFlow(
            file,
            file.nodes.find((node) => node.id === id),
            kind,
            flow.id,
            null,
          ),
        );
  const geometry: Geometry = geometryOf(file);
  for (const { id } of gone) geometry.shapes.delete(id);
  for (const { id } of flows) geometry.edges.delete(id);
  return ok([...splices, ...writeGeometry(file, geometry)]);
}

/** The lanes no longer name these steps. */
function outOfLanes({ text, lanes }: ProcessFile, steps: readonly Step[]): readonly Splice[] {
  const ids = new Set(steps.map(({ id }) => id));
  return lanes
    .flatMap(({ place }) => place.children)
    .filter((child) => child.name === 'flowNodeRef' && ids.has(textIn(text, child).trim()))
    .map((child) => removed(text, child));
}

/** Without the points that lie on the line between their neighbours. */
function straight(points: readonly Point[]): readonly Point[] {
  return points.filter((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (!before || !after) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}

export type RemoveRefusal =
  | 'process-broken'
  | 'file-broken'
  | 'step-unknown'
  | 'flow-unknown'
  | 'start-needed'
  | 'timer-first'
  | 'branches-first'
  | 'no-way-on'
  | 'default-first'
  | 'way-needed';
