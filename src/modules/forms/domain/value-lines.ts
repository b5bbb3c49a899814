import { formatDate, formatMoney, formatNumber } from '#kernel/format';
import { formatIban } from '#kernel/iban';
import { isoDay } from '#kernel/iso-day';
import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import { isFileRef } from './check-value.ts';
import type { Address, Question, TranslatedText } from './form-model.ts';

/** An answer as people read it, one entry per line; empty when there is none. */
export function valueLines(
  question: Question,
  value: Json | undefined,
  words: ValueWords,
  language: Language,
): string[] {
  if (value === undefined || value === null || value === '') return [];
  switch (question.type) {
    case 'info':
      return [];
    case 'yesno':
      return [value === true ? words.yes : words.no];
    case 'choice':
      return [words.options[String(value)] ?? String(value)];
    case 'choices':
      return [value].flat().map((entry) => words.options[String(entry)] ?? String(entry));
    case 'date':
      return [dateWords(String(value), language)];
    case 'number':
      return [formatNumber(Number(value), language, 6)];
    case 'money':
      return [formatMoney(Number(value), language)];
    case 'address':
      return addressLines(value as Address);
    case 'iban':
      return [formatIban(String(value))];
    case 'country':
      return [countryName(String(value), language)];
    case 'file':
      return [value].flat().flatMap((entry) => (isFileRef(entry) ? [entry.name] : []));
    case 'longtext':
      return typeof value === 'string' ? value.split('\n') : translatedLines(value as TranslatedText, words);
    default:
      return [String(value)];
  }
}

/** A postal address on the lines of an envelope. */
export const addressLines = (address: Address): string[] =>
  [
    address.addition,
    [address.street, address.houseNumber].filter(Boolean).join(' '),
    [address.postcode, address.city].filter(Boolean).join(' '),
  ].filter((line): line is string => Boolean(line));

/** The name of a country in a language, after its ISO 3166-1 code. */
export const countryName = (code: string, language: Language): string =>
  /^[A-Z]{2}$/.test(code) ? (names[language].of(code) ?? code) : code;

const translatedLines = ({ text, language, german }: TranslatedText, words: ValueWords): string[] => [
  ...text.split('\n'),
  ...(language !== 'de' && german ? [`${words.german} ${german}`] : []),
];

function dateWords(text: string, language: Language): string {
  try {
    return formatDate(isoDay(text), language);
  } catch {
    return text;
  }
}

const names = {
  de: new Intl.DisplayNames('de', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};

export interface ValueWords {
  readonly yes: string;
  readonly no: string;
  /** Before the German text of an answer that was written in another language. */
  readonly german: string;
  readonly options: Readonly<Record<string, string>>;
}
