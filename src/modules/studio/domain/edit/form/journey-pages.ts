import { isMap, isSeq, type YAMLSeq } from 'yaml';
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

export interface GoneAnswers {
  readonly page: string;
  /** The page of the list it lies in. */
  readonly list: string | null;
  /** Null: the whole page. */
  readonly question: string | null;
}
