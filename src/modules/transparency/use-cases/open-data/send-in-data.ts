import type { Actor } from '#kernel/actor';
import { may } from '#kernel/permission';
import { type Result, refuse } from '#kernel/result';
import type { Platform } from '#platform/mount';
import { type DatasetRecord, frequencies, licences, themes } from '../../domain/open-data/dataset.ts';
import { checkTable, type TableFault } from '../../domain/open-data/files/check-table.ts';
import { publishRelease } from './publish-release.ts';

/**
 * Publishes a table of an office with what is said about it, now or when an embargo ends. Refused with every field and every
 * place of the file that has to be mended; with `taken` when the name belongs to somebody else; with `not-your-office`.
 */
export async function sendInData(parts: Platform, actor: Actor, sent: SentData): Promise<Sent> {
  const isOffice = actor.offices.includes(sent.office);
  if (sent.office !== '' && !may(actor.roles, 'open-data:publish', { isOffice })) return refuse('not-your-office');
  const fields = fieldFaults(sent, parts.clock.now());
  const table = sent.csv === null ? null : checkTable(sent.csv);
  const faults = table && !table.ok ? table.faults : [];
  if (fields.length > 0 || !table?.ok) return { ok: false, reason: 'mend', details: {}, fields, faults };
  const record: DatasetRecord = {
    ...{ id: sent.id, title: { de: sent.titleDe, en: sent.titleEn }, office: sent.office },
    description: { de: sent.descriptionDe, en: sent.descriptionEn },
    keywords: { de: wordsOf(sent.keywordsDe), en: wordsOf(sent.keywordsEn) },
    theme: themes.find((one) => one === sent.theme) ?? 'GOVE',
    licence: licences.find((one) => one === sent.licence) ?? licences[0],
    frequency: frequencies.find((one) => one === sent.frequency) ?? 'IRREG',
    ...{ fields: table.fields, key: [] },
    chart: chartOf(table.fields),
  };
  const done = await parts.db.transaction((tx) =>
    publishRelease(parts, tx, {
      ...{ record, rows: table.rows, from: null, to: null, isOwn: false, actor },
      embargoUntil: sent.embargo === '' ? null : startOf(sent.embargo),
      correction: sent.correction === '' ? null : sent.correction,
    }),
  );
  return done;
}

function fieldFaults(sent: SentData, now: Temporal.Instant): FieldFault[] {
  const faults: FieldFault[] = [];
  if (sent.office === '') faults.push({ field: 'office', code: 'choose' });
  if (!/^[a-z][a-z0-9-]{2,59}$/.test(sent.id)) faults.push({ field: 'id', code: 'id-shape' });
  for (const [field, text, least, most] of [
    ['titleDe', sent.titleDe, 5, 120],
    ['titleEn', sent.titleEn, 5, 120],
    ['descriptionDe', sent.descriptionDe, 20, 2_000],
    ['descriptionEn', sent.descriptionEn, 20, 2_000],
  ] as const)
    if (text.length < least || text.length > most)
      faults.push({ field, code: text.length < least ? 'too-short' : 'too-long' });
  for (const field of ['keywordsDe', 'keywordsEn'] as const)
    if (wordsOf(sent[field]).length === 0) faults.push({ field, code: 'too-short' });
  if (!themes.some((one) => one === sent.theme)) faults.push({ field: 'theme', code: 'choose' });
  if (!licences.some((one) => one === sent.licence)) faults.push({ field: 'licence', code: 'choose' });
  if (!frequencies.some((one) => one === sent.frequency)) faults.push({ field: 'frequency', code: 'choose' });
  if (sent.embargo !== '' && !isComing(sent.embargo, now)) faults.push({ field: 'embargo', code: 'not-coming' });
  if (sent.csv === null) faults.push({ field: 'datei', code: 'file-missing' });
  return faults;
}

/** The first column with words and the first with numbers make a picture. */
function chartOf(fields: DatasetRecord['fields']): DatasetRecord['chart'] {
  const label = fields.find(({ type }) => type === 'string' || type === 'yearmonth' || type === 'date');
  const value = fields.find(({ type }) => type === 'integer' || type === 'number');
  return label && value ? { label: label.name, value: value.name } : undefined;
}

function isComing(day: string, now: Temporal.Instant): boolean {
  try {
    return Temporal.Instant.compare(Temporal.Instant.from(startOf(day)), now) > 0;
  } catch {
    return false;
  }
}

/** The beginning of a legal day. */
const startOf = (day: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime('Europe/Berlin').toInstant().toString();

const wordsOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ].slice(0, 20);

export interface SentData {
  readonly office: string;
  readonly id: string;
  readonly titleDe: string;
  readonly titleEn: string;
  readonly descriptionDe: string;
  readonly descriptionEn: string;
  /** With commas between them. */
  readonly keywordsDe: string;
  readonly keywordsEn: string;
  readonly theme: string;
  readonly licence: string;
  readonly frequency: string;
  /** ISO date, or empty. */
  readonly embargo: string;
  readonly correction: string;
  /** Null when no file came along. */
  readonly csv: string | null;
}
export interface FieldFault {
  readonly field: keyof SentData | 'datei';
  readonly code: 'id-shape' | 'too-short' | 'too-long' | 'choose' | 'not-coming' | 'file-missing';
}
export type Sent =
  | Result<number | null, 'taken' | 'not-your-office'>
  | {
      readonly ok: false;
      readonly reason: 'mend';
      readonly details: Readonly<Record<string, never>>;
      readonly fields: readonly FieldFault[];
      readonly faults: readonly TableFault[];
    };
