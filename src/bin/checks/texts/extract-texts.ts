import { parseSync } from 'oxc-parser';
import type { Language } from '#kernel/language';

/**
 * Every text a person reads in a file of texts, with language, key and line. What a function fills in stands as a sample; of a choice
 * every branch is a text of its own. The language is that of the file (`de.ts`, `public.en.ts`) or of the nearest key `de` or `en`.
 */
export function extractTexts(file: string, source: string): readonly FoundText[] {
  const { program } = parseSync(file, source);
  const found: FoundText[] = [];
  const constants = constantsIn(program as unknown as Node);
  const walk = (node: Node | null, key: readonly string[]): void => {
    if (!node) return;
    if (node.type === 'ObjectExpression') {
      for (const property of node['properties'] as Node[])
        if (property.type === 'Property') walk(property['value'] as Node, [...key, nameOf(property['key'] as Node)]);
      return;
    }
    if (node.type === 'ArrayExpression') {
      for (const [index, item] of (node['elements'] as Node[]).entries()) walk(item, [...key, String(index)]);
      return;
    }
    const texts = rendered(node, constants);
    const language = languageOf(file, key);
    if (language === null) return;
    for (const text of new Set(texts))
      if (/\p{L}{2}/u.test(text))
        found.push({ file, line: lineAt(source, node.start), key: key.join('.'), language, text });
  };
  for (const declared of declarationsIn(program as unknown as Node))
    walk(declared.value, declared.isRoot ? [] : [declared.name]);
  return found;
}

/** Both languages' file names and keys. */
function languageOf(file: string, key: readonly string[]): Language | null {
  const named = key.findLast((part) => part === 'de' || part === 'en');
  if (named) return named as Language;
  const byFile = /(?:^|[./])(de|en)\.ts$/.exec(file)?.[1];
  return (byFile as Language | undefined) ?? null;
}

/** The texts an expression can give: templates with samples, both branches of a choice, what a function returns. */
function rendered(node: Node | null | undefined, constants: Constants): readonly string[] {
  if (!node) return [];
  const all = (...nodes: readonly unknown[]): readonly string[] =>
    nodes.flatMap((one) => rendered(one as Node, constants));
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral': {
      const quasis = node['quasis'] as { readonly value: { readonly cooked: string } }[];
      const filled = (node['expressions'] as Node[]).map((one) => samplesOf(one, constants));
      return combine(
        quasis.map(({ value }) => value.cooked),
        filled,
      );
    }
    case 'ConditionalExpression':
      return all(node['consequent'], node['alternate']);
    case 'LogicalExpression':
      return all(node['left'], node['right']);
    case 'BinaryExpression':
      return node['operator'] === '+'
        ? combine(
            ['', '', ''],
            [samplesOf(node['left'] as Node, constants), samplesOf(node['right'] as Node, constants)],
          )
        : [];
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return all(node['body']);
    case 'BlockStatement':
      return (node['body'] as Node[]).flatMap((one) => rendered(one, constants));
    case 'ReturnStatement':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return all(node['argument'] ?? node['expression']);
    case 'IfStatement':
      return all(node['consequent'], node['alternate']);
    case 'SwitchStatement':
      return (node['cases'] as Node[]).flatMap((one) =>
        (one['consequent'] as Node[]).flatMap((two) => rendered(two, constants)),
      );
    case 'ObjectExpression':
      return (node['properties'] as Node[]).flatMap((one) => rendered(one['value'] as Node, constants));
    case 'Identifier':
      return constants.get(String(node['name'])) ?? [];
    default:
      return [];
  }
}

/** What may stand in the place of a value: the texts it can give, or a sample. */
function samplesOf(node: Node, constants: Constants): readonly string[] {
  const texts = rendered(node, constants);
  return texts.length > 0 ? texts.slice(0, 4) : [sample];
}

/** Every way to fill the places of a template, but never more than a handful. */
function combine(parts: readonly string[], filled: readonly (readonly string[])[]): readonly string[] {
  let texts = [parts[0] ?? ''];
  for (const [index, choices] of filled.entries())
    texts = texts.flatMap((text) => choices.map((choice) => text + choice + (parts[index + 1] ?? ''))).slice(0, 8);
  return texts;
}

/** Texts that the file gives a name. */
function constantsIn(program: Node): Constants {
  const constants = new Map<string, readonly string[]>();
  for (const { name, value } of declarationsIn(program)) {
    const texts = value.type === 'Literal' || value.type === 'TemplateLiteral' ? rendered(value, constants) : [];
    if (texts.length > 0) constants.set(name, texts);
  }
  return constants;
}

function declarationsIn(
  program: Node,
): readonly { readonly name: string; readonly value: Node; readonly isRoot: boolean }[] {
  return (program['body'] as Node[]).flatMap((statement) => {
    const isExported = statement.type === 'ExportNamedDeclaration';
    const declaration = (isExported ? statement['declaration'] : statement) as Node | null;
    if (declaration?.type === 'FunctionDeclaration')
      return [{ name: nameOf(declaration['id'] as Node), value: declaration['body'] as Node, isRoot: false }];
    if (declaration?.type !== 'VariableDeclaration') return [];
    return (declaration['declarations'] as Node[]).flatMap((one) => {
      const value = unwrapped(one['init'] as Node | null);
      return value ? [{ name: nameOf(one['id'] as Node), value, isRoot: isExported }] : [];
    });
  });
}

const unwrapped = (node: Node | null): Node | null =>
  node && (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
    ? unwrapped(node['expression'] as Node)
    : node;

const nameOf = (node: Node): string => String(node['name'] ?? node['value'] ?? '');

const lineAt = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;

/** Short and without meaning: what is filled in makes no sentence long. */
const sample = 'X';

type Constants = ReadonlyMap<string, readonly string[]>;
type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;
export interface FoundText {
  readonly file: string;
  readonly line: number;
  /** `question.files`. */
  readonly key: string;
  readonly language: Language;
  readonly text: string;
}
