import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { allBags, bagBehind } from '../../use-cases/custody/see-bags.ts';
import { findInBag } from '../../use-cases/custody/sign-bag.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { auditBagPage, auditPage } from '../pages/custody/audit-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { bagLine, frameOf, isOverdue, wayOf, wordsFor } from './desk-frame.ts';

/** The auditor's side: bags whose count did not match, and what was found of them. */
export const auditRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/beutelpruefung',
    permission: 'custody:settle',
    async handle(request) {
      const bags = parts.network ? await allBags(parts) : [];
      const line = (bag: (typeof bags)[number]) => bagLine(parts, request, '/team/beutelpruefung', bag);
      return html(
        auditPage({
          frame: frameOf(parts, shellFor, request),
          disputes: bags.filter(({ state }) => state === 'disputed').map(line),
          overdue: bags.filter((bag) => isOverdue(parts, bag)).map(line),
        }),
      );
    },
  },
  {
    method: 'GET',
    path: '/:lang/team/beutelpruefung/:siegel',
    permission: 'custody:settle',
    handle: (request) => show(parts, shellFor, request, null),
  },
  {
    method: 'POST',
    path: '/:lang/team/beutelpruefung/:siegel',
    permission: 'custody:settle',
    body: 'form',
    async handle(request) {
      const { form, actor, params, language } = request;
      const order = { seal: params['siegel'] ?? '', found: form.get('nummern'), once: form.get('once') };
      const done = await findInBag(parts, actor, order);
      return done.ok
        ? redirect(`/${language}/team/beutelpruefung?fertig=geprueft`)
        : show(parts, shellFor, request, done.reason);
    },
  },
];

async function show(parts: PartnerParts, shellFor: ShellFor, request: Request, wrong: string | null): Promise<Reply> {
  const bag = await bagBehind(parts, request.params['siegel'] ?? '');
  if (!bag) return notFound;
  const frame = frameOf(parts, shellFor, request);
  const page = auditBagPage({
    ...{ frame, seal: bag.seal, way: wayOf(parts, request.language, bag), found: bag.found },
    serials: bag.items.map(({ serial }) => serial),
    dispute: bag.state === 'disputed' ? bag.dispute : null,
    ...{ typed: request.form.get('nummern'), error: wrong && wordsFor(frame.words, wrong) },
  });
  return html(page, wrong ? 422 : 200);
}
