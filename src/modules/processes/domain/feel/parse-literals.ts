import type { FeelNode } from './ast.ts';
import { finite, numberOf } from './number.ts';
import type { Scanner } from './scanner.ts';
import { parseTemporal } from './temporal-text.ts';

/** Reads a number, string, `@` literal, `true`, `false` or `null`; null when none of them stands here. */
export function parseLiteral(scanner: Scanner): FeelNode | null {
  const digits = scanner.match(/(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,5})?/y);
  if (digits !== null) {
    const value = finite(numberOf(digits));
    return value === null ? { kind: 'invalid', code: 'feel.number-range', text: digits } : { kind: 'literal', value };
  }
  const text = scanString(scanner);
  if (text !== null) return { kind: 'literal', value: text };
  if (scanner.accept('@')) return temporalLiteral(scanner);
  if (scanner.acceptKeyword('true')) return { kind: 'literal', value: true };
  if (scanner.acceptKeyword('false')) return { kind: 'literal', value: false };
  return scanner.acceptKeyword('null') ? { kind: 'literal', value: null } : null;
}

/** Reads a quoted string with its escapes; null when no quotation mark stands here. */
export function scanString(scanner: Scanner): string | null {
  if (!scanner.looksAt('"')) return null;
  const raw = scanner.match(/"(?:[^"\\]|\\[\s\S])*"/y);
  return raw === null ? scanner.fail('feel.string-not-closed') : decodeEscapes(raw.slice(1, -1));
}

function temporalLiteral(scanner: Scanner): FeelNode {
  const text = scanString(scanner) ?? scanner.fail('feel.expected', { expected: '"' });
  const value = parseTemporal(text);
  return value === null ? { kind: 'invalid', code: 'feel.no-temporal', text } : { kind: 'literal', value };
}

function decodeEscapes(raw: string): string {
  return raw.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(["'\\ntr]))/g, (whole, short, long, plain) => {
    if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16));
    if (plain !== undefined) return controls[plain] ?? plain;
    const code = Number.parseInt(long, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
