import { isUuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import { bytes, html, notFound, type Reply, type Request, type Route, redirect, refusal } from '#platform/http';
import { cockpitTexts } from '../../texts/index.ts';
import { askOfficer, longestQuestion, type Question, questionKinds } from '../../use-cases/cockpit/ask-officer.ts';
import type { CockpitParts } from '../../use-cases/cockpit/cockpit-parts.ts';
import { ownConsents } from '../../use-cases/cockpit/own-consents.ts';
import { ownAccessList, ownEntry } from '../../use-cases/cockpit/own-series.ts';
import { askPage } from '../pages/cockpit/ask-page.tsx';
import { keepPage, type RetentionRule } from '../pages/cockpit/keep-page.tsx';
import { overviewPage } from '../pages/cockpit/overview-page.tsx';
import { proofPage } from '../pages/cockpit/proof-page.tsx';
import type { ShellFor } from '../shell-for.ts';

/** "My data": what a person sees and does about the own data. Under a mandate one's own data is not shown. */
export function cockpitRoutes(parts: CockpitParts, shellFor: ShellFor): readonly Route[] {
  const get = (place: string, handle: (request: Request) => Promise<Reply>): Route => ({
    method: 'GET',
    path: `/:lang/meine-daten${place}`,
    permission: 'own-data:read',
    handle,
  });
  const ask = (request: Request, given: Omit<Parameters<typeof askPage>[0], 'shell' | 'csrf'>, status = 200): Reply =>
    html(askPage({ shell: shellFor(request), csrf: request.csrf, ...given }), status);
  return [
    get('', async (request) => {
      const own = await ownConsents(parts, request);
      if (!own) return notUnderMandate;
      return html(overviewPage({ shell: shellFor(request), own, isGuest: request.actor.kind !== 'citizen' }));
    }),
    get('/beweis', async (request) => {
      const list = await ownAccessList(parts, request);
      if (!list) return notUnderMandate;
      return html(proofPage({ shell: shellFor(request), series: list.series, verifier: parts.signer.verifier }));
    }),
    get('/zugriffe.json', async (request) => {
      const list = await ownAccessList(parts, request);
      if (!list) return notUnderMandate;
      const content = Buffer.from(`${JSON.stringify(list, null, 2)}\n`);
      return bytes(content, 'application/json', cockpitTexts[request.language].proof.fileName);
    }),
    get('/frage', async (request) => {
      const { query } = request;
      const named = { series: query.get('reihe') ?? '', number: Number(query.get('nummer')) };
      const entry = named.series ? await ownEntry(parts, request, named) : null;
      if (named.series && !entry) return notFound;
      const kind = kindOf(query.get('anlass') ?? (entry ? 'zugriff' : ''));
      return ask(request, { id: parts.newId(), entry, kind, text: '', faults: [] });
    }),
    {
      method: 'GET',
      path: '/:lang/meine-daten/aufbewahrung',
      permission: 'public',
      handle: (request) => html(keepPage({ shell: shellFor(request), rules: retentionRules(parts, request.language) })),
    },
    {
      method: 'POST',
      path: '/:lang/meine-daten/frage',
      permission: 'own-data:read',
      body: 'form',
      async handle(request) {
        const { form, language } = request;
        const [id, text] = [form.get('id'), form.get('frage').trim()];
        const kind = kindOf(form.get('anlass'));
        const entry = form.get('reihe') ? { series: form.get('reihe'), number: Number(form.get('nummer')) } : null;
        const faults = [
          ...(kind ? [] : (['missingKind'] as const)),
          ...(text === '' ? (['missing'] as const) : []),
          ...(text.length > longestQuestion ? (['tooLong'] as const) : []),
        ];
        if (!isUuid(id)) return notFound;
        if (!kind || faults.length > 0) return ask(request, { id, entry, kind, text, faults }, 422);
        const asked = await askOfficer(parts, request, { id, kind, text, entry });
        if (asked.ok) return redirect(`/${language}/vorgang/${asked.value}`);
        // A guest to whom nothing here belongs asks with the form of the service.
        const isStranger = asked.reason === 'not-yours' && request.actor.kind === 'guest';
        return isStranger ? redirect(`/${language}/datenschutz-anfrage`) : notUnderMandate;
      },
    },
  ];
}

/** How long data of each service is kept, by title. */
export const retentionRules = (
  { catalogue }: Pick<CockpitParts, 'catalogue'>,
  language: Language,
): readonly RetentionRule[] =>
  catalogue
    .services()
    .map(({ id, service, texts }) => ({ service: id, title: texts[language].title, ...service.retention }))
    .sort((a, b) => a.title.localeCompare(b.title, language));

const kindOf = (text: string): Question['kind'] | null => questionKinds.find((kind) => kind === text) ?? null;
const notUnderMandate = refusal(403, 'not-your-right');
