import { isUuid } from '#kernel/ids';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { texts } from '../../texts/index.ts';
import { officeTexts } from '../../texts/office.ts';
import { flagVisit, visitsBehind } from '../../use-cases/office/flags.ts';
import { readHints } from '../../use-cases/office/hints.ts';
import { outlierReport } from '../../use-cases/office/outlier-report.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { titlesOf } from '../../use-cases/serve-visit.ts';
import { auditPage, hintsPage, lookPage } from '../pages/office/audit-pages.tsx';
import type { ShellFor } from '../shell-for.ts';
import { typedIn } from './form-fields.ts';

/** The auditor: who stands out, the visits behind it, hints. */
export function auditRoutes(parts: PartnerParts, shellFor: ShellFor): readonly Route[] {
  const permission = 'partner-audit:read' as const;
  const here = '/:lang/team/partner/pruefung';
  return [
    {
      ...{ method: 'GET', path: here, permission },
      async handle(request) {
        const words = officeTexts[request.language];
        return html(auditPage({ shell: shellFor(request), words, report: await outlierReport(parts) }));
      },
    },
    {
      ...{ method: 'GET', path: `${here}/besuche`, permission },
      handle: (request) => look(parts, shellFor, request, null),
    },
    {
      ...{ method: 'POST', path: `${here}/besuche`, permission, body: 'form' },
      async handle(request) {
        const { form, actor, language, query } = request;
        const done = await flagVisit(parts, actor, form.get('besuch'), form.get('grund'));
        if (!done.ok) return look(parts, shellFor, request, officeTexts[language].audit.errors[done.reason]);
        const { text } = whoIn(query);
        return redirect(`/${language}/team/partner/pruefung/besuche?${text}&fertig=ja`);
      },
    },
    {
      ...{ method: 'GET', path: `${here}/hinweise`, permission },
      async handle(request) {
        const words = officeTexts[request.language];
        const hints = await readHints(parts, request.actor);
        return html(hintsPage({ shell: shellFor(request), words, hints, branchName: (id) => nameOf(parts, id) }));
      },
    },
  ];
}

async function look(parts: PartnerParts, shellFor: ShellFor, request: Request, error: string | null): Promise<Reply> {
  const { language, csrf, query } = request;
  const { clerk, branch, text } = whoIn(query);
  if (!clerk && !branch) return notFound;
  const name = clerk ? (await parts.accounts.staff(clerk))?.name : nameOf(parts, branch ?? '');
  if (name === undefined) return notFound;
  const visits = await visitsBehind(parts, { clerk, branch });
  return html(
    lookPage({
      ...{ shell: shellFor(request), words: officeTexts[language], csrf, name, query: text, error },
      visits: visits.map(({ id, code, service, state }) => ({
        ...{ id, code, title: titlesOf(parts, service)[language], state: texts[language].own.states[state] },
      })),
      isDone: query.get('fertig') === 'ja',
      typed: typedIn(request),
    }),
    error ? 422 : 200,
  );
}

function whoIn(query: Request['query']) {
  const [person, filiale] = [query.get('person'), query.get('filiale')];
  const clerk = isUuid(person) ? person : null;
  const branch = !clerk && filiale && /^[a-z0-9-]{1,80}$/.test(filiale) ? filiale : null;
  return { clerk, branch, text: clerk ? `person=${clerk}` : `filiale=${branch}` };
}

const nameOf = ({ network }: PartnerParts, branch: string): string =>
  network?.branches.find(({ id }) => id === branch)?.name ?? branch;
