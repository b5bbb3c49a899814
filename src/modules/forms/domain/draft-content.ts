import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Answers, RepeatPage } from './form-model.ts';
import { itemsOf, type ListStep, type QuestionStep, withAnswers, withoutItem } from './steps.ts';
import type { FieldValues } from './write-input.ts';

/** What a draft holds, sealed as a whole. */
export interface DraftContent {
  readonly answers: Answers;
  /** Keys of the steps that were answered. */
  readonly done: readonly string[];
  /** The language last used. */
  readonly language: Language;
  /** Where an answer comes from when the person did not type it first. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** What was typed and not yet accepted, by step. */
  readonly typed: Readonly<Record<string, FieldValues>>;
  /** One serial per item of each list, so that a page open in another tab finds its item after a removal. */
  readonly serials: Readonly<Record<string, readonly number[]>>;
}

/** A draft without answers. */
export const emptyContent = (language: Language): DraftContent => ({
  answers: {},
  done: [],
  language,
  provenance: {},
  typed: {},
  serials: {},
});

/** Keeps a page's accepted answers; what was prefilled and now differs counts as the person's own. */
export function keepAnswers(
  content: DraftContent,
  step: QuestionStep,
  values: Readonly<Record<string, Json>>,
  language: Language,
): DraftContent {
  const changed = step.item
    ? []
    : Object.keys(values).filter(
        (id) => content.provenance[id] && JSON.stringify(content.answers[id]) !== JSON.stringify(values[id]),
      );
  const own = Object.fromEntries(changed.map((id) => [id, 'citizen' as const]));
  return {
    ...withSerials(content, step),
    answers: withAnswers(content.answers, step, values),
    done: withKey(content.done, step.key),
    language,
    provenance: { ...content.provenance, ...own },
    typed: without(content.typed, step.key),
  };
}

/** Keeps what was typed without accepting it, so that a change of language or a pause loses nothing. */
export const keepTyped = (content: DraftContent, step: QuestionStep, typed: FieldValues): DraftContent => ({
  ...content,
  typed: { ...content.typed, [step.key]: typed },
});

/** Keeps that a list is complete as it stands. */
export const keepList = (content: DraftContent, step: ListStep): DraftContent => ({
  ...content,
  done: withKey(content.done, step.key),
});

/** Adds an empty item at the end of a list; the list is open again. */
export function addItem(content: DraftContent, page: RepeatPage): DraftContent {
  const items = itemsOf(content.answers, page);
  const serials = serialsOf(content, page);
  return {
    ...content,
    answers: { ...content.answers, [page.repeat.id]: [...items, {}] },
    done: content.done.filter((key) => key !== page.slug),
    serials: { ...content.serials, [page.repeat.id]: [...serials, Math.max(0, ...serials) + 1] },
  };
}

/** Removes the item with this serial and all that was said about it; those after it move up. */
export function removeItem(content: DraftContent, page: RepeatPage, serial: number): DraftContent {
  const serials = serialsOf(content, page);
  const index = serials.indexOf(serial);
  if (index < 0) return content;
  const moved = (key: string): string | null => {
    const [slug, number, own] = key.split('/');
    if (slug !== page.slug || own === undefined) return key;
    const at = Number(number) - 1;
    return at === index ? null : at > index ? `${slug}/${at}/${own}` : key;
  };
  return {
    ...content,
    answers: withoutItem(content.answers, page, index),
    done: content.done.flatMap((key) => moved(key) ?? []),
    typed: Object.fromEntries(
      Object.entries(content.typed).flatMap(([key, value]) => {
        const to = moved(key);
        return to ? [[to, value]] : [];
      }),
    ),
    serials: { ...content.serials, [page.repeat.id]: serials.filter((_, at) => at !== index) },
  };
}

/** The serials of a list's items, in order; items that came without get one. */
export function serialsOf(content: DraftContent, page: RepeatPage): readonly number[] {
  const known = content.serials[page.repeat.id] ?? [];
  const missing = itemsOf(content.answers, page).length - known.length;
  if (missing <= 0) return known;
  const from = Math.max(0, ...known) + 1;
  return [...known, ...Array.from({ length: missing }, (_, index) => from + index)];
}

/** The same page of the item with this serial, wherever the item stands now; null when it was removed. */
export function followItem(content: DraftContent, step: QuestionStep, serial: number | null): QuestionStep | null {
  if (!step.item || serial === null) return step;
  const { repeat } = step.item;
  const index = serialsOf(content, repeat).indexOf(serial);
  if (index < 0) return null;
  if (index === step.item.index) return step;
  return { ...step, key: `${repeat.slug}/${index + 1}/${step.page.slug}`, item: { repeat, index } };
}

function withSerials(content: DraftContent, step: QuestionStep): DraftContent {
  if (!step.item) return content;
  const { repeat, index } = step.item;
  const serials = [...serialsOf(content, repeat)];
  while (serials.length <= index) serials.push(Math.max(0, ...serials) + 1);
  return { ...content, serials: { ...content.serials, [repeat.repeat.id]: serials } };
}

const withKey = (keys: readonly string[], key: string): readonly string[] =>
  keys.includes(key) ? keys : [...keys, key];
const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  key in record ? Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) : record;

export type Provenance = 'register' | 'carried' | 'citizen';
