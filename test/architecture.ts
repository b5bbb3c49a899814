import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

/** Every import below a folder that the walls forbid, with the reason in words. */
export function findBreaches(root: string, rules: Rules): Finding[] {
  return walk(root).flatMap((path) => {
    const file = path.slice(root.length + 1);
    return importsOf(file, readFileSync(path, 'utf8')).flatMap((spec) => {
      const because = breachOf(file, spec, rules);
      return because ? [{ file, imports: spec, because }] : [];
    });
  });
}

/** The order in which modules may lean on one another; throws with the cycle that forbids one. */
export function orderOf(modules: Rules['modules']): string[] {
  const order: string[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) throw new Error(`cycle: ${[...trail, name].join(' -> ')}`);
    if (order.includes(name)) return;
    for (const lower of modules[name] ?? []) visit(lower, [...trail, name]);
    order.push(name);
  };
  for (const name of Object.keys(modules)) visit(name, []);
  return order;
}

/** Everything a file imports: static, re-exported, dynamic. A dynamic import of a computed name is marked. */
export function importsOf(file: string, text: string): string[] {
  const { module } = parseSync(file, text);
  const fixed = module.staticImports.map((entry) => entry.moduleRequest.value);
  const again = module.staticExports.flatMap((entry) =>
    entry.entries.flatMap((one) => (one.moduleRequest ? [one.moduleRequest.value] : [])),
  );
  const dynamic = module.dynamicImports.map((entry) => text.slice(entry.moduleRequest.start, entry.moduleRequest.end));
  const named = dynamic.map((request) =>
    /^(['"])[^'"]+\1$/.test(request) ? request.slice(1, -1) : `computed:${request}`,
  );
  return [...new Set([...fixed, ...again, ...named])];
}

function breachOf(file: string, spec: string, rules: Rules): string | null {
  if (spec.startsWith('computed:')) return 'a computed import cannot be checked';
  if (spec.startsWith('.')) return relativeBreach(file, spec, rules);
  if (spec.startsWith('#')) return roomBreach(file, spec.slice(1), rules);
  return spec.startsWith('node:') ? nodeBreach(file, spec) : packageBreach(file, spec, rules);
}

function relativeBreach(file: string, spec: string, rules: Rules): string | null {
  const to = normalize(join(dirname(file), spec));
  if (roomOf(file) !== roomOf(to)) {
    const mayReach = isSpec(file) && (to.startsWith('..') || roomOf(to) === 'top');
    return mayReach ? null : 'a relative import may not leave its room';
  }
  if (isSpec(file)) return null;
  const [from, target] = [layerOf(file), layerOf(to)];
  const may = from ? rules.layers[from] : undefined;
  if (may && target && target !== from && !may.includes(target)) return `${from} may not lean on ${target}`;
  return may && !target && from === 'domain' ? 'domain may not lean on its module' : null;
}

function roomBreach(file: string, name: string, rules: Rules): string | null {
  const room = roomOf(file);
  if (name.startsWith('kernel/')) return room === 'kernel' ? 'the kernel names itself relatively' : null;
  if (room === 'kernel') return 'the kernel knows nobody';
  if (layerOf(file) === 'domain' && !isSpec(file)) return isTypeRoom(name) ? null : 'domain knows the kernel only';
  if (room === 'ui') return 'ui knows the kernel only';
  if (name.startsWith('platform/')) return null;
  if (room.startsWith('platform/')) return 'platform knows the kernel only';
  if (name === 'ui')
    return room.startsWith('modules/') && layerOf(file) !== 'http' && !isSpec(file) ? 'only http uses ui' : null;
  const own = /^modules\/([^/]+)/.exec(room)?.[1];
  if (!own) return null;
  if (name === own) return 'a module does not use its own door';
  return rules.modules[own]?.includes(name) ? null : `${own} may not lean on ${name}`;
}

/** Types of lower doors may be named in a domain; values may not: the domain stays pure either way because doors hold no state. */
const isTypeRoom = (name: string): boolean => name === 'processes' || name === 'catalogue' || name === 'platform/pdf';

function nodeBreach(file: string, spec: string): string | null {
  const isPure = roomOf(file) === 'kernel' || layerOf(file) === 'domain';
  return isPure && !isSpec(file) && spec !== 'node:crypto' ? 'pure code does no input or output' : null;
}

function packageBreach(file: string, spec: string, rules: Rules): string | null {
  const name = spec.startsWith('@') ? spec.split('/').slice(0, 2).join('/') : (spec.split('/')[0] ?? spec);
  const allowed = rules.packages[name];
  if (!allowed || isSpec(file)) return null;
  const fits = allowed.some((room) => new RegExp(`^${room.replace('*', '[^/]+')}(/|$)`).test(file));
  return fits ? null : `${name} belongs to ${allowed.join(', ')}`;
}

const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });

/** `kernel`, `ui`, `platform/<room>`, `modules/<name>`; what puts them together (main, command line, demo) is one room at the top. */
const roomOf = (file: string): string => {
  const [first = '', second = ''] = file.split('/');
  if (first === 'platform' || first === 'modules') return `${first}/${second}`;
  return first === 'kernel' || first === 'ui' ? first : 'top';
};
const layerOf = (file: string): string | null => /^modules\/[^/]+\/([^/]+)\//.exec(file)?.[1] ?? null;
const isSpec = (file: string): boolean => /\.spec\.tsx?$|test-support/.test(file);

export interface Rules {
  readonly modules: Readonly<Record<string, readonly string[]>>;
  readonly layers: Readonly<Record<string, readonly string[]>>;
  readonly packages: Readonly<Record<string, readonly string[]>>;
}
export interface Finding {
  readonly file: string;
  readonly imports: string;
  readonly because: string;
}
