import { isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { ok, type Result } from '#kernel/result';
import { changeFile, type Files } from './files.ts';

/** Takes the answers to a question, or a whole page, out of every example. */
export const dropAnswers = (files: Files, gone: GoneAnswers): Result<Files, 'file-broken'> =>
  onJourneys(files, (list, pages) => {
    if (list !== gone.list) return;
    for (const page of pages.items.filter(isMap)) {
      if (page.get('page') !== gone.page) continue;
      if (gone.question === null) pages.items.splice(pages.items.indexOf(page), 1);
      else page.deleteIn(['answers', gone.question]);
    }
  });

/** Gives a page, a question, a list or an exit in every example its new name. */
export const renameInJourneys = (files: Files, change: RenamedAnswer): Result<Files, 'file-broken'> =>
  onJourneys(files, (list, pages) => {
    for (const page of pages.items.filter(isMap)) {
      if (list === change.list && change.page && page.get('page') === change.page.from)
        page.set('page', change.page.to);
      if (change.exit && page.get('exit') === change.exit.from) page.set('exit', change.exit.to);
      const answers = page.get('answers', true);
      if (list !== change.list || !change.question || !isMap(answers)) continue;
      const pair = answers.items.find(({ key }) => String(key) === change.question?.from);
      if (pair) setKeyName(pair, change.question.to);
    }
  });

function onJourneys(files: Files, see: (list: string | null, pages: YAMLSeq) => void): Result<Files, 'file-broken'> {
  if (!files['journeys.yaml']) return ok(files);
  return changeFile(files, 'journeys.yaml', (document) => {
    if (isSeq(document.contents))
      for (const journey of document.contents.items.filter(isMap)) {
        const pages = journey.get('pages', true);
        if (isSeq(pages)) seePages(null, pages as YAMLSeq, see);
      }
    return ok(null);
  });
}

function seePages(list: string | null, pages: YAMLSeq, see: (list: string | null, pages: YAMLSeq) => void): void {
  for (const page of [...pages.items].filter(isMap)) {
    const items = page.get('items', true);
    if (!isSeq(items)) continue;
    for (const item of items.items) if (isSeq(item)) see(String(page.get('page')), item as YAMLSeq);
  }
  see(list, pages);
}

function setKeyName(pair: YAMLMap['items'][number], to: string): void {
  const { key } = pair;
  if (typeof key === 'object' && key !== null && 'value' in key) key.value = to;
  else pair.key = to;
}

export interface GoneAnswers {
  readonly page: string;
  /** The page of the list it lies in. */
  readonly list: string | null;
  /** Null: the whole page. */
  readonly question: string | null;
}
export interface RenamedAnswer {
  /** The page of the list the renamed thing lies in. */
  readonly list: string | null;
  readonly page?: Renamed;
  readonly question?: Renamed;
  readonly exit?: Renamed;
}
export interface Renamed {
  readonly from: string;
  readonly to: string;
}
