import { formatDate, formatList, formatMoney, formatNumber } from '#kernel/format';
import type { Language } from '#kernel/language';
import type { Evaluate, LetterScope } from './letter-template.ts';

/** Fills `{{ expression : format }}` places of a text; an unanswered value leaves the place empty, never the word null. */
export function fillText(text: string, language: Language, scope: LetterScope, evaluate: Evaluate): string {
  const filled = text.replace(/\{\{(.+?)\}\}/g, (_, place: string) => {
    const at = place.lastIndexOf(' : ');
    const [expression, format] = at < 0 ? [place, 'text'] : [place.slice(0, at), place.slice(at + 3).trim()];
    return written(evaluate(expression.trim(), scope), format, language);
  });
  return filled.replace(/[ \t]{2,}/g, ' ').trim();
}

function written(value: unknown, format: string, language: Language): string {
  if (value === null || value === undefined || value === '') return '';
  switch (format) {
    case 'money':
      return formatMoney(Number(value), language);
    case 'date':
      return formatDate(Temporal.PlainDate.from(String(value)), language);
    case 'number':
      return formatNumber(Number(value), language);
    case 'list':
      return Array.isArray(value) ? formatList(value.map(String), language) : String(value);
    case 'address':
      return addressLine(value);
    default:
      return Array.isArray(value) ? formatList(value.map(String), language) : String(value);
  }
}

/** One line as people write it: street and number, addition, postcode and city. */
export function addressLine(value: unknown): string {
  return addressLines(value).join(', ');
}

/** The lines of an address as they stand on a letter. */
export function addressLines(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { street, houseNumber, addition, postcode, city } = value as Record<string, string | undefined>;
  return [`${street ?? ''} ${houseNumber ?? ''}`, addition ?? '', `${postcode ?? ''} ${city ?? ''}`]
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
