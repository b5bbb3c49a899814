import type { FeelTypeNode } from './ast.ts';
import { NameScope } from './names.ts';
import { scanBound, scanName } from './parse-names.ts';
import type { Scanner } from './scanner.ts';

/** Reads a type such as `number`, `list<string>`, `context<a: number>` or `function<number> -> string`. */
export function parseType(scanner: Scanner, known: NameScope): FeelTypeNode {
  if (scanner.match(/list\s*</y) !== null) return closed(scanner, { kind: 'list', of: parseType(scanner, known) });
  if (scanner.match(/range\s*</y) !== null) return closed(scanner, { kind: 'range', of: parseType(scanner, known) });
  if (scanner.match(/context\s*</y) !== null) return parseContextType(scanner, known);
  if (scanner.match(/function\s*</y) !== null) return parseFunctionType(scanner, known);
  let name = scanName(scanner, known) ?? scanner.fail('feel.type-expected');
  while (scanner.accept('.')) name += `.${scanName(scanner, known) ?? scanner.fail('feel.type-expected')}`;
  return { kind: 'named', name };
}

/** The names of FEEL's own types, several of which contain keywords. */
const builtinTypeNames = [
  'Any',
  'Null',
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'dateTime',
  'years and months duration',
  'yearMonthDuration',
  'days and time duration',
  'dayTimeDuration',
  'list',
  'context',
  'range',
  'function',
];

/** The known type names of an expression: FEEL's own and those of the item definitions. */
export function typeScope(names: Iterable<string>): NameScope {
  return new NameScope(new NameScope(null, builtinTypeNames), names);
}

function parseContextType(scanner: Scanner, known: NameScope): FeelTypeNode {
  const fields: { name: string; type: FeelTypeNode }[] = [];
  if (scanner.accept('>')) return { kind: 'context', fields };
  do {
    const name = scanBound(scanner, /[:>]/g);
    scanner.expect(':');
    fields.push({ name, type: parseType(scanner, known) });
  } while (scanner.accept(','));
  return closed(scanner, { kind: 'context', fields });
}

function parseFunctionType(scanner: Scanner, known: NameScope): FeelTypeNode {
  const parameters: FeelTypeNode[] = [];
  if (!scanner.accept('>')) {
    do parameters.push(parseType(scanner, known));
    while (scanner.accept(','));
    scanner.expect('>');
  }
  scanner.expect('->');
  return { kind: 'function', parameters, result: parseType(scanner, known) };
}

function closed(scanner: Scanner, type: FeelTypeNode): FeelTypeNode {
  scanner.expect('>');
  return type;
}
