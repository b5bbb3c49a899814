import type { Json, JsonObject } from '#kernel/json';
import { isLatin } from '#kernel/latin';
import { parseMoney } from '#kernel/money';
import { ok, type Result, refuse } from '#kernel/result';

/**
 * What a clerk enters with an outcome (`lipsia:entries="genehmigen.zone:text, genehmigen.betrag:money"`): facts that neither the
 * person nor a rule can know. What does not have this form is left out; the check of the process names it.
 */
export const entriesOf = (attributes: Attributes): readonly EntryField[] =>
  (attributes['entries'] ?? '').split(',').flatMap((text): EntryField[] => {
    const [, outcome, id, type] = /^\s*([A-Za-z]\w*)\.([a-z]\w*):(text|date|money)\s*$/.exec(text) ?? [];
    return outcome && id ? [{ outcome, id, type: type as EntryField['type'] }] : [];
  });

/** The values of all entries that an outcome wants, out of what was typed; cents, ISO dates and short texts. Refused with the first that is missing or wrong. */
export function readEntries(
  fields: readonly EntryField[],
  outcome: string,
  typed: TypedEntries,
): Result<JsonObject, 'entry-missing' | 'entry-wrong'> {
  const values: Record<string, Json> = {};
  for (const field of fields.filter((entry) => entry.outcome === outcome)) {
    const text = (Object.hasOwn(typed, field.id) ? (typed[field.id] ?? '') : '').trim();
    if (text === '') return refuse('entry-missing', { entry: field.id });
    const value = readers[field.type](text);
    if (value === null) return refuse('entry-wrong', { entry: field.id });
    values[field.id] = value;
  }
  return ok(values);
}

const readers: Readonly<Record<EntryField['type'], (text: string) => string | number | null>> = {
  text: (text) => (text.length <= longestText && isLatin(text, 'text') ? text : null),
  date: readDay,
  money: (text) => {
    const money = parseMoney(text, 'de');
    return money.ok && money.value >= 0 ? money.value : null;
  },
};

/** `2027-05-31`, and as people type it: `31.5.2027` or `31 5 2027`. */
function readDay(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[. ]\s*(\d{1,2})[. ]\s*(\d{4})$/.exec(text) ?? [];
  const iso = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

const longestText = 120;

type Attributes = Readonly<Record<string, string>>;
/** As typed, by the id of the entry. */
export type TypedEntries = Readonly<Record<string, string>>;
export interface EntryField {
  /** Only with this outcome. */
  readonly outcome: string;
  readonly id: string;
  readonly type: 'text' | 'date' | 'money';
}
