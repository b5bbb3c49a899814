import { readXml } from '#kernel/xml';
import { type Refusal, refused } from '../../xml/refusal.ts';
import { attributeOf, textIn, withAll, type XmlSpan, xmlElements } from '../xml-text.ts';
import { namespaceOf, uriOf } from './xml-names.ts';

/**
 * A BPMN 2.0 file as an author sees it: steps, ways between them and how they are drawn (BPMN DI), each with its place in the text.
 * Refused: hostile or broken XML and files without a process.
 */
export function readProcessFile(text: string): { readonly ok: true; readonly file: ProcessFile } | Refusal {
  const read = readXml(text);
  if (!read.ok) return read;
  const root = xmlElements(text);
  if (!root) return refused('malformed', 1);
  const processes = root.children.filter((child) => namespaceOf(child) === bpmn && child.name === 'process');
  const process = processes.find((one) => valueIn(one, 'isExecutable') === 'true') ?? processes[0];
  if (root.name !== 'definitions' || namespaceOf(root) !== bpmn || !process)
    return refused('not-a-process', 1, `${root.name} ${namespaceOf(root)}`.trim());
  const nodes: Step[] = [];
  const flows: Flow[] = [];
  const lanes: Lane[] = [];
  for (const place of processes.flatMap((one) => withAll(one))) {
    if (namespaceOf(place) !== bpmn) continue;
    const [id, name] = [valueIn(place, 'id'), valueIn(place, 'name')];
    if (place.name === 'lane') lanes.push({ id, name, place });
    if (place.name === 'sequenceFlow') flows.push(flowOf(text, place, id, name));
    else if (kinds.has(place.name)) nodes.push(stepOf(text, place, id, name));
  }
  const plane = withAll(root).find((one) => one.name === 'BPMNPlane' && namespaceOf(one) === bpmndi) ?? null;
  const pools = withAll(root)
    .filter((one) => one.name === 'participant' && namespaceOf(one) === bpmn)
    .map((place) => ({ id: valueIn(place, 'id'), name: valueIn(place, 'name'), place }));
  const shapes = new Map<string, Shape>();
  const edges = new Map<string, Edge>();
  for (const place of plane?.children ?? []) {
    const of = valueIn(place, 'bpmnElement').replace(/^.*:/, '');
    if (place.name === 'BPMNShape') {
      const bounds = boundsOf(place);
      if (bounds)
        shapes.set(of, {
          bounds,
          label: labelOf(place),
          place,
          isExpanded: valueIn(place, 'isExpanded') !== 'false',
        });
    } else if (place.name === 'BPMNEdge') {
      const points = place.children
        .filter(({ name }) => name === 'waypoint')
        .map((point) => ({ x: numberOf(point, 'x'), y: numberOf(point, 'y') }));
      if (points.length > 1) edges.set(of, { points, label: labelOf(place), place });
    }
  }
  return { ok: true, file: { text, root, process, plane, nodes, flows, lanes, pools, shapes, edges } };
}

function stepOf(text: string, place: XmlSpan, id: string, name: string): Step {
  const attributes: Record<string, string> = {};
  for (const { name: key, value } of place.attributes) {
    const [prefix, local] = key.split(':');
    if (local !== undefined && uriOf(place, prefix ?? '') === lipsia) attributes[local] = value;
  }
  const definition = place.children.find((child) => child.name.endsWith('EventDefinition'));
  const time = definition?.children.find(({ name: kind }) => /^time(Duration|Date|Cycle)$/.test(kind));
  return {
    ...{ id, name, place, attributes, type: place.name as StepType },
    trigger: definition ? definition.name.replace('EventDefinition', '') : null,
    timer: time ? { kind: time.name as Timer['kind'], text: textIn(text, time).trim(), place: time } : null,
    attachedTo: valueIn(place, 'attachedToRef') || null,
    isInterrupting: valueIn(place, 'cancelActivity') !== 'false',
    defaultFlow: valueIn(place, 'default') || null,
    owner: place.parent ? valueIn(place.parent, 'id') : '',
  };
}

function flowOf(text: string, place: XmlSpan, id: string, name: string): Flow {
  const condition = place.children.find((child) => child.name === 'conditionExpression');
  return {
    ...{ id, name, place, source: valueIn(place, 'sourceRef'), target: valueIn(place, 'targetRef') },
    condition: condition ? { text: textIn(text, condition).trim(), place: condition } : null,
  };
}

function boundsOf(place: XmlSpan): Bounds | null {
  const bounds = place.children.find(({ name }) => name === 'Bounds');
  if (!bounds) return null;
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((side) => numberOf(bounds, side));
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
}

function labelOf(place: XmlSpan): Bounds | null {
  const label = place.children.find(({ name }) => name === 'BPMNLabel');
  return label ? boundsOf(label) : null;
}

const valueIn = (element: XmlSpan, name: string): string => attributeOf(element, name) ?? '';

const numberOf = (place: XmlSpan, attribute: string): number => {
  const number = Number(valueIn(place, attribute));
  return Number.isFinite(number) ? Math.max(-farthest, Math.min(farthest, number)) : 0;
};

/** No drawing is larger; keeps numbers of hostile files out of the picture. */
const farthest = 100_000;

export const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const bpmndi = 'http://www.omg.org/spec/BPMN/20100524/DI';
export const lipsia = 'urn:lipsia:bpmn:1';

const kinds: ReadonlySet<string> = new Set([
  ...['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'task'],
  ...['userTask', 'serviceTask', 'sendTask', 'receiveTask', 'manualTask', 'businessRuleTask', 'scriptTask'],
  ...['callActivity', 'subProcess', 'transaction', 'adHocSubProcess', 'exclusiveGateway', 'inclusiveGateway'],
  ...['parallelGateway', 'eventBasedGateway', 'complexGateway'],
]);

export type StepType =
  | 'startEvent'
  | 'endEvent'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent'
  | 'task'
  | 'userTask'
  | 'serviceTask'
  | 'sendTask'
  | 'receiveTask'
  | 'manualTask'
  | 'businessRuleTask'
  | 'scriptTask'
  | 'callActivity'
  | 'subProcess'
  | 'transaction'
  | 'adHocSubProcess'
  | 'exclusiveGateway'
  | 'inclusiveGateway'
  | 'parallelGateway'
  | 'eventBasedGateway'
  | 'complexGateway';
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly type: StepType;
  /** What the platform reads: role, outcomes, action, decision ... */
  readonly attributes: Readonly<Record<string, string>>;
  /** `timer`, `message` ...; null for a plain event and everything else. */
  readonly trigger: string | null;
  readonly timer: Timer | null;
  /** The step on whose border the event sits. */
  readonly attachedTo: string | null;
  readonly isInterrupting: boolean;
  readonly defaultFlow: string | null;
  /** The process or sub-process it lies in. */
  readonly owner: string;
  readonly place: XmlSpan;
}
export interface Timer {
  readonly kind: 'timeDuration' | 'timeDate' | 'timeCycle';
  readonly text: string;
  readonly place: XmlSpan;
}
export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly condition: { readonly text: string; readonly place: XmlSpan } | null;
  readonly place: XmlSpan;
}
export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly place: XmlSpan;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Bounds extends Point {
  readonly width: number;
  readonly height: number;
}
export interface Shape {
  readonly bounds: Bounds;
  readonly label: Bounds | null;
  readonly isExpanded: boolean;
  readonly place: XmlSpan;
}
export interface Edge {
  readonly points: readonly Point[];
  readonly label: Bounds | null;
  readonly place: XmlSpan;
}
export interface ProcessFile {
  readonly text: string;
  readonly root: XmlSpan;
  readonly process: XmlSpan;
  readonly plane: XmlSpan | null;
  readonly nodes: readonly Step[];
  readonly flows: readonly Flow[];
  readonly lanes: readonly Lane[];
  readonly pools: readonly Lane[];
  /** By the id of the element they show. */
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly edges: ReadonlyMap<string, Edge>;
}
