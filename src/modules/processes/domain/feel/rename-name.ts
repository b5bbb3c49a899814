import type { FeelNode } from './ast.ts';
import { compileExpression } from './compile-expression.ts';
import { namePart } from './names.ts';

/**
 * The FEEL text with a variable called otherwise: entries behind a dot, texts, keys and names bound inside the text stay. Null
 * when the text is no FEEL, or when the new name would mean something else in it.
 */
export function renameName(text: string, { from, to, dialect = 'expression' }: Renaming): string | null {
  const options = { dialect, names: [from, to] };
  const before = compileExpression(text, options);
  if (!before.ok) return null;
  const places = placesOf(text, from).filter((at) => {
    const one = compileExpression(replaced(text, [at], from, to), options);
    return one.ok && namesChanged(before.tree, one.tree, from, to) === 1;
  });
  const renamed = replaced(text, places, from, to);
  if (renamed === text) return spelled(before.tree).includes(freeName(from)) ? null : text;
  const after = compileExpression(renamed, options);
  const isWhole = after.ok && spelled(after.tree) === spelled(before.tree).replaceAll(freeName(from), freeName(to));
  return isWhole ? renamed : null;
}

/** Where the word stands as a word of its own. */
function placesOf(text: string, word: string): number[] {
  const pattern = new RegExp(`(?<![${namePart}]|(?<!\\.)\\.)${word}(?![${namePart}])`, 'gu');
  return [...text.matchAll(pattern)].map(({ index }) => index);
}

const replaced = (text: string, places: readonly number[], from: string, to: string): string =>
  [...places].reverse().reduce((whole, at) => whole.slice(0, at) + to + whole.slice(at + from.length), text);

/** How many free names differ between two trees; -1 when anything else differs. */
function namesChanged(before: FeelNode, after: FeelNode, from: string, to: string): number {
  const [old, fresh] = [spelled(before), spelled(after)];
  const taken = (tree: string, name: string) => tree.split(freeName(name)).length - 1;
  const isSame = old.replaceAll(freeName(from), freeName(to)) === fresh.replaceAll(freeName(from), freeName(to));
  return isSame ? taken(old, from) - taken(fresh, from) : -1;
}

const freeName = (name: string): string => JSON.stringify({ kind: 'name', name, local: false });
const spelled = (tree: FeelNode): string =>
  JSON.stringify(tree, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'name') {
      const { name, local } = value as Extract<FeelNode, { kind: 'name' }>;
      return { kind: 'name', name, local };
    }
    return value;
  });

export interface Renaming {
  readonly from: string;
  readonly to: string;
  /** `unary-tests` for the cells of a table. */
  readonly dialect?: 'expression' | 'unary-tests';
}
