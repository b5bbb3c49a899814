import { bytes, html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CardField } from '../domain/card/index.ts';
import { type MandateMethod, mandateMethods, type StatedMethod, statedMethods } from '../domain/visit/index.ts';
import { texts } from '../texts/index.ts';
import { exportLedger } from '../use-cases/branch-ledger.ts';
import { servingAt } from '../use-cases/clerks.ts';
import type { PartnerParts } from '../use-cases/partner-parts.ts';
import { sealVisit } from '../use-cases/seal-visit.ts';
import {
  beginForm,
  endServedVisit,
  identifyVisit,
  servedVisits,
  signVisit,
  takeVisit,
  titlesOf,
  visitOfDraft,
} from '../use-cases/serve-visit.ts';
import { noteArrival, noteGone, whoWaits } from '../use-cases/waiting/arrivals.ts';
import { type DeskNews, deskPage } from './pages/desk-page.tsx';
import type { ShellFor } from './shell-for.ts';
import { showVisit, visitStep } from './visit-step.ts';

/** The branch's side: begin a visit by its code, step by step to the seal, and the own ledger. */
export const deskRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/servicepunkt',
    permission: 'partner-visit:serve',
    handle: (request) => desk(parts, shellFor, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/team/servicepunkt',
    permission: 'partner-visit:serve',
    body: 'form',
    handle: (request) => take(parts, shellFor, request),
  },
  {
    ...{ method: 'POST', path: '/:lang/team/servicepunkt/wartende', permission: 'partner-visit:serve' },
    ...{ body: 'form', page: '/:lang/team/servicepunkt' },
    async handle(request) {
      await noteArrival(parts, request.actor, request.form.get('once'));
      return redirect(`/${request.language}/team/servicepunkt#wartende`);
    },
  },
  {
    ...{ method: 'POST', path: '/:lang/team/servicepunkt/wartende/gegangen', permission: 'partner-visit:serve' },
    ...{ body: 'form', page: '/:lang/team/servicepunkt' },
    async handle(request) {
      await noteGone(parts, request.actor, request.form.get('wer'));
      return redirect(`/${request.language}/team/servicepunkt#wartende`);
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/servicepunkt/kassenbuch',
    permission: 'partner-visit:serve',
    async handle({ actor }) {
      const serving = await servingAt(parts, actor);
      if (!serving.ok) return notFound;
      const { branch } = serving.value;
      const file = Buffer.from(await exportLedger(parts, branch));
      return bytes(file, 'application/jsonl', `${branch}.jsonl`);
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/servicepunkt/formular',
    permission: 'partner-visit:serve',
    async handle({ actor, language, query }) {
      const row = await visitOfDraft(parts, actor, query.get('entwurf') ?? '');
      return redirect(`/${language}/team/servicepunkt${row ? `/${row.id}` : ''}`);
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/servicepunkt/:besuch',
    permission: 'partner-visit:serve',
    handle: (request) => showVisit(parts, shellFor, request, null),
  },
  visitStep(parts, shellFor, 'vollmacht', async (request, id) => {
    const method = mandateMethods.find((one) => one === request.form.get('art'));
    if (!method) return 'method-missing';
    const order = { method: method satisfies MandateMethod, shownHash: request.form.get('text') };
    const done = await signVisit(parts, request.actor, id, order);
    return done.ok ? null : done.reason;
  }),
  visitStep(parts, shellFor, 'identitaet', async (request, id) => {
    const method = statedMethods.find((one) => one === request.form.get('weg'));
    if (!method) return 'identity-missing';
    const done = await identifyVisit(parts, request.actor, id, method satisfies StatedMethod);
    return done.ok ? null : done.reason;
  }),
  visitStep(parts, shellFor, 'formular', async (request, id) => {
    const done = await beginForm(parts, request, id);
    return done.ok ? redirect(done.value) : done.reason;
  }),
  visitStep(parts, shellFor, 'versiegeln', async (request, id) => {
    const done = await sealVisit(parts, request, id);
    if (done.ok) return null;
    const fields = done.reason === 'card-differs' ? (done.details['fields'] as readonly CardField[]) : [];
    return { reason: done.reason, fields };
  }),
  visitStep(parts, shellFor, 'beenden', async (request, id) => {
    const done = await endServedVisit(parts, request, id);
    return done.ok ? null : done.reason;
  }),
];

async function take(parts: PartnerParts, shellFor: ShellFor, request: Request): Promise<Reply> {
  const done = await takeVisit(parts, request.actor, request.form.get('code'), request.form.get('wer'));
  if (done.ok) return redirect(`/${request.language}/team/servicepunkt/${done.value.id}`);
  const { errors } = texts[request.language].desk;
  return done.reason === 'closed-here'
    ? desk(parts, shellFor, request, { words: done.words?.[request.language] ?? '', instead: done.instead ?? [] })
    : desk(parts, shellFor, request, { words: errors[done.reason], instead: [] });
}

async function desk(
  parts: PartnerParts,
  shellFor: ShellFor,
  request: Request,
  refused: DeskNews | null,
): Promise<Reply> {
  const { language, actor, csrf } = request;
  const words = texts[language];
  const found = await servedVisits(parts, actor);
  const branch = parts.network?.branches.find(({ id }) => id === actor.offices[0]);
  return html(
    deskPage({
      ...{ now: parts.clock.now(), once: parts.newId(), waits: await whoWaits(parts, actor) },
      ...{ shell: shellFor(request), words, csrf, refused, branch: branch?.name ?? '' },
      typed: request.method === 'POST' ? request.form.get('code') : '',
      chosen: request.method === 'POST' ? request.form.get('wer') : '',
      notServing: found.ok ? null : words.desk.errors[found.reason],
      visits: found.ok ? found.value.map((row) => ({ row, title: titlesOf(parts, row.service)[language] })) : [],
    }),
    refused ? 422 : 200,
  );
}
