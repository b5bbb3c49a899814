import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkCity, type Problem } from '#catalogue';
import { serviceChecks } from '../../../service-checks.ts';
import { decide, field, fim, group, hasFim, soundCity, use, xdf2 } from '../test-support.ts';
import { importService } from './import-service.ts';

let city = '';
let drop = '';
const today = Temporal.PlainDate.from('2026-11-21');
beforeAll(async () => {
  city = await soundCity();
  drop = await mkdtemp(join(tmpdir(), 'drop-'));
});
afterAll(async () => {
  await rm(city, { recursive: true });
  await rm(drop, { recursive: true });
});

const bring = (file: string, id: string) =>
  importService({ file, id, office: 'kaemmerei', into: join(city, 'services'), today });
const inCity = async (id: string): Promise<readonly Problem[]> => {
  const { problems } = await checkCity({ folder: city, serviceChecks });
  return problems.filter(({ file }) => file.startsWith(`services/${id}/`));
};
const read = (id: string, name: string): Promise<string> => readFile(join(city, 'services', id, name), 'utf8');

describe('importing a service', () => {
  it('makes a service that runs as soon as the department has taken two decisions', async () => {
    const file = join(drop, 'bank.xml');
    await writeFile(file, bench);
    const made = await bring(file, 'bank-aufstellen');
    expect(made.ok).toBe(true);
    const open = await inCity('bank-aufstellen');
    expect(open.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'key-missing services/bank-aufstellen/service.yaml',
      'key-missing services/bank-aufstellen/service.yaml',
    ]);
    await decide(join(city, 'services/bank-aufstellen'));
    const { problems, city: whole } = await checkCity({ folder: city, serviceChecks });
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['service-key-unconfirmed']);
    expect(whole?.services.map(({ id }) => id)).toContain('bank-aufstellen');
    const report = await read('bank-aufstellen', 'import-report.md');
    expect(report).toContain('identity in service.yaml');
    expect(report).toContain('retention in service.yaml');
    expect(report).toContain('Leistungsschlüssel');
    const journeys = parse(await read('bank-aufstellen', 'journeys.yaml')) as readonly { readonly id: string }[];
    expect(journeys.map(({ id }) => id)).toEqual(['alles', 'nur-das-noetige', 'nachgefragt']);
  });

  it('refuses in both languages what it cannot read, and leaves no folder behind', async () => {
    const file = join(drop, 'bad.xml');
    const cases: readonly (readonly [Uint8Array | string, RegExp, RegExp])[] = [
      ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /DOCTYPE/, /DOCTYPE/],
      [Buffer.alloc(9_000_000, 32), /zu groß/, /too large/],
      [Buffer.from('\ufeff<a/>', 'utf16le'), /UTF-8/, /UTF-8/],
      [`${xdf2('')}<b/>`, /zweites Dokument/, /second document/],
      [xdf2(''), /kein Feld/, /no field/],
      ['<a xmlns="urn:x"/>', /kein XDatenfelder/, /not XDatenfelder/],
    ];
    for (const [content, de, en] of cases) {
      await writeFile(file, content);
      const answer = await bring(file, 'bad');
      if (answer.ok) throw new Error('taken');
      expect(answer.message.de).toMatch(de);
      expect(answer.message.en).toMatch(en);
    }
    expect(await readdir(join(city, 'services'))).not.toContain('bad');
    expect(await bring(join(drop, 'gone.xml'), 'bad')).toMatchObject({ ok: false });
    for (const id of ['../x', 'X', '', 'a b']) expect(await bring(file, id)).toMatchObject({ ok: false });
  });

  it('never overwrites a folder', async () => {
    const file = join(drop, 'twice.xml');
    await writeFile(file, bench);
    await mkdir(join(city, 'services/da'));
    const answer = await bring(file, 'da');
    expect(answer).toMatchObject({ ok: false });
    expect(await readdir(join(city, 'services/da'))).toEqual([]);
    await rm(join(city, 'services/da'), { recursive: true });
  });
});

describe.skipIf(!hasFim())('importing real files of FIM', () => {
  const real = [
    { path: 'xdf2/S00000094V1.0_xdf2.xml', id: 'mutterschutz', fields: 44, groups: 16, rules: 12, lists: 4 },
    { path: 'xdf3/G60000000088V1.2.0_simple.xml', id: 'anschrift', fields: 1, groups: 1, rules: 1, lists: 0 },
  ];

  it.each(real)('$path: every place, rule and code list is accounted for', async (file) => {
    const path = join(fim, file.path);
    const made = await bring(path, file.id);
    if (!made.ok) throw new Error(made.message.en);
    expect(made.questions).toBe(file.fields);
    expect(made.work.filter(({ topic }) => topic === 'rule')).toHaveLength(file.rules);
    const provenance = parse(await read(file.id, 'provenance.yaml')) as Provenance;
    expect(provenance.sources[0]?.sha256).toBe(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
    const used = provenance.elements.filter(({ cardinality }) => cardinality);
    expect(used.filter(({ kind }) => kind === 'field')).toHaveLength(file.fields);
    expect(used.filter(({ kind }) => kind === 'group')).toHaveLength(file.groups);
    expect(provenance.codeLists.map(({ state }) => state)).toEqual(Array(file.lists).fill('file'));
    const report = await read(file.id, 'import-report.md');
    for (const { id } of provenance.elements) expect(report).toContain(id);
  });

  it.each(real)('$path: check-city finds nothing that the report does not name', async ({ id }) => {
    await decide(join(city, 'services', id));
    const report = await read(id, 'import-report.md');
    const problems = await inCity(id);
    for (const { code, level, file, line, message } of problems) {
      if (code === 'service-key-unconfirmed') continue;
      expect([code, level === 'warning' || languageCodes.includes(code)], message.en).toEqual([code, true]);
      if (level === 'error') expect(report).toContain(await keyAt(file, line));
    }
  });

  /** The key of a text by its place: the innermost id and name. */
  async function keyAt(file: string, line: number): Promise<string> {
    const lines = (await readFile(join(city, file), 'utf8')).split('\n');
    const name = /^\s*(\w+):/.exec(lines[line - 1] ?? '')?.[1] ?? '';
    const indent = /^\s*/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
    const above = lines.slice(0, line - 1).findLast((text) => (/^\s*/.exec(text)?.[0].length ?? 0) < indent) ?? '';
    return `${above.trim().replace(/:$/, '')}.${name}`;
  }
});

const languageCodes = ['sentence-too-long', 'text-too-hard'];

/** No rules, whole texts: a group, an optional group, a list, a choice between two, and every type. */
const bench = xdf2(
  [
    use(
      '1:1',
      group('G01', 'Person', use('1:1', field('F60000227', 'Familienname')) + use('0:1', field('F60000242', 'E-Mail'))),
    ),
    use(
      '1:1',
      field('F02', 'Tag der Aufstellung', 'date', '<xdf:praezisierung>{"minValue":"2026-01-01"}</xdf:praezisierung>'),
    ),
    use(
      '1:1',
      field(
        'F03',
        'Anzahl der Plätze',
        'num_int',
        '<xdf:praezisierung>{"minValue":"2","maxValue":"9"}</xdf:praezisierung>',
      ),
    ),
    use(
      '0:1',
      group(
        'G02',
        'Ort',
        use('1:1', field('F04', 'Straße')) +
          use(
            '1:1',
            field(
              'F05',
              'Postleitzahl',
              'text',
              '<xdf:praezisierung>{"minLength":"5","maxLength":"5","pattern":"[0-9]{5}"}</xdf:praezisierung>',
            ),
          ),
      ),
    ),
    use(
      '0:*',
      group('G03', 'Teil', use('1:1', field('F06', 'Farbe')) + use('0:1', field('F07', 'Preis', 'num_currency'))),
    ),
    use('1:1', field('F08', 'Ist die Bank neu?', 'bool')),
    use('0:1', field('F09', 'Foto', 'file')),
  ].join(''),
);

interface Provenance {
  readonly sources: readonly { readonly sha256: string }[];
  readonly codeLists: readonly { readonly state: string }[];
  readonly elements: readonly { readonly kind: string; readonly id: string; readonly cardinality?: string }[];
}
