import { Parser } from 'saxen';
import { LineCounter } from './line-counter.ts';

/**
 * Reads XML into elements, each with its namespace and line. The first fault ends the reading: document types, entities beyond the five of
 * XML, more text, levels or elements than allowed, more than 200 attributes, a second root, undeclared prefixes, anything that is not
 * well-formed. Processing instructions are passed over.
 */
export function readXml(text: string, limits: Partial<XmlLimits> = {}): XmlRead {
  const { characters, levels, elements } = { ...usualLimits, ...limits };
  if (text.length > characters) return refused('too-large', 1, String(characters));
  const lines = new LineCounter(text);
  const open: { element: Building; spaces: Spaces }[] = [];
  let root: Building | null = null;
  let [count, declared] = [0, 0];
  let fault: XmlRefusal | null = null;
  const parser = new Parser();
  const refuse = (code: XmlFault, detail = '', line = lines.line): void => {
    fault ??= refused(code, line, detail);
    parser.stop();
  };
  const addText = (part: string): void => {
    const at = open.at(-1);
    if (at) at.element.text += part;
  };
  parser.on('openTag', (tag, attributesOf, decode) => {
    if (fault) return;
    const line = lines.advance(`<${tag}`);
    count += 1;
    if (open.length >= levels) return refuse('too-deep', String(levels), line);
    if (count > elements) return refuse('too-many', String(elements), line);
    if (open.length === 0 && root) return refuse('several-roots', tag, line);
    const attributes: Record<string, string> = {};
    let spaces = open.at(-1)?.spaces ?? noSpaces;
    const given = Object.entries(attributesOf());
    declared += given.filter(([key]) => key.startsWith('xmlns')).length;
    if (given.length > mostAttributes || declared > mostSpaces) return refuse('too-many', String(mostAttributes), line);
    for (const [key, raw] of given) {
      if (strangeEntity.test(raw)) return refuse('entity', strangeEntity.exec(raw)?.[0], line);
      const value = decode(raw);
      attributes[key] = value;
      if (key === 'xmlns') spaces = { ...spaces, '': value };
      else if (key.startsWith('xmlns:')) spaces = { ...spaces, [key.slice(6)]: value };
    }
    const [prefix, name] = splitName(tag);
    const uri = spaces[prefix];
    if (uri === undefined) return refuse('malformed', `xmlns:${prefix}`, line);
    const element: Building = { name, uri, attributes, line, children: [], text: '' };
    open.at(-1)?.element.children.push(element);
    root ??= element;
    open.push({ element, spaces });
  });
  parser.on('closeTag', () => {
    open.pop();
  });
  parser.on('text', (raw, decode) => {
    if (strangeEntity.test(raw)) refuse('entity', strangeEntity.exec(raw)?.[0]);
    else addText(decode(raw));
  });
  parser.on('cdata', (raw) => {
    lines.advance(']]>');
    addText(raw);
  });
  parser.on('comment', () => {
    lines.advance('-->');
  });
  parser.on('attention', (declaration) => refuse('document-type', declaration.slice(0, 40)));
  parser.on('error', (error, context) => refuse('malformed', error.message, context().line + 1));
  parser.on('warn', (error, context) => refuse('malformed', error.message, context().line + 1));
  parser.parse(text);
  if (fault) return fault;
  return root ? { ok: true, root } : refused('empty', 1);
}

/** The children of an element that have one of the names, without prefix. */
export const childrenNamed = (element: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  element.children.filter((child) => names.includes(child.name));

/** The first child of that name. */
export const findChild = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** The elements at a path of names below an element, in their order. */
export const allAt = (element: XmlElement, ...path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>((found, name) => found.flatMap((one) => childrenNamed(one, name)), [element]);

/** The text of the first element at a path, trimmed; empty where there is none. */
export const textAt = (element: XmlElement, ...path: readonly string[]): string =>
  allAt(element, ...path)[0]?.text.trim() ?? '';

const refused = (code: XmlFault, line: number, detail = ''): XmlRefusal => ({
  ok: false,
  code,
  line,
  detail: detail.slice(0, 120),
});

const splitName = (tag: string): readonly [prefix: string, name: string] => {
  const at = tag.indexOf(':');
  return at < 0 ? ['', tag] : [tag.slice(0, at), tag.slice(at + 1)];
};

const usualLimits: XmlLimits = { characters: 60_000_000, levels: 100, elements: 200_000 };
const mostAttributes = 200;
/** Declarations of namespaces in the whole file. */
const mostSpaces = 200;
/** What is neither one of the five names of XML nor a character by its number. */
const strangeEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)[^;\s]{0,30};?/i;
const noSpaces: Spaces = { '': '', xml: 'http://www.w3.org/XML/1998/namespace' };

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  readonly uri: string;
  /** As written, with prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly line: number;
}
export type XmlRead = { readonly ok: true; readonly root: XmlElement } | XmlRefusal;
/** Why a text is not read, with the line (from 1) where that shows. */
export interface XmlRefusal {
  readonly ok: false;
  readonly code: XmlFault;
  readonly line: number;
  readonly detail: string;
}
export type XmlFault =
  | 'too-large'
  | 'document-type'
  | 'entity'
  | 'too-deep'
  | 'too-many'
  | 'several-roots'
  | 'malformed'
  | 'empty';
export interface XmlLimits {
  readonly characters: number;
  readonly levels: number;
  readonly elements: number;
}
type Building = Omit<XmlElement, 'children' | 'text'> & { children: Building[]; text: string };
type Spaces = Readonly<Record<string, string>>;
