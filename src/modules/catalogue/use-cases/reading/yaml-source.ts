import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Source } from '../../domain/source.ts';
import type { KnownValues } from './known-values.ts';

/** Reads one YAML file and keeps where everything stands; broken YAML gives `file-broken` findings and no value. */
export function yamlSource(file: string, text: string, known?: KnownValues): Source {
  const value = known?.find(text);
  if (value !== undefined) return knownSource(file, text, value);
  const source = parsedSource(file, text);
  if (source.findings.length === 0) known?.add(text, source.value);
  return source;
}

/** Parsed only when somebody asks where something stands. */
function knownSource(file: string, text: string, value: unknown): Source {
  let parsed: Source | undefined;
  return {
    file,
    value,
    findings: [],
    lineOf(path) {
      parsed ??= parsedSource(file, text);
      return parsed.lineOf(path);
    },
  };
}

function parsedSource(file: string, text: string): Source {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, counter.linePos(offset).line);
  // After the first break the parser only stumbles on; people need the place where it began.
  const broken = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY').slice(0, 1);
  const errors = broken.length > 0 ? broken : document.errors;
  const findings = errors.map((error) => ({
    code: error.code === 'DUPLICATE_KEY' ? 'key-twice' : 'file-broken',
    level: 'error' as const,
    file,
    line: lineAt(error.pos[0]),
    details: { reason: error.message },
  }));
  const read = findings.length > 0 ? { value: undefined, reason: null } : plainValue(document);
  if (read.reason !== null)
    findings.push({ code: 'file-broken', level: 'error', file, line: 1, details: { reason: read.reason } });
  return {
    file,
    value: read.value,
    findings,
    lineOf: (path) => lineAt(offsetOf(document.contents, path)),
  };
}

/** The value of a document; aliases that multiply into something huge are refused with the reason. */
function plainValue(document: Document): { readonly value: unknown; readonly reason: string | null } {
  try {
    return { value: document.toJS() as unknown, reason: null };
  } catch (cause) {
    return { value: undefined, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Where a value stands; for a path that does not exist, the deepest part of it that does. */
function offsetOf(root: unknown, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = startOf(root);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) return offset;
      offset = startOf(pair.key) || offset;
      node = pair.value;
    } else if (isNode(node) && 'items' in node && typeof step === 'number') {
      node = (node.items as unknown[])[step];
      if (node === undefined) return offset;
      offset = startOf(node) || offset;
    } else return offset;
  }
  return offset;
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
