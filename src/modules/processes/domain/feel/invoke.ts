import type { Run } from './run.ts';
import { coerce } from './types.ts';
import type { FeelFunction, FeelParameter, FeelSignature, FeelValue } from './values.ts';

/** Calls a function with arguments in order; null with a problem when no parameter list fits. */
export function invoke(callee: FeelFunction, args: readonly FeelValue[], run: Run): FeelValue {
  run.spend(1);
  const fitting = callee.signatures.filter((one) => takes(one, args.length));
  const signature =
    fitting.length < 2 ? fitting[0] : (fitting.find((one) => one.accepts?.(args) === true) ?? fitting[0]);
  if (signature === undefined) return run.fail('feel.argument-count', { function: callee.name, count: args.length });
  return call(callee, signature, pack(signature.parameters, args), run);
}

/** Calls a function with named arguments; null with a problem when a name is unknown. */
export function invokeNamed(callee: FeelFunction, args: ReadonlyMap<string, FeelValue>, run: Run): FeelValue {
  run.spend(1);
  const names = [...args.keys()];
  const named = callee.signatures.filter((one) =>
    names.every((name) => one.parameters.some((parameter) => parameter.name === name)),
  );
  const signature =
    named.find((one) => one.accepts?.(one.parameters.map(({ name }) => args.get(name) ?? null)) !== false) ?? named[0];
  if (signature === undefined)
    return run.fail('feel.argument-names', { function: callee.name, names: names.join(', ') });
  const values = signature.parameters.map((parameter) => {
    const value = args.get(parameter.name) ?? null;
    return parameter.variadic === true && args.has(parameter.name) && !Array.isArray(value) ? [value] : value;
  });
  return call(callee, signature, values, run);
}

function call(callee: FeelFunction, signature: FeelSignature, args: readonly FeelValue[], run: Run): FeelValue {
  const fitted: FeelValue[] = [];
  for (const [index, parameter] of signature.parameters.entries()) {
    const value = args[index] ?? null;
    const fit = parameter.type === undefined ? value : coerce(value, parameter.type, run);
    if (fit === undefined) return run.fail('feel.argument-type', { function: callee.name, parameter: parameter.name });
    fitted.push(fit);
  }
  const result = signature.call(fitted, run);
  if (signature.result === undefined) return result;
  return (
    coerce(result, signature.result, run) ??
    (result === null ? null : run.fail('feel.result-type', { function: callee.name }))
  );
}

function takes(signature: FeelSignature, count: number): boolean {
  const { parameters } = signature;
  const required = parameters.filter((parameter) => parameter.optional !== true).length;
  return count >= required && (count <= parameters.length || parameters.at(-1)?.variadic === true);
}

function pack(parameters: readonly FeelParameter[], args: readonly FeelValue[]): readonly FeelValue[] {
  if (parameters.at(-1)?.variadic !== true) return args;
  const fixed = parameters.length - 1;
  return [...args.slice(0, fixed), args.slice(fixed)];
}
