import { parse } from 'yaml';
import type { ServiceFolder } from '#catalogue';
import { buildModel } from '../domain/bpmn/index.ts';
import { type CompiledDmn, compileDmn, parseDmn } from '../domain/dmn/index.ts';
import { toJs } from '../domain/feel/index.ts';
import { compileFeel, type Feel, feelContext } from '../domain/feel-expression.ts';
import type { Decided, ServiceProcess } from '../processes.ts';
import { readBpmn } from './read-bpmn.ts';

/** Reads process, rules and expressions of one service version; a version that passed the city check always reads. */
export async function readServiceProcess(folder: ServiceFolder): Promise<ServiceProcess> {
  const dates = dateNames(folder);
  const read = await readBpmn(folder.files['process.bpmn'] ?? '');
  if (!read.ok) throw new Error(`process of ${folder.id} cannot be read: ${read.reason}`);
  const { definitions, hash, lines, warnings } = read;
  const built = buildModel(definitions, { expression: (text) => compileFeel(text, dates), hash, lines, warnings });
  if (!built.ok)
    throw new Error(`process of ${folder.id}: ${built.problems.map((problem) => problem.message.en).join('; ')}`);
  const rules = readRules(folder);
  const expressions = new Map<string, Feel>();
  return {
    model: built.model,
    decide: (decision, scope) => decideBy(rules, decision, scope, dates),
    evaluate(text, scope) {
      let known = expressions.get(text);
      if (!known) {
        known = compileFeel(text, dates);
        expressions.set(text, known);
      }
      return known.ok ? known.evaluate(scope) : null;
    },
  };
}

/** Names that hold days: the date questions of the form and the facts every rule may use. */
export function dateNames(folder: Pick<ServiceFolder, 'files'>): ReadonlySet<string> {
  const names = new Set(['today', 'sentOn']);
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (value !== null && typeof value === 'object') {
      const entry = value as { readonly id?: unknown; readonly type?: unknown };
      if (entry.type === 'date' && typeof entry.id === 'string') names.add(entry.id);
      for (const inner of Object.values(value)) walk(inner);
    }
  };
  walk(parse(folder.files['form.yaml'] ?? ''));
  return names;
}

function readRules(folder: ServiceFolder): CompiledDmn | null {
  const xml = folder.files['decision.dmn'];
  if (!xml) return null;
  const parsed = parseDmn(xml);
  if (!parsed.ok) throw new Error(`rules of ${folder.id}: ${parsed.errors.map((fault) => fault.code).join('; ')}`);
  return compileDmn(parsed.model);
}

function decideBy(
  rules: CompiledDmn | null,
  decision: string,
  scope: Readonly<Record<string, unknown>>,
  dates: ReadonlySet<string>,
): Decided {
  if (!rules) return { ok: false, errors: ['there are no rules'] };
  const result = rules.evaluate(decision, feelContext(scope, dates));
  if (!result.ok) return { ok: false, errors: result.errors.map((error) => error.code) };
  return { ok: true, value: toJs(result.value), rules: result.matchedRules };
}
