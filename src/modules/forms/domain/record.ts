import { canonicalJson, type Json, type JsonObject } from '#kernel/json';
import type { Answers, FormModel, Question, Scope, TranslatedText } from './form-model.ts';
import { prune } from './prune.ts';

/**
 * The German record of the answers as canonical JSON: free text by its German wording, all else as answered.
 * The same answers given in German and in English are the same bytes.
 */
export function germanRecord(form: FormModel, answers: Answers, facts: Scope): string {
  const live = prune(form, answers, facts);
  const record: Record<string, Json> = {};
  for (const page of form.pages) {
    if (page.kind === 'questions') Object.assign(record, recorded(page.questions, live));
    else {
      const items = live[page.repeat.id];
      const questions = page.pages.flatMap((own) => own.questions);
      if (Array.isArray(items)) record[page.repeat.id] = items.map((item) => recorded(questions, item as JsonObject));
    }
  }
  return canonicalJson(record);
}

/** The German wording of a free text; the text itself while nobody has put it into German. */
export const germanText = (value: string | TranslatedText): string =>
  typeof value === 'string' ? value : value.german || value.text;

function recorded(questions: readonly Question[], answers: Answers): JsonObject {
  const record: Record<string, Json> = {};
  for (const { id, type } of questions) {
    const value = answers[id];
    if (value === undefined) continue;
    record[id] = type === 'longtext' ? germanText(value as string | TranslatedText) : value;
  }
  return record;
}
