import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { attributeOf, indentOf, type Splice, spliced, withAll, type XmlSpan, xmlElements } from '../xml-text.ts';
import { decisionsIn, idOf, rulesFile, tableIdOf, tablesIn } from './table-view.ts';

/** Changes places of `decision.dmn` and nothing else of it; refused when it cannot be read. */
export function changeRules<R extends string>(
  files: Files,
  change: (rules: Rules) => Result<readonly Splice[], R>,
): Result<Files, R | 'file-broken'> {
  const xml = files[rulesFile] ?? '';
  const root = xmlElements(xml);
  if (!root) return refuse('file-broken');
  const splices = change({ xml, root, ids: new Ids(root) });
  if (!splices.ok) return splices;
  const after = spliced(xml, splices.value);
  return ok(after === xml ? files : { ...files, [rulesFile]: after });
}

/** Changes one table of the rules. */
export const changeTable = <R extends string>(
  files: Files,
  id: string,
  change: (rules: Rules, table: XmlSpan) => Result<readonly Splice[], R>,
): Result<Files, R | 'file-broken' | 'table-gone'> =>
  changeRules<R | 'table-gone'>(files, (rules) => {
    const table = decisionsIn(rules.root)
      .flatMap(tablesIn)
      .find((one) => tableIdOf(rules.xml, one) === id);
    return table ? change(rules, table) : refuse('table-gone');
  });

/** The decision with this id. */
export const findDecision = ({ root }: Rules, id: string): XmlSpan | null =>
  decisionsIn(root).find((one) => idOf(one) === id) ?? null;

/** Puts new elements behind the last of some brothers, or behind what must come before them, in their hand. */
export function insertAfter(xml: string, parent: XmlSpan, before: readonly string[], lines: readonly string[]): Splice {
  const last = parent.children.filter(({ name }) => before.includes(name)).at(-1);
  const own = parent.children[0];
  const indent = last ? indentOf(xml, last) : own ? indentOf(xml, own) : `${indentOf(xml, parent)}  `;
  const at = last?.end ?? parent.openEnd;
  return { start: at, end: at, text: lines.map((line) => `${indent}${line.replaceAll('\n', indent)}`).join('') };
}

/** The name of a new element with the prefix its neighbours have. */
export const tagLike = (element: XmlSpan, name: string): string =>
  element.tag.includes(':') ? `${element.tag.slice(0, element.tag.indexOf(':'))}:${name}` : name;

/** Gives ids that the file does not have. */
export class Ids {
  readonly #taken: Set<string>;

  constructor(root: XmlSpan) {
    this.#taken = new Set(withAll(root).flatMap((element) => attributeOf(element, 'id') ?? []));
  }

  take(base: string): string {
    const start = base.replace(/[^A-Za-z0-9_-]/g, '').replace(/^(?=[^A-Za-z_])/, 'n') || 'element';
    let id = start;
    for (let number = 2; this.#taken.has(id); number += 1) id = `${start}${number}`;
    this.#taken.add(id);
    return id;
  }
}

export interface Rules {
  readonly xml: string;
  readonly root: XmlSpan;
  readonly ids: Ids;
}
