import { z } from 'zod';
import type { Json, JsonObject } from '#kernel/json';
import type { Reply, Request, Route } from '#platform/http';
import type { CkanContext } from '../../domain/open-data/ckan/package.ts';
import { ckanAction } from '../../use-cases/open-data/ckan-action.ts';
import type { OpenDataHttp } from './open-data-http.ts';

/** The read actions of CKAN 2.10 in its own shape, so that harvesters and clients that know CKAN work here, too. */
export const ckanRoutes = (http: OpenDataHttp): readonly Route[] => {
  const api = { tag: 'open-data', response: ckanAnswer, also: [404, 409] };
  return [
    {
      method: 'GET',
      path: '/api/3/action/:action',
      permission: 'public',
      api: { summary: 'Reads the open data as CKAN does', query: anything, ...api },
      handle: (request) => answer(http, request, queryOf(request)),
    },
    {
      method: 'POST',
      path: '/api/3/action/:action',
      permission: 'public',
      body: 'json',
      limit: 'read',
      api: { summary: 'Reads the open data as CKAN does, parameters in the body', body: anything, ...api },
      handle: (request) => answer(http, request, isObject(request.json) ? request.json : {}),
    },
  ];
};

async function answer(http: OpenDataHttp, request: Request, raw: JsonObject): Promise<Reply> {
  const action = request.params['action'] ?? '';
  const help = `${http.base}/api/3/action/help_show?name=${encodeURIComponent(action)}`;
  const done = await ckanAction(http.data, contextOf(http), action, raw);
  const headers = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
  if (done.ok) return { kind: 'json', status: 200, value: { help, success: true, result: done.value }, headers };
  const { status, type, message } = refusals[done.reason];
  const fields = Array.isArray(done.details['fields']) ? (done.details['fields'] as string[]) : [];
  const error: JsonObject = {
    __type: type,
    ...(fields.length === 0 ? { message } : {}),
    ...Object.fromEntries(fields.map((field) => [field, ['Invalid value']])),
  };
  return { kind: 'json', status, value: { help, success: false, error }, headers };
}

function contextOf({ base, publisher }: OpenDataHttp): CkanContext {
  const { contact, name, description } = publisher();
  return { base, contact, organization: { id: 'stadt', title: name.de, description: description.de } };
}

/** A parameter that occurs several times becomes a list. */
function queryOf({ query }: Request): JsonObject {
  const entries = [...new Set(query.keys())].map((name): [string, Json] => {
    const values = query.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? '')];
  });
  return Object.fromEntries(entries);
}

const isObject = (value: Json): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const refusals = {
  'not-found': { status: 404, type: 'Not Found Error', message: 'Not found' },
  invalid: { status: 409, type: 'Validation Error', message: 'Invalid parameters' },
  'bad-action': { status: 404, type: 'Not Found Error', message: 'Action name not known' },
} as const;
const anything = z.record(z.string(), z.unknown());
const ckanAnswer = z.object({
  help: z.string(),
  success: z.boolean(),
  result: z.unknown().optional(),
  error: z.record(z.string(), z.unknown()).optional(),
});
