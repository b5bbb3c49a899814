import { formatIban } from '#kernel/iban';
import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Address, Question, TranslatedText } from './form-model.ts';
import type { Fields } from './read-input.ts';

/** A stored answer as the fields of a form, as a person of this language would have typed it; `readInput` reads it back. */
export function writeInput(question: Question, value: Json | undefined, language: Language): FieldValues {
  const name = question.id;
  if (value === null || value === undefined) return {};
  switch (question.type) {
    case 'info':
    case 'file':
      return {};
    case 'choices':
      return { [name]: Array.isArray(value) ? value.map(String) : [] };
    case 'date': {
      const [year = '', month = '', day = ''] = String(value).split('-');
      return { [`${name}-day`]: plain(day), [`${name}-month`]: plain(month), [`${name}-year`]: year };
    }
    case 'number':
      return { [name]: decimal(String(value), language) };
    case 'money':
      return { [name]: decimal(cents(Number(value)), language) };
    case 'address': {
      const { confirmed, ...parts } = value as Address;
      const fields = Object.entries(parts).map(([part, text]) => [`${name}-${part}`, String(text ?? '')]);
      return { ...Object.fromEntries(fields), ...(confirmed ? { [`${name}-confirmed`]: 'true' } : {}) };
    }
    case 'longtext': {
      if (typeof value === 'string') return { [name]: value };
      const { text, language: own, german } = value as TranslatedText;
      return { [name]: text, [`${name}-language`]: own, [`${name}-german`]: german };
    }
    case 'iban':
      return { [name]: formatIban(String(value)) };
    default:
      return { [name]: String(value) };
  }
}

/** Field values as a posted form gives them. */
export const fieldsFrom = (values: FieldValues): Fields => ({
  get: (name) => [values[name] ?? ''].flat()[0] ?? '',
  all: (name) => [values[name] ?? []].flat(),
});

/** Fields in which nothing stands. */
export const noFields: Fields = fieldsFrom({});

const plain = (digits: string): string => digits.replace(/^0+(?=\d)/, '');
const cents = (amount: number): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const decimal = (text: string, language: Language): string => (language === 'de' ? text.replace('.', ',') : text);

/** Values by field name; several for boxes that share a name. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;
