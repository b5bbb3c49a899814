import { isUuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import { checkFile } from '#platform/files';
import type { DraftContent } from '../domain/draft-content.ts';
import type { FileRef, Question } from '../domain/form-model.ts';
import { visibleQuestions } from '../domain/prune.ts';
import { answersAt, type QuestionStep, withAnswers } from '../domain/steps.ts';
import { filesOf } from '../domain/summary.ts';
import type { QuestionIssue } from '../texts/field-issues.ts';
import { typeNames } from '../texts/type-names.ts';
import type { FileChange } from '../use-cases/save-draft.ts';
import type { OpenForm } from './open-form.ts';

/** Checks what was sent along: each file by its content, all together by their number and size. */
export function takeUploads(form: OpenForm, step: QuestionStep): Uploads {
  const { request, draft, parts } = form;
  const add: { id: string; question: string; file: NonNullable<FileChange['add']>[number]['file'] }[] = [];
  const issues: QuestionIssue[] = [];
  const own = new Set(filesOf(draft.form, draft.answers).map(({ id }) => id));
  const remove = request.form.all('_remove').filter((id) => isUuid(id) && own.has(id));
  let total = filesOf(draft.form, draft.answers).reduce((sum, file) => sum + file.size, 0);
  for (const question of step.page.questions.filter(({ type }) => type === 'file')) {
    let count = ((answersAt(draft.answers, step)[question.id] ?? []) as readonly FileRef[]).length;
    for (const upload of request.form.files.filter(({ field }) => field === question.id)) {
      const checked = checkFile(upload, question.files);
      count += 1;
      total += upload.bytes.length;
      if (count > question.files.max) {
        issues.push({ question: question.id, code: 'files-too-many', limit: question.files.max });
        break;
      }
      if (total > maxDraftBytes) {
        issues.push({ question: question.id, code: 'files-too-large-together' });
        break;
      }
      if (checked.ok) add.push({ id: parts.platform.newId(), question: question.id, file: checked.value });
      else {
        issues.push({
          question: question.id,
          code: checked.reason,
          name: upload.name,
          limit: question.files.maxBytes / 1_000_000,
          choices: checked.reason === 'file-type' ? [typeNames(question.files.types, form.language)] : [],
        });
      }
    }
  }
  const refs = (question: string): FileRef[] =>
    add
      .filter((one) => one.question === question)
      .map(({ id, file }) => ({
        id,
        name: file.name,
        mediaType: file.mediaType,
        size: file.bytes.length,
        sha256: file.sha256,
      }));
  return {
    add,
    remove,
    issues,
    files(content, own, question) {
      const before = (answersAt(content.answers, own)[question.id] ?? []) as readonly FileRef[];
      return [...before.filter(({ id }) => !remove.includes(id)), ...refs(question.id)];
    },
  };
}

/** The files of every file question of a page after this request. */
export function mergedFiles(content: DraftContent, step: QuestionStep, uploads: Uploads): Record<string, Json> {
  const shown = visibleQuestions(step).filter(({ type }) => type === 'file');
  return Object.fromEntries(shown.map((question) => [question.id, uploads.files(content, step, question)]));
}

/** A draft with these files, nothing else changed. */
export function keepFiles(content: DraftContent, step: QuestionStep, uploads: Uploads): DraftContent {
  if (uploads.add.length === 0 && uploads.remove.length === 0) return content;
  const answers = withAnswers(content.answers, step, mergedFiles(content, step, uploads));
  return { ...content, answers };
}

/** Bytes of all files of one draft. */
const maxDraftBytes = 60_000_000;

/** What came and went with one request. */
export interface Uploads extends FileChange {
  readonly add: readonly { readonly id: string; readonly file: NonNullable<FileChange['add']>[number]['file'] }[];
  readonly remove: readonly string[];
  readonly issues: readonly QuestionIssue[];
  /** The files of a question after this request. */
  files(content: DraftContent, step: QuestionStep, question: Question): readonly FileRef[];
}
