import { isIban, isSepaIban } from '#kernel/iban';
import { isoDay } from '#kernel/iso-day';
import type { Json, JsonObject } from '#kernel/json';
import { isLanguage } from '#kernel/language';
import { codePointLength, isLatin } from '#kernel/latin';
import type { Address, FileRef, Question, Scope, TranslatedText } from './form-model.ts';
import type { FieldErrorCode } from './read-input.ts';
import { isTrue } from './scope.ts';

/** Checks one value after the question's own rules; null means: it stands. The same for people, API and imports. */
export function checkValue(question: Question, value: Json, scope: Scope, streets: StreetCheck): Finding | null {
  if (isEmpty(value))
    return isRequired(question, scope) ? { code: question.type === 'file' ? 'files-missing' : 'required' } : null;
  const check = checks[question.type];
  return check ? check(question, value, scope, streets) : null;
}

/** True when the question must be answered now. */
export const isRequired = (question: Question, scope: Scope): boolean =>
  question.required === true || (typeof question.required === 'object' && isTrue(question.required, scope));

/** The value in its official form (street spelling from the city's list); everything else as it was. */
export function officialValue(question: Question, value: Json, streets: StreetCheck): Json {
  if (question.type !== 'address' || !question.local || isEmpty(value)) return value;
  const found = streets.check(value as Address);
  return found.ok || found.reason === 'house-number-unknown' ? { ...(value as Address), ...found.address } : value;
}

const isEmpty = (value: Json): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const checks: Partial<Record<Question['type'], Check>> = {
  text: checkText,
  longtext: (question, value) => {
    if (typeof value === 'string') return lengthFinding(question, value);
    const { text, german, language } = value as TranslatedText;
    if (typeof text !== 'string' || typeof german !== 'string' || !isLanguage(language)) return { code: 'pattern' };
    return lengthFinding(question, text) ?? lengthFinding(question, german);
  },
  name: (question, value) =>
    typeof value !== 'string' || !/\p{L}/u.test(value) || !isLatin(value, 'name')
      ? { code: 'letters' }
      : lengthFinding(question, value),
  yesno: (_, value) => (typeof value === 'boolean' ? null : { code: 'not-an-option' }),
  choice: (question, value, scope) =>
    typeof value === 'string' && openOptions(question, scope).includes(value) ? null : { code: 'not-an-option' },
  choices: (question, value, scope) => {
    const open = openOptions(question, scope);
    return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && open.includes(entry))
      ? null
      : { code: 'not-an-option' };
  },
  date: checkDate,
  number: checkNumber,
  money: checkNumber,
  address: checkAddress,
  email: (question, value) =>
    typeof value === 'string' && /^[^\s@<>()",;:\\]+@[^\s@.<>()",;:\\]+(\.[^\s@.<>()",;:\\]+)+$/u.test(value)
      ? lengthFinding(question, value)
      : { code: 'email-format' },
  phone: (_, value) =>
    typeof value === 'string' && /^\+?[\d\s()/.-]{5,25}$/.test(value) ? null : { code: 'phone-format' },
  iban: (_, value) => (typeof value === 'string' && isIban(value) && isSepaIban(value) ? null : { code: 'iban' }),
  country: (_, value) => (typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? null : { code: 'country' }),
  file: (question, value) => {
    if (!Array.isArray(value) || !value.every(isFileRef)) return { code: 'files-missing' };
    return value.length > question.files.max ? { code: 'files-too-many', limit: question.files.max } : null;
  },
  code: (question, value) =>
    typeof value !== 'string' || !/^[\w -]{4,}$/.test(value) ? { code: 'code-format' } : lengthFinding(question, value),
};

function checkText(question: Question, value: Json): Finding | null {
  if (typeof value !== 'string') return { code: 'pattern' };
  const tooLong = lengthFinding(question, value);
  if (tooLong) return tooLong;
  if (!isLatin(value, 'text')) return { code: 'letters' };
  return question.pattern && !question.pattern.test(value)
    ? { code: 'pattern', text: question.patternCode ?? 'pattern' }
    : null;
}

function lengthFinding(question: Question, value: string): Finding | null {
  return question.maxLength !== null && codePointLength(value) > question.maxLength
    ? { code: 'too-long', limit: question.maxLength }
    : null;
}

function checkDate(question: Question, value: Json, scope: Scope): Finding | null {
  const date = dayOf(value);
  if (date === null) return { code: 'date-format' };
  const earliest = dayOf(question.min?.evaluate(scope)) ?? '1900-01-01';
  const latest = dayOf(question.max?.evaluate(scope)) ?? '2199-12-31';
  if (date < earliest) return { code: 'date-too-early', limit: earliest };
  return date > latest ? { code: 'date-too-late', limit: latest } : null;
}

/** The day as ISO text, which is in the order of days; null when there is no such day. */
function dayOf(value: unknown): string | null {
  const text = value instanceof Temporal.PlainDate ? value.toString() : value;
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    isoDay(text);
    return text;
  } catch {
    return null;
  }
}

function checkNumber(question: Question, value: Json, scope: Scope): Finding | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'number-format' };
  if ((question.integer || question.type === 'money') && !Number.isSafeInteger(value)) return { code: 'not-whole' };
  const [least, most] = [question.min?.evaluate(scope), question.max?.evaluate(scope)];
  if (typeof least === 'number' && value < least) return { code: 'too-small', limit: least };
  return typeof most === 'number' && value > most ? { code: 'too-large', limit: most } : null;
}

function checkAddress(question: Question, value: Json, _: Scope, streets: StreetCheck): Finding | null {
  if (!isAddress(value)) return { code: 'street-missing', part: 'street' };
  const address = value;
  if (!address.street) return { code: 'street-missing', part: 'street' };
  if (!address.houseNumber) return { code: 'house-number-missing', part: 'houseNumber' };
  for (const part of ['street', 'houseNumber', 'city', 'addition'] as const) {
    if (!isLatin(address[part] ?? '', 'text')) return { code: 'letters', part };
    if (codePointLength(address[part] ?? '') > 55) return { code: 'too-long', limit: 55, part };
  }
  if (question.local) {
    const found = streets.check(address);
    if (found.ok) return null;
    if (found.reason === 'house-number-unknown') {
      return address.confirmed ? null : { code: found.reason, part: 'houseNumber' };
    }
    return {
      code: found.reason,
      part: found.reason === 'street-unknown' ? 'street' : 'postcode',
      choices: found.choices,
    };
  }
  if (!address.postcode) return { code: 'postcode-missing', part: 'postcode' };
  if (!/^[\p{L}\d][\p{L}\d -]{1,11}$/u.test(address.postcode)) return { code: 'postcode-format', part: 'postcode' };
  return address.city ? null : { code: 'city-missing', part: 'city' };
}

/** The options of a choice that are open now. */
export const openOptions = (question: Question, scope: Scope): readonly string[] =>
  question.options.filter((option) => !option.when || isTrue(option.when, scope)).map((option) => option.id);

/** True for a file as an answer names it. */
export const isFileRef = (value: unknown): value is FileRef =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'name', 'mediaType', 'sha256'].every((key) => typeof (value as JsonObject)[key] === 'string') &&
  typeof (value as JsonObject).size === 'number';

const isAddress = (value: Json): value is Address =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  ['street', 'houseNumber', 'postcode', 'city', 'addition'].every((part) =>
    ['string', 'undefined'].includes(typeof (value as JsonObject)[part]),
  );

export interface Finding {
  readonly code: FieldErrorCode;
  /** Part of a group the error belongs to. */
  readonly part?: string;
  readonly limit?: number | string;
  /** Key of the service's own text for this error. */
  readonly text?: string;
  /** What could be meant: street names or postcodes. */
  readonly choices?: readonly string[];
}
/** The city's street list. */
export interface StreetCheck {
  check(address: { readonly street: string; readonly houseNumber: string; readonly postcode: string }): StreetFinding;
}
export type StreetFinding =
  | { readonly ok: true; readonly address: OfficialAddress }
  | { readonly ok: false; readonly reason: 'house-number-unknown'; readonly address: OfficialAddress }
  | {
      readonly ok: false;
      readonly reason: 'street-unknown' | 'postcode-ambiguous' | 'postcode-wrong';
      readonly choices: readonly string[];
    };
export interface OfficialAddress extends JsonObject {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
}
type Check = (question: Question, value: Json, scope: Scope, streets: StreetCheck) => Finding | null;
