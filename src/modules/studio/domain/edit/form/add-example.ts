import { isSeq, YAMLSeq } from 'yaml';
import { ok, type Result, refuse } from '#kernel/result';
import type { Files } from '../../copy/copy.ts';
import { changeFile } from './files.ts';
import { memberOf } from './form-nodes.ts';

/** Adds an example to `journeys.yaml`, its id made of its title; refused when there is one of that name. */
export const addExample = (files: Files, order: NewExample): Result<Files, 'file-broken' | 'example-taken'> =>
  changeFile(files, 'journeys.yaml', (document) => {
    if (!isSeq(document.contents)) document.contents = new YAMLSeq(document.schema) as never;
    const list = document.contents as unknown as YAMLSeq;
    const id = exampleId(order.title);
    if (memberOf(list, id)) return refuse('example-taken');
    const { title, on, identity, pages, outcome } = order;
    const ends = pages.some((page) => 'exit' in page);
    const expect = ends ? {} : { expect: { letters: [], outcome, automatic: false } };
    list.items.push(
      document.createNode({ id, title, on, identity, pages, ...expect }, { aliasDuplicateObjects: false }),
    );
    return ok(null);
  });

/** `Ein Hund, mit Chip` -> `ein-hund-mit-chip`. */
export const exampleId = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'beispiel';

export interface NewExample {
  readonly title: string;
  /** ISO day on which it plays. */
  readonly on: string;
  readonly identity: string;
  /** Pages as examples tell them. */
  readonly pages: readonly object[];
  /** How the case is expected to end. */
  readonly outcome: string;
}
