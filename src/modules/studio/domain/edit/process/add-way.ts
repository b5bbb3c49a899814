import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { endOf, sizeOf } from '../../drawing/lay-out.ts';
import { route } from '../../drawing/route.ts';
import { setWords, type WordChange } from '../form/set-words.ts';
import { newAttribute, type Splice } from '../xml-text.ts';
import { behind, changeProcess, flowText, freeIds, noteFlow, ownPrefix } from './change-process.ts';
import { drawnAnew, freePlace, type Geometry, geometryOf } from './geometry.ts';
import { newStep, type StepKind } from './new-step.ts';
import type { Bounds, ProcessFile, Step, StepType } from './process-file.ts';
import { writeGeometry } from './write-geometry.ts';

/** A further way out of a branching, to a step that exists or to a new end. Refused: another step than a branching, a target no way may lead to. */
export function addBranch(files: Files, wish: BranchWish): Result<Files, WayRefusal> {
  let words: readonly WordChange[] = [];
  const changed = changeProcess<WayRefusal>(files, (file) => {
    const gateway = file.nodes.find(({ id }) => id === wish.gateway);
    if (!gateway?.type.endsWith('Gateway')) return refuse('step-unknown');
    const ids = freeIds(file);
    const splices: Splice[] = [];
    const before = geometryOf(file);
    const from = before.shapes.get(gateway.id)?.bounds;
    const flow = ids.flow();
    const wished = from && { x: from.x + 150, y: from.y + 107, ...sizeOf({ type: 'endEvent' }) };
    const led = leadTo(file, wish, { flow, ids, splices, geometry: before, wished });
    if (!led.ok) return led;
    const { target, geometry } = led.value;
    words = led.value.words;
    const isChoice = gateway.type === 'exclusiveGateway' || gateway.type === 'inclusiveGateway';
    const { name } = wish;
    const condition = isChoice ? wish.condition : '';
    // A way that had no company needed no condition: now it is the one for all other cases.
    const open = file.flows.find((one) => one.source === gateway.id && !one.condition);
    if (isChoice && open && !gateway.defaultFlow) {
      const byDefault = newAttribute(file.text, gateway.place, 'default', open.id);
      if (byDefault) splices.push(byDefault);
    }
    const last = file.flows.findLast(({ source }) => source === gateway.id)?.place ?? gateway.place;
    splices.push(
      behind(file, last, [flowText(file, { id: flow, source: gateway.id, target: target.id, name, condition })]),
    );
    splices.push(...noteFlow(file, gateway, 'outgoing', flow));
    const edge = drawnAnew(geometry, { nodes: [...file.nodes, target] }, gateway.id, target.id);
    if (edge) geometry.edges.set(flow, edge);
    return ok([...splices, ...writeGeometry(file, geometry)]);
  });
  return changed.ok ? setWords(changed.value, words) : changed;
}

/**
 * A time limit on the border of a step: when it has passed, the case goes on elsewhere, and the step ends or goes on beside it. Refused: steps
 * that do not wait, a target no way may lead to, a limit without a name.
 */
export function addTimer(files: Files, wish: TimerWish): Result<Files, WayRefusal> {
  const name = { de: wish.name.de.trim(), en: wish.name.en.trim() || wish.name.de.trim() };
  if (name.de === '') return refuse('name-missing');
  let words: readonly WordChange[] = [];
  const changed = changeProcess<WayRefusal>(files, (file) => {
    const host = file.nodes.find(({ id }) => id === wish.host);
    if (!host || !waiting.has(host.type)) return refuse('step-unknown');
    const splices: Splice[] = [];
    const ids = freeIds(file);
    const [id, flow] = [ids.step(name.de), ids.flow()];
    const before = geometryOf(file);
    const size = sizeOf({ type: 'boundaryEvent' });
    const at = before.shapes.get(host.id)?.bounds;
    const others = file.nodes
      .filter(({ attachedTo }) => attachedTo === host.id)
      .map((node) => before.shapes.get(node.id)?.bounds);
    const bounds =
      at &&
      borderPlace(
        at,
        others.filter((one) => one !== undefined),
        size,
      );
    if (bounds) before.shapes.set(id, { bounds, label: null });
    const wished = bounds && { x: bounds.x + 90, y: bounds.y + 80, ...sizeOf({ type: 'endEvent' }) };
    const led = leadTo(file, wish, { flow, ids, splices, geometry: before, wished });
    if (!led.ok) return led;
    const { target, geometry } = led.value;
    words = led.value.words;
    const { period, isInterrupting } = wish;
    const order = {
      kind: 'timer' as const,
      id,
      name,
      incoming: [],
      outgoing: [flow],
      host: host.id,
      period,
      isInterrupting,
    };
    splices.push(behind(file, host.place, [newStep(file, order, ownPrefix(file, splices)).text]));
    const last = file.flows.at(-1)?.place ?? host.place;
    splices.push(behind(file, last, [flowText(file, { id: flow, source: id, target: target.id })]));
    const to = geometry.shapes.get(target.id)?.bounds;
    const end = to && endOf({ ...target, attachedTo: null } as Step, new Map([[target.id, to]]));
    if (bounds && end) geometry.edges.set(flow, { points: route({ bounds, leaves: 'below' }, end), label: null });
    return ok([...splices, ...writeGeometry(file, geometry)]);
  });
  return changed.ok ? setWords(changed.value, words) : changed;
}

/** The step a new way leads to: one that exists, or a new end with a name. */
function leadTo(file: ProcessFile, { target: wished, end }: WayWish, making: Making): Result<Led, WayRefusal> {
  const { flow, ids, splices, geometry } = making;
  if (wished !== '') {
    const target = file.nodes.find(({ id }) => id === wished);
    if (!target || target.type === 'startEvent' || target.type === 'boundaryEvent') return refuse('target-wrong');
    splices.push(...noteFlow(file, target, 'incoming', flow));
    return ok({ target, geometry, words: [] });
  }
  if (end.de.trim() === '') return refuse('name-missing');
  const name = { de: end.de.trim(), en: end.en.trim() || end.de.trim() };
  const id = ids.step(name.de);
  const kind: StepKind = 'end';
  const made = newStep(
    file,
    { kind, id, name, incoming: [flow], outgoing: [], outcome: end.outcome },
    ownPrefix(file, splices),
  );
  const last = file.nodes.findLast(({ type }) => type === 'endEvent')?.place ?? file.nodes.at(-1)?.place;
  if (!last) return refuse('process-broken');
  splices.push(behind(file, last, [made.text]));
  if (making.wished) geometry.shapes.set(id, { bounds: freePlace(geometry, making.wished), label: null });
  const target = { id, type: made.type, attachedTo: null } as Step;
  return ok({ target, geometry, words: end.outcome === '' ? [] : made.words });
}

/** On the lower border from the right, where no other event sits. */
function borderPlace(host: Bounds, others: readonly Bounds[], size: { width: number; height: number }): Bounds {
  const y = host.y + host.height - size.height / 2;
  const places = [host.x + host.width - 46, host.x + host.width - 90, host.x + 10].map((x) => ({ x, y, ...size }));
  const isTaken = (place: Bounds): boolean => others.some((one) => Math.hypot(one.x - place.x, one.y - place.y) < 38);
  return places.find((place) => !isTaken(place)) ?? { x: host.x - size.width / 2, y: host.y + 22, ...size };
}

const waiting: ReadonlySet<StepType> = new Set<StepType>([
  'userTask',
  'receiveTask',
  'serviceTask',
  'businessRuleTask',
  'subProcess',
  'callActivity',
]);

export interface WayWish {
  /** Id of a step; empty for a new end. */
  readonly target: string;
  /** Of a new end; `outcome` is how the case then ended, empty when it goes on elsewhere. */
  readonly end: { readonly de: string; readonly en: string; readonly outcome: string };
}
export interface BranchWish extends WayWish {
  readonly gateway: string;
  readonly name: string;
  /** FEEL. */
  readonly condition: string;
}
export interface TimerWish extends WayWish {
  readonly host: string;
  readonly name: { readonly de: string; readonly en: string };
  /** ISO 8601 or `WDn`. */
  readonly period: string;
  readonly isInterrupting: boolean;
}
export type WayRefusal = 'process-broken' | 'file-broken' | 'step-unknown' | 'target-wrong' | 'name-missing';
interface Making {
  readonly flow: string;
  readonly ids: ReturnType<typeof freeIds>;
  readonly splices: Splice[];
  readonly geometry: Geometry;
  /** Where a new end would stand best. */
  readonly wished: Bounds | undefined;
}
interface Led {
  readonly target: Step;
  readonly geometry: Geometry;
  readonly words: readonly WordChange[];
}
