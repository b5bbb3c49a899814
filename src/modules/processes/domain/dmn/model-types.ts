import type { FeelType } from '../feel/types.ts';
import { FeelFunction } from '../feel/values.ts';
import { compileItemTypes } from './item-types.ts';
import type { DmnModel } from './model.ts';
import type { DmnFault } from './parse-dmn.ts';

/** The types of a model and its imports by the names used in it. */
export class ModelTypes {
  private readonly models: ReadonlyMap<string, DmnModel>;
  private readonly faults: DmnFault[];
  private readonly lookups = new Map<DmnModel, (name: string) => FeelType | undefined>();

  constructor(models: ReadonlyMap<string, DmnModel>, faults: DmnFault[]) {
    this.models = models;
    this.faults = faults;
  }

  /** The type a model means by a reference; undefined when there is none. */
  typeOf(model: DmnModel, typeRef: string | null): FeelType | undefined {
    return typeRef === null ? undefined : this.lookupOf(model)(typeRef);
  }

  /** The declared types of the input data by name. */
  inputTypes(): Record<string, FeelType> {
    const types: Record<string, FeelType> = {};
    for (const model of this.models.values()) {
      for (const input of model.inputs) {
        const type = input.variable.typeRef === null ? undefined : this.lookupOf(model)(input.variable.typeRef);
        if (type !== undefined) types[input.variable.name] = type;
      }
    }
    return types;
  }

  lookupOf(model: DmnModel): (name: string) => FeelType | undefined {
    const known = this.lookups.get(model);
    if (known !== undefined) return known;
    const lookup = compileItemTypes(model.itemDefinitions, (name) => this.importedType(model, name), this.faults);
    this.lookups.set(model, lookup);
    return lookup;
  }

  private importedType(model: DmnModel, name: string): FeelType | undefined {
    for (const one of model.imports) {
      const owner = this.models.get(one.namespace);
      if (owner !== undefined && owner !== model && name.startsWith(`${one.name}.`)) {
        return this.lookupOf(owner)(name.slice(one.name.length + 1));
      }
    }
    return undefined;
  }
}

/** What calling a value of the type gives: the result of a function type, otherwise the type itself. */
export function resultType(type: FeelType | undefined): FeelType | undefined {
  if (type?.kind === 'named') return resultType(type.resolve());
  return type?.kind === 'function' ? type.result : type;
}

/** The function with a declared type of its result. */
export function withResult(own: FeelFunction, type: FeelType | undefined): FeelFunction {
  const result = resultType(type);
  if (result === undefined) return own;
  return new FeelFunction(
    own.name,
    own.signatures.map((signature) => ({ ...signature, result })),
  );
}
