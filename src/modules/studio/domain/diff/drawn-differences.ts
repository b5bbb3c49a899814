import { readXml, type XmlElement } from '#kernel/xml';
import type { PlaceDifference } from './differences.ts';

/**
 * What differs between two drawn models (BPMN, DMN): each element that came, went or changed, by its name. How it is drawn does not count;
 * none when one of them cannot be read.
 */
export function drawnDifferences(was: string, is: string): readonly PlaceDifference[] {
  const [left, right] = [elementsOf(was), elementsOf(is)];
  if (!left || !right) return [];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((id): readonly PlaceDifference[] => {
    const [before, after] = [left.get(id), right.get(id)];
    if (before?.text === after?.text) return [];
    const path = (after ?? before)!.path;
    if (!before) return [{ path, kind: 'added', before: null, after: after!.text }];
    if (!after) return [{ path, kind: 'removed', before: before.text, after: null }];
    return [{ path, kind: 'changed', before: before.text, after: after.text }];
  });
}

function elementsOf(text: string): ReadonlyMap<string, Element> | null {
  const read = readXml(text);
  if (!read.ok) return null;
  const found = new Map<string, Element>();
  const add = (place: XmlElement): void => {
    if (drawing.test(place.uri)) return;
    const id = place.attributes['id'];
    const isOwn = id !== undefined && place.name !== 'definitions' && !isInside(place.name);
    if (isOwn) found.set(id, { path: [place.name, place.attributes['name'] || id], text: told(place) });
    for (const child of place.children) add(child);
  };
  add(read.root);
  return found;
}

/** What an element says, with its inner elements that are not told by themselves. */
function told(place: XmlElement): string {
  const attributes = Object.entries(place.attributes).filter(([key]) => !/^(id|xmlns(:.*)?|name)$/.test(key));
  const name = place.attributes['name'];
  const own = [
    ...(name ? [name] : []),
    ...attributes.map(([key, value]) => `${key.replace(/^\w+:/, '')}: ${value}`),
    ...(place.text.trim() ? [place.text.trim()] : []),
  ];
  const inner = place.children
    .filter((child) => !drawing.test(child.uri) && !/^(incoming|outgoing)$/.test(child.name))
    .filter((child) => isInside(child.name) || child.attributes['id'] === undefined)
    .map((child) =>
      walk(child).map(({ text, attributes: of }) => [...saying(of), text.trim()].filter(Boolean).join(' ')),
    )
    .map((texts) => texts.filter(Boolean).join(' '))
    .filter(Boolean);
  return [...own, ...inner].join(' | ');
}

/** Every element beneath one, itself first. */
const walk = (place: XmlElement): readonly XmlElement[] => [place, ...place.children.flatMap(walk)];

const saying = (attributes: XmlElement['attributes']): string[] =>
  Object.entries(attributes)
    .filter(([key]) => key !== 'id' && !key.startsWith('xmlns'))
    .map(([, value]) => value);

/** Parts that are told with the element around them. */
const isInside = (name: string): boolean =>
  /^(inputEntry|outputEntry|inputExpression|conditionExpression|time(Duration|Date|Cycle)|\w+EventDefinition|text|inputValues|outputValues)$/.test(
    name,
  );
const drawing = /\/(DI|DMNDI|DC)(\/|$)|\/20180521\/|\/20191111\/DMNDI/;

interface Element {
  readonly path: readonly string[];
  readonly text: string;
}
