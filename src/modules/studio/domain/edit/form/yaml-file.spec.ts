import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openYaml, writeYaml } from './yaml-file.ts';

const services = join(import.meta.dirname, '../../../../../../city/services');

describe('a file that is read and written again', () => {
  it.each(readdirSync(services))('%s has the same bytes', (service) => {
    const names = readdirSync(join(services, service), { recursive: true }).map(String);
    for (const file of names.filter((name) => name.endsWith('.yaml'))) {
      const text = readFileSync(join(services, service, file), 'utf8');
      const opened = openYaml(text);
      expect(opened.ok && writeYaml(opened.value, text)).toBe(text);
    }
  });

  it('that is no YAML is refused', () => {
    expect(openYaml('pages: [')).toMatchObject({ ok: false, reason: 'file-broken' });
  });
});
