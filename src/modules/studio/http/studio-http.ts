import type { Language } from '#kernel/language';
import { may } from '#kernel/permission';
import type { Result } from '#kernel/result';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { PageShell } from '#ui';
import type { Copy, Files, PartName } from '../domain/copy/copy.ts';
import { type StudioWords, studioWords } from '../texts/studio.ts';
import { changesAfter, type ToldChange } from '../use-cases/history.ts';
import { openCopy } from '../use-cases/open-copy.ts';
import { type EditRefusal, saveEdit } from '../use-cases/save-edit.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { copyPath, type StudioPaths, studioPaths } from './studio-paths.ts';

/** What every address of the studio gets besides the parts of the module. */
export interface StudioHttp {
  shellFor(request: Request): PageShell;
}

/** A page of a working copy: `rest` is what follows the id; foreign and unknown copies are not there. */
export const copyPage = (
  parts: StudioParts,
  http: StudioHttp,
  part: PartName,
  rest: string,
  show: (view: CopyView, request: Request) => Promise<Reply> | Reply,
): Route => ({
  method: 'GET',
  path: copyPath(rest),
  permission: 'service-draft:read',
  handle: async (request) => {
    const view = await viewOf(parts, http, request, part);
    return view ? show(view, request) : notFound;
  },
});

/** A form of a working copy; `page` is the rest of the address of the page it stands on. Bodies may have 256 kB. */
export const copyForm = (
  parts: StudioParts,
  http: StudioHttp,
  part: PartName,
  rest: string,
  page: string,
  act: (view: CopyView, request: Request) => Promise<Reply> | Reply,
): Route => ({
  method: 'POST',
  path: copyPath(rest),
  permission: 'service-draft:update',
  body: 'form',
  maxBody: 256_000,
  page: copyPath(page),
  handle: async (request) => {
    const view = await viewOf(parts, http, request, part);
    return view ? act(view, request) : notFound;
  },
});

/**
 * Saves an edit and answers it: leads on when it is saved, else shows the page again through `again` with what was typed. A stale page
 * (409) comes with the changes of the others and the revision to build on; a copy that is no draft any more (409) says so.
 */
export async function saveAndReply<R extends string>(
  parts: StudioParts,
  view: CopyView,
  request: Request,
  save: SaveAndShow<R>,
): Promise<Reply> {
  const seen = Number(request.form.get('revision'));
  const { edit, what } = save;
  const saved = await saveEdit<R>(parts, {
    ...{ copy: view.copy.id, revision: seen, actor: request.actor, edit },
    what: { part: view.part, ...what },
  });
  if (saved.ok) return redirect(typeof save.to === 'string' ? save.to : save.to(saved.value));
  if (saved.reason === 'not-found') return notFound;
  if (saved.reason === 'stale' || saved.reason === 'not-draft') {
    const copy = await openCopy(parts, request.actor, view.copy.id);
    if (!copy) return notFound;
    const meanwhile = await changesAfter(parts, copy.id, Number.isSafeInteger(seen) ? seen : 0);
    const told = {
      ...view,
      copy,
      mayEdit: copy.state === 'draft',
      stale: { why: saved.reason as 'stale' | 'not-draft', meanwhile },
    };
    return html(await save.again(told, null), 409);
  }
  return html(await save.again(view, saved as Refusal<R>), 422);
}

/** The changes that are told on a page, and what every page of a working copy has. */
export async function viewOf(
  parts: StudioParts,
  http: StudioHttp,
  request: Request,
  part: PartName,
): Promise<CopyView | null> {
  const copy = await openCopy(parts, request.actor, request.params['copy'] ?? '');
  if (!copy) return null;
  const done = request.query.get('fertig');
  return {
    ...deskOf(http, request),
    ...{ copy, part, stale: null },
    mayEdit: copy.state === 'draft' && may(request.actor.roles, 'service-draft:update', { isOffice: true }),
    done: done !== null && isDone(done) ? studioWords[request.language].done[done] : null,
  };
}

/** What every page of the studio has. */
export const deskOf = (http: StudioHttp, request: Request): StudioDesk => ({
  language: request.language,
  words: studioWords[request.language],
  shell: http.shellFor(request),
  csrf: request.csrf,
  paths: studioPaths(request.language),
});

const isDone = (key: string): key is keyof StudioWords['done'] => Object.hasOwn(studioWords.de.done, key);

export interface StudioDesk {
  readonly language: Language;
  readonly words: StudioWords;
  readonly shell: PageShell;
  readonly csrf: string;
  readonly paths: StudioPaths;
}
export interface CopyView extends StudioDesk {
  readonly copy: Copy;
  readonly part: PartName;
  /** Only a draft is changed. */
  readonly mayEdit: boolean;
  /** Why what was typed was not saved: somebody else was faster, or the copy is no draft any more. */
  readonly stale: {
    readonly why: 'stale' | 'not-draft';
    readonly meanwhile: readonly ToldChange[];
  } | null;
  /** What was just done, by `?fertig=`. */
  readonly done: string | null;
}
export type Refusal<R extends string> = Extract<Result<never, R | EditRefusal>, { ok: false }>;
export interface SaveAndShow<R extends string> {
  readonly edit: (files: Files) => Result<Files, R>;
  /** What is done, in words of both languages without a full stop. */
  readonly what: { readonly de: string; readonly en: string; readonly part?: PartName };
  /** Where to lead when it is saved. */
  readonly to: string | ((copy: Copy) => string);
  /** The page with what was typed: with why it was refused, or null where `view.stale` says why. */
  readonly again: (view: CopyView, refused: Refusal<R> | null) => Promise<string> | string;
}
