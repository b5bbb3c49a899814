import type { ServiceFolder, ServiceTexts } from '#catalogue';
import type { Language } from '#kernel/language';
import { notFound, type Reply, type Request, redirect } from '#platform/http';
import { type FormContext, factsOf } from '../domain/form-context.ts';
import type { Scope } from '../domain/form-model.ts';
import { firstOpen } from '../domain/progress.ts';
import { type Step, stepsOf } from '../domain/steps.ts';
import { type FormsTexts, formsTexts } from '../texts/index.ts';
import { draftToBegin, giveCode } from '../use-cases/begin-draft.ts';
import { contextOf } from '../use-cases/form-of.ts';
import { type Draft, isRemembered, loadDraft } from '../use-cases/load-draft.ts';
import { markSaved } from '../use-cases/remember-saved.ts';
import type { FormHttp } from './form-http.ts';
import { draftPaths, type FormPaths, pathsOf } from './paths.ts';

/** Opens the own draft of the service in the address and hands it on; without one it leads to the start, when sent to the case. */
export const withForm = (parts: FormHttp, request: Request, handle: Handle): Promise<Reply> =>
  withOpened(parts, request, handle, (folder) => redirect(pathsOf(request.language, folder.id).start));

/** The same for the pages that ask: who has no draft yet begins one with the answer to the first of them. */
export const withQuestions = (parts: FormHttp, request: Request, handle: Handle): Promise<Reply> =>
  withOpened(parts, request, handle, async (folder) => {
    // A form that was shown for a draft is never taken for the first page of another.
    const draft = request.form.has('_draft') ? null : await draftToBegin(parts, request, folder);
    const form = draft && openForm(parts, request, draft);
    if (form && form.steps[0]?.key === keyOf(request)) return handle(form);
    return redirect(pathsOf(request.language, folder.id).start);
  });

async function withOpened(
  parts: FormHttp,
  request: Request,
  handle: Handle,
  without: (folder: ServiceFolder) => Promise<Reply> | Reply,
): Promise<Reply> {
  const service = request.params.service ?? '';
  const open = async (isFresh: boolean): Promise<Reply> => {
    const draft = await loadDraft(parts, request, service, request.form.get('_draft') || undefined, isFresh);
    const folder = draft ? undefined : parts.catalogue.findService(service);
    if (!draft) return folder ? without(folder) : notFound;
    if (draft.sent) return redirect(draftPaths(request.language).case(draft.sent.caseNumber));
    return handle(openForm(parts, request, draft));
  };
  if (request.method === 'GET' || !isRemembered(parts, request)) return open(false);
  const reply = await open(false);
  // Only a save proves that the remembered state is still the stored one: everything else is decided on what is stored.
  return request.session.state.nowSaved === undefined ? open(true) : reply;
}

/** A draft with everything its pages need. */
export function openForm(parts: FormHttp, request: Request, draft: Draft): OpenForm {
  const { language } = request;
  const context = contextOf(parts.catalogue, draft.folder, parts.platform.clock.now(), language);
  const facts = factsOf(context);
  return {
    parts,
    request,
    draft,
    language,
    context,
    facts,
    steps: stepsOf(draft.form, draft.answers, facts),
    texts: draft.folder.texts[language],
    words: formsTexts(language),
    paths: pathsOf(language, draft.folder.id),
    fromCheck: request.query.get('pruefen') === '1',
  };
}

/** To the first question that is open, or to the check page when none is. */
export function toFirstOpen({ steps, draft, paths, fromCheck }: OpenForm): Reply {
  const open = firstOpen(steps, draft.content.done);
  return redirect(open ? paths.step(open.key, fromCheck) : paths.check);
}

/** The same form after a save: what the saved answers ask next. Null leads away: sent or deleted meanwhile. */
export function afterSave(form: OpenForm, saved: Draft | null): OpenForm | Reply {
  if (!saved) return redirect(form.paths.start);
  if (saved.sent) return redirect(draftPaths(form.language).case(saved.sent.caseNumber));
  if (form.draft.rev === 0) giveCode(form.request, saved);
  markSaved(form.request, saved);
  return { ...form, draft: saved, steps: stepsOf(saved.form, saved.answers, form.facts) };
}

/** The step in the address: `person`, or `hunde/1/name` of a list. */
export const keyOf = ({ params }: Request): string =>
  [params.repeat, params.item, params.page].filter((part) => part !== undefined).join('/');

type Handle = (form: OpenForm) => Promise<Reply> | Reply;
export interface OpenForm {
  readonly parts: FormHttp;
  readonly request: Request;
  readonly draft: Draft;
  readonly language: Language;
  readonly context: FormContext;
  readonly facts: Scope;
  readonly steps: readonly Step[];
  readonly texts: ServiceTexts;
  readonly words: FormsTexts;
  readonly paths: FormPaths;
  /** The person came from the check page and goes back there. */
  readonly fromCheck: boolean;
}
