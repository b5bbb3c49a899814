import { Parser } from 'saxen';
import { LineCounter } from './line-counter.ts';
import { type Refusal, type RefusalCode, refused } from './refusal.ts';

/**
 * Reads XML into elements, each with its namespace and line. The first fault ends the reading: document types, entities beyond the five of
 * XML, more than 100 levels, 200,000 elements or 200 attributes, a second root, undeclared prefixes, anything that is not well-formed.
 */
export function readXml(text: string): { readonly ok: true; readonly root: XmlElement } | Refusal {
  const lines = new LineCounter(text);
  const open: { element: Building; spaces: Spaces }[] = [];
  let root: Building | null = null;
  let [count, declared] = [0, 0];
  let fault: Refusal | null = null;
  const parser = new Parser();
  const refuse = (code: RefusalCode, detail = '', line = lines.line): void => {
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
    if (open.length >= mostLevels) return refuse('too-deep', String(mostLevels), line);
    if (count > mostElements) return refuse('too-many', String(mostElements), line);
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
  parser.on('error', (error) => refuse('malformed', error.message));
  parser.on('warn', (error) => refuse('malformed', error.message));
  parser.parse(text);
  if (fault) return fault;
  return root ? { ok: true, root } : refused('empty', 1);
}

/** The children of an element by their name without prefix. */
export const childrenNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** The first child of that name. */
export const findChild = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

const splitName = (tag: string): readonly [prefix: string, name: string] => {
  const at = tag.indexOf(':');
  return at < 0 ? ['', tag] : [tag.slice(0, at), tag.slice(at + 1)];
};

const mostLevels = 100;
const mostElements = 200_000;
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
type Building = Omit<XmlElement, 'children' | 'text'> & { children: Building[]; text: string };
type Spaces = Readonly<Record<string, string>>;
