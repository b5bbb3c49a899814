import { type CssNode, generate, type List, type ListItem, parse, walk } from 'css-tree';

/**
 * Gives the part of a stylesheet that can match the classes in use: rules whose every class is used, media blocks that
 * are not empty then, and the custom properties that something still reads. Theme attributes and the icon masks go:
 * the city follows the system's theme and draws icons as SVG.
 */
export function purgeCss(
  css: string,
  isUsed: (className: string) => boolean,
  readElsewhere: ReadonlySet<string>,
): string {
  const sheet = parse(css, { parseCustomProperty: true });
  dropRules(sheet, isUsed);
  while (dropUnreadProperties(sheet, readElsewhere) > 0);
  dropEmpty(sheet);
  return generate(sheet);
}

/** Gives the names of the custom properties that a stylesheet reads. */
export function readProperties(css: string): Set<string> {
  return new Set(css.match(/var\(\s*(--[\w-]+)/g)?.map((use) => use.replace(/^var\(\s*/, '')));
}

function dropRules(sheet: CssNode, isUsed: (className: string) => boolean): void {
  walk(sheet, {
    visit: 'Rule',
    enter(rule, item, list) {
      if (rule.prelude.type !== 'SelectorList') return;
      rule.prelude.children.forEach((selector, selectorItem, selectors) => {
        if (!canMatch(selector, isUsed)) selectors.remove(selectorItem);
      });
      if (rule.prelude.children.isEmpty) list.remove(item);
    },
  });
}

/** A class inside `:not()` need not be in use for the rule to match. */
function canMatch(selector: CssNode, isUsed: (className: string) => boolean): boolean {
  let possible = true;
  walk(selector, function (this: { function: CssNode | null }, node: CssNode) {
    if (node.type === 'PseudoClassSelector' && ['not', 'is', 'where'].includes(node.name)) return walk.skip;
    if (node.type === 'ClassSelector' && !isUsed(node.name)) possible = false;
    if (node.type === 'AttributeSelector' && node.name.name.startsWith('data-kern')) possible = false;
    return undefined;
  });
  return possible;
}

function dropUnreadProperties(sheet: CssNode, readElsewhere: ReadonlySet<string>): number {
  const read = new Set(readElsewhere);
  walk(sheet, (node) => {
    if (node.type === 'Function' && node.name === 'var') {
      const first = node.children.first;
      if (first?.type === 'Identifier') read.add(first.name);
    }
  });
  let dropped = 0;
  walk(sheet, {
    visit: 'Declaration',
    enter(declaration, item, list: List<CssNode>) {
      if (!declaration.property.startsWith('--') || read.has(declaration.property)) return;
      list.remove(item);
      dropped += 1;
    },
  });
  return dropped;
}

function dropEmpty(sheet: CssNode): void {
  walk(sheet, {
    leave(node: CssNode, item: ListItem<CssNode>, list: List<CssNode>) {
      const empty = (node.type === 'Rule' || node.type === 'Atrule') && node.block?.children.isEmpty;
      if (empty && list) list.remove(item);
      if (node.type === 'Comment' && list) list.remove(item);
      if (node.type === 'Atrule' && node.name === 'charset' && list) list.remove(item);
    },
  });
}
