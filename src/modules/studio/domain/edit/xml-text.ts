import { escapeMarkup } from '#kernel/escape-xml';
/**
 * Reads well-formed XML into elements that know their places in the text, so that a change touches nothing else. Null for a text
 * whose tags do not close.
 */
export function xmlElements(text: string): XmlSpan | null {
  const root: Building = {
    name: '',
    tag: '',
    attributes: [],
    start: 0,
    openEnd: 0,
    closeStart: text.length,
    end: text.length,
    children: [],
    parent: null,
  };
  let at: Building = root;
  for (const hit of text.matchAll(token)) {
    const { index } = hit;
    const [whole, close, open, raw = '', empty] = hit;
    if (close !== undefined) {
      if (at === root || at.tag !== close) return null;
      at.closeStart = index;
      at.end = index + whole.length;
      at = at.parent as Building;
    } else if (open !== undefined) {
      const element: Building = {
        ...{
          name: open.slice(open.indexOf(':') + 1),
          tag: open,
          attributes: attributesIn(raw, index + 1 + open.length),
        },
        ...{ start: index, openEnd: index + whole.length, closeStart: index + whole.length, end: index + whole.length },
        ...{ children: [], parent: at },
      };
      at.children.push(element);
      if (empty === undefined) at = element;
    }
  }
  return at === root && root.children.length === 1 ? root.children[0]! : null;
}

function attributesIn(raw: string, from: number): XmlAttribute[] {
  return [...raw.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((hit) => {
    const value = hit[2] ?? hit[3] ?? '';
    const start = from + hit.index + hit[0].length - 1 - value.length;
    return {
      name: hit[1]!,
      value: decode(value),
      start,
      end: start + value.length,
      quote: hit[2] === undefined ? "'" : '"',
    };
  });
}

/** Every element below and this one, in the order of the text. */
export const withAll = (element: XmlSpan): readonly XmlSpan[] => [element, ...element.children.flatMap(withAll)];

/** The first child of that name. */
export const childOf = (element: XmlSpan | undefined, name: string): XmlSpan | undefined =>
  element?.children.find((child) => child.name === name);

/** The children of these names. */
export const childrenOf = (element: XmlSpan, ...names: readonly string[]): readonly XmlSpan[] =>
  element.children.filter((child) => names.includes(child.name));

export const attributeOf = (element: XmlSpan | undefined, name: string): string | undefined =>
  element?.attributes.find((one) => one.name === name)?.value;

/** What stands inside an element, as text. */
export function textIn(xml: string, element: XmlSpan | undefined): string {
  if (!element) return '';
  const inner = xml.slice(element.openEnd, element.closeStart);
  return inner.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|([^<]+)/g, (_, data?: string, plain?: string) =>
    data !== undefined ? data : plain !== undefined ? decode(plain) : '',
  );
}

/** The text with all changes made; changes must not overlap. */
export const spliced = (text: string, changes: readonly Splice[]): string =>
  [...changes]
    .map((change, order) => ({ ...change, order }))
    .sort((a, b) => b.start - a.start || b.order - a.order)
    .reduce((whole, { start, end, text: put }) => whole.slice(0, start) + put + whole.slice(end), text);

/** The change that gives an element this text instead of what it holds. */
export const newText = (xml: string, element: XmlSpan, text: string): Splice => {
  const isEmpty = element.openEnd === element.closeStart && xml.slice(element.start, element.openEnd).endsWith('/>');
  if (!isEmpty) return { start: element.openEnd, end: element.closeStart, text: escapeXml(text) };
  const open = xml.slice(element.start, element.openEnd - 2).trimEnd();
  return { start: element.start, end: element.end, text: `${open}>${escapeXml(text)}</${element.tag}>` };
};

/** The change that sets an attribute; undefined takes it away. */
export function newAttribute(xml: string, element: XmlSpan, name: string, value: string | undefined): Splice | null {
  const own = element.attributes.find((one) => one.name === name);
  if (own && value !== undefined)
    return {
      start: own.start,
      end: own.end,
      text: escapeXml(value).replaceAll(own.quote, own.quote === '"' ? '&quot;' : '&apos;'),
    };
  if (own) {
    const before = /\s*[^\s=]+\s*=\s*["']$/.exec(xml.slice(element.start, own.start))?.[0].length ?? 0;
    return { start: own.start - before, end: own.end + 1, text: '' };
  }
  if (value === undefined) return null;
  const at = element.start + 1 + element.tag.length;
  return { start: at, end: at, text: ` ${name}="${escapeXml(value).replaceAll('"', '&quot;')}"` };
}

/** The change that takes an element away with the white space before it. */
export function removed(xml: string, element: XmlSpan): Splice {
  const before = /\s*$/.exec(xml.slice(0, element.start))?.[0].length ?? 0;
  return { start: element.start - before, end: element.end, text: '' };
}

/** The white space that stands before an element on its line, with the line break. */
export const indentOf = (xml: string, element: XmlSpan): string =>
  /\n[ \t]*$/.exec(xml.slice(0, element.start))?.[0] ?? '';

/** Text as XML can hold it: its signs escaped, control characters, which XML does not have, left out. */
export const escapeXml = (text: string): string =>
  escapeMarkup(text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => ('\t\n\r'.includes(sign) ? sign : '')));

const decode = (text: string): string =>
  text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d+)|#x([\da-f]+));/gi,
    (_, name?: string, decimal?: string, hex?: string) =>
      name
        ? entities[name.toLowerCase()]!
        : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex!, 16)),
  );
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Comments, character data, instructions, end tags and start tags. */
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!(?!--|\[)[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/)?>/g;

export interface XmlSpan {
  /** Without prefix. */
  readonly name: string;
  /** As written. */
  readonly tag: string;
  readonly attributes: readonly XmlAttribute[];
  readonly start: number;
  /** Behind the start tag. */
  readonly openEnd: number;
  /** Before the end tag; the same as `openEnd` where there is none. */
  readonly closeStart: number;
  readonly end: number;
  readonly children: readonly XmlSpan[];
  readonly parent: XmlSpan | null;
}
export interface XmlAttribute {
  /** With prefix. */
  readonly name: string;
  readonly value: string;
  /** Where the value stands. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
type Building = { -readonly [K in keyof XmlSpan]: K extends 'children' ? Building[] : XmlSpan[K] };
