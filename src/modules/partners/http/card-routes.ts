import { notFound, type Route, redirect, text } from '#platform/http';
import { beginReading, fetchToken, giveUpReading, tokenPath } from '../use-cases/card/begin-reading.ts';
import { fetchReading } from '../use-cases/card/fetch-reading.ts';
import type { PartnerParts } from '../use-cases/partner-parts.ts';
import { servedVisit } from '../use-cases/serve-visit.ts';
import type { ShellFor } from './shell-for.ts';
import { showVisit, visitStep } from './visit-step.ts';

/** Reading the card of a person at the counter: begin, go to the program at the reader and back, fetch the result, or go another way. All of it works without script. */
export const cardRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  visitStep(parts, shellFor, 'karte', async ({ actor, form, language }, id) => {
    const done = await beginReading(parts, actor, id, {
      ...{ isPhotoCompared: form.has('foto'), isAgreed: form.has('einverstanden'), takesOver: form.has('uebernehmen') },
      language,
    });
    return done.ok ? null : done.reason;
  }),
  visitStep(parts, shellFor, 'karte-ergebnis', async ({ actor }, id) => {
    const done = await fetchReading(parts, actor, id, { reading: null, isStopped: false });
    return done.ok ? null : done.reason;
  }),
  visitStep(parts, shellFor, 'karte-beenden', async ({ actor }, id) => {
    const done = await giveUpReading(parts, actor, id as Parameters<typeof giveUpReading>[2]);
    return done.ok ? null : done.reason;
  }),
  {
    // Here the program at the reader sends the browser (BSI TR-03124 part 1). What it says of success is not believed.
    method: 'GET',
    path: '/:lang/team/servicepunkt/:besuch/karte/:lesung',
    permission: 'partner-visit:serve',
    limit: 'write',
    async handle(request) {
      const { actor, language, params, query } = request;
      const { besuch = '', lesung = '' } = params;
      const row = await servedVisit(parts, actor, besuch);
      if (!row) return notFound;
      const back = `/${language}/team/servicepunkt/${besuch}`;
      if (row.state !== 'mandate-signed') return redirect(back);
      const isStopped = (query.get('ResultMajor') ?? 'ok') !== 'ok';
      const done = await fetchReading(parts, actor, besuch, { reading: lesung, isStopped });
      if (done.ok) return redirect(back);
      return done.reason === 'not-found' ? notFound : showVisit(parts, shellFor, request, { reason: done.reason });
    },
  },
  {
    method: 'GET',
    path: `${tokenPath}/:token`,
    permission: 'public',
    limit: 'write',
    async handle({ params }) {
      const token = await fetchToken(parts, params['token'] ?? '');
      return token ? text(token, 'text/xml; charset=utf-8') : notFound;
    },
  },
];
