import { indentOf, newAttribute, removed, type Splice, type XmlSpan } from '../xml-text.ts';
import type { DrawnEdge, DrawnShape, Geometry } from './geometry.ts';
import { type Bounds, bpmndi, type Point, type ProcessFile } from './process-file.ts';
import { prefixFor } from './xml-names.ts';

/** The changes that make the drawing of a file be as wished; what is drawn right already is not touched. */
export function writeGeometry(file: ProcessFile, geometry: Geometry): readonly Splice[] {
  const splices: Splice[] = [];
  const prefixes = prefixesOf(file, splices);
  const made: string[] = [];
  for (const [id, shape] of geometry.shapes) {
    const known = file.shapes.get(id);
    if (known)
      splices.push(
        ...moveBounds(file, known.place, known.bounds, shape.bounds),
        ...moveLabel(file, known, shape.label),
      );
    else made.push(shapeText(id, shape, prefixes));
  }
  for (const [id, edge] of geometry.edges) {
    const known = file.edges.get(id);
    if (!known) made.push(edgeText(id, edge, prefixes));
    else
      splices.push(
        ...moveWaypoints(file, known.place, known.points, edge.points),
        ...moveLabel(file, known, edge.label),
      );
  }
  for (const [id, { place }] of file.shapes) if (!geometry.shapes.has(id)) splices.push(removed(file.text, place));
  for (const [id, { place }] of file.edges) if (!geometry.edges.has(id)) splices.push(removed(file.text, place));
  return made.length === 0 ? splices : [...splices, added(file, made, prefixes)];
}

function moveBounds({ text }: ProcessFile, place: XmlSpan, before: Bounds, after: Bounds): readonly Splice[] {
  const element = place.children.find(({ name }) => name === 'Bounds');
  if (!element) return [];
  return (['x', 'y', 'width', 'height'] as const).flatMap((side) => {
    if (before[side] === after[side]) return [];
    return newAttribute(text, element, side, number(after[side])) ?? [];
  });
}

function moveLabel(
  file: ProcessFile,
  known: { label: Bounds | null; place: XmlSpan },
  after: Bounds | null,
): readonly Splice[] {
  const label = known.place.children.find(({ name }) => name === 'BPMNLabel');
  if (!label || !known.label) return [];
  return after ? moveBounds(file, label, known.label, after) : [removed(file.text, label)];
}

function moveWaypoints(
  { text }: ProcessFile,
  place: XmlSpan,
  before: readonly Point[],
  after: readonly Point[],
): readonly Splice[] {
  if (before.length === after.length && before.every(({ x, y }, at) => after[at]?.x === x && after[at]?.y === y))
    return [];
  const points = place.children.filter(({ name }) => name === 'waypoint');
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const between = indentOf(text, first);
  const made = after.map(({ x, y }) => `<${first.tag} x="${number(x)}" y="${number(y)}" />`).join(between);
  return [{ start: first.start, end: last.end, text: made }];
}

const shapeText = (id: string, { bounds }: DrawnShape, { di, dc }: Prefixes): string =>
  `<${di}BPMNShape id="${id}Form" bpmnElement="${id}"${isGateway(bounds) ? ' isMarkerVisible="true"' : ''}>\n  <${dc}Bounds x="${number(bounds.x)}" y="${number(bounds.y)}" width="${number(bounds.width)}" height="${number(bounds.height)}" />\n</${di}BPMNShape>`;

const edgeText = (id: string, { points }: DrawnEdge, { di, way }: Prefixes): string =>
  `<${di}BPMNEdge id="${id}Linie" bpmnElement="${id}">\n${points.map(({ x, y }) => `  <${way}waypoint x="${number(x)}" y="${number(y)}" />`).join('\n')}\n</${di}BPMNEdge>`;

const isGateway = ({ width, height }: Bounds): boolean => width === 50 && height === 50;

/** New drawings stand at the end of the plane; a file without one gets it. */
function added({ text, plane, root, process }: ProcessFile, made: readonly string[], { di }: Prefixes): Splice {
  const indented = (depth: number): string => made.map((one) => one.replace(/^/gm, ' '.repeat(depth))).join('\n');
  if (plane && plane.closeStart > plane.openEnd) {
    const before = /\s*$/.exec(text.slice(0, plane.closeStart))?.[0].length ?? 0;
    return { start: plane.closeStart - before, end: plane.closeStart - before, text: `\n${indented(6)}` };
  }
  if (plane) {
    const open = text.slice(plane.start, plane.openEnd - 2).trimEnd();
    return { start: plane.start, end: plane.end, text: `${open}>\n${indented(6)}\n    </${plane.tag}>` };
  }
  const of = process.attributes.find(({ name }) => name === 'id')?.value ?? 'process';
  const whole = `  <${di}BPMNDiagram id="${of}Diagramm">\n    <${di}BPMNPlane id="${of}Flaeche" bpmnElement="${of}">\n${indented(6)}\n    </${di}BPMNPlane>\n  </${di}BPMNDiagram>\n`;
  return { start: root.closeStart, end: root.closeStart, text: whole };
}

/** The prefixes of the drawing; those the file does not know are declared at its root. */
function prefixesOf({ root, text }: ProcessFile, splices: Splice[]): Prefixes {
  const of = (uri: string, wished: string): string => {
    const known = prefixFor(root, uri);
    if (known !== null) return known;
    const declared = newAttribute(text, root, `xmlns:${wished}`, uri);
    if (declared) splices.push(declared);
    return `${wished}:`;
  };
  return { di: of(bpmndi, 'bpmndi'), dc: of(dd('DC'), 'dc'), way: of(dd('DI'), 'di') };
}

const dd = (part: string): string => `http://www.omg.org/spec/DD/20100524/${part}`;
const number = (value: number): string => String(Math.round(value * 10) / 10);

interface Prefixes {
  readonly di: string;
  readonly dc: string;
  readonly way: string;
}
