import type { z } from 'zod';
import { takingCodes } from '#forms';
import { json, type RefusalReply, type Request, type Route, refusal } from '#platform/http';
import { accessRecord } from '../use-cases/access-record.ts';
import { copyAsJson, dataCopy } from '../use-cases/data-copy.ts';
import { erasableRequests, erasableThings, eraseNow } from '../use-cases/erasures.ts';
import { myArea } from '../use-cases/my-area.ts';
import type { PortalParts } from '../use-cases/portal-parts.ts';
import {
  accessQuery,
  accessSchema,
  areaSchema,
  copySchema,
  erasableSchema,
  eraseBody,
  erasedSchema,
} from './api-area-schemas.ts';

/** The person's own area for programs; a guest sees what its codes open. Under a mandate one's own data is not shown. */
export const areaApi = (parts: PortalParts): readonly Route[] =>
  takingCodes([
    {
      method: 'GET',
      path: '/api/v1/area',
      permission: 'own-data:read',
      api: {
        summary: 'Own cases with the one thing to do, letters, drafts, visits and wishes',
        tag: 'area',
        response: areaSchema,
      },
      handle: async (request) => json(await overview(parts, request)),
    },
    {
      method: 'GET',
      path: '/api/v1/area/accesses',
      permission: 'own-data:read',
      api: {
        summary: 'Who read the own data: when, in which role, for what, in which case; newest first',
        tag: 'area',
        query: accessQuery,
        response: accessSchema,
        refusals: { 403: [underMandate] },
      },
      async handle(request) {
        const record = await accessRecord(parts, request);
        return record ? json(accesses(record, request)) : notUnderMandate;
      },
    },
    {
      method: 'GET',
      path: '/api/v1/area/data-copy',
      permission: 'own-data:read',
      api: {
        summary: 'Everything that is kept here about the person (GDPR Art. 15 and 20); no letter is opened by it',
        tag: 'area',
        response: copySchema,
        refusals: { 403: [underMandate] },
      },
      async handle(request) {
        const copy = await dataCopy(parts, request);
        return copy ? json(copyAsJson(copy)) : notUnderMandate;
      },
    },
    {
      method: 'GET',
      path: '/api/v1/area/erasable',
      permission: 'own-data:read',
      api: {
        summary: 'Own cases and requests, each with whether its data may be deleted now, or why not and until when',
        tag: 'area',
        response: erasableSchema,
        refusals: { 403: [underMandate] },
      },
      async handle(request) {
        const things = await erasableThings(parts, request);
        if (!things) return notUnderMandate;
        const requests = (await erasableRequests(parts, request)).map(({ number, mayGo }) => ({
          ...{ number, may: mayGo ? ('now' as const) : ('open' as const) },
        }));
        return json({ cases: things.map(erasable), requests });
      },
    },
    {
      method: 'POST',
      path: '/api/v1/area/erasure',
      permission: 'own-data:erase',
      body: 'json',
      api: {
        summary: 'Delete the data of all own cases and requests that need not stay; the body confirms it',
        tag: 'area',
        body: eraseBody,
        response: erasedSchema,
        refusals: { 403: [underMandate], 422: ['invalid-body'] },
      },
      async handle(request) {
        if (!eraseBody.safeParse(request.json).success)
          return refusal(422, 'invalid-body', { errors: [{ pointer: '/confirm', code: 'required' }] });
        if (!(await erasableThings(parts, request))) return notUnderMandate;
        return json({ erased: await eraseNow(parts, request) });
      },
    },
  ]);

async function overview(parts: PortalParts, request: Request): Promise<z.input<typeof areaSchema>> {
  const { language } = request;
  const area = await myArea(parts, request);
  return {
    isMandate: area.isMandate,
    more: area.more,
    cases: area.cases.map(({ view: { row, folder, state }, action }) => ({
      number: row.number,
      service: row.service,
      title: folder.texts[language].title,
      status: row.status,
      outcome: row.outcome,
      submittedAt: row.submittedAt,
      promisedOn: row.promisedOn,
      isDeleted: state === null,
      action,
    })),
    letters: area.letters.map(({ view, notice }) => ({
      id: notice.id,
      case: view.row.number,
      title: notice.title[language],
      issuedAt: notice.issuedAt,
      retrievedAt: notice.retrievedAt,
      objectionUntil: notice.objectionUntil,
    })),
    drafts: area.drafts.map(({ id, folder, savedAt, until, isGuest }) => ({
      id,
      service: folder.id,
      title: folder.texts[language].title,
      savedAt: savedAt.toString(),
      keptUntil: until.toString(),
      isGuest,
    })),
    visits: area.visits.visits.map(({ number, at, place }) => ({
      ...{ number, start: at.toString(), place: place[language] },
    })),
    wishes: area.visits.wishes.map((wish) => ({ ...wish })),
  };
}

function accesses(record: NonNullable<Awaited<ReturnType<typeof accessRecord>>>, { query }: Request) {
  const page = Math.max(1, Math.trunc(Number(query.get('page'))) || 1);
  const from = (page - 1) * pageSize;
  return {
    isGapless: record.isGapless,
    total: record.entries.length,
    page,
    entries: record.entries.slice(from, from + pageSize).map((entry) => ({
      number: entry.number,
      countedBy: entry.row,
      at: entry.at,
      actorKind: entry.actorKind,
      role: entry.role,
      office: entry.office,
      purpose: entry.purpose,
      legalBasis: entry.legalBasis,
      case: entry.caseNumber,
      what: [...entry.what],
    })),
  };
}

function erasable({ number, titles, may }: NonNullable<Awaited<ReturnType<typeof erasableThings>>>[number]) {
  const kept = may.kind === 'retention' ? may : null;
  return {
    number,
    title: titles,
    may: may.kind,
    until: kept?.until.toString() ?? null,
    reference: kept?.reference ?? null,
  };
}

const underMandate = 'under-mandate';
const notUnderMandate: RefusalReply = refusal(403, underMandate);
const pageSize = 100;
