import { bytes, html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { type Move, moveNames } from '../domain/copy/moves.ts';
import { raiseEdition } from '../domain/copy/raise-edition.ts';
import { differencesOf } from '../domain/diff/differences.ts';
import { beginWords } from '../texts/history.ts';
import { writeArchive } from '../use-cases/archive.ts';
import { checkCopy } from '../use-cases/check-copy.ts';
import { changesAfter, namesOf } from '../use-cases/history.ts';
import { moveCopy } from '../use-cases/move-copy.ts';
import { isBaseOld, publishCopy } from '../use-cases/publish-copy.ts';
import { saveEdit } from '../use-cases/save-edit.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { checkPage } from './pages/check-page.tsx';
import { differencesPage } from './pages/differences-page.tsx';
import { type LifeErrors, overviewPage } from './pages/overview-page.tsx';
import { readDay } from './read-day.ts';
import { type CopyView, copyForm, copyPage, type StudioHttp, viewOf } from './studio-http.ts';

/** The overview of a working copy and its life: check, review, publishing, differences, download. */
export const copyRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'overview', '', (view, request) => overview(parts, view, request)),
  copyPage(parts, http, 'check', '/pruefung', async (view) => {
    const checked = await checkCopy(parts, view.copy);
    return html(checkPage({ view, ...checked }));
  }),
  copyPage(parts, http, 'differences', '/unterschiede', async (view) => {
    const [latest] = await parts.catalogue.versionsOf(view.copy.service);
    const before = latest ? await parts.catalogue.findVersion(view.copy.service, latest.version) : null;
    const differences = before ? differencesOf(before.files, view.copy.files) : null;
    return html(differencesPage({ view, edition: before?.edition ?? null, differences }));
  }),
  copyPage(parts, http, 'overview', '/herunterladen', ({ copy }) =>
    bytes(writeArchive(copy), 'application/zip', `${copy.service}.zip`),
  ),
  copyForm(parts, http, 'overview', '/schritt', '', (view, request) => move(parts, view, request)),
  copyForm(parts, http, 'overview', '/veroeffentlichen', '', (view, request) => publish(parts, view, request)),
  copyForm(parts, http, 'overview', '/aufbauen', '', (view, request) => rebase(parts, view, request)),
];

async function overview(
  parts: StudioParts,
  view: CopyView,
  request: Request,
  errors: LifeErrors = { errors: [], note: '', day: '' },
  status = 200,
): Promise<Reply> {
  const { copy } = view;
  const [history, [latest]] = await Promise.all([
    changesAfter(parts, copy.id, 0),
    parts.catalogue.versionsOf(copy.service),
  ]);
  const isLive = copy.state === 'draft' || copy.state === 'in-review' || copy.state === 'approved';
  const newer = isLive && latest && (await isBaseOld(parts, copy)) ? latest.edition : null;
  const reviewer = copy.reviewer ? (await namesOf(parts.accounts, [copy.reviewer])).get(copy.reviewer) : null;
  // The check computes for a while: nothing waits for the database meanwhile.
  const { problems } = await checkCopy(parts, copy);
  return html(
    overviewPage({ view, problems, history, newer, reviewer: reviewer ?? null, me: request.actor.id, ...errors }),
    status,
  );
}

async function move(parts: StudioParts, view: CopyView, request: Request): Promise<Reply> {
  const { form, actor } = request;
  const wanted = form.get('schritt');
  if (!isMove(wanted)) return refused(parts, view, request, 'wrong-state', { note: '', day: '' });
  const [note, revision] = [form.get('hinweis').slice(0, 2_000), Number(form.get('revision'))];
  const moved = await moveCopy(parts, { copy: view.copy.id, revision, actor, move: wanted, note });
  if (moved.ok)
    return redirect(wanted === 'discard' ? `${view.paths.base}` : `${view.paths.copy(view.copy.id)}?fertig=${wanted}`);
  if (moved.reason === 'not-found') return notFound;
  return refused(parts, view, request, moved.reason, { note, day: '' });
}

async function publish(parts: StudioParts, view: CopyView, request: Request): Promise<Reply> {
  const { form, actor } = request;
  const [day, revision] = [form.get('tag').slice(0, 20), Number(form.get('revision'))];
  const from = readDay(day);
  if (from === undefined) return refused(parts, view, request, 'wrong-day', { note: '', day });
  const published = await publishCopy(parts, { copy: view.copy.id, revision, actor, from });
  if (published.ok) return redirect(`${view.paths.copy(view.copy.id)}?fertig=publish`);
  if (published.reason === 'not-found') return notFound;
  return refused(parts, view, request, published.reason, { note: '', day });
}

/** Says that the copy knows the newest edition now, and takes the next one. */
async function rebase(parts: StudioParts, view: CopyView, request: Request): Promise<Reply> {
  const { copy } = view;
  const [latest] = await parts.catalogue.versionsOf(copy.service);
  if (!latest) return notFound;
  const saved = await saveEdit(parts, {
    ...{ copy: copy.id, revision: Number(request.form.get('revision')), actor: request.actor },
    ...{ edit: (files) => raiseEdition(files, latest.edition + 1), baseVersion: latest.version },
    what: { part: 'overview', ...beginWords.rebased(latest.edition) },
  });
  if (saved.ok) return redirect(`${view.paths.copy(copy.id)}?fertig=rebase`);
  if (saved.reason === 'not-found') return notFound;
  const reason = saved.reason === 'not-draft' || saved.reason === 'file-broken' ? 'wrong-state' : saved.reason;
  return refused(parts, view, request, reason, { note: '', day: '' });
}

/** The overview as it stands now, with why nothing was done. */
async function refused(
  parts: StudioParts,
  view: CopyView,
  request: Request,
  reason: keyof CopyView['words']['life']['errors'],
  typed: { readonly note: string; readonly day: string },
): Promise<Reply> {
  const now = (await viewOf(parts, { shellFor: () => view.shell }, request, 'overview')) ?? view;
  const field = { 'note-missing': 'hinweis', 'wrong-day': 'tag' }[reason as string] ?? '';
  const errors = [{ field, message: view.words.life.errors[reason] }];
  const isConflict = ['stale', 'wrong-state', 'base-old', 'own-work'].includes(reason);
  return overview(parts, now, request, { errors, ...typed }, isConflict ? 409 : 422);
}

const isMove = (text: string): text is Move => moveNames.some((name) => name === text);
