import { bytes, html, type Reply, type Request, type Route, redirect, refusal } from '#platform/http';
import { texts } from '../texts/index.ts';
import { accessRecord } from '../use-cases/access-record.ts';
import { copyAsJson, dataCopy } from '../use-cases/data-copy.ts';
import { erasableRequests, erasableThings, eraseNow } from '../use-cases/erasures.ts';
import { myArea } from '../use-cases/my-area.ts';
import type { PortalParts } from '../use-cases/portal-parts.ts';
import { accessPage } from './pages/access-page.tsx';
import { dataCopyPage } from './pages/data-copy-page.tsx';
import { erasePage } from './pages/erase-page.tsx';
import { myAreaPage } from './pages/my-area-page.tsx';
import { readableAnswers } from './readable-answers.ts';
import type { ShellFor } from './shell.ts';

/** The person's own area; a guest sees what belongs to this device. Under a mandate one's own data is not shown. */
export function areaRoutes(parts: PortalParts, shellFor: ShellFor): readonly Route[] {
  const get = (place: string, handle: (request: Request) => Promise<Reply>): Route => ({
    method: 'GET',
    path: `/:lang/mein-bereich${place}`,
    permission: 'own-data:read',
    handle,
  });
  const isGuest = ({ actor }: Request): boolean => actor.kind !== 'citizen';
  return [
    get('', async (request) =>
      html(myAreaPage({ shell: shellFor(request), area: await myArea(parts, request), isGuest: isGuest(request) })),
    ),
    get('/zugriffe', async (request) => {
      const record = await accessRecord(parts, request);
      if (!record) return notUnderMandate;
      const page = Math.max(1, Math.trunc(Number(request.query.get('seite'))) || 1);
      const officeName = (id: string): string =>
        parts.catalogue.findOffice(id)?.name[request.language] ?? parts.partners.branchName(id) ?? id;
      return html(accessPage({ shell: shellFor(request), record, page, isGuest: isGuest(request), officeName }));
    }),
    get('/datenkopie', async (request) => {
      const copy = await dataCopy(parts, request);
      if (!copy) return notUnderMandate;
      const answersOf = readableAnswers(parts, request.language);
      return html(dataCopyPage({ shell: shellFor(request), copy, answersOf }));
    }),
    get('/datenkopie.json', async (request) => {
      const copy = await dataCopy(parts, request);
      if (!copy) return notUnderMandate;
      const content = Buffer.from(`${JSON.stringify(copyAsJson(copy), null, 2)}\n`);
      return bytes(content, 'application/json', texts[request.language].area.copy.fileName);
    }),
    get('/loeschen', (request) => eraseReply(parts, shellFor, request)),
    {
      method: 'POST',
      path: '/:lang/mein-bereich/loeschen',
      permission: 'own-data:erase',
      body: 'form',
      handle: async (request) => {
        if (request.form.get('bestaetigt') !== 'yes') return eraseReply(parts, shellFor, request, true);
        return redirect(`/${request.language}/mein-bereich/loeschen?geloescht=${await eraseNow(parts, request)}`);
      },
    },
  ];
}

async function eraseReply(parts: PortalParts, shellFor: ShellFor, request: Request, isMissing = false): Promise<Reply> {
  const things = await erasableThings(parts, request);
  if (!things) return notUnderMandate;
  const requests = await erasableRequests(parts, request);
  const erased = Number(request.query.get('geloescht') ?? Number.NaN);
  const done = Number.isSafeInteger(erased) && erased >= 0 ? erased : null;
  const shell = shellFor(request);
  const isGuest = request.actor.kind !== 'citizen';
  return html(
    erasePage({ shell, things, requests, csrf: request.csrf, isGuest, isMissing, done }),
    isMissing ? 422 : 200,
  );
}

const notUnderMandate = refusal(403, 'not-your-right');
