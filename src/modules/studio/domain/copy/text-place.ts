import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';

/** The keys that lead to a line of a YAML file, from the outside; empty when there are none. */
export function pathAtLine(text: string, line: number): readonly string[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'silent' });
  const path: string[] = [];
  let at: unknown = document.contents;
  while (isMap(at)) {
    const pairs = at.items.filter(({ key }) => isScalar(key) && counter.linePos(key.range?.[0] ?? 0).line <= line);
    const last = pairs.at(-1);
    if (!last) break;
    path.push(String((last.key as { readonly value: unknown }).value));
    at = last.value;
  }
  return path;
}
