import type { Answers, FileRef, FormModel, Question } from '#forms';
import type { Uuid } from '#kernel/ids';
import type { Json, JsonObject } from '#kernel/json';
import { checkFile } from '#platform/files';
import type { FiledVisit } from '../../domain/visit/index.ts';

/** The answers with the files of a visit in their places, each looked at by its content; or what is wrong: a question that is not asked, a file that is none. */
export function withFiles(form: FormModel, { answers, files }: Sent, newId: () => Uuid): WithFiles {
  const errors: PathError[] = [...unknownIn(form, answers)];
  const taken: { id: Uuid; bytes: Uint8Array }[] = [];
  const refs = new Map<string, FileRef[]>();
  let total = 0;
  for (const { path, name, content } of files) {
    const question = fileQuestionAt(form, answers, path);
    if (!question) {
      errors.push({ path, code: 'not-asked' });
      continue;
    }
    const bytes = Buffer.from(content, 'base64');
    total += bytes.length;
    const checked = checkFile({ name, bytes }, question.files);
    if (!checked.ok) {
      errors.push({ path, code: checked.reason });
      continue;
    }
    const id = newId();
    const { name: safe, mediaType, sha256, bytes: kept } = checked.value;
    taken.push({ id, bytes: kept });
    refs.set(path, [...(refs.get(path) ?? []), { id, name: safe, mediaType, size: kept.length, sha256 }]);
  }
  if (total > mostBytes) errors.push({ path: '', code: 'files-too-large-together' });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, answers: placed(answers, refs), files: taken };
}

/** A name that no question has would be lost without a word; a file is never named by its sender. */
function unknownIn(form: FormModel, answers: JsonObject): PathError[] {
  const errors: PathError[] = [];
  const look = (questions: readonly Question[], own: JsonObject, prefix: string): void => {
    const types = new Map(questions.map(({ id, type }) => [id, type]));
    for (const id of Object.keys(own)) {
      const type = types.get(id);
      if (type === undefined) errors.push({ path: prefix + id, code: 'unknown-question' });
      if (type === 'file') errors.push({ path: prefix + id, code: 'not-asked' });
    }
  };
  const lists = form.pages.flatMap((page) => (page.kind === 'repeat' ? [page] : []));
  const ids = new Set(lists.map(({ repeat }) => repeat.id));
  const plain = form.pages.flatMap((page) => (page.kind === 'questions' ? page.questions : []));
  look(plain, Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.has(id))), '');
  for (const { repeat, pages } of lists) {
    const items = answers[repeat.id];
    if (items === undefined) continue;
    if (!Array.isArray(items)) errors.push({ path: repeat.id, code: 'not-a-list' });
    else
      for (const [index, item] of items.entries())
        if (isObject(item))
          look(
            pages.flatMap((page) => page.questions),
            item,
            `${repeat.id}.${index + 1}.`,
          );
        else errors.push({ path: `${repeat.id}.${index + 1}`, code: 'not-an-object' });
  }
  return errors;
}

/** `foto`, or `hunde.1.foto` for an item that is there. */
function fileQuestionAt(form: FormModel, answers: JsonObject, path: string): Question | null {
  const [first = '', number = '', inner = ''] = path.split('.');
  for (const page of form.pages) {
    if (page.kind === 'questions' && number === '') {
      const found = page.questions.find(({ id, type }) => id === first && type === 'file');
      if (found) return found;
    }
    if (page.kind === 'repeat' && page.repeat.id === first && /^[1-9]\d{0,2}$/.test(number)) {
      const items = answers[first];
      const isThere = Array.isArray(items) && isObject(items[Number(number) - 1] ?? null);
      const questions = page.pages.flatMap((own) => own.questions);
      return (isThere && questions.find(({ id, type }) => id === inner && type === 'file')) || null;
    }
  }
  return null;
}

function placed(answers: JsonObject, refs: ReadonlyMap<string, readonly FileRef[]>): Answers {
  const all: Record<string, Json | undefined> = { ...answers };
  for (const [path, files] of refs) {
    const [first = '', number, inner] = path.split('.');
    const value = files as unknown as Json;
    if (number === undefined || inner === undefined) all[first] = value;
    else
      all[first] = (all[first] as readonly JsonObject[]).map((item, index) =>
        index === Number(number) - 1 ? { ...item, [inner]: value } : item,
      );
  }
  return all as Answers;
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of all files of one visit, as for a form of the page. */
const mostBytes = 60_000_000;

type Sent = Pick<FiledVisit, 'answers' | 'files'>;
interface PathError {
  readonly path: string;
  readonly code: string;
}
type WithFiles =
  | {
      readonly ok: true;
      readonly answers: Answers;
      readonly files: readonly { readonly id: Uuid; readonly bytes: Uint8Array }[];
    }
  | { readonly ok: false; readonly errors: readonly PathError[] };
