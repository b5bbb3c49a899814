import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Question } from './form-model.ts';
import { type FieldErrorCode, type Read, readInput } from './read-input.ts';
import { fieldsFrom, writeInput } from './write-input.ts';

/**
 * An answer as a program sends it, read like the fields of a page: dates as ISO 8601, money in cents, addresses and free texts by
 * their parts. A value of another JSON type is refused with the code that a person would get for it.
 */
export function readJson(question: Question, value: Json, language: Language): Read {
  if (value === null || value === '') return { value: null };
  const error = wrongType(question, value);
  if (error) return { value: null, error };
  const given = question.type === 'longtext' && question.translate ? asWritten(value, language) : value;
  const name = question.id;
  const fields =
    question.type === 'date' ? { [`${name}-day`]: given as string } : writeInput(question, given, language);
  return readInput(question, fieldsFrom(fields), language);
}

/** Text alone counts as written in the language of the request. */
const asWritten = (value: Json, language: Language): Json =>
  typeof value === 'string'
    ? { text: value, language, german: '' }
    : { language, german: '', ...(value as JsonObject) };

function wrongType({ type, translate }: Question, value: Json): FieldErrorCode | null {
  switch (type) {
    case 'yesno':
      return typeof value === 'boolean' ? null : 'not-an-option';
    case 'choices':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? null : 'not-an-option';
    case 'number':
      return typeof value === 'number' ? null : 'number-format';
    case 'money':
      return typeof value !== 'number' ? 'money-format' : Number.isSafeInteger(value) ? null : 'not-whole';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? null : 'date-format';
    case 'address':
      return isAddress(value) ? null : 'street-missing';
    case 'longtext':
      return typeof value === 'string' || (translate && isTranslated(value)) ? null : 'pattern';
    default:
      return typeof value === 'string' ? null : codeOf(type);
  }
}

const codeOf = (type: Question['type']): FieldErrorCode =>
  type === 'choice'
    ? 'not-an-option'
    : type === 'email'
      ? 'email-format'
      : type === 'phone'
        ? 'phone-format'
        : type === 'iban' || type === 'country'
          ? type
          : type === 'code'
            ? 'code-format'
            : type === 'name'
              ? 'letters'
              : 'pattern';

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAddress = (value: Json): boolean =>
  isObject(value) &&
  Object.entries(value).every(([part, text]) =>
    part === 'confirmed' ? text === true : addressParts.has(part) && typeof text === 'string',
  );
const addressParts: ReadonlySet<string> = new Set(['street', 'houseNumber', 'postcode', 'city', 'addition']);
const isTranslated = (value: Json): boolean =>
  isObject(value) &&
  typeof value['text'] === 'string' &&
  ['string', 'undefined'].includes(typeof value['german']) &&
  [undefined, 'de', 'en'].includes(value['language'] as string | undefined);
