import type { XdfField } from '../xdf/model.ts';
import { isCalm } from './calm-pattern.ts';
import type { PlannedQuestion, QuestionType, WorkTopic } from './plan.ts';
import { sampleText } from './sample-text.ts';

/** Length, pattern, range and files as keys of a question, with an answer that keeps them. */
export function limitKeys(field: XdfField, type: QuestionType, use: Uses, note: Note): Limited {
  const said = (what: string): void => note('limit', `„${field.label || field.name}“: ${what}`);
  switch (type) {
    case 'text':
      return textLimits(field, said);
    case 'longtext':
    case 'name':
    case 'email':
    case 'phone': {
      const { pattern, minLength = 0, maxLength = 1_000 } = field.limits;
      if (pattern && type !== 'email')
        said(`Das Muster ${pattern} wird nicht geprüft. Für diese Art Frage gilt die Prüfung der Plattform.`);
      if (minLength > 1 && type === 'longtext') said(`Die Mindestlänge ${minLength} wird nicht geprüft.`);
      const keys = type === 'phone' ? {} : { maxLength: Math.min(Math.max(1, maxLength), 10_000) };
      return { keys, hasPattern: false, sample: plainSamples[type] };
    }
    case 'date':
      return dateLimits(field, said);
    case 'number':
    case 'money':
      return numberLimits(field, type, said);
    case 'file':
      return fileLimits(field, use, said);
    default:
      return { keys: {}, hasPattern: false, sample: true };
  }
}

function textLimits({ limits, dataType }: XdfField, said: Said): Limited {
  const { minLength = 0, maxLength = 200 } = limits;
  const most = Math.min(Math.max(1, maxLength), 10_000);
  if (maxLength > 10_000) said(`Höchstens ${maxLength} Zeichen sind vorgesehen. Das Formular nimmt höchstens 10.000.`);
  const own = limits.pattern ?? timePatterns[dataType];
  const written = own === undefined ? undefined : withoutAnchors(own);
  const readable = written !== undefined && isPattern(written) && isCalm(written, most);
  if (written !== undefined && !readable) {
    const why = isPattern(written) ? 'könnte sehr lange rechnen' : 'ist hier nicht lesbar';
    said(`Das Muster ${own} ${why}. Es wird nicht geprüft.`);
  }
  const length = minLength > 1 ? `[\\s\\S]{${minLength},}` : '';
  const pattern = readable ? (length && !knowsLength(written) ? `(?=${length}$)(?:${written})` : written) : length;
  const sample = sampleText(readable ? written : '[\\s\\S]*', Math.max(1, minLength), most);
  const keys = { maxLength: most, ...(pattern && { pattern, patternCode: 'format' }) };
  return { keys, hasPattern: pattern !== '', sample };
}

function dateLimits({ limits }: XdfField, said: Said): Limited {
  const day = (text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    if (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return text;
    said(`Die Grenze „${text}“ ist kein Datum. Sie wird nicht geprüft.`);
    return undefined;
  };
  const [min, max] = [day(limits.minValue), day(limits.maxValue)];
  const keys = { ...(min && { min: `date("${min}")` }), ...(max && { max: `date("${max}")` }) };
  const sample = min && min > usualDay ? min : max && max < usualDay ? max : usualDay;
  return { keys, hasPattern: false, sample };
}

function numberLimits({ limits, dataType }: XdfField, type: 'number' | 'money', said: Said): Limited {
  const factor = type === 'money' ? 100 : 1;
  const bound = (text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const value = Number(text.replace(',', '.')) * factor;
    const rounded = Math.round(value * 1e6) / 1e6;
    if (Number.isFinite(rounded) && text.trim() !== '') return rounded;
    said(`Die Grenze „${text}“ ist keine Zahl. Sie wird nicht geprüft.`);
    return undefined;
  };
  const [min, max] = [bound(limits.minValue), bound(limits.maxValue)];
  const keys = {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(dataType === 'num_int' && { integer: true }),
  };
  const usual = Math.min(Math.max(1, min ?? 1), max ?? Number.POSITIVE_INFINITY);
  return { keys, hasPattern: false, sample: usual };
}

function fileLimits({ mediaTypes, maxSize }: XdfField, { many }: Uses, said: Said): Limited {
  const types = [...new Set(mediaTypes.flatMap((type) => fileTypes[type.toLowerCase()] ?? []))];
  const strange = mediaTypes.filter((type) => !fileTypes[type.toLowerCase()]);
  if (strange.length > 0) said(`Diese Dateiarten nimmt das Formular nicht: ${strange.join(', ')}.`);
  const megabytes = maxSize === null ? undefined : Math.round(maxSize / 10_000) / 100;
  if (megabytes !== undefined && megabytes > 25)
    said(`Dateien bis ${megabytes} MB sind vorgesehen. Hier sind es 25 MB.`);
  const keys = {
    maxFiles: many ? Math.min(20, many.max ?? 20) : 1,
    ...(types.length > 0 && { types }),
    ...(megabytes && { maxMegabytes: Math.min(25, megabytes) }),
  };
  const [first = 'pdf'] = types;
  const mediaType = first === 'pdf' ? 'application/pdf' : `image/${first}`;
  const file = { id: 'f1', name: `beispiel.${first}`, mediaType, size: 20_000, sha256: '1'.repeat(64) };
  return { keys, hasPattern: false, sample: [file] };
}

/** The form holds the whole text against a pattern anyway. */
const withoutAnchors = (pattern: string): string => pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');

/** Patterns that give a length themselves are not given another one. */
const knowsLength = (pattern: string): boolean => !/[*+|?]|\{\d+,\}/.test(pattern);

function isPattern(source: string): boolean {
  try {
    return new RegExp(`^(?:${source})$`, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

const timePatterns: Readonly<Record<string, string>> = {
  time: '([01]\\d|2[0-3]):[0-5]\\d',
  datetime: '\\d{4}-\\d{2}-\\d{2}[T ]([01]\\d|2[0-3]):[0-5]\\d',
};
const plainSamples = { longtext: 'Beispiel', name: 'Muster', email: 'muster@example.org', phone: '0341 1234567' };
const usualDay = '2026-01-15';
const fileTypes: Readonly<Record<string, 'pdf' | 'jpeg' | 'png' | 'heic'>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/png': 'png',
  'image/heic': 'heic',
};

type Note = (topic: WorkTopic, text: string) => void;
type Said = (what: string) => void;
interface Uses {
  readonly many: { readonly min: number; readonly max: number | null } | null;
}
export type Limited = Pick<PlannedQuestion, 'keys' | 'hasPattern' | 'sample'>;
