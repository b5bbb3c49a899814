import type { Route } from './types.ts';

/** Finds the route of an address. Segments that are fixed win over parameters, and a parameter is never empty. */
export function createRouter(routes: readonly Route[]): Router {
  const roots = new Map<string, Node>();
  for (const route of routes) {
    const names: string[] = [];
    let node = childOf(roots, route.method);
    for (const part of route.path.split('/').slice(1)) {
      if (!/^:?[\w.~-]*$/.test(part)) throw new Error(`${route.path} holds more than names and parameters`);
      if (part.startsWith(':')) {
        names.push(part.slice(1));
        node.any ??= { fixed: new Map() };
        node = node.any;
      } else node = childOf(node.fixed, part);
    }
    if (node.found) throw new Error(`${route.method} ${route.path} is there twice`);
    node.found = { route, names };
  }
  return (method, path) => {
    const root = roots.get(method);
    const parts = path.split('/');
    const values: string[] = [];
    const found = root && walk(root, parts, 1, values);
    if (!found) return null;
    const params: Record<string, string> = {};
    for (const [index, name] of found.names.entries()) params[name] = decoded(values[index]!);
    return { route: found.route, params };
  };
}

function walk(node: Node, parts: readonly string[], at: number, values: string[]): Found | undefined {
  const part = parts[at];
  if (part === undefined) return node.found;
  const fixed = node.fixed.get(part);
  const found = fixed && walk(fixed, parts, at + 1, values);
  if (found || !node.any || part === '') return found;
  const before = values.push(part) - 1;
  const other = walk(node.any, parts, at + 1, values);
  if (!other) values.length = before;
  return other;
}

function childOf(nodes: Map<string, Node>, name: string): Node {
  const known = nodes.get(name) ?? { fixed: new Map() };
  nodes.set(name, known);
  return known;
}

/** As it came where it is not what `encodeURIComponent` writes. */
function decoded(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export type Router = (method: string, path: string) => Match | null;
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}
interface Node {
  readonly fixed: Map<string, Node>;
  any?: Node;
  found?: Found;
}
interface Found {
  readonly route: Route;
  readonly names: readonly string[];
}
