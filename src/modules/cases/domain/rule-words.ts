/** The rules that matched as short lines a clerk can read: name of the table, the conditions that held, what follows. Keeps order. */
export function ruleWords(dmn: string, matched: readonly string[]): string[] {
  const known = rulesOf(dmn);
  return [...new Set(matched)].flatMap((id) => known.get(id) ?? []);
}

/** Reads the tables of a decision that was checked before; whatever else stands in the file is passed over. */
function rulesOf(dmn: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, head = '', body = ''] of dmn.matchAll(/<decisionTable\b([^>]*)>(.*?)<\/decisionTable>/gs)) {
    const name = attribute(head, 'outputLabel') ?? attribute(head, 'id') ?? '';
    const inputs = [...body.matchAll(/<input\b([^>]*)>(.*?)<\/input>/gs)].map(
      ([, own = '', inner = '']) => attribute(own, 'label') ?? textsIn(inner)[0] ?? '',
    );
    const outputs = [...body.matchAll(/<output\b([^>]*?)\/?>/g)].map(
      ([, own = '']) => attribute(own, 'label') ?? attribute(own, 'name') ?? '',
    );
    for (const [, own = '', inner = ''] of body.matchAll(/<rule\b([^>]*)>(.*?)<\/rule>/gs))
      found.set(attribute(own, 'id') ?? '', sentence(name, inputs, outputs, inner));
  }
  return found;
}

function sentence(name: string, inputs: readonly string[], outputs: readonly string[], rule: string): string {
  const described = /<description>(.*?)<\/description>/s.exec(rule)?.[1];
  if (described) return `${name}: ${plain(described)}`;
  const entries = (kind: string): string[] =>
    [...rule.matchAll(new RegExp(`<${kind}\\b[^>]*>(.*?)</${kind}>`, 'gs'))].map(
      ([, inner = '']) => textsIn(inner)[0] ?? '',
    );
  const named = (labels: readonly string[], values: readonly string[]): string[] =>
    values.flatMap((value, index) => (value === '-' || value === '' ? [] : [`${labels[index] ?? ''} ${value}`.trim()]));
  const when = named(inputs, entries('inputEntry')).join(', ');
  const then = named(outputs, entries('outputEntry')).join(', ');
  return `${name}: ${when ? `${when} → ` : ''}${then}`;
}

const textsIn = (xml: string): string[] =>
  [...xml.matchAll(/<text>(.*?)<\/text>/gs)].map(([, text = '']) => plain(text));
const attribute = (head: string, name: string): string | null => {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1];
  return value === undefined ? null : plain(value);
};
const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
