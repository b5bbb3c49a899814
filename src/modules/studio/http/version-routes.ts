import { isUuid } from '#kernel/ids';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { copyService } from '../use-cases/begin-copy.ts';
import { namesOf } from '../use-cases/history.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { withdraw } from '../use-cases/withdraw.ts';
import { versionsPage } from './pages/versions-page.tsx';
import { type CopyView, copyForm, copyPage, type StudioHttp } from './studio-http.ts';

/** The editions of a service: offer an earlier one again, withdraw the service. */
export const versionRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  copyPage(parts, http, 'versions', '/versionen', (view) => versions(parts, view, null)),
  copyForm(parts, http, 'versions', '/versionen/zurueck', '/versionen', (view, request) => back(parts, view, request)),
  {
    ...copyForm(parts, http, 'versions', '/versionen/zurueckziehen', '/versionen', async (view, request) => {
      if (request.form.get('sicher') !== 'yes') return versions(parts, view, view.words.versions.confirmMissing);
      const isGone = await withdraw(parts, request.actor, view.copy);
      return isGone ? redirect(view.paths.part(view.copy.id, 'versions', '?fertig=withdraw')) : notFound;
    }),
    permission: 'service-draft:publish',
  },
];

async function versions(parts: StudioParts, view: CopyView, error: string | null): Promise<Reply> {
  const all = await parts.catalogue.versionsOf(view.copy.service);
  const names = await namesOf(
    parts.accounts,
    all.flatMap(({ by }) => (isUuid(by) ? [by] : [])),
  );
  const isOffered = parts.catalogue.findService(view.copy.service) !== null;
  return html(versionsPage({ view, all, names, isOffered, error }), error ? 422 : 200);
}

/** Begins a copy with the content of an earlier edition. */
async function back(parts: StudioParts, view: CopyView, { actor, form }: Request): Promise<Reply> {
  const begun = await copyService(parts, actor, view.copy.service, form.get('version'));
  return begun.ok ? redirect(view.paths.copy(begun.value)) : notFound;
}
