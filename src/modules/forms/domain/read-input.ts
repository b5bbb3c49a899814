import type { Json } from '#kernel/json';
import { isLanguage, type Language } from '#kernel/language';
import { parseMoney } from '#kernel/money';
import type { Question } from './form-model.ts';
import { readDate } from './read-date.ts';

/** What a browser sent for one question as the value it means; what cannot be read stays as typed, so that nothing is lost. */
export function readInput(question: Question, fields: Fields, language: Language): Read {
  const text = (name: string): string => fields.get(name).replaceAll('\r\n', '\n').normalize('NFC').trim();
  const name = question.id;
  switch (question.type) {
    case 'info':
    case 'file':
      return { value: null };
    case 'yesno':
      return { value: text(name) === 'true' ? true : text(name) === 'false' ? false : null };
    case 'choices':
      return { value: fields.all(name).filter((entry) => entry !== '') };
    case 'date':
      return readDate({ day: text(`${name}-day`), month: text(`${name}-month`), year: text(`${name}-year`) });
    case 'number':
      return readNumber(name, text(name), language);
    case 'money': {
      if (!text(name)) return { value: null };
      const money = parseMoney(text(name), language);
      return money.ok ? { value: money.value } : { value: null, typed: { [name]: text(name) }, error: 'money-format' };
    }
    case 'address': {
      const part = (key: string): string => text(`${name}-${key}`);
      const address = {
        street: part('street'),
        houseNumber: part('houseNumber'),
        postcode: part('postcode'),
        city: part('city'),
        addition: part('addition'),
      };
      if (Object.values(address).every((entry) => entry === '')) return { value: null };
      return { value: part('confirmed') ? { ...address, confirmed: true } : address };
    }
    case 'longtext': {
      if (!text(name)) return { value: null };
      if (!question.translate) return { value: text(name) };
      // Someone may write in English and read on in German: the text keeps the language it was written in.
      const written = text(`${name}-language`);
      const own = isLanguage(written) ? written : language;
      return {
        value: { text: text(name), language: own, german: own === 'de' ? text(name) : text(`${name}-german`) },
      };
    }
    case 'iban':
      return { value: text(name).replaceAll(groupMarks, '').toUpperCase() || null };
    case 'text':
      return { value: ungrouped(text(name), question.pattern) || null };
    default:
      return { value: text(name) || null };
  }
}

/** Numbers are often typed in groups, as cards and papers print them: without the marks where only then the pattern fits. */
function ungrouped(typed: string, pattern: RegExp | null): string {
  const bare = typed.slice(0, 200).replaceAll(groupMarks, '');
  return pattern && !pattern.test(typed.slice(0, 200)) && pattern.test(bare) ? bare : typed;
}

const groupMarks = /[\s-]/g;

/** `1.500` is a thousand and a half in German and one and a half in English; elsewhere both separators are understood. */
function readNumber(name: string, text: string, language: Language): Read {
  if (!text) return { value: null };
  const bare = text.replace(/\s/g, '').replace('−', '-');
  const grouped = language === 'de' ? /^-?\d{1,3}(\.\d{3})+(,\d+)?$/ : /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
  const plain = (grouped.test(bare) ? bare.replaceAll(language === 'de' ? '.' : ',', '') : bare).replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain)
    ? { value: Number(plain) + 0 }
    : { value: null, typed: { [name]: text }, error: 'number-format' };
}

/** The fields of a posted form. */
export interface Fields {
  get(name: string): string;
  all(name: string): readonly string[];
}
export interface Read {
  readonly value: Json;
  /** What was typed, when it could not be read as a value; shown again in the fields. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly error?: FieldErrorCode;
  /** The part of a group that is wrong (`day`, `street`). */
  readonly part?: string;
}
export type FieldErrorCode =
  | 'required'
  | 'too-long'
  | 'pattern'
  | 'letters'
  | 'not-an-option'
  | 'date-format'
  | 'date-missing'
  | 'date-not-real'
  | 'date-too-early'
  | 'date-too-late'
  | 'number-format'
  | 'too-small'
  | 'too-large'
  | 'not-whole'
  | 'money-format'
  | 'email-format'
  | 'phone-format'
  | 'iban'
  | 'country'
  | 'street-missing'
  | 'house-number-missing'
  | 'postcode-missing'
  | 'postcode-format'
  | 'city-missing'
  | 'street-unknown'
  | 'postcode-ambiguous'
  | 'postcode-wrong'
  | 'house-number-unknown'
  | 'files-missing'
  | 'files-too-many'
  | 'code-format'
  | 'items-too-few'
  | 'items-too-many';
