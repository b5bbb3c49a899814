import { answerTrial, changeTrialList, emptyTrial, readTrial, type TrialContent, trialAt, trialPages } from '#forms';
import { legalDay } from '#kernel/clock';
import { html, notFound, type Reply, type Request, type Route } from '#platform/http';
import { addExample } from '../domain/edit/form/add-example.ts';
import { previewWords } from '../texts/preview.ts';
import { type OpenTrial, openTrial } from '../use-cases/open-trial.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { previewEndPage, previewExitPage } from './pages/preview-end-page.tsx';
import { type PreviewPlace, previewStartPage, previewUnreadyPage } from './pages/preview-frame.tsx';
import { previewStepPage } from './pages/preview-step-page.tsx';
import { copyForm, copyPage, type StudioHttp, saveAndReply, viewOf } from './studio-http.ts';
import { copyPath } from './studio-paths.ts';

/** A working copy as citizens will see it: the answers go from page to page with the form and are kept nowhere. */
export const previewRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'preview', '/vorschau', (view) => {
    const trial = openTrial(parts, view.copy, view.language);
    return html(trial ? previewStartPage({ view, trial }) : previewUnreadyPage(view));
  }),
  {
    method: 'POST',
    path: copyPath('/vorschau'),
    permission: 'service-draft:read',
    body: 'form',
    maxBody: 256_000,
    page: copyPath('/vorschau'),
    async handle(request): Promise<Reply> {
      const view = await viewOf(parts, http, request, 'preview');
      if (!view) return notFound;
      const trial = openTrial(parts, view.copy, view.language);
      return trial ? step({ view, trial }, request) : html(previewUnreadyPage(view));
    },
  },
  copyForm(parts, http, 'preview', '/vorschau/beispiel', '/vorschau', async (view, request) => {
    const trial = openTrial(parts, view.copy, view.language);
    return trial ? keep(parts, { view, trial }, request) : notFound;
  }),
];

/** One press of a button in the preview: on, back, to a page, or a change of a list. */
function step(place: PreviewPlace, { form }: Request): Reply {
  const { trial } = place;
  const content = contentOf(trial, form.get('stand'));
  const key = form.get('schritt');
  const act = form.get('tun');
  if (act === 'anfang') return show(place, emptyTrial(place.view.language), '');
  if (act.startsWith('gehe:')) return show(place, content, act.slice(5));
  if (act === 'ende') return html(previewEndPage(place, content));
  if (act === 'hinzu' || act === 'fertig' || act.startsWith('weg:')) {
    const wish = act === 'hinzu' ? 'add' : act === 'fertig' ? 'keep' : { remove: Number(act.slice(4)) };
    const changed = changeTrialList(trial, content, key, wish);
    if (changed.error)
      return html(
        previewStepPage(place, changed.content, stepOf(place, changed.content, key), { listError: changed.error }),
        422,
      );
    return changed.next === null
      ? html(previewEndPage(place, changed.content))
      : show(place, changed.content, changed.next);
  }
  const answered = answerTrial(trial, content, key, form);
  if (!answered.ok)
    return html(previewStepPage(place, content, answered.step, { issues: answered.issues, fields: form }), 422);
  if (answered.exit) return html(previewExitPage(place, answered.content, answered.exit, key));
  return show(place, answered.content, answered.next ?? '');
}

function show(place: PreviewPlace, content: TrialContent, key: string): Reply {
  const found = stepOf(place, content, key);
  return html(found ? previewStepPage(place, content, found, {}) : previewEndPage(place, content));
}

const stepOf = ({ trial }: PreviewPlace, content: TrialContent, key: string) => trialAt(trial, content, key);

/** Keeps what was tried as an example of the service. */
function keep(parts: StudioParts, place: PreviewPlace, request: Request): Promise<Reply> | Reply {
  const { view, trial } = place;
  const { form } = request;
  const content = contentOf(trial, form.get('stand'));
  const exit = form.get('ausgang') || null;
  const title = form.get('titel').replace(/\s+/g, ' ').trim().slice(0, 120);
  const words = previewWords[view.language].example;
  const again = (error: string | null, own = place): string => {
    const about = { title, error: error ?? undefined };
    return exit ? previewExitPage(own, content, exit, form.get('schritt'), about) : previewEndPage(own, content, about);
  };
  if (title === '') return html(again(words.missing), 422);
  const outcome = Object.hasOwn(words.outcomes, form.get('ende')) ? form.get('ende') : 'done';
  const on = legalDay(parts.clock.now()).toString();
  const order = {
    title,
    on,
    outcome,
    identity: trial.isForGuests ? 'guest' : 'high',
    pages: trialPages(trial, content, exit),
  };
  return saveAndReply(parts, view, request, {
    edit: (files) => addExample(files, order),
    what: { de: previewWords.de.example.what(title), en: previewWords.en.example.what(title), part: 'examples' },
    to: `${view.paths.part(view.copy.id, 'examples')}?fertig=gespeichert`,
    again: (own, refused) =>
      again(refused === null ? null : refused.reason === 'example-taken' ? words.taken : words.broken, {
        ...place,
        view: own,
      }),
  });
}

function contentOf(trial: OpenTrial, text: string): TrialContent {
  try {
    return readTrial(trial, JSON.parse(text || 'null'));
  } catch {
    return emptyTrial(trial.context.language);
  }
}
