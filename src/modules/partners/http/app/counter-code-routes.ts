import { parseResumeCode } from '#kernel/resume-code';
import { html, type Reply, type Request, type Route, redirect } from '#platform/http';
import { deriveGuestKeys } from '#platform/vault';
import { appTexts } from '../../texts/app.ts';
import { ownVisits } from '../../use-cases/own-visit.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { counterCodePage } from '../pages/app/counter-code-page.tsx';
import type { ShellFor } from '../shell-for.ts';

/** Somebody who got a code at the counter finds their visits with it, on any device. */
export const counterCodeRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/servicepunkte/code',
    permission: 'partner-visit:open',
    handle: (request) => show(shellFor, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/servicepunkte/code',
    permission: 'partner-visit:open',
    body: 'form',
    limit: 'sign-in',
    handle: (request) => find(parts, shellFor, request),
  },
];

/** A code that opens nothing yet is not kept: the visit may still lie at the branch. */
async function find(parts: PartnerParts, shellFor: ShellFor, request: Request): Promise<Reply> {
  const { own } = appTexts[request.language];
  const code = parseResumeCode(request.form.get('code').slice(0, 100));
  if (!code.ok) return show(shellFor, request, own.wrong);
  const [visit] = await ownVisits(parts, {
    actor: request.actor,
    guestProofs: [deriveGuestKeys(code.value).proof],
  });
  if (!visit) return show(shellFor, request, own.notYet);
  request.session.addGuestCode(code.value);
  return redirect(`/${request.language}/servicepunkte/besuch/${visit.id}`);
}

const show = (shellFor: ShellFor, request: Request, error: string | null): Reply =>
  html(
    counterCodePage({
      ...{ shell: shellFor(request), words: appTexts[request.language], csrf: request.csrf, error },
      typed: request.method === 'POST' ? request.form.get('code').slice(0, 100) : '',
    }),
    error ? 422 : 200,
  );
