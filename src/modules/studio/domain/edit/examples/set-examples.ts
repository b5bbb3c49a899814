import { type Document, isMap, isSeq, parse, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { changeFile } from '../form/files.ts';
import { listOf, recordOf, textOf } from '../form/form-view.ts';

/** The examples of a service as a department sees them, also while they do not go through; none when the file cannot be read. */
export function readExamples(files: Files): readonly ExampleView[] {
  let raw: unknown;
  try {
    raw = parse(files['journeys.yaml'] ?? '', { logLevel: 'silent' });
  } catch {
    return [];
  }
  return listOf(raw).map((one) => {
    const { id, title, on, identity, register, tasks, expect } = recordOf(one);
    const moves = listOf(tasks).map(recordOf);
    const isPlain = moves.every((move) => Object.keys(move).every((key) => plainKeys.has(key)));
    return {
      ...{ id: textOf(id), title: textOf(title) || textOf(id), on: textOf(on), identity: textOf(identity) },
      ...{ register: textOf(register), expect: recordOf(expect) as JsonObject },
      tasks: isPlain
        ? moves
            .map(({ task, outcome, reason }) =>
              [task, outcome, reason]
                .map(textOf)
                .join(' | ')
                .replace(/( \| )+$/, ''),
            )
            .join('\n')
        : null,
    };
  });
}

/** Takes an example away. Refused when it is not there. */
export const removeExample = (files: Files, id: string): Result<Files, ExampleRefusal> =>
  change(files, (document) => {
    const { items } = document.contents as unknown as { items: unknown[] };
    const index = items?.findIndex((one) => isMap(one) && String(one.get('id')) === id) ?? -1;
    if (index < 0) return refuse('no-such-example');
    items.splice(index, 1);
    return ok(null);
  });

/** Sets title, day, sign-in, what the register answers, and what people in the office do, line by line: `task | outcome | reason`. */
export const setExample = (files: Files, id: string, head: ExampleHead): Result<Files, ExampleRefusal> => {
  if (head.title.trim() === '') return refuse('title-missing');
  if (head.on === null) return refuse('day-wrong');
  return withExample(files, id, (document, example) => {
    const put = (key: string, value: unknown): void => {
      if (value === undefined) example.delete(key);
      else if (textOf(example.get(key)) !== textOf(value)) example.set(key, value);
    };
    put('title', head.title.trim());
    put('on', head.on);
    put('identity', head.identity || undefined);
    put('register', head.register || undefined);
    const before = readExamples(files).find((one) => one.id === id)?.tasks;
    if (head.tasks !== null && before !== null && head.tasks.trim() !== before) {
      const moves = movesOf(head.tasks);
      if (moves.length === 0) example.delete('tasks');
      else example.set('tasks', document.createNode(moves));
    }
  });
};

/** Takes what came out as what must come out: outcome, who decided, letters, and of the values those that the example names already. */
export const setExpected = (files: Files, id: string, came: CameOut): Result<Files, ExampleRefusal> =>
  withExample(files, id, (document, example) => {
    const before = recordOf(readExamples(files).find((one) => one.id === id)?.expect);
    const names = Object.keys(recordOf(before['variables']));
    const variables = Object.fromEntries(names.map((name) => [name, valueAt(came.variables, name)]));
    const expect = {
      ...before,
      ...(names.length > 0 ? { variables } : {}),
      ...{ letters: [...came.letters], outcome: came.outcome, automatic: came.automatic },
    };
    example.set('expect', document.createNode(expect));
  });

function withExample(
  files: Files,
  id: string,
  work: (document: Document, example: YAMLMap) => void,
): Result<Files, ExampleRefusal> {
  return change(files, (document) => {
    const items = isSeq(document.contents) ? document.contents.items : [];
    const example = items.find((one): one is YAMLMap => isMap(one) && String(one.get('id')) === id);
    if (!example) return refuse('no-such-example');
    work(document, example);
    return ok(null);
  });
}

const change = (
  files: Files,
  work: (document: Document) => Result<unknown, ExampleRefusal>,
): Result<Files, ExampleRefusal> => changeFile(files, 'journeys.yaml', work);

const movesOf = (lines: string): object[] =>
  lines
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([task]) => task)
    .map(([task, outcome, ...reason]) => ({
      task,
      ...(outcome ? { outcome } : {}),
      ...(reason.join(' | ') ? { reason: reason.join(' | ') } : {}),
    }));

const valueAt = (variables: JsonObject, name: string): Json =>
  name.split('.').reduce<Json>((value, key) => (recordOf(value)[key] as Json | undefined) ?? null, variables);

const plainKeys: ReadonlySet<string> = new Set(['task', 'outcome', 'reason']);

export interface ExampleView {
  readonly id: string;
  readonly title: string;
  /** ISO date, as written. */
  readonly on: string;
  readonly identity: string;
  readonly register: string;
  /** Lines `task | outcome | reason`; null where more happens than lines can say. */
  readonly tasks: string | null;
  readonly expect: JsonObject;
}
export interface ExampleHead {
  readonly title: string;
  /** ISO date; null for what is none. */
  readonly on: string | null;
  readonly identity: string;
  readonly register: string;
  readonly tasks: string | null;
}
export interface CameOut {
  readonly outcome: string | null;
  readonly automatic: boolean;
  readonly letters: readonly string[];
  readonly variables: JsonObject;
}
export type ExampleRefusal = 'file-broken' | 'no-such-example' | 'title-missing' | 'day-wrong';
