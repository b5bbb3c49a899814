import { Parser } from 'saxen';
import type { DmnFaultCode } from '../feel/problem-codes.ts';

/**
 * Reads XML into elements without prefixes, each with its line (from 1). Refused with the line of the fault; a document
 * type is refused too, because DMN needs none and entities of a document type are an attack.
 */
export function readXml(xml: string): XmlResult {
  if (xml.length > maxLength) return { ok: false, line: 1, code: 'xml.too-long', detail: String(maxLength) };
  const lines = new LineCounter(xml);
  const root = newElement('', {}, 0);
  const open: Building[] = [root];
  let fault: { line: number; code: XmlCode; detail: string } | null = null;
  const refuse = (code: XmlCode, detail: string, line: number) => {
    fault ??= { line, code, detail };
  };
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) => {
    const line = lines.advance(`<${name}`);
    if (open.length > maxDepth) refuse('xml.too-deep', String(maxDepth), line);
    const values = Object.entries(attributes()).map(([key, value]) => [key, decode(value)] as const);
    const element = newElement(name.slice(name.indexOf(':') + 1), Object.fromEntries(values), line);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closeTag', () => {
    open.pop();
  });
  parser.on('text', (text, decode) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += decode(text);
  });
  parser.on('cdata', (text) => {
    lines.advance(']]>');
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('comment', () => {
    lines.advance('-->');
  });
  parser.on('attention', (text) => refuse('xml.document-type', text.slice(0, 40), lines.line));
  parser.on('error', (error, context) => refuse('xml.malformed', error.message, context().line + 1));
  parser.parse(xml);
  if (fault !== null) return { ok: false, ...(fault as { line: number; code: XmlCode; detail: string }) };
  const [top] = root.children;
  return top === undefined ? { ok: false, line: 1, code: 'xml.empty', detail: '' } : { ok: true, root: top };
}

/** The children of an element that have one of the names. */
export function childrenNamed(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return element.children.filter((child) => names.includes(child.name));
}

/** The first child of that name. */
export function findChild(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

const maxLength = 5_000_000;
const maxDepth = 200;

function newElement(name: string, attributes: Record<string, string>, line: number): Building {
  return { name, attributes, line, children: [], text: '' };
}

/** Follows the parser through the text to know the line, in one pass over the whole document. */
class LineCounter {
  line = 1;
  private position = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  advance(mark: string): number {
    const at = this.text.indexOf(mark, this.position);
    if (at < 0) return this.line;
    for (let index = this.position; index < at; index += 1) if (this.text.charCodeAt(index) === 10) this.line += 1;
    const line = this.line;
    for (let index = at; index < at + mark.length; index += 1) if (this.text.charCodeAt(index) === 10) this.line += 1;
    this.position = at + mark.length;
    return line;
  }
}

type XmlCode = Extract<DmnFaultCode, `xml.${string}`>;
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: readonly XmlElement[];
  readonly text: string;
};
type XmlResult =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly line: number; readonly code: XmlCode; readonly detail: string };
type Building = { name: string; attributes: Record<string, string>; line: number; children: Building[]; text: string };
