import { formatDate } from '#kernel/format';
import type { Json, JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import { foldForSearch, streetKey } from '#kernel/search-form';
import { addressLine } from './fill-text.ts';

/** Puts answers and register record side by side; `similar` is the same name in another spelling or only a part of the names. */
export function compareWithRegister(
  answers: JsonObject,
  record: JsonObject,
  fields: Readonly<Record<string, string>>,
  language: Language,
): Comparison[] {
  return Object.entries(fields).flatMap(([question, field]) => {
    const [given, known] = [answers[question], record[field]];
    if (isEmpty(given) && isEmpty(known)) return [];
    const row = { question, given: written(given, language), known: written(known, language) };
    return [{ ...row, fit: fitOf(given, known) }];
  });
}

/** Which answers name what a register record holds, where a service says nothing of its own. */
export const usualFields: Readonly<Record<string, string>> = {
  vorname: 'givenNames',
  familienname: 'familyName',
  geburtsdatum: 'birthDate',
  anschrift: 'address',
};

function fitOf(given: Json | undefined, known: Json | undefined): Fit {
  if (isEmpty(given)) return 'only-register';
  if (isEmpty(known)) return 'only-answer';
  if (isAddress(given) && isAddress(known)) return addressKey(given) === addressKey(known) ? 'same' : 'different';
  if (given === known) return 'same';
  if (typeof given !== 'string' || typeof known !== 'string')
    return JSON.stringify(given) === JSON.stringify(known) ? 'same' : 'different';
  const [a, b] = [foldForSearch(given).split(' '), foldForSearch(known).split(' ')];
  const isPart = a.every((name) => b.includes(name)) || b.every((name) => a.includes(name));
  return isPart && !/\d/.test(given) ? 'similar' : 'different';
}

function written(value: Json | undefined, language: Language): string {
  if (isEmpty(value)) return '';
  if (isAddress(value)) return addressLine(value);
  const text = Array.isArray(value) ? value.map(String).join(', ') : String(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(Temporal.PlainDate.from(text), language) : text;
}

const isEmpty = (value: Json | undefined): value is null | undefined | '' =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
const isAddress = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'street' in value;
const addressKey = ({ street, houseNumber, postcode }: JsonObject): string =>
  [
    streetKey(String(street ?? '')),
    String(houseNumber ?? '')
      .toLowerCase()
      .replaceAll(' ', ''),
    postcode,
  ].join('|');

export type Fit = 'same' | 'similar' | 'different' | 'only-answer' | 'only-register';
export interface Comparison {
  readonly question: string;
  readonly given: string;
  readonly known: string;
  readonly fit: Fit;
}
