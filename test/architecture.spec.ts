import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layers, modules, packages } from '../src/modules.ts';
import { findBreaches, orderOf, type Rules } from './architecture.ts';

const rules: Rules = { modules, layers, packages };
const root = join(import.meta.dirname, '..');

describe('walls', () => {
  it('hold in src', () => {
    expect(findBreaches(join(root, 'src'), rules)).toEqual([]);
  });

  it('catch exactly the planted breaches', () => {
    const found = findBreaches(join(root, 'test/breaches'), rules).map(
      ({ file, imports, because }) => `${file} | ${imports} | ${because}`,
    );
    expect(found.sort()).toEqual(planted);
  });

  it('stand in an order without cycle', () => {
    expect(orderOf(modules)).toEqual(Object.keys(modules));
    expect(() => orderOf({ a: ['b'], b: ['a'] })).toThrow('cycle: a -> b -> a');
  });

  it('know every module, and every module has a door and a page that says what it is', () => {
    const folders = readdirSync(join(root, 'src/modules')).sort();
    expect(folders).toEqual(Object.keys(modules).sort());
    for (const name of folders) {
      expect(existsSync(join(root, 'src/modules', name, 'index.ts')), `${name}/index.ts`).toBe(true);
      expect(existsSync(join(root, 'src/modules', name, 'README.md')), `${name}/README.md`).toBe(true);
    }
  });

  it('keep process.env in platform/config', () => {
    const readers = listFiles(join(root, 'src')).filter(
      (file) => /process\.env\b/.test(readFileSync(file, 'utf8')) && !file.includes('platform/config'),
    );
    expect(readers).toEqual([]);
  });
});

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const planted = [
  'kernel/knows-platform.ts | #platform/database | the kernel knows nobody',
  'kernel/reads-files.ts | node:fs | pure code does no input or output',
  'modules/cases/domain/asks-store.ts | ../store/case-store.ts | domain may not lean on store',
  'modules/cases/domain/knows-platform.ts | #platform/database | domain knows the kernel only',
  'modules/cases/http/sends-mail.ts | nodemailer | nodemailer belongs to platform/mail',
  'modules/cases/http/speaks-sql.ts | kysely | kysely belongs to platform/database, modules/*/store',
  'modules/cases/store/asks-page.ts | ../http/page.ts | store may not lean on http',
  'modules/cases/use-cases/computed.ts | computed:name | a computed import cannot be checked',
  'modules/cases/use-cases/dynamic.ts | #portal | cases may not lean on portal',
  'modules/cases/use-cases/renders.ts | preact | preact belongs to ui, modules/*/http/pages',
  'modules/forms/use-cases/deep.ts | ../../cases/store/case-store.ts | a relative import may not leave its room',
  'modules/forms/use-cases/uphill.ts | #cases | forms may not lean on cases',
  'platform/log/knows-module.ts | #cases | platform knows the kernel only',
  'ui/knows-module.ts | #forms | ui knows the kernel only',
].sort();
