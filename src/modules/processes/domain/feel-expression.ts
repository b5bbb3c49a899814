import {
  type CompiledExpressionOk,
  compileExpression,
  contextFromJs,
  type FeelType,
  fromJs,
  toJs,
} from './feel/index.ts';

/** FEEL as the other rooms use it: plain data in, plain data out; names in `dates` hold ISO days at any depth. */
export function compileFeel(text: string, dates: ReadonlySet<string> = noDates): Feel {
  const compiled = compileExpression(text, { dialect: 'expression', names });
  if (!compiled.ok) return { ok: false, error: `${compiled.error.code} at ${compiled.error.position + 1}` };
  return { ok: true, evaluate: (scope) => toJs(evaluateIn(compiled, scope, dates)) };
}

/** The scope as FEEL data, with the named days as dates. */
export const feelContext = (scope: Scope, dates: ReadonlySet<string>): ReturnType<typeof contextFromJs> =>
  contextFromJs(dates.size > 0 ? (withDates(scope, dates) as Scope) : scope);

function evaluateIn(compiled: CompiledExpressionOk, scope: Scope, dates: ReadonlySet<string>) {
  const narrowed: Record<string, unknown> = {};
  for (const name of compiled.reads) narrowed[name] = name in scope ? scope[name] : null;
  return compiled.evaluate(feelContext(narrowed, dates));
}

function withDates(value: unknown, dates: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withDates(item, dates));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'string' && dates.has(name) ? fromJs(inner, dateType) : withDates(inner, dates),
    ]),
  );
}

/** `today` is a fact of the case here, before it is FEEL's function. */
const names = ['today'];
const noDates: ReadonlySet<string> = new Set();
const dateType: FeelType = { kind: 'basic', name: 'date' };

type Scope = Readonly<Record<string, unknown>>;
export type Feel =
  | { readonly ok: true; evaluate(scope: Scope): unknown }
  | { readonly ok: false; readonly error: string };
