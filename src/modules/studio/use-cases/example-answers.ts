import { parse } from 'yaml';
import type { JsonObject } from '#kernel/json';
import type { Copy } from '../domain/copy/copy.ts';
import { listOf, recordOf, textOf } from '../domain/edit/form/form-view.ts';

/** The answers of every example of a copy, as its pages say them; examples that cannot be read are left out. */
export function exampleAnswers({ files }: Pick<Copy, 'files'>): readonly ExampleAnswers[] {
  const form = listsByPage(read(files['form.yaml']));
  return listOf(read(files['journeys.yaml'])).flatMap((raw) => {
    const journey = recordOf(raw);
    const id = textOf(journey['id']);
    if (id === '') return [];
    const answers: Record<string, unknown> = {};
    for (const page of listOf(journey['pages']).map(recordOf)) {
      Object.assign(answers, recordOf(page['answers']));
      const list = form.get(textOf(page['page']));
      if (list && page['items'] !== undefined)
        answers[list] = listOf(page['items']).map((item) =>
          Object.assign({}, ...listOf(item).map((inner) => recordOf(recordOf(inner)['answers']))),
        );
    }
    return [{ id, title: textOf(journey['title']) || id, on: textOf(journey['on']), answers: answers as JsonObject }];
  });
}

/** The id of the list by the page that asks for it. */
const listsByPage = (form: unknown): ReadonlyMap<string, string> =>
  new Map(
    listOf(recordOf(form)['pages'])
      .map(recordOf)
      .filter((page) => page['repeat'] !== undefined)
      .map((page) => [textOf(page['id']), textOf(recordOf(page['repeat'])['id'])]),
  );

function read(text: string | undefined): unknown {
  try {
    return parse(text ?? '');
  } catch {
    return null;
  }
}

export interface ExampleAnswers {
  readonly id: string;
  readonly title: string;
  /** The day of the example. */
  readonly on: string;
  readonly answers: JsonObject;
}
