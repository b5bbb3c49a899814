import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ComposedApp, composeApp } from './compose-app.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/interfaces.md'), 'utf8');
const section = text.slice(text.indexOf('### Pages and interface'), text.indexOf('## Sign-in'));
const named = [...section.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
let app: ComposedApp;
beforeAll(async () => {
  app = await composeApp();
});
afterAll(() => app.drop());

it('names for every page its place in the interface, or why it has none', () => {
  const pages = app.routes.map(({ path }) => path).filter((path) => path.startsWith('/:lang'));
  const missing = new Set(
    pages.map((path) => path.slice('/:lang'.length) || '/').filter((path) => !named.includes(path)),
  );
  expect([...missing]).toEqual([]);
});

it('names every address of the interface that is there, and none that is not', () => {
  const there = app.routes
    .filter(({ path }) => path.startsWith('/api/v1/') && path !== '/api/v1/openapi.json')
    .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length).replace(/:(\w+)/g, '{$1}')}`);
  const told = named.filter((name) => /^[A-Z]+ \//.test(name));
  expect(told.filter((name) => !there.includes(name))).toEqual([]);
  const inside = 'POST /drafts/{draft}/pages/{repeat}/{item}/{page}/files';
  expect(there.filter((name) => !told.includes(name) && name !== inside)).toEqual([
    // Read beside the pages of a draft.
    'GET /drafts/{draft}/form',
  ]);
});
