import { type ZodType, z } from 'zod';
import type { ApiDoc, Route } from '#platform/http';
import {
  commonRefusals,
  nameOf,
  problemSchema,
  securityOf,
  securitySchemes,
  sharedParameters,
} from './openapi-parts.ts';

/** The OpenAPI 3.1 document of every route that has an entry; the order is that of the addresses, so equal routes give equal bytes. */
export function openApiOf(routes: readonly Route[], about: ApiAbout): OpenApi {
  const documented = routes.filter((route): route is DocumentedRoute => route.api !== undefined);
  const sorted = [...documented].sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
  const shared: Shared = new Map();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of sorted) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, shared) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: about.title,
      version: about.version,
      description: [
        'Everything that the pages do, by the same rules. Words for people follow `Accept-Language` (German or English).',
        'Days are legal days in Europe/Berlin, instants are UTC, money is cents.',
      ].join(' '),
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(sorted.map(({ api }) => api.tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes,
      parameters: sharedParameters,
      headers: { ETag: { description: 'Tag of the revision.', schema: { type: 'string' } } },
      responses: Object.fromEntries(commonRefusals.map(({ status, codes }) => [nameOf(status), problemReply(codes)])),
      schemas: { Problem: problemSchema, ...Object.assign({}, ...[...shared.values()].map(({ schemas }) => schemas)) },
    },
  };
}

/** The document as it is committed. */
export const openApiText = (document: OpenApi): string => `${JSON.stringify(document, null, 2)}\n`;

function operationOf(route: DocumentedRoute, shared: Shared) {
  const { api, permission, path, method } = route;
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...queryParameters(api.query, shared),
    ...(api.ifMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(api.once ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
  return {
    operationId: operationId(method, path),
    summary: api.summary,
    tags: [api.tag],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(api.body
      ? {
          requestBody: {
            required: true,
            content: {
              [mediaTypes[route.body ?? 'json']]: {
                schema: schemaOf(api.body, 'input', shared),
              },
            },
          },
        }
      : {}),
    responses: {
      ...refusalsOf(route),
      ...Object.fromEntries([api.status ?? 200, ...(api.also ?? [])].map((status) => [status, answer(api, shared)])),
    },
    security: api.isForStaff ? [{ session: [] }] : securityOf(permission),
    'x-permission': permission,
  };
}

const mediaTypes = {
  multipart: 'multipart/form-data',
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
} as const;

function answer({ response, mediaType, etag }: ApiDoc, shared: Shared) {
  const headers = etag ? { headers: { ETag: { $ref: '#/components/headers/ETag' } } } : {};
  const type = mediaType ?? (response ? 'application/json' : null);
  if (!type) return { description: 'Done', ...headers };
  return {
    description: 'Answer',
    ...headers,
    content: { [type]: response ? { schema: schemaOf(response, 'output', shared) } : {} },
  };
}

/**
 * Refusals are problem details (RFC 9457); `code` ends the address in `type`. What every address may answer is named once; where an
 * address has own codes of such a status, they stand beside the common ones.
 */
function refusalsOf(route: DocumentedRoute) {
  const { refusals = {} } = route.api;
  const common = commonRefusals.filter(({ applies }) => applies(route));
  const own = Object.entries(refusals).map(([status, codes]) => {
    const shared = common.find((one) => String(one.status) === status)?.codes ?? [];
    return [status, problemReply([...new Set([...codes, ...shared])])] as const;
  });
  return {
    ...Object.fromEntries(common.map(({ status }) => [status, { $ref: `#/components/responses/${nameOf(status)}` }])),
    ...Object.fromEntries(own),
  };
}

const problemReply = (codes: readonly string[]) => ({
  description: codes.join(', '),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function queryParameters(query: ZodType | undefined, shared: Shared): readonly object[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query, 'input', shared) as {
    properties?: Record<string, { description?: string }>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** A schema without its own definitions: what refers to itself moves to the shared schemas, once for equal ones. */
function schemaOf(type: ZodType, io: 'input' | 'output', shared: Shared): Record<string, unknown> {
  const { $schema: _, ...whole } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  if (!whole.$defs) return whole;
  const key = JSON.stringify(whole.$defs);
  const known = shared.get(key) ?? { prefix: `Shared${shared.size + 1}`, schemas: {} };
  const { $defs, ...schema } = JSON.parse(
    JSON.stringify(whole).replace(/"#\/\$defs\/__schema(\d+)"/g, `"#/components/schemas/${known.prefix}Part$1"`),
  ) as Record<string, unknown>;
  const parts = Object.entries($defs as Record<string, unknown>);
  shared.set(key, {
    ...known,
    schemas: Object.fromEntries(
      parts.map(([name, part]) => [`${known.prefix}Part${name.replace('__schema', '')}`, part]),
    ),
  });
  return schema;
}

const operationId = (method: string, path: string): string =>
  [method.toLowerCase(), ...(path.match(/[A-Za-z0-9]+/g) ?? []).slice(2)]
    .map((word, index) => (index === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('');

const keyOf = ({ path, method }: Route): string => `${path} ${method}`;

export interface ApiAbout {
  readonly title: string;
  readonly version: string;
}
export interface OpenApi {
  readonly openapi: string;
  readonly info: object;
  readonly servers: readonly object[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: object;
}
type Shared = Map<string, { readonly prefix: string; readonly schemas: Record<string, unknown> }>;
type DocumentedRoute = Route & { readonly api: ApiDoc };
