import type { Request } from '#platform/http';
import type { TypedMarks, TypedRow } from '../../domain/redaction/read-marks.ts';

/** What the officer sent: marks, words, the page to look at. */
export function readTyped(form: Request['form'] | null): TypedForm {
  const get = (name: string): string => (form?.get(name) ?? '').slice(0, 5_000);
  const wants = get('was');
  const page = /^seite-(\d{1,3})$/u.exec(wants)?.[1] ?? (get('gezeigt') || '1');
  return {
    ticked: form?.all('fund').slice(0, most) ?? [],
    seen: get('gesehen') === '' ? [] : (form?.get('gesehen') ?? '').split(' '),
    ground: get('grund'),
    rows: rowIds.map(
      (id): TypedRow => ({
        ...{ id, page: get(`seite-${id}`), x: get(`x-${id}`), y: get(`y-${id}`) },
        ...{ width: get(`b-${id}`), height: get(`h-${id}`), ground: get(`grund-${id}`) },
      }),
    ),
    words: get('worte'),
    allowed: form?.all('erlaubt').slice(0, most) ?? [],
    page: Math.max(1, Number(page) || 1),
    wants: wants === 'schwaerzen' ? 'redact' : 'look',
  };
}

/** Words that must not stand anywhere, and strings that may. */
export const choicesOf = ({
  words,
  allowed,
}: TypedForm): { readonly terms: readonly string[]; readonly allowed: readonly string[] } => ({
  terms: words
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, most),
  allowed,
});

/** As many boxes as one page of form carries; more documents parts are marked by words. */
const rowIds = [1, 2, 3, 4, 5, 6] as const;
const most = 500;

export interface TypedForm extends TypedMarks {
  /** Suggestions that stood in the form, ticked or not. */
  readonly seen: readonly string[];
  readonly words: string;
  readonly allowed: readonly string[];
  readonly page: number;
  readonly wants: 'look' | 'redact';
}
