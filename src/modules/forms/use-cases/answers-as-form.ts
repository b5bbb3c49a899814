import type { JsonObject } from '#kernel/json';
import type { FormBody, UploadedFile } from '#platform/http';
import type { Fields } from '../domain/read-input.ts';
import { readJson } from '../domain/read-json.ts';
import { fieldsFrom, writeInput } from '../domain/write-input.ts';
import type { AskedAgain } from '../forms.ts';
import { questionsAgain } from './ask-again.ts';

/**
 * Answers of a program to questions that are asked again, as the form of the page would bring them: answers by their places, files
 * in fields named by theirs, everything else as it was sent. Refused for places that are not asked and values of another type.
 */
export function answersAsForm(asked: AskedAgain, values: JsonObject, files: readonly UploadedFile[]): AnswersAsForm {
  const again = questionsAgain(asked);
  const isFile = (path: string): boolean => again.some((one) => one.path === path && one.question.type === 'file');
  const issues = [
    ...Object.keys(values)
      .filter((path) => !again.some((one) => one.path === path) || isFile(path))
      .map((path) => ({ path, code: 'not-asked' })),
    ...files.filter(({ field }) => !isFile(field)).map(({ field }) => ({ path: field, code: 'not-asked' })),
  ];
  const fields: Fields[] = [];
  for (const { path, question, fields: asSent } of again) {
    const value = values[path];
    if (value === undefined || question.type === 'file') fields.push(asSent);
    else {
      const { error } = readJson(question, value, asked.context.language);
      if (error) issues.push({ path, code: error });
      fields.push(fieldsFrom(writeInput(question, value, asked.context.language)));
    }
  }
  if (issues.length > 0) return { ok: false, issues };
  const all = (name: string): readonly string[] => fields.flatMap((own) => own.all(name));
  return {
    ok: true,
    body: {
      get: (name) => all(name)[0] ?? '',
      has: (name) => all(name).length > 0,
      all,
      files: files.map((file) => ({ ...file, field: file.field.replaceAll('.', '-') })),
      entries: () => [],
    },
  };
}

export type AnswersAsForm =
  | { readonly ok: true; readonly body: FormBody }
  | { readonly ok: false; readonly issues: readonly { readonly path: string; readonly code: string }[] };
