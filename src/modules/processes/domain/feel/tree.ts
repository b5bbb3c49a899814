import type { FeelNode } from './ast.ts';

/** The nodes directly below a node. */
export function childrenOf(node: FeelNode): readonly FeelNode[] {
  switch (node.kind) {
    case 'path':
      return [node.object];
    case 'filter':
      return [node.list, node.condition];
    case 'call':
      return [node.callee, ...node.args.map((arg) => arg.value)];
    case 'negate':
    case 'test':
      return [node.operand];
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'between':
      return [node.value, node.low, node.high];
    case 'in':
      return [node.value, ...node.tests];
    case 'if':
      return [node.condition, node.then, node.otherwise];
    case 'for':
    case 'some':
    case 'every':
      return [...node.iterators.flatMap((one) => (one.to === null ? [one.from] : [one.from, one.to])), node.body];
    case 'list':
      return node.items;
    case 'context':
      return node.entries.map((entry) => entry.value);
    case 'range':
      return [node.start, node.end];
    case 'function':
      return node.body === null ? [] : [node.body];
    case 'instance':
      return [node.value];
    case 'tests':
      return node.tests;
    default:
      return [];
  }
}

/** Tells whether a tree reads `?`, the value under test. */
export function asksInput(node: FeelNode): boolean {
  return mentions(node, '?');
}

/** Tells whether a tree mentions a name. */
export function mentions(node: FeelNode, name: string): boolean {
  return node.kind === 'name' ? node.name === name : childrenOf(node).some((child) => mentions(child, name));
}

/** How many levels a tree is nested. */
export function depthOf(node: FeelNode): number {
  return 1 + childrenOf(node).reduce((deepest, child) => Math.max(deepest, depthOf(child)), 0);
}
