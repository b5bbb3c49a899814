import { type ZodType, z } from 'zod';
import type { ApiDoc, Route } from '#platform/http';

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
    info: { title: about.title, version: about.version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: '/' }],
    tags: [...new Set(sorted.map(({ api }) => api.tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-lipsia', description: 'The sealed session cookie.' },
      },
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
            content: { 'application/json': { schema: schemaOf(api.body, 'input', shared) } },
          },
        }
      : {}),
    responses: { [String(api.status ?? 200)]: answer(api, shared), ...refusalsOf(api) },
    security: permission === 'public' ? [{}] : [{ session: [] }],
    'x-permission': permission,
  };
}

function answer({ response, mediaType }: ApiDoc, shared: Shared) {
  const type = mediaType ?? (response ? 'application/json' : null);
  if (!type) return { description: 'Done' };
  return {
    description: 'Answer',
    content: { [type]: response ? { schema: schemaOf(response, 'output', shared) } : {} },
  };
}

/** Refusals are problem details (RFC 9457); `code` ends the address in `type`. */
function refusalsOf({ refusals = {} }: ApiDoc) {
  return Object.fromEntries(
    Object.entries(refusals).map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

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

const problemSchema = {
  type: 'object',
  description: 'Problem details after RFC 9457.',
  properties: {
    type: { type: 'string', examples: ['urn:lipsia:problem:not-found'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    instance: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'instance'],
};

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
