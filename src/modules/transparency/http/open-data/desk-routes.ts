import { html, type Request, type Route } from '#platform/http';
import { type Sent, type SentData, sendInData } from '../../use-cases/open-data/send-in-data.ts';
import { type DeskOutcome, dataDeskPage, type TextName } from '../pages/open-data/desk-page.tsx';
import type { OpenDataHttp } from './open-data-http.ts';

/** Where departments publish their data. */
export const dataDeskRoutes = (http: OpenDataHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/daten',
    permission: 'open-data:publish',
    handle: (request) => show(http, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/team/daten',
    permission: 'open-data:publish',
    body: 'multipart',
    maxBody: 6_000_000,
    async handle(request) {
      const sent = sentOf(request);
      const done = await sendInData(http.platform, request.actor, sent);
      return show(http, request, outcomeOf(done, sent.embargo !== ''));
    },
  },
];

async function show(
  { data, catalogue, shellFor, platform }: OpenDataHttp,
  request: Request,
  outcome: DeskOutcome | null,
) {
  const { actor, language, form, csrf } = request;
  const own = await data.ofOffices(actor.offices);
  const offices = actor.offices.map((id) => ({ id, name: catalogue.findOffice(id)?.name[language] ?? id }));
  const isDone = outcome?.kind === 'published' || outcome?.kind === 'same';
  const only = offices.length === 1 ? { office: offices[0]!.id } : {};
  const typed = outcome && !isDone ? Object.fromEntries(names.map((name) => [name, form.get(name)])) : only;
  const part = (name: string): string => (outcome && !isDone ? form.get(`embargo-${name}`) : '');
  const embargo = { day: part('day'), month: part('month'), year: part('year') };
  const page = dataDeskPage({
    ...{ shell: shellFor(request), csrf, now: platform.clock.now(), own, offices, typed, embargo, outcome },
  });
  return html(page, outcome && !isDone ? 422 : 200);
}

function sentOf({ form }: Request): SentData {
  const text = (name: TextName): string => form.get(name).trim();
  const file = form.files.find(({ field, bytes }) => field === 'datei' && bytes.length > 0);
  const parts = (['year', 'month', 'day'] as const).map((part) => form.get(`embargo-${part}`).trim());
  const [year = '', month = '', day = ''] = parts;
  return {
    ...{ office: text('office'), id: text('id'), titleDe: text('titleDe'), titleEn: text('titleEn') },
    ...{ descriptionDe: text('descriptionDe'), descriptionEn: text('descriptionEn') },
    ...{ keywordsDe: text('keywordsDe'), keywordsEn: text('keywordsEn'), theme: text('theme') },
    ...{ licence: text('licence'), frequency: text('frequency'), correction: text('correction') },
    embargo: parts.every((one) => one === '') ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    csv: file ? new TextDecoder().decode(file.bytes) : null,
  };
}

function outcomeOf(done: Sent, isLater: boolean): DeskOutcome {
  if (done.ok) return done.value === null ? { kind: 'same' } : { kind: 'published', version: done.value, isLater };
  if ('fields' in done) return { kind: 'mend', fields: done.fields, faults: done.faults };
  return { kind: done.reason };
}

const names: readonly TextName[] = [
  ...(['office', 'id', 'titleDe', 'titleEn', 'descriptionDe', 'descriptionEn', 'keywordsDe', 'keywordsEn'] as const),
  ...(['theme', 'licence', 'frequency', 'correction'] as const),
];
