import { isIban } from '#kernel/iban';
import type { TermKind } from '../types.ts';

/** What in a text looks like a person's data, as from and to in the text: a help to find, never a proof that nothing is left. */
export function personalPlaces(text: string): readonly PersonalPlace[] {
  return patterns.flatMap(({ kind, pattern, isReal }) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => isReal?.(found) ?? true)
      .map((match) => ({ kind, from: match.index, to: match.index + match[0].trimEnd().length })),
  );
}

const digits = (text: string): string => text.replaceAll(/\D/gu, '');
const name = String.raw`\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*`;

const patterns: readonly Pattern[] = [
  { kind: 'email', pattern: /[\p{L}\d._%+-]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}/gu },
  {
    kind: 'iban',
    pattern: /\b[A-Z]{2}\d{2}(?:[ \u00A0]?[A-Z\d]){11,30}\b/gu,
    isReal: (text) => isIban(text.replaceAll(/\s/gu, '')),
  },
  {
    kind: 'phone',
    pattern: /(?<![\d/.-])(?:\+\d{2}|0)[\d\s/()-]{5,20}\d/gu,
    isReal: (text) => digits(text).length >= 7 && digits(text).length <= 15,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      String.raw`\b(?:Herrn?|Frau|Familie|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.)\s+(?:(?:Dr|Prof)\.\s+)*(?:${name}\s+){0,2}(?:(?:von|van|vom|zu|zur|de|del|der|den|al)\s+){0,2}${name}`,
      'gu',
    ),
  },
  {
    kind: 'birth-date',
    pattern: /(?:\bgeb(?:oren)?\.?|\bGeburtsdatum:?|\*)\s*(?:am\s+)?\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}/gu,
  },
  {
    kind: 'address',
    pattern:
      /\p{Lu}[\p{L}.-]*(?:[Ss]tra(?:ße|sse)|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee|[Rr]ing|[Gg]asse|[Uu]fer)\s\d{1,4}\s?[a-z]?\b/gu,
  },
  {
    kind: 'tax-number',
    pattern: /(?<!\d)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)/gu,
    isReal: (text) => digits(text)[0] !== '0',
  },
];

interface Pattern {
  readonly kind: Exclude<TermKind, 'given'>;
  readonly pattern: RegExp;
  readonly isReal?: (text: string) => boolean;
}

export interface PersonalPlace {
  readonly kind: TermKind;
  readonly from: number;
  readonly to: number;
}
