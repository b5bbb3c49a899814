import { z } from 'zod';
import { formatPercent } from '#kernel/format';
import { isUuid } from '#kernel/ids';
import { bytes, html, json, notFound, type Reply, type Request, type Route, redirect, refusal } from '#platform/http';
import { type ProofRefusal, proofRefusals } from '../domain/wishes/index.ts';
import { texts } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import {
  addProof,
  askedUrgencies,
  judgeUrgency,
  offersOfLate,
  openProof,
  proofFiles,
} from '../use-cases/wishes/urgent-wishes.ts';
import { openWish } from '../use-cases/wishes/wish-commands.ts';
import { linesOfWish } from '../use-cases/wishes/wish-parts.ts';
import { reading } from './api.ts';
import { type AppointmentHttp, personOf } from './appointment-http.ts';
import { urgentPage } from './pages/urgent-page.tsx';
import { linesOf, whenOf } from './visit-facts.ts';

/** Showing why one cannot wait, and judging it. */
export const urgentRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => {
  const base = '/:lang/team/termine/dringend';
  return [
    {
      ...{ method: 'POST', path: '/:lang/termin/wunsch/:wish/nachweis', permission: 'appointment:change' },
      ...{ body: 'multipart', maxBody: proofFiles.maxBytes + 100_000, limit: 'upload' },
      page: '/:lang/termin/wunsch/:wish',
      handle: (request) => upload(parts, request),
    },
    {
      ...{ method: 'GET', path: base, permission: 'appointment:plan' },
      handle: (request) => show(parts, http, request, null),
    },
    {
      ...{ method: 'POST', path: base, permission: 'appointment:plan', body: 'form' },
      handle: (request) => judge(parts, http, request),
    },
    {
      ...{ method: 'GET', path: `${base}/:wish/nachweis/:proof`, permission: 'appointment:plan' },
      handle: (request) => file(parts, request),
    },
  ];
};

/** The same for programs. */
export const urgentApi = (parts: AppointmentParts): readonly Route[] => {
  const [tag, base] = ['appointments', '/api/v1/urgent-wishes'];
  return [
    {
      ...{ method: 'GET', path: base, permission: 'appointment:plan' },
      api: { summary: 'Wishes that ask to come first and wait for a verdict', tag, response: urgentList },
      handle: async (request) => {
        const asked = await askedUrgencies(parts, personOf(request));
        return json({
          wishes: asked.map(({ row, proofs }) => ({
            ...{ number: row.number, urgentFor: row.wanted.urgentFor ?? '' },
            proofs: proofs.map(({ id, mediaType, size }) => ({ id, mediaType, size })),
          })),
        });
      },
    },
    {
      ...{ method: 'GET', path: `${base}/:wish/proofs/:proof`, permission: 'appointment:plan' },
      api: {
        ...{ summary: 'What was shown for urgency', tag, mediaType: 'application/octet-stream' },
        refusals: { 404: ['not-found'] },
      },
      handle: (request) => file(parts, request),
    },
    {
      ...{ method: 'POST', path: `${base}/:wish/verdict`, permission: 'appointment:plan', body: 'json' },
      api: {
        ...{ summary: 'Accept urgency, or say why not; the files are deleted', tag, body: verdictBody },
        ...{ response: verdictAnswer, refusals: { 404: ['not-found'], 409: ['not-now'], 422: ['invalid-body'] } },
      },
      handle: reading(verdictBody, async ({ verdict }, request) => {
        const done = await judgeUrgency(parts, personOf(request), request.params['wish'] ?? '', verdict);
        if (!done) return notFound;
        return done.ok ? json({ number: done.value.number }) : refusal(409, done.reason);
      }),
    },
    {
      ...{ method: 'POST', path: '/api/v1/appointment-wishes/:wish/proofs', permission: 'appointment:change' },
      ...{ body: 'multipart', maxBody: proofFiles.maxBytes + 100_000, limit: 'upload' },
      api: {
        ...{ summary: 'Show why a wish cannot wait: one file in the field `nachweis`', tag, response: verdictAnswer },
        ...{ status: 201, refusals: { 404: ['not-found'], 422: [...fileFaults] } },
      },
      handle: async (request) => {
        const opened = await openWish(parts, personOf(request), request.params['wish'] ?? '', 'appointment:change');
        if (!opened) return notFound;
        const done = await addProof(parts, opened, fileIn(request));
        return done.ok ? json({ number: opened.row.number }, 201) : refusal(422, done.reason);
      },
    },
  ];
};

async function upload(parts: AppointmentParts, request: Request): Promise<Reply> {
  const { language, params } = request;
  const opened = await openWish(parts, personOf(request), params['wish'] ?? '', 'appointment:change');
  if (!opened) return notFound;
  const done = await addProof(parts, opened, fileIn(request));
  const back = `/${language}/termin/wunsch/${opened.row.number}`;
  return redirect(done.ok ? back : `${back}?fehler=${done.reason}#nachweis`);
}

const fileIn = ({ form }: Request) =>
  form.files.find(({ field }) => field === 'nachweis') ?? { name: '', bytes: new Uint8Array() };

async function show(
  parts: AppointmentParts,
  http: AppointmentHttp,
  request: Request,
  error: string | null,
): Promise<Reply> {
  const { language, csrf } = request;
  const asked = (await askedUrgencies(parts, personOf(request))).map(({ row, proofs }) => ({
    number: row.number,
    what: linesOf(parts, linesOfWish(row.wanted), language).join('; '),
    since: whenOf(Math.floor(row.madeAt), language),
    reason: parts.plan.urgencies?.find(({ id }) => id === row.wanted.urgentFor)?.name[language] ?? '',
    proof: parts.plan.urgencies?.find(({ id }) => id === row.wanted.urgentFor)?.proof[language] ?? '',
    proofs: proofs.map(({ id }) => id),
  }));
  const { made, accepted, lost } = await offersOfLate(parts);
  const figures = made > 0 ? { made, accepted, lost: formatPercent(lost / made, language) } : null;
  return html(
    urgentPage({ shell: http.shellFor(request), words: texts[language], csrf, asked, figures, error }),
    error ? 409 : 200,
  );
}

async function judge(parts: AppointmentParts, http: AppointmentHttp, request: Request): Promise<Reply> {
  const { form, language } = request;
  const verdict = form.get('urteil');
  if (verdict !== 'accepted' && !isRefusal(verdict))
    return show(parts, http, request, texts[language].wishes.urgent.verdictMissing);
  const done = await judgeUrgency(parts, personOf(request), form.get('wunsch'), verdict);
  if (!done) return notFound;
  return done.ok
    ? redirect(`/${language}/team/termine/dringend`)
    : show(parts, http, request, texts[language].wishes.urgent.notNow);
}

async function file(parts: AppointmentParts, request: Request): Promise<Reply> {
  const { wish = '', proof = '' } = request.params;
  const found = isUuid(proof) ? await openProof(parts, personOf(request), wish, proof) : null;
  if (!found) return notFound;
  const name = `${proof.slice(-6)}.${found.mediaType.split('/')[1]?.replace('jpeg', 'jpg') ?? 'bin'}`;
  // A browser shows a picture in a page of its own making, whose styles the policy of the city refuses: it is saved instead.
  return bytes(found.bytes, found.mediaType, name, found.mediaType === 'application/pdf');
}

const isRefusal = (text: string): text is ProofRefusal => proofRefusals.some((one) => one === text);
const fileFaults = [
  ...['proof-too-many', 'no-proof-asked', 'file-empty', 'file-too-large', 'file-type', 'file-damaged'],
  ...['file-encrypted', 'file-active-content'],
];
const verdictBody = z.strictObject({ verdict: z.enum(['accepted', ...proofRefusals]) });
const verdictAnswer = z.object({ number: z.string() });
const urgentList = z.object({
  wishes: z.array(
    z.object({
      number: z.string(),
      urgentFor: z.string(),
      proofs: z.array(z.object({ id: z.string(), mediaType: z.string(), size: z.int() })),
    }),
  ),
});
