import { z } from 'zod';
import { html, invalidBody, json, type Reply, type Request, type Route, refusal } from '#platform/http';
import { travelTimes } from '../domain/travel.ts';
import { texts } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import type { AppointmentHttp } from './appointment-http.ts';
import { travelPage } from './pages/travel-page.tsx';
import { placeOf } from './visit-facts.ts';

/** Offices within so many minutes; the place a person names is kept nowhere. */
export const travelRoutes = (parts: AppointmentParts, http: AppointmentHttp): readonly Route[] => [
  {
    ...{ method: 'GET', path: '/:lang/termin/wunsch/wege', permission: 'public' },
    handle: (request) => show(parts, http, request),
  },
];

/** The same for programs. */
export const travelApi = (parts: AppointmentParts): readonly Route[] => [
  {
    ...{ method: 'GET', path: '/api/v1/appointment-travel', permission: 'public' },
    api: {
      ...{ summary: 'About how long it takes to each office, as an estimate', tag: 'appointments' },
      ...{ query: travelQuery, response: travelAnswer, refusals: { 422: ['invalid-body', 'postcode-unknown'] } },
    },
    handle: (request) => {
      const read = travelQuery.safeParse(Object.fromEntries(request.query));
      if (!read.success) return invalidBody(read.error);
      const { postcode, mode } = read.data;
      const found = parts.plan.travel ? travelTimes(parts.plan.travel, postcode, mode) : null;
      return found ? json({ offices: found }) : refusal(422, 'postcode-unknown');
    },
  },
];

function show(parts: AppointmentParts, http: AppointmentHttp, request: Request): Reply {
  const { language, query } = request;
  const words = texts[language];
  const { travel } = parts.plan;
  const typed = {
    postcode: (query.get('plz') ?? '').trim(),
    mode: query.get('mit') ?? 'transit',
    most: Number(query.get('minuten') ?? 30) || 30,
    services: query.getAll('leistung').filter((id) => parts.plan.services.some((one) => one.id === id)),
  };
  const found = travel && typed.postcode ? travelTimes(travel, typed.postcode, typed.mode) : null;
  const near = found?.filter(({ minutes }) => minutes <= typed.most) ?? null;
  return html(
    travelPage({
      ...{ shell: http.shellFor(request), words, typed },
      modes: travel?.modes.map(({ id, name }) => ({ value: id, label: name[language] })) ?? [],
      near:
        near?.map(({ office, minutes }) => ({ id: office, name: placeOf(parts, office, language).name, minutes })) ??
        null,
      error: typed.postcode && !found ? words.wishes.travel.unknown : null,
    }),
    typed.postcode && !found ? 422 : 200,
  );
}

const travelQuery = z.object({
  postcode: z.string().max(10),
  mode: z.enum(['foot', 'bicycle', 'transit']).default('transit'),
});
const travelAnswer = z.object({
  offices: z.array(z.object({ office: z.string(), minutes: z.int().describe('Estimated, rounded up to five') })),
});
