import { ok, type Result, refuse } from '#kernel/result';

/**
 * Reads the XML of a bank into elements without prefixes. Refused: document types and processing instructions, because they are
 * attacks here; entities beside the five of XML; more than 10 million characters, 40 levels or 400,000 elements; anything not well-formed.
 */
export function readXml(xml: string): Result<XmlElement, XmlRefusal> {
  if (xml.length > maxLength) return refuse('too-large');
  const top: Building = { name: '', namespace: null, attributes: {}, children: [], text: '' };
  const open: Building[] = [top];
  const names: string[] = [];
  const text = xml.replace(/^\uFEFF/, '').replace(/^<\?xml\s[^<>]*\?>/, '');
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const here = open.at(-1) ?? top;
    if (text[at] !== '<') {
      const end = endOf(text, '<', at);
      const said = decode(text.slice(at, end));
      if (said === null || (here === top && said.trim() !== '')) return refuse('broken');
      here.text += said;
      at = end;
    } else if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0) return refuse('broken');
      at = end + 3;
    } else if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end < 0 || here === top) return refuse('broken');
      here.text += text.slice(at + 9, end);
      at = end + 3;
    } else if (text[at + 1] === '!' || text[at + 1] === '?') {
      return refuse('forbidden');
    } else {
      tag.lastIndex = at;
      const [whole, close, name = '', inside = '', alone] = tag.exec(text) ?? [];
      if (!whole) return refuse('broken');
      at += whole.length;
      if (close) {
        if (names.pop() !== name || inside.trim() !== '' || alone) return refuse('broken');
        open.pop();
        continue;
      }
      count += 1;
      if (count > maxElements || open.length > maxDepth) return refuse('too-large');
      const element = elementOf(name, inside);
      if (!element || (here === top && top.children.length > 0)) return refuse('broken');
      here.children.push(element);
      if (alone) continue;
      names.push(name);
      open.push(element);
    }
  }
  const [root] = top.children;
  return root && open.length === 1 ? ok(root) : refuse('broken');
}

/** The elements at a path of names below an element, in their order. */
export const allAt = (element: XmlElement, ...path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );

/** The text of the first element at a path, trimmed; empty where there is none. */
export const textAt = (element: XmlElement, ...path: readonly string[]): string =>
  allAt(element, ...path)[0]?.text.trim() ?? '';

function elementOf(name: string, inside: string): Building | null {
  if (inside.length > 4_000) return null;
  const attributes: Record<string, string> = {};
  const rest = inside.replace(attribute, (_, key: string, double?: string, single?: string) => {
    const value = decode(double ?? single ?? '');
    attributes[key] = value ?? '';
    return value === null || Object.keys(attributes).length > 20 ? '<' : '';
  });
  if (rest.trim() !== '') return null;
  const [prefix, local] = name.includes(':') ? (name.split(':') as [string, string]) : ['', name];
  const namespace = attributes[prefix ? `xmlns:${prefix}` : 'xmlns'] ?? null;
  return { name: local, namespace, attributes, children: [], text: '' };
}

/** Text with its references resolved; null for one that is not allowed. */
function decode(text: string): string | null {
  if (!text.includes('&')) return text;
  let isRight = true;
  const decoded = text.replace(/&([^;&\s]{0,12};?)/g, (_, name: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(name);
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : Number.NaN;
    const letter = entities[name] ?? (code > 8 && code <= 0x10ffff ? String.fromCodePoint(code) : null);
    if (letter === null) isRight = false;
    return letter ?? '';
  });
  return isRight ? decoded : null;
}

function endOf(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at);
  return end < 0 ? text.length : end;
}

const tag = /<(\/?)([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)((?:\s[^<>]*?)?)(\/?)>/y;
const attribute = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const entities: Readonly<Record<string, string>> = { 'amp;': '&', 'lt;': '<', 'gt;': '>', 'quot;': '"', 'apos;': "'" };
const maxLength = 10_000_000;
const maxDepth = 40;
const maxElements = 400_000;

export type XmlRefusal = 'too-large' | 'broken' | 'forbidden';
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** The namespace that stands at this element itself. */
  readonly namespace: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}
interface Building extends XmlElement {
  readonly children: Building[];
  text: string;
}
