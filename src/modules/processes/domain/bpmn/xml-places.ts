/**
 * Gives the line (from 1) of the element with each id, and how deep the elements nest. One pass over the text, so that
 * hostile files cost no more than honest ones.
 */
export function xmlPlaces(xml: string): { lines: Map<string, number>; depth: number } {
  const lines = new Map<string, number>();
  let [at, line, counted, level, depth] = [0, 1, 0, 0, 0];
  for (let start = xml.indexOf('<', at); start !== -1; start = xml.indexOf('<', at)) {
    at = endOf(xml, start);
    const first = xml[start + 1];
    if (first === '!' || first === '?') continue;
    if (first === '/') level -= 1;
    else {
      depth = Math.max(depth, level + 1);
      if (xml[at - 2] !== '/') level += 1;
      for (let end = xml.indexOf('\n', counted); end !== -1 && end < start; end = xml.indexOf('\n', counted)) {
        line += 1;
        counted = end + 1;
      }
      const id = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(xml.slice(start, at));
      const name = id?.[1] ?? id?.[2];
      if (name !== undefined && !lines.has(name)) lines.set(name, line);
    }
  }
  return { lines, depth };
}

/** Gives the position after a tag, comment, CDATA section or instruction; a `>` inside quotes ends nothing. */
function endOf(xml: string, start: number): number {
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start + 4);
  if (xml.startsWith('<![CDATA[', start)) return after(xml, ']]>', start + 9);
  if (xml.startsWith('<?', start)) return after(xml, '?>', start + 2);
  let quote = '';
  for (let at = start + 1; at < xml.length; at += 1) {
    const sign = xml.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return xml.length;
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found === -1 ? xml.length : found + mark.length;
}
