import type { JsonObject } from '#kernel/json';
import { compileFeel } from '#processes';
import type { Condition, FormModel, Question } from '../domain/form-model.ts';

/** A form as data that can leave the server: conditions by their text, patterns by their source. */
export const formAsData = (form: FormModel): JsonObject =>
  JSON.parse(
    JSON.stringify(form, (_, value: unknown) => (value instanceof RegExp ? { source: value.source } : value)),
  ) as JsonObject;

/** The same form again, its conditions compiled; throws for what was never made by `formAsData`. */
export const formFromData = (data: JsonObject): FormModel =>
  JSON.parse(JSON.stringify(data), (key, value: unknown) => {
    if (key === 'pattern' && isObject(value)) return patternFrom(value);
    return conditionKeys.has(key) && isObject(value) && typeof value['text'] === 'string'
      ? conditionFrom(value['text'])
      : value;
  }) as FormModel;

function conditionFrom(text: string): Condition {
  const compiled = compileFeel(text);
  if (!compiled.ok) throw new Error(`condition ${text}: ${compiled.error}`);
  return { text, evaluate: compiled.evaluate };
}

const patternFrom = (value: Record<string, unknown>): Question['pattern'] => new RegExp(String(value['source']), 'u');

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const conditionKeys: ReadonlySet<string> = new Set(['when', 'required', 'min', 'max']);
