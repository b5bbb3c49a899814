import type { Run } from '../run.ts';
import {
  FeelFunction,
  type FeelKind,
  type FeelParameter,
  type FeelSignature,
  type FeelValue,
  isContext,
  isList,
  kindOf,
} from '../values.ts';

/**
 * The built-in functions of a table whose keys are declarations such as `substring(string: string, length?: number)`.
 * A typed argument may not be null, an optional one may; `any` takes everything; `list` makes a list of a single value.
 * `name...` collects all remaining arguments, or takes them from one list; `name*` only collects.
 */
export function defineBuiltins(table: Readonly<Record<string, BuiltinBody>>): FeelFunction[] {
  const signatures = new Map<string, FeelSignature[]>();
  for (const [declaration, body] of Object.entries(table)) {
    const open = declaration.indexOf('(');
    const name = declaration.slice(0, open);
    const parameters = declaration
      .slice(open + 1, -1)
      .split(',')
      .filter((text) => text.trim() !== '');
    signatures.set(name, [...(signatures.get(name) ?? []), signatureOf(name, parameters.map(readParameter), body)]);
  }
  return [...signatures].map(([name, list]) => new FeelFunction(name, list));
}

function signatureOf(name: string, parameters: readonly TypedParameter[], body: BuiltinBody): FeelSignature {
  return {
    parameters,
    accepts: (args) =>
      parameters.every(
        (parameter, index) => parameter.variadic === true || fitOne(args[index] ?? null, parameter) !== undefined,
      ),
    call: (args, run) => {
      const checked: FeelValue[] = [];
      for (const [index, parameter] of parameters.entries()) {
        const value = fitOne(args[index] ?? null, parameter);
        if (value === undefined) {
          return run.fail('feel.argument-type', {
            function: name,
            parameter: parameter.name,
            kind: kindOf(args[index] ?? null),
          });
        }
        checked.push(value);
      }
      run.spend(2);
      for (const value of checked) run.spend(sizeOf(value));
      const result = body(checked, run);
      return result === undefined ? run.fail('feel.argument-value', { function: name }) : result;
    },
  };
}

/** What a built-in pays for reading an argument once. */
function sizeOf(value: FeelValue): number {
  if (typeof value === 'string') return value.length >> 3;
  if (isList(value)) return value.length;
  return isContext(value) ? value.size : 0;
}

function fitOne(value: FeelValue, parameter: TypedParameter): FeelValue | undefined {
  if (parameter.variadic === true)
    return !Array.isArray(value) ? undefined : parameter.collects ? value : unwrap(value);
  if (parameter.wants === 'any') return value;
  if (value === null) return parameter.optional === true ? null : undefined;
  if (kindOf(value) === parameter.wants) return value;
  if (parameter.wants === 'list') return [value];
  const single = Array.isArray(value) && value.length === 1 ? (value[0] as FeelValue) : undefined;
  return single !== undefined && kindOf(single) === parameter.wants ? single : undefined;
}

function unwrap(values: readonly FeelValue[]): readonly FeelValue[] | undefined {
  const [only] = values;
  if (values.length !== 1) return values;
  return only === null ? undefined : Array.isArray(only) ? only : values;
}

function readParameter(text: string): TypedParameter {
  const [label = '', type = 'any'] = text.split(':').map((part) => part.trim());
  const name = label.replace(/[?.*]+$/, '');
  const collects = label.endsWith('*');
  const variadic = collects || label.endsWith('...');
  return { name, wants: type as FeelKind | 'any', optional: label.endsWith('?'), variadic, collects };
}

type TypedParameter = FeelParameter & { readonly wants: FeelKind | 'any'; readonly collects: boolean };
/** What a built-in does with its checked arguments; undefined means that a value is out of its domain. */
// biome-ignore lint/suspicious/noExplicitAny: the declaration beside the body fixes the kinds at run time
export type BuiltinBody = (args: any[], run: Run) => FeelValue | undefined;
