import { type Document, isMap, isSeq, YAMLMap, YAMLSeq } from 'yaml';

/** The page under this key: its id, inside a list after the id of the list's page (`hunde.hundName`). */
export function findPage(document: Document, key: string): PageNode | null {
  const [first = '', inner] = key.split('.');
  const pages = seqAt(document.contents, 'pages');
  const outer = pages && memberOf(pages, first);
  if (!pages || !outer) return null;
  const index = pages.items.indexOf(outer);
  if (inner === undefined) return { map: outer, siblings: pages, index, list: null };
  const own = seqAt(outer, 'pages');
  const page = own && memberOf(own, inner);
  const list = isMap(outer.get('repeat')) ? String((outer.get('repeat') as YAMLMap).get('id')) : null;
  return own && page && list ? { map: page, siblings: own, index: own.items.indexOf(page), list } : null;
}

/** A question on the page under this key. */
export function findQuestion(document: Document, key: string, id: string): QuestionNode | null {
  const page = findPage(document, key);
  const questions = page && seqAt(page.map, 'questions');
  const map = questions && memberOf(questions, id);
  return page && questions && map ? { map, siblings: questions, index: questions.items.indexOf(map), page } : null;
}

/** The list under a key of a map; null when there is none. */
export function seqAt(node: unknown, key: string): YAMLSeq | null {
  const found = isMap(node) ? node.get(key, true) : null;
  return isSeq(found) ? (found as YAMLSeq) : null;
}

/** The list under a key of a map, made when it is missing. */
export function seqIn(document: Document, map: YAMLMap, key: string): YAMLSeq {
  const found = seqAt(map, key);
  if (found) return found;
  const made = new YAMLSeq(document.schema);
  map.set(key, made);
  return made;
}

/** The entry of a list of maps with this id. */
export const memberOf = (list: YAMLSeq, id: string): YAMLMap | null =>
  (list.items.find((item) => isMap(item) && String(item.get('id')) === id) as YAMLMap | undefined) ?? null;

/** A map written on one line, as questions are. */
export function lineMap(document: Document, value: Readonly<Record<string, unknown>>): YAMLMap {
  const map = document.createNode(value, { flow: true }) as YAMLMap;
  return map;
}

/** Swaps an entry with its neighbour; nothing happens at the end of the list. Comments and blank lines stay with their places' order. */
export function shift(list: YAMLSeq, index: number, by: -1 | 1): boolean {
  const to = index + by;
  const [own] = list.items.slice(index, index + 1);
  if (own === undefined || to < 0 || to >= list.items.length) return false;
  list.items.splice(index, 1);
  list.items.splice(to, 0, own);
  return true;
}

/** Sets a key of a map when its value differs; undefined takes the key away. Conditions are written in single quotes. */
export function setKey(document: Document, map: YAMLMap, key: string, value: unknown): void {
  if (value === undefined) {
    map.delete(key);
    return;
  }
  const before = map.toJSON() as Readonly<Record<string, unknown>>;
  if (JSON.stringify(before[key]) === JSON.stringify(value)) return;
  if (typeof value === 'object') map.set(key, document.createNode(value, { flow: true }));
  else map.set(key, value);
}

export interface PageNode {
  readonly map: YAMLMap;
  readonly siblings: YAMLSeq;
  readonly index: number;
  /** The list (repeat) the page lies in. */
  readonly list: string | null;
}
export interface QuestionNode {
  readonly map: YAMLMap;
  readonly siblings: YAMLSeq;
  readonly index: number;
  readonly page: PageNode;
}
export { YAMLMap };
