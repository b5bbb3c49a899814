import { html, json, type Reply, type Request, type Route, redirect } from '#platform/http';
import { officeTexts } from '../../texts/office.ts';
import { knownDefects } from '../../use-cases/office/defects.ts';
import { sendHint } from '../../use-cases/office/hints.ts';
import { pilotReports } from '../../use-cases/office/pilots.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { defectsPage } from '../pages/office/defects-page.tsx';
import { hintPage, hintSentPage } from '../pages/office/hint-page.tsx';
import { pilotPage } from '../pages/office/pilot-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { typedIn } from './form-fields.ts';
import { defectList, pilotList } from './office-schemas.ts';

/** What everybody may know of the service points, and the door for hints. */
export const publicOfficeRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    ...{ method: 'GET', path: '/:lang/servicepunkte/pilot', permission: 'public' },
    async handle(request) {
      const words = officeTexts[request.language];
      return html(pilotPage({ shell: shellFor(request), words, pilots: await pilotReports(parts) }));
    },
  },
  {
    ...{ method: 'GET', path: '/:lang/servicepunkte/bekannte-fehler', permission: 'public' },
    async handle(request) {
      const words = officeTexts[request.language];
      return html(defectsPage({ shell: shellFor(request), words, defects: await knownDefects(parts), edit: null }));
    },
  },
  {
    ...{ method: 'GET', path: '/:lang/servicepunkte/hinweis', permission: 'public' },
    handle: (request) =>
      request.query.get('fertig') === 'ja'
        ? html(hintSentPage(shellFor(request), officeTexts[request.language]))
        : ask(parts, shellFor, request, null),
  },
  {
    ...{ method: 'POST', path: '/:lang/servicepunkte/hinweis', permission: 'public', body: 'form' },
    async handle(request) {
      const { form, language } = request;
      const done = await sendHint(parts, { text: form.get('text'), branch: form.get('filiale') });
      if (!done.ok) return ask(parts, shellFor, request, officeTexts[language].hint.errors[done.reason]);
      return redirect(`/${language}/servicepunkte/hinweis?fertig=ja`);
    },
  },
  {
    ...{ method: 'GET', path: '/api/v1/branches/defects', permission: 'public' },
    api: { summary: 'Known defects at the service points', tag: 'partners', response: defectList },
    handle: async () => json({ defects: await knownDefects(parts) }),
  },
  {
    ...{ method: 'GET', path: '/api/v1/branches/pilots', permission: 'public' },
    api: {
      summary: 'What pilots of service points wanted, and what they came to',
      tag: 'partners',
      response: pilotList,
    },
    handle: async () => json({ pilots: (await pilotReports(parts)).map(asJson) }),
  },
];

function ask(parts: PartnerParts, shellFor: ShellFor, request: Request, error: string | null): Reply {
  const branches = (parts.network?.branches ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const props = { shell: shellFor(request), words: officeTexts[request.language], csrf: request.csrf, branches, error };
  return html(hintPage({ ...props, typed: typedIn(request) }), error ? 422 : 200);
}

const asJson = ({ id, hash, terms, declaredAt, countedFrom, state, isAsDeclared, result, ways, ...more }: Report) => ({
  ...{ id, hash, declaredAt, countedFrom, state, isAsDeclared },
  ...{ title: terms.title, goal: terms.goal, figure: terms.measure.figure, target: terms.measure.target },
  ...{ from: terms.from, until: terms.until, services: terms.services, institution: terms.institution },
  result: {
    ...{ visits: result.visits, sent: result.sent, completion: result.completion, errors: result.errors },
    ...{ counterMinutes: result.counterMinutes, centsPerCase: result.centsPerCase },
    ...{ value: result.value, reached: result.isReached },
  },
  ways,
  figures: more.compared,
  branches: more.distances,
});

type Report = Awaited<ReturnType<typeof pilotReports>>[number];
