import { type Document, isMap, parse } from 'yaml';
import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { changeFile } from '../form/files.ts';
import { listOf, recordOf } from '../form/form-view.ts';
import { type BasicField, fieldsOf, type SectionName } from './sections.ts';

/** Writes what was typed in a section into `service.yaml`; emptied values go. Refused: a period that is none, with its field. */
export function setBasics(
  files: Files,
  section: SectionName,
  typed: TypedBasics,
): Result<Files, 'file-broken' | 'period-wrong'> {
  const values = fieldsOf(section).map((field) => [field, valueOfTyped(field, typed)] as const);
  const wrong = values.find(([, value]) => value === notAPeriod);
  if (wrong) return refuse('period-wrong', { field: nameOfField(wrong[0]) });
  return changeFile(files, 'service.yaml', (document) => {
    if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
    const before = document.toJS() as unknown;
    for (const [{ path }, value] of values) {
      const was = at(before, path);
      if (JSON.stringify(was) === JSON.stringify(value)) continue;
      if (value === undefined) remove(document, path);
      else put(document, path, value);
    }
    // A deadline of which only "it moves" is left is none.
    const citizen = at(document.toJS() as unknown, ['deadline', 'citizen']);
    if (citizen !== undefined && recordOf(citizen)['period'] === undefined) remove(document, ['deadline', 'citizen']);
    if (
      section === 'person' &&
      at(document.toJS(), ['prefill']) !== undefined &&
      !document.hasIn(['prefill', 'questions'])
    )
      document.delete('prefill');
    if (section === 'person' && document.hasIn(['prefill', 'questions']))
      document.setIn(['prefill', 'source'], 'register');
    return ok(null);
  });
}

/** What a field says now, as the form shows it. */
export function basicWords(files: Files, field: BasicField): TypedValue {
  const value = at(serviceOf(files), field.path);
  switch (field.kind) {
    case 'many':
      return { all: listOf(value).map(String) };
    case 'words':
      return { text: listOf(value).map(String).join(', ') };
    case 'pairs':
      return {
        text: Object.entries(recordOf(value))
          .map(([key, of]) => `${key} = ${String(of)}`)
          .join('\n'),
      };
    case 'yesno':
      return { text: value === true ? 'yes' : '' };
    case 'period': {
      const found = /^(?:WD(\d+)|P(\d+)([YMWD]))$/.exec(String(value ?? ''));
      if (found) return { text: found[1] ?? found[2] ?? '', unit: found[1] ? 'WD' : (found[3] ?? 'D') };
      return value === undefined || value === null ? { text: '', unit: 'D' } : { text: String(value), unit: 'other' };
    }
    default:
      return { text: value === undefined || value === null ? '' : String(value) };
  }
}

/** The legal bases, as rows of a form. */
export const lawsOf = (files: Files): readonly LawRow[] =>
  listOf(at(serviceOf(files), ['law'])).map((law) => {
    const { id, reference, source, asOf } = recordOf(law);
    return {
      id: String(id ?? ''),
      reference: String(reference ?? ''),
      source: String(source ?? ''),
      asOf: String(asOf ?? ''),
    };
  });

/** The name under which a form sends a field. */
export const nameOfField = ({ path }: Pick<BasicField, 'path'>): string => path.join('.');

function valueOfTyped(field: BasicField, typed: TypedBasics): unknown {
  const name = nameOfField(field);
  const text = (typed.text(name) ?? '').trim();
  switch (field.kind) {
    case 'many': {
      const all = typed.all(name);
      return all.length === 0 && field.path.length > 1 ? undefined : [...all];
    }
    case 'words': {
      const words = text.split(/[\s,;]+/).filter(Boolean);
      return words.length === 0 ? undefined : words;
    }
    case 'pairs': {
      const pairs = text.split('\n').flatMap((line) => {
        const [key = '', value = ''] = line.split('=').map((part) => part.trim());
        return key !== '' && value !== '' ? [[key, value] as const] : [];
      });
      return pairs.length === 0 && field.path.length > 1 ? undefined : Object.fromEntries(pairs);
    }
    case 'yesno':
      return text === 'yes';
    case 'period':
      return periodOf(text, typed.text(`${name}.unit`) ?? 'D');
    case 'law':
      return typed.laws();
    default:
      return text === '' ? undefined : text;
  }
}

function periodOf(text: string, unit: string): unknown {
  if (text === '') return undefined;
  if (unit === 'other') return /^P[\dYMWDTHS]+$/.test(text) ? text : notAPeriod;
  const count = Number(text);
  if (!/^\d{1,4}$/.test(text) || count < 1 || !/^(WD|[YMWD])$/.test(unit)) return notAPeriod;
  return unit === 'WD' ? `WD${count}` : `P${count}${unit}`;
}

function put(document: Document, path: readonly string[], value: unknown): void {
  for (let length = 1; length < path.length; length += 1)
    if (!isMap(document.getIn(path.slice(0, length), true)))
      document.setIn(path.slice(0, length), document.createNode({}));
  document.setIn(path, typeof value === 'object' ? document.createNode(value) : value);
}

function remove(document: Document, path: readonly string[]): void {
  if (document.hasIn(path)) document.deleteIn(path);
  for (let length = path.length - 1; length > 0; length -= 1) {
    const outer = document.getIn(path.slice(0, length), true);
    const isKept = length === 1 && path[0] === 'deadline';
    if (isMap(outer) && outer.items.length === 0 && !isKept) document.deleteIn(path.slice(0, length));
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => recordOf(inner)[key], value);
}

function serviceOf(files: Files): unknown {
  try {
    return parse(files['service.yaml'] ?? '', { logLevel: 'silent' });
  } catch {
    return {};
  }
}

const notAPeriod = Symbol('not a period');

/** What a form brought. */
export interface TypedBasics {
  text(name: string): string | null;
  all(name: string): readonly string[];
  laws(): readonly LawRow[];
}
export interface TypedValue {
  readonly text?: string;
  readonly all?: readonly string[];
  /** `WD` working days, `D`, `W`, `M`, `Y`, or `other` for a notation as it is. */
  readonly unit?: string;
}
export interface LawRow {
  readonly id: string;
  readonly reference: string;
  readonly source: string;
  /** ISO date. */
  readonly asOf: string;
}
