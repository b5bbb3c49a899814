import type { ServiceFolder } from '#catalogue';
import { reachesLevel } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { slugOf } from '../domain/parse-form.ts';
import { exitOf } from '../domain/steps.ts';
import { beginDraft, draftToBegin } from '../use-cases/begin-draft.ts';
import { loadDraft } from '../use-cases/load-draft.ts';
import { keptDays } from '../use-cases/my-drafts.ts';
import { markSaved } from '../use-cases/remember-saved.ts';
import { readyToSend } from '../use-cases/send-draft.ts';
import { citizenDeadline, promisedDay } from './deadlines.ts';
import type { FormHttp } from './form-http.ts';
import { type OpenForm, openForm, toFirstOpen, withForm } from './open-form.ts';
import { checkPage } from './pages/check-page.tsx';
import { exitPage } from './pages/exit-page.tsx';
import { pausePage } from './pages/pause-page.tsx';
import { startPage } from './pages/start-page.tsx';
import { pathsOf } from './paths.ts';

/** The pages around the questions: start, exits, check, pause. */
export const serviceRoutes = (parts: FormHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/:service/start',
    permission: 'service:read',
    handle: (request) => start(parts, request),
  },
  {
    method: 'POST',
    path: '/:lang/:service/start',
    permission: 'draft:create',
    body: 'form',
    handle: (request) => begin(parts, request),
  },
  {
    method: 'GET',
    path: '/:lang/:service/ausgang/:exit',
    permission: 'draft:read',
    handle: (request) => withForm(parts, request, exit),
  },
  {
    method: 'GET',
    path: '/:lang/:service/pruefen',
    permission: 'draft:read',
    handle: (request) => withForm(parts, request, check),
  },
  {
    method: 'GET',
    path: '/:lang/:service/spaeter',
    permission: 'draft:read',
    handle: (request) => withForm(parts, request, pause),
  },
];

async function start(parts: FormHttp, request: Request): Promise<Reply> {
  const folder = parts.catalogue.findService(request.params.service ?? '');
  if (!folder) return notFound;
  const draft = await loadDraft(parts, request, folder.id);
  const paths = pathsOf(request.language, folder.id);
  const open = draft && !draft.sent ? { href: paths.check, savedAt: draft.savedAt } : null;
  return html(startPage(parts, request, folder, { open, signIn: signInFor(parts, request, folder, paths.start) }));
}

async function begin(parts: FormHttp, request: Request): Promise<Reply> {
  const folder = parts.catalogue.findService(request.params.service ?? '');
  if (!folder) return notFound;
  // Who has none begins with the first answer; one that is there already is asked for first, so begin another now.
  const first = (await loadDraft(parts, request, folder.id)) ? null : await draftToBegin(parts, request, folder);
  if (first) return toFirstOpen(openForm(parts, request, first));
  const draft = await beginDraft(parts, request, folder);
  markSaved(request, draft);
  return toFirstOpen(openForm(parts, request, draft));
}

function exit(form: OpenForm): Reply {
  const slug = form.request.params.exit;
  for (const step of form.steps) {
    if (step.kind !== 'questions') continue;
    const id = exitOf(step);
    if (id && slugOf(id) === slug) {
      const texts = form.texts.exits[id];
      if (texts) return html(exitPage(form, texts, form.paths.step(step.key)));
    }
  }
  return toFirstOpen(form);
}

function check(form: OpenForm): Reply {
  const { draft, paths, steps, parts, request } = form;
  const ready = readyToSend(draft, form.context);
  if (!ready.ok) {
    const back = draft.content.done.length > 0 && allDone(form);
    return redirect(ready.exit ? paths.exit(ready.exit) : paths.step(ready.step.key, back));
  }
  const elsewhere = parts.checkedAt?.(request, draft.id);
  if (elsewhere) return redirect(elsewhere);
  const last = steps.at(-1);
  return html(
    checkPage(form, {
      backHref: last ? paths.step(last.key) : paths.start,
      until: promisedDay(form),
      duty: citizenDeadline(form),
      signIn: signInFor(parts, request, draft.folder, paths.check),
    }),
  );
}

/** Everything was answered once, so whoever mends one answer comes straight back to the check page. */
const allDone = ({ steps, draft }: OpenForm): boolean => {
  const open = steps.filter((step) => !draft.content.done.includes(step.key));
  return open.length <= 1;
};

function pause(form: OpenForm): Reply {
  const { draft, context } = form;
  const days = draft.owner.kind === 'guest' ? keptDays.guest : keptDays.account;
  const until = legalDay(draft.savedAt).add({ days });
  return html(
    pausePage(form, { until, daysLeft: Math.max(0, context.today.until(until, { largestUnit: 'days' }).days) }),
  );
}

/** What sign-in is still missing to send; null when the person may send as they are. */
function signInFor(parts: FormHttp, { actor, language }: Request, folder: ServiceFolder, back: string) {
  const { identity: level, guests } = folder.service;
  if (guests || reachesLevel(actor.level, level)) return null;
  const href = parts.signInHref?.(language, level, back);
  return { level, href: href ?? `/${language}/anmelden?${new URLSearchParams({ stufe: level, zurueck: back })}` };
}
