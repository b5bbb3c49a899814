import { formatNumber } from '#kernel/format';
import { parseMoney } from '#kernel/money';
import { ownValue } from '#kernel/own-value';
import { bytes, html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { makeBatch, openBatch } from '../../use-cases/treasury/collect.ts';
import { importStatement } from '../../use-cases/treasury/import-statement.ts';
import { settleByHand } from '../../use-cases/treasury/settle-by-hand.ts';
import { showClaim, showClaims, showStatement } from '../../use-cases/treasury/show-claims.ts';
import type { CaseHttp } from '../case-http.ts';
import { dayOf } from '../clerk/read-day.ts';
import { claimPage, type TypedSettlement } from '../pages/treasury/claim-page.tsx';
import { claimsPage } from '../pages/treasury/claims-page.tsx';
import { statementPage } from '../pages/treasury/statement-page.tsx';
import { treasuryDesk } from './treasury-desk.ts';

/** The treasury: open claims, bank statements, payments noted by hand, files for direct debits. Nobody else sees that they are there. */
export const treasuryRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  page('', (request) => claims(parts, http, request)),
  page('/auszug/:statement', (request) => statement(parts, http, request)),
  page('/forderung/:reference', (request) => claim(parts, http, request)),
  page('/lastschriften/:batch', (request) => batchFile(parts, request)),
  act('/auszug', '', (request) => upload(parts, http, request), 'multipart'),
  act('/forderung/:reference/bezahlt', '/forderung/:reference', (request) => settle(parts, http, request)),
  act('/lastschriften', '', (request) => collect(parts, http, request)),
];

const base = '/:lang/team/zahlungen';
const page = (path: string, handle: Route['handle']): Route => ({
  method: 'GET',
  path: `${base}${path}`,
  permission: 'case:decide',
  handle,
});
const act = (path: string, shown: string, handle: Route['handle'], body: 'form' | 'multipart' = 'form'): Route => ({
  method: 'POST',
  path: `${base}${path}`,
  permission: 'case:decide',
  body,
  ...(body === 'multipart' ? { maxBody: 11_000_000, limit: 'upload' as const } : {}),
  page: `${base}${shown}`,
  handle,
});

async function claims(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  about: { readonly fileError?: string; readonly status?: number; readonly notice?: string } = {},
): Promise<Reply> {
  const view = await showClaims(parts, request.actor);
  if (!view) return notFound;
  const desk = treasuryDesk(parts, http, request);
  const typed = request.query.get('kennzeichen') ?? '';
  const found = typed.trim() === '' ? null : await showClaim(parts, request.actor, typed);
  if (found) return redirect(desk.paths.claim(found.reference));
  const done = request.query.get('lastschriften');
  return html(
    claimsPage({
      desk,
      view,
      typed,
      findError: typed.trim() === '' ? null : desk.words.notFound,
      fileError: about.fileError ?? null,
      done: done && /^\d{1,5}$/.test(done) ? desk.words.collect.done(formatNumber(Number(done), desk.language)) : null,
      notice: about.notice ?? null,
    }),
    about.status ?? (typed.trim() === '' ? 200 : 404),
  );
}

async function upload(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const file = request.form.files.find(({ field }) => field === 'datei');
  const read = await importStatement(parts, request.actor, file?.bytes ?? new Uint8Array());
  const desk = treasuryDesk(parts, http, request);
  if (read.ok)
    return redirect(`${desk.paths.statement(read.value.id)}?fertig=${read.value.isNew ? 'neu' : 'wiederholt'}`);
  if (read.reason === 'not-found') return notFound;
  return claims(parts, http, request, { fileError: desk.words.statement.errors[read.reason], status: 422 });
}

async function statement(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const view = await showStatement(parts, request.actor, request.params['statement'] ?? '');
  if (!view) return notFound;
  const desk = treasuryDesk(parts, http, request);
  const { new: isNew, again } = desk.words.statement;
  const done = ownValue({ neu: isNew, wiederholt: again }, request.query.get('fertig') ?? '');
  return html(statementPage({ desk, view, done }));
}

async function claim(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  typed: TypedSettlement | null = null,
  status = 200,
): Promise<Reply> {
  const found = await showClaim(parts, request.actor, request.params['reference'] ?? '');
  if (!found) return notFound;
  const desk = treasuryDesk(parts, http, request);
  const done = request.query.get('fertig') === 'bezahlt' ? desk.words.hand.done : null;
  return html(claimPage({ desk, claim: found, typed, done }), status);
}

async function settle(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { form, params, actor, language } = request;
  const reference = params['reference'] ?? '';
  const amount = parseMoney(form.get('betrag'), language);
  const done = await settleByHand(parts, actor, {
    reference,
    cents: amount.ok ? amount.value : null,
    paidOn: dayOf(form.get('tag')),
    reason: form.get('grund'),
  });
  const desk = treasuryDesk(parts, http, request);
  if (done.ok) return redirect(`${desk.paths.claim(reference)}?fertig=bezahlt`);
  if (done.reason === 'not-found') return notFound;
  const typed = { amount: form.get('betrag'), day: form.get('tag'), reason: form.get('grund'), refusal: done.reason };
  return claim(parts, http, request, typed, done.reason === 'already-done' ? 409 : 422);
}

async function collect(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const made = await makeBatch(parts, request.actor);
  const desk = treasuryDesk(parts, http, request);
  if (made.ok) return redirect(`${desk.paths.base}?lastschriften=${made.value.count}`);
  if (made.reason === 'not-found') return notFound;
  const { missing, nothing } = desk.words.collect;
  return claims(parts, http, request, { notice: made.reason === 'no-identifier' ? missing : nothing, status: 409 });
}

async function batchFile(parts: CaseParts, { actor, params }: Request): Promise<Reply> {
  const id = params['batch'] ?? '';
  const file = await openBatch(parts, actor, id);
  return file ? bytes(Buffer.from(file), 'application/xml', `lastschriften-${id.slice(0, 8)}.xml`) : notFound;
}
