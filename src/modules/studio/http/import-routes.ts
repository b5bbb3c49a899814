import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { takeTables } from '../domain/edit/process/take-tables.ts';
import { importWords } from '../texts/import.ts';
import { beginCopy } from '../use-cases/begin-copy.ts';
import { checkProcessBytes } from '../use-cases/check-process-file.ts';
import { importSent } from '../use-cases/import-service.ts';
import type { StudioParts } from '../use-cases/studio-parts.ts';
import { importPage, reportPage } from './pages/import-page.tsx';
import { importProcessPage } from './pages/import-process-page.tsx';
import { copyForm, copyPage, deskOf, type StudioHttp, saveAndReply, viewOf } from './studio-http.ts';
import { copyPath, studioPath, studioPaths } from './studio-paths.ts';

/** Copies begun from files of other systems: data fields of FIM, processes and tables of other engines, each with its report. */
export const importRoutes = (parts: StudioParts, http: StudioHttp): readonly Route[] => [
  {
    method: 'GET',
    path: studioPath('/einlesen'),
    permission: 'service-draft:update',
    handle: (request) => importForm(parts, http, request, {}),
  },
  {
    method: 'POST',
    path: studioPath('/einlesen'),
    permission: 'service-draft:update',
    body: 'multipart',
    maxBody: 24_000_000,
    limit: 'upload',
    page: studioPath('/einlesen'),
    handle: (request) => readFields(parts, http, request),
  },
  copyPage(parts, http, 'overview', '/bericht', (view) => html(reportPage(view))),
  copyPage(parts, http, 'process', '/ablauf/einlesen', (view) =>
    html(importProcessPage(view, { report: null, errors: {} })),
  ),
  {
    method: 'POST',
    path: copyPath('/ablauf/einlesen'),
    permission: 'service-draft:update',
    body: 'multipart',
    maxBody: 9_000_000,
    limit: 'upload',
    page: copyPath('/ablauf/einlesen'),
    handle: (request) => readProcess(parts, http, request),
  },
  {
    ...copyForm(parts, http, 'process', '/ablauf/tabelle', '/ablauf/einlesen', (view, request) =>
      saveAndReply<'table-broken'>(parts, view, request, {
        edit: (files) => takeTables(files, request.form.get('xml').replace(/\r\n/g, '\n')),
        what: importWords.de.process.whatTable,
        to: `${view.paths.part(view.copy.id, 'tables')}?fertig=gespeichert`,
        again: (now, refused) =>
          importProcessPage(now, {
            report: null,
            errors: refused ? { datei: importWords[now.language].errors.file } : {},
          }),
      }),
    ),
    maxBody: 8_000_000,
  },
];

async function readFields(parts: StudioParts, http: StudioHttp, request: Request): Promise<Reply> {
  const words = importWords[request.language];
  const { form, actor, language } = request;
  const [id, office] = [form.get('adresse').trim(), form.get('amt')];
  const file = form.files.find(({ field, bytes }) => field === 'datei' && bytes.length > 0);
  const errors: Record<string, string> = {};
  if (!file) errors['datei'] = words.errors.file;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 80) errors['adresse'] = words.errors.address;
  if (!actor.offices.includes(office)) errors['amt'] = words.errors.office;
  if (!file || Object.keys(errors).length > 0) return importForm(parts, http, request, errors);
  const lists = form.files.filter(({ field }) => field === 'listen');
  const today = parts.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const made = importSent({ file, lists, id, office, today });
  if (!made.ok) {
    const line = made.line === undefined || made.line < 2 ? '' : words.errors.line(made.line);
    return importForm(parts, http, request, { datei: line + made.message[language] });
  }
  const name = file.name.slice(0, 100);
  const what = { de: importWords.de.what(name), en: importWords.en.what(name) };
  const begun = await beginCopy(parts, { actor, service: id, office, files: made.files, what });
  if (begun.ok) return redirect(`${studioPaths(language).copy(begun.value)}/bericht`);
  const field = begun.reason === 'office-foreign' ? 'amt' : begun.reason === 'wrong-address' ? 'adresse' : 'datei';
  const message = { amt: words.errors.office, adresse: words.errors.address, datei: words.errors['too-large'] }[field];
  return importForm(parts, http, request, { [field]: message });
}

function importForm(
  parts: StudioParts,
  http: StudioHttp,
  request: Request,
  errors: Readonly<Record<string, string>>,
): Reply {
  const offices = request.actor.offices.flatMap((id) => parts.catalogue.findOffice(id) ?? []);
  const typed = { id: request.form.get('adresse').slice(0, 90), office: request.form.get('amt') };
  const isRefused = Object.keys(errors).length > 0;
  return html(importPage(deskOf(http, request), { offices, typed, errors }), isRefused ? 422 : 200);
}

async function readProcess(parts: StudioParts, http: StudioHttp, request: Request): Promise<Reply> {
  const view = await viewOf(parts, http, request, 'process');
  if (!view) return notFound;
  const words = importWords[view.language];
  const file = request.form.files.find(({ field, bytes }) => field === 'datei' && bytes.length > 0);
  const refused = (message: string): Reply =>
    html(importProcessPage(view, { report: null, errors: { datei: message } }), 422);
  if (!file) return refused(words.errors.file);
  const answer = await checkProcessBytes(file.bytes);
  if (!answer.ok) {
    const line = answer.line === undefined || answer.line < 2 ? '' : words.errors.line(answer.line);
    return refused(line + answer.message[view.language]);
  }
  return html(importProcessPage(view, { report: { name: file.name.slice(0, 100), answer }, errors: {} }));
}
