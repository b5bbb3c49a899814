import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApi, openApiOf, openApiText } from '#portal';
import { aboutApi } from '../../src/open-api.ts';
import { type ComposedApp, composeApp } from './compose-app.ts';

const root = join(import.meta.dirname, '../..');
let app: ComposedApp;
let document: OpenApi;
beforeAll(async () => {
  app = await composeApp();
  document = openApiOf(app.routes, aboutApi(root));
});
afterAll(() => app.drop());

describe('the OpenAPI document', () => {
  it('is the one that is committed', () => {
    expect(readFileSync(join(root, 'docs/openapi.json'), 'utf8'), 'run npm run openapi').toBe(openApiText(document));
  });

  it('has the shape of OpenAPI 3.1: every operation whole, names unique, every reference there', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    const operations = operationsOf(document);
    expect(operations.length).toBe(app.routes.filter(({ api }) => api).length);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations) {
      expect(['get', 'post', 'put', 'patch', 'delete']).toContain(method);
      expect(operation.summary, path).toBeTruthy();
      expect(operation.tags).toHaveLength(1);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters ?? [];
      expect(declared.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(inPath);
      expect(new Set(declared.map((one) => one.$ref ?? `${one.in} ${one.name}`)).size).toBe(declared.length);
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect(response.description ?? response.$ref).toBeTruthy();
      }
    }
    const text = JSON.stringify(document);
    for (const [, target] of text.matchAll(/"\$ref":"([^"]+)"/g)) expect(find(document, target!), target).toBeDefined();
    expect(text).not.toContain('$schema');
  });

  it('names for every operation who may call it and what it may refuse', () => {
    for (const { path, method, operation } of operationsOf(document)) {
      const at = `${method} ${path}`;
      const { security, responses, requestBody } = operation;
      expect(security.length, at).toBeGreaterThan(0);
      const schemes = security.flatMap((one) => Object.keys(one));
      for (const scheme of schemes) expect(['bearer', 'dpop', 'resumeCode', 'session'], at).toContain(scheme);
      expect(responses, at).toHaveProperty('429');
      expect(responses, at).toHaveProperty('503');
      if (schemes.length > 0) expect([responses['401'], responses['403']].every(Boolean), at).toBe(true);
      if (requestBody) expect([responses['413'], responses['415']].every(Boolean), at).toBe(true);
    }
  });

  it('is served as it is', async () => {
    const response = await app.request('/api/v1/openapi.json');
    expect(await response.json()).toEqual(JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')));
  });

  it('tells the truth: public answers fit their own schema', async () => {
    for (const route of app.routes.filter(
      ({ path, permission, api }) => permission === 'public' && api?.response && !path.includes(':'),
    )) {
      // What knows its callers by a password of their own answers nobody else.
      if (route.method !== 'GET' || route.api?.refusals?.[401]) continue;
      const response = await app.request(`${route.path}?q=hund&postcode=04109&mode=transit`);
      expect(response.status, route.path).toBe(200);
      const parsed = route.api!.response!.safeParse(await response.json());
      expect(parsed.error?.issues ?? [], route.path).toEqual([]);
    }
    const one = await app.request('/api/v1/services/hund-anmelden');
    const detail = app.routes.find(({ path }) => path === '/api/v1/services/:id')!.api!.response!;
    expect(detail.safeParse(await one.json()).error?.issues ?? []).toEqual([]);
  });
});

const operationsOf = ({ paths }: OpenApi) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
  );

const find = (document: OpenApi, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly $ref?: string }[];
  readonly requestBody?: object;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly $ref?: string }>>;
}
