import { compileExpression, testValue } from '../feel/compile-expression.ts';
import type { Run } from '../feel/run.ts';
import { anyType, builtinType, type FeelType, type TypeLookup } from '../feel/types.ts';
import type { FeelValue } from '../feel/values.ts';
import type { ItemDefinition } from './model.ts';
import type { DmnFault } from './parse-dmn.ts';

/**
 * The types of a model's item definitions by name (DMN 1.5, 7.3.3), allowed values included; `imported` answers for
 * names with the prefix of an import. A dot also leads to a component, as in `tPerson.address`.
 */
export function compileItemTypes(
  definitions: readonly ItemDefinition[],
  imported: TypeLookup,
  faults: DmnFault[],
): TypeLookup {
  const byName = new Map(definitions.map((item) => [item.name, item]));
  const built = new Map<string, FeelType>();
  const lookup: TypeLookup = (reference) => {
    const name = reference.replace(/^feel:/, '');
    const own = builtinType(name) ?? built.get(name);
    if (own !== undefined) return own;
    const definition = byName.get(name);
    if (definition !== undefined) {
      built.set(name, anyType);
      if (isCircular(name, byName)) {
        faults.push({ line: definition.line, code: 'dmn.circular-type', params: { type: name } });
        return anyType;
      }
      const type = itemType(definition, lookup, faults);
      built.set(name, type);
      return type;
    }
    return imported(name) ?? componentType(name, lookup);
  };
  return lookup;
}

/** The names a dot or a filter may lead to: those of all item components. */
export function componentNames(definitions: readonly ItemDefinition[]): string[] {
  return definitions.flatMap((item) => item.components.flatMap((one) => [one.name, ...componentNames([one])]));
}

/** Tells whether a type is only another name of itself, which no value could ever be checked against. */
function isCircular(start: string, byName: ReadonlyMap<string, ItemDefinition>): boolean {
  const seen = new Set<string>();
  for (let name: string | null = start; name !== null && byName.has(name); ) {
    if (seen.has(name)) return true;
    seen.add(name);
    const item: ItemDefinition | undefined = byName.get(name);
    name =
      item === undefined || item.isCollection || item.components.length > 0 || item.functionItem !== null
        ? null
        : item.typeRef;
  }
  return false;
}

function componentType(name: string, lookup: TypeLookup): FeelType | undefined {
  const dot = name.lastIndexOf('.');
  const outer = dot < 0 ? undefined : lookup(name.slice(0, dot));
  return outer?.kind === 'context' ? outer.fields.get(name.slice(dot + 1)) : undefined;
}

function itemType(item: ItemDefinition, lookup: TypeLookup, faults: DmnFault[]): FeelType {
  const base = constrained(baseType(item, lookup, faults), item.allowedValues, lookup, item, faults);
  return constrained(item.isCollection ? { kind: 'list', of: base } : base, item.typeConstraint, lookup, item, faults);
}

function baseType(item: ItemDefinition, lookup: TypeLookup, faults: DmnFault[]): FeelType {
  const { typeRef, components, functionItem } = item;
  if (components.length > 0) {
    return { kind: 'context', fields: new Map(components.map((one) => [one.name, itemType(one, lookup, faults)])) };
  }
  const named = (name: string | null): FeelType =>
    name === null ? anyType : (builtinType(name) ?? { kind: 'named', name, resolve: () => lookup(name) });
  if (functionItem !== null) {
    const parameters = functionItem.parameters.map((parameter) => named(parameter.typeRef));
    return { kind: 'function', parameters, result: named(functionItem.result) };
  }
  return named(typeRef);
}

function constrained(
  type: FeelType,
  text: string | null,
  lookup: TypeLookup,
  item: ItemDefinition,
  faults: DmnFault[],
): FeelType {
  if (text === null || text === '') return type;
  const test = compileExpression(text, { dialect: 'unary-tests', lookup });
  if (!test.ok) {
    faults.push({ line: item.line, code: test.error.code, params: { ...test.error.params, type: item.name } });
    return type;
  }
  const passes = (value: FeelValue, run: Run) => testValue(test, value, new Map(), run) === true;
  return { kind: 'constrained', of: type, allows: passes };
}
