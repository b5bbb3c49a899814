import { takingCodes } from '#forms';
import { invalidBody, json, type Route, refusal } from '#platform/http';
import { askOfficer } from '../../use-cases/cockpit/ask-officer.ts';
import type { CockpitParts } from '../../use-cases/cockpit/cockpit-parts.ts';
import { ownConsents } from '../../use-cases/cockpit/own-consents.ts';
import { ownAccessList } from '../../use-cases/cockpit/own-series.ts';
import { accessListSchema, askedSchema, consentsSchema, newQuestion, retentionSchema } from './api-schemas.ts';
import { retentionRules } from './cockpit-routes.ts';

/** "My data" for programs; a guest sees what its codes open. Under a mandate one's own data is not shown. */
export const cockpitApi = (parts: CockpitParts): readonly Route[] =>
  takingCodes([
    {
      method: 'GET',
      path: '/api/v1/area/access-list',
      permission: 'own-data:read',
      api: {
        summary:
          'Who read the own data, every series whole and with its seal in the public log, for `verify.mjs access`',
        tag: 'area',
        response: accessListSchema,
        refusals: { 403: [underMandate] },
      },
      async handle(request) {
        const list = await ownAccessList(parts, request);
        return list ? json(list) : notUnderMandate;
      },
    },
    {
      method: 'GET',
      path: '/api/v1/area/consents',
      permission: 'own-data:read',
      api: {
        summary: 'Own consents by case, and mandates with which the person acts for others, with their end',
        tag: 'area',
        response: consentsSchema,
        refusals: { 403: [underMandate] },
      },
      async handle(request) {
        const own = await ownConsents(parts, request);
        return own ? json(own) : notUnderMandate;
      },
    },
    {
      method: 'POST',
      path: '/api/v1/area/questions',
      permission: 'own-data:read',
      body: 'json',
      api: {
        summary:
          'Ask the data protection officer, with the entry of the own record that it is about; the id makes it one question',
        tag: 'area',
        body: newQuestion,
        response: askedSchema,
        refusals: { 403: [underMandate], 404: ['no-entry', 'not-offered'], 422: ['invalid-body'] },
      },
      async handle(request) {
        const read = newQuestion.safeParse(request.json);
        if (!read.success) return invalidBody(read.error);
        const { id, kind, text, entry } = read.data;
        const asked = await askOfficer(parts, request, { id, kind, text, entry: entry ?? null });
        if (asked.ok) return json({ number: asked.value });
        return asked.reason === 'not-yours' ? notUnderMandate : refusal(404, asked.reason);
      },
    },
    {
      method: 'GET',
      path: '/api/v1/retention',
      permission: 'public',
      api: {
        summary: 'How long data of each service is kept, and by which law',
        tag: 'area',
        response: retentionSchema,
      },
      handle: (request) => json({ rules: retentionRules(parts, request.language) }),
    },
  ]);

const underMandate = 'under-mandate';
const notUnderMandate = refusal(403, underMandate);
