import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import { checkFile } from '#platform/files';
import type { FormBody } from '#platform/http';
import { checkStep } from '../domain/check-step.ts';
import { factsOf } from '../domain/form-context.ts';
import { type Answers, type FileRef, type Question, textKey } from '../domain/form-model.ts';
import { visibleQuestions } from '../domain/prune.ts';
import { readInput } from '../domain/read-input.ts';
import { answersAt, type QuestionStep, stepsOf, withAnswers } from '../domain/steps.ts';
import { fieldsFrom, writeInput } from '../domain/write-input.ts';
import type { AskedAgain, QuestionAgain, ReadAgain, UploadAgain } from '../forms.ts';
import { type FieldIssue, fieldIssues, type QuestionIssue } from '../texts/field-issues.ts';
import { typeNames } from '../texts/type-names.ts';

/** The named questions as they are shown again; those that are no longer asked are left out. */
export const questionsAgain = (asked: AskedAgain): readonly QuestionAgain[] =>
  placesOf(asked).map(({ path, step, question }) => {
    const value = answersAt(asked.answers, step)[question.id];
    const renamed = { ...question, id: fieldName(path) };
    const words = asked.texts.questions[textKey(step.item?.repeat ?? null, question.id)];
    return {
      path,
      question: renamed,
      texts: { ...asked.texts, questions: words ? { [renamed.id]: words } : {} },
      scope: step.scope,
      fields: fieldsFrom(writeInput(renamed, value, asked.context.language)),
      files: question.type === 'file' && Array.isArray(value) ? (value as FileRef[]) : [],
    };
  });

/** Reads and checks what was posted for the named questions; everything else stays as it was sent. */
export function readAgain(asked: AskedAgain, body: FormBody): ReadAgain {
  const { context, texts } = asked;
  const issues: FieldIssue[] = [];
  const uploads: UploadAgain[] = [];
  let answers: Answers = asked.answers;
  const places = placesOf(asked);
  for (const key of new Set(places.map(({ step }) => step.key))) {
    const own = places.filter(({ step }) => step.key === key);
    const step = own[0]!.step;
    const found: QuestionIssue[] = [];
    const values: Record<string, Json> = { ...(answersAt(answers, step) as Record<string, Json>) };
    for (const { path, question } of own) {
      const field = fieldName(path);
      if (question.type === 'file') {
        const added = checkUploads({ path, question, language: context.language }, body, found, uploads);
        if (added > 0 && !Array.isArray(values[question.id])) values[question.id] = [placeholder];
        continue;
      }
      const read = readInput({ ...question, id: field }, body, context.language);
      if (read.error) found.push({ question: question.id, code: read.error, part: read.part });
      values[question.id] = read.value;
    }
    const checked = checkStep(step, values, context.streets);
    const named = new Set(own.map(({ question }) => question.id));
    if (!checked.ok) found.push(...checked.findings.filter(({ question }) => named.has(question)));
    for (const issue of fieldIssues(step, firstPerQuestion(found), texts, context.language)) {
      const { path } = own.find(({ question }) => question.id === issue.question)!;
      issues.push({ ...issue, question: fieldName(path), field: issue.field.replace(issue.question, fieldName(path)) });
    }
    const official = checked.ok ? checked.values : values;
    const given = own.filter(({ question }) => question.type !== 'file').map(({ question }) => question.id);
    answers = withAnswers(answers, step, Object.fromEntries(given.map((id) => [id, official[id] ?? null])));
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, answers, uploads };
}

function placesOf({ form, answers, paths, context }: AskedAgain) {
  return stepsOf(form, answers, factsOf(context)).flatMap((step) => {
    if (step.kind === 'list') return [];
    const prefix = step.item ? `${step.item.repeat.repeat.id}.${step.item.index + 1}.` : '';
    return visibleQuestions(step)
      .map((question) => ({ path: prefix + question.id, step: step as QuestionStep, question }))
      .filter(({ path }) => paths.includes(path));
  });
}

function checkUploads(
  { path, question, language }: AskedFiles,
  body: FormBody,
  found: QuestionIssue[],
  uploads: UploadAgain[],
): number {
  let added = 0;
  for (const upload of body.files.filter(({ field }) => field === fieldName(path)).slice(0, question.files.max)) {
    const checked = checkFile(upload, question.files);
    if (checked.ok) {
      uploads.push({ path, file: checked.value });
      added += 1;
    } else {
      const limit = question.files.maxBytes / 1_000_000;
      found.push({
        question: question.id,
        code: checked.reason,
        name: upload.name,
        limit,
        choices: checked.reason === 'file-type' ? [typeNames(question.files.types, language)] : [],
      });
    }
  }
  return added;
}

const firstPerQuestion = (issues: readonly QuestionIssue[]): readonly QuestionIssue[] =>
  issues.filter((issue, index) => issues.findIndex(({ question }) => question === issue.question) === index);

/** `hunde.1.name` as a field: `hunde-1-name`. */
const fieldName = (path: string): string => path.replaceAll('.', '-');

/** Stands for a new upload while the page is checked; it never becomes an answer. */
const placeholder: FileRef = { id: '', name: '', mediaType: '', size: 0, sha256: '' };

interface AskedFiles {
  readonly path: string;
  readonly question: Question;
  readonly language: Language;
}
