import { bodyOf, listOf, type ModdleElement, oneOf, writtenProperties } from './moddle-element.ts';
import type { Problems } from './problems.ts';
import { EXPRESSION_LANGUAGES, FIXED_VALUES, FOREIGN_ENGINES } from './profile.ts';
import type { Attributes, Condition, ExpressionCompiler } from './types.ts';

/** What every reading step needs: where problems go, how expressions compile, which prefixes are declared. */
export interface Reading {
  readonly problems: Problems;
  readonly expression: ExpressionCompiler;
  /** Grows as nested declarations are met. */
  readonly prefixes: Map<string, string>;
  /** SHA-256 of the file that is being read, and its processes by id. */
  readonly hash: string;
  readonly processes: ReadonlyMap<string, ModdleElement>;
  /** Gives another file that a call names. */
  readonly called?: ((process: string, version: string) => Called | undefined) | undefined;
  /** Says why a process of another file cannot run; nothing when it can. */
  readonly refusalOf: (file: Called, process: string, path: readonly string[]) => string | undefined;
  /** The processes that are being read, outermost first, so that none calls itself. */
  readonly path: readonly string[];
  /** How many nodes have been read in all. */
  readonly size: { nodes: number };
}

/** A file whose process is called, as it was read. */
export interface Called {
  readonly definitions: ModdleElement;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly lines: ReadonlyMap<string, number>;
  readonly warnings?: readonly string[];
}

/** Gives the `lipsia:*` attributes without prefix; notes attributes and extensions of other engines as problems. */
export function readAttributes(element: ModdleElement, reading: Reading, owner?: ModdleElement): Attributes {
  const attributes: Record<string, string> = {};
  declarePrefixes(element, reading.prefixes);
  for (const [key, value] of Object.entries(element.$attrs ?? {})) {
    const [prefix = '', local] = key.split(':');
    if (prefix === 'lipsia' && local) attributes[local] = String(value);
    else if (prefix === 'xmlns' || prefix === 'xsi' || prefix === 'xml') continue;
    else if (local === undefined) reading.problems.add('property-outside-profile', element, key, owner);
    else refuseForeign(element, key, reading.prefixes.get(prefix), reading, owner);
  }
  const extensions = oneOf(element, 'extensionElements');
  for (const value of extensions ? listOf(extensions, 'values') : []) {
    const uri = value.$descriptor?.ns?.uri ?? reading.prefixes.get(value.$type.split(':')[0] ?? '');
    refuseForeign(element, value.$type, uri, reading, owner);
  }
  return Object.freeze(attributes);
}

/** Notes the namespace prefixes that an element declares. */
export function declarePrefixes(element: ModdleElement, prefixes: Map<string, string>): void {
  for (const [key, uri] of Object.entries(element.$attrs ?? {})) {
    if (key.startsWith('xmlns:')) prefixes.set(key.slice('xmlns:'.length), String(uri));
  }
}

/** Notes every written property that is not allowed there, and every value that differs from the fixed one. */
export function checkProperties(
  element: ModdleElement,
  allowed: ReadonlySet<string>,
  reading: Reading,
  owner?: ModdleElement,
): void {
  for (const property of writtenProperties(element)) {
    const fixed = FIXED_VALUES[property];
    const isFine = allowed.has(property) && (!fixed || fixed.includes(String(element[property])));
    if (!isFine) reading.problems.add('property-outside-profile', element, property, owner);
  }
  for (const association of DATA_ASSOCIATIONS.flatMap((property) => listOf(element, property))) {
    for (const part of ['transformation', 'assignment']) {
      if (association[part] !== undefined) reading.problems.add('property-outside-profile', association, part, element);
    }
  }
}

const DATA_ASSOCIATIONS = [
  ...['dataInputAssociations', 'dataOutputAssociations', 'dataInputAssociation', 'dataOutputAssociation'],
];

/** Compiles an expression element; gives nothing when it is empty or cannot be read, and notes why. */
export function readExpression(
  expression: ModdleElement | undefined,
  owner: ModdleElement,
  reading: Reading,
): Condition | undefined {
  const text = bodyOf(expression);
  const language = expression?.['language'];
  if (typeof language === 'string' && !EXPRESSION_LANGUAGES.test(language)) {
    reading.problems.add('language-outside-profile', owner, language);
    return undefined;
  }
  return text === undefined ? undefined : compile(text, owner, reading);
}

/** Compiles an expression text; notes a problem at the owner when the compiler refuses it. */
export function compile(text: string, owner: ModdleElement, reading: Reading): Condition | undefined {
  const compiled = reading.expression(text);
  if (!compiled.ok) {
    reading.problems.add('expression-invalid', owner, compiled.error);
    return undefined;
  }
  return Object.freeze({ text, evaluate: (variables: Record<string, unknown>) => compiled.evaluate(variables) });
}

function refuseForeign(
  element: ModdleElement,
  name: string,
  uri: string | undefined,
  reading: Reading,
  owner?: ModdleElement,
): void {
  if (uri !== undefined && FOREIGN_ENGINES.includes(uri)) {
    reading.problems.add('foreign-extension', element, name, owner);
  }
}
