import { type Document, isMap, isScalar, isSeq, type Pair, type Scalar } from 'yaml';

/** Shows every key and every text of a document with the key it stands under and the list (repeat) it lies in. */
export function walkYaml(document: Document, visitor: YamlVisitor): void {
  step(document.contents, { key: '', path: '', list: null }, visitor);
}

function step(node: unknown, place: YamlPlace, visitor: YamlVisitor): void {
  if (isScalar(node) && typeof node.value === 'string') visitor.text?.(node as Scalar<string>, place);
  if (isSeq(node)) for (const item of node.items) step(item, place, visitor);
  if (!isMap(node)) return;
  const repeat = node.get('repeat', true);
  // In the form the pages of a list lie below `repeat`, in the examples its items below the list's page.
  const inner = isMap(repeat) ? String(repeat.get('id')) : node.has('items') ? String(node.get('page')) : null;
  for (const pair of node.items) {
    const key = String(pair.key);
    visitor.key?.(pair, place);
    const list = inner !== null && (key === 'pages' || key === 'items') ? inner : place.list;
    step(pair.value, { key, path: place.path === '' ? key : `${place.path}.${key}`, list }, visitor);
  }
}

/** Gives a key of a map another name; its writing stays. */
export function setKeyName(pair: Pair, to: string): void {
  const { key } = pair;
  if (isScalar(key)) key.value = to;
  else pair.key = to;
}

export interface YamlVisitor {
  text?(scalar: Scalar<string>, place: YamlPlace): void;
  /** A key, with the key of the map it stands in. */
  key?(pair: Pair, place: YamlPlace): void;
}
export interface YamlPlace {
  /** The nearest key around it. */
  readonly key: string;
  /** All keys around it. */
  readonly path: string;
  readonly list: string | null;
}
