import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calls } from './calls.ts';
import { registerOpenApi, registerOpenApiYaml } from './openapi.ts';

describe('the written interface of the register', () => {
  it('is what the service does: after a change run `node src/demo/register/openapi.ts > docs/register-openapi.yaml`', () => {
    expect(readFileSync('docs/register-openapi.yaml', 'utf8')).toBe(registerOpenApiYaml());
  });

  it('describes every call in words too', () => {
    const page = readFileSync('docs/interfaces.md', 'utf8');
    for (const { method, path } of calls) expect(page).toContain(`\`${method} ${path}\``);
  });

  it('refers only to schemas it holds', () => {
    const document = registerOpenApi() as { components: { schemas: Record<string, unknown> } };
    const refs = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
    const held = Object.keys(document.components.schemas);
    expect([...new Set([...refs].map(([, name]) => name!))].filter((name) => !held.includes(name))).toEqual([]);
    expect(held).toHaveLength(15);
  });
});
