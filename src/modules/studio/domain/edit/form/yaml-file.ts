import { type Document, Lexer, parseDocument } from 'yaml';
import { ok, type Result, refuse } from '#kernel/result';

/** The text as a document whose comments and order survive a change; refused when it is no YAML. */
export function openYaml(text: string): Result<Document, 'file-broken'> {
  const document = parseDocument(text, { prettyErrors: false, keepSourceTokens: false });
  if (document.errors.length > 0) return refuse('file-broken');
  try {
    // Aliases that multiply into something huge show only here.
    document.toJS();
  } catch {
    return refuse('file-broken');
  }
  return ok(document);
}

/** The document as text in the hand of the text it came from: lines are not folded, lists on one line keep their inner space or have none. */
export function writeYaml(document: Document, before: string): string {
  const text = document.toString(asWritten);
  const tokens = tokensOf(text);
  if (tokens.join('') !== text) return text;
  const hand = new Map(listsIn(tokensOf(before)).map(({ key, isWide }) => [key, isWide]));
  const spare = new Set(
    listsIn(tokens).flatMap(({ key, open, close, isWide, hasMaps }) =>
      isWide && !(hand.get(key) ?? hasMaps) ? [open + 1, close - 1] : [],
    ),
  );
  return tokens.filter((_, index) => !spare.has(index)).join('');
}

/** Long lines stay in one. */
export const asWritten = { lineWidth: 0 } as const;

const tokensOf = (text: string): readonly string[] => [...new Lexer().lex(text)].filter((token) => !marks.has(token));

/** Every `[ ... ]` with what it holds and whether there is space inside its brackets. */
function listsIn(tokens: readonly string[]): readonly FlowList[] {
  const open: number[] = [];
  return tokens.flatMap((token, index) => {
    if (token === '[') open.push(index);
    if (token !== ']') return [];
    const from = open.pop() ?? index;
    const isWide = tokens[from + 1] === ' ' && tokens[index - 1] === ' ';
    const inner = tokens.slice(from + (isWide ? 2 : 1), index - (isWide ? 1 : 0));
    return [{ key: inner.join(''), open: from, close: index, isWide, hasMaps: inner[0] === '{' }];
  });
}

/** What the lexer says beside the text itself. */
const marks: ReadonlySet<string> = new Set(['\u{feff}', '\u{02}', '\u{18}', '\u{1f}']);

interface FlowList {
  readonly key: string;
  readonly open: number;
  readonly close: number;
  readonly isWide: boolean;
  readonly hasMaps: boolean;
}
