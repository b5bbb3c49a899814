import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '#kernel/xml';
import { addDecision, removeDecision, setFormulas } from './edit-decisions.ts';
import { addInput, addOutput, addRow, moveRow, removeInput, removeOutput, removeRow, setTable } from './edit-table.ts';
import { decisionOf, readRulesView, type TableView } from './table-view.ts';

const services = join(import.meta.dirname, '../../../../../../city/services');
const all = readdirSync(services)
  .map((service) => join(services, service, 'decision.dmn'))
  .filter((path) => existsSync(path))
  .map((path) => ({ path: path.slice(services.length + 1), files: { 'decision.dmn': readFileSync(path, 'utf8') } }));
const dog = all.find(({ path }) => path.startsWith('hund-anmelden'))!.files;
const places = all.flatMap(({ files }) => tablesOf(files).map((table) => ({ files, table })));

describe('a table that is edited', () => {
  it.each(all)('$path: saying every cell again as it is changes no byte', ({ files }) => {
    for (const table of tablesOf(files)) expect(done(setTable(files, table.id, table))).toEqual(files);
    for (const decision of viewOf(files).decisions) {
      const formulas = decision.formulas.map(({ text }) => text);
      expect(done(setFormulas(files, decision.id, { description: decision.description, formulas }))).toEqual(files);
    }
  });

  it('changes exactly the cell that was changed, whatever is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), fc.nat(), typed, ({ files, table }, at, column, text) => {
        const row = at % table.rows.length;
        const cell = column % table.rows[row]!.results.length;
        const rows = table.rows.map((one, index) =>
          index === row ? { ...one, results: one.results.map((old, place) => (place === cell ? text : old)) } : one,
        );
        const after = done(setTable(files, table.id, { ...table, rows }));
        expect(readXml(after['decision.dmn']!).ok).toBe(true);
        const expected = rows.map((one) => ({ ...one, results: one.results.map((words) => words.trim()) }));
        expect(tablesOf(after)).toEqual(
          tablesOf(files).map((one) => (one.id === table.id ? { ...table, rows: expected } : one)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gets rows and columns that, taken away again, leave the very same bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), typed, ({ files, table }, at, text) => {
        const after = at % table.rows.length;
        const row = done(addRow(files, table.id, { after, tests: table.inputs.map(() => text), note: text }));
        expect(readXml(row['decision.dmn']!).ok).toBe(true);
        const [fresh] = tablesOf(row)
          .find(({ id }) => id === table.id)!
          .rows.slice(after + 1);
        expect(fresh).toMatchObject({ tests: table.inputs.map(() => text.trim()), note: text.trim() });
        expect(done(removeRow(row, table.id, after + 1))).toEqual(files);
        const column = done(addInput(files, table.id, { label: text, expression: '1', type: 'number', reads: [] }));
        expect(readXml(column['decision.dmn']!).ok).toBe(true);
        expect(done(removeInput(column, table.id, table.inputs.length))).toEqual(files);
        const result = done(addOutput(files, table.id, { name: 'mehr', type: 'number' }));
        expect(done(removeOutput(result, table.id, table.outputs.length))).toEqual(files);
      }),
      { numRuns: 40 },
    );
  });

  it('moves rows and sets headings, the policy and what holds otherwise', () => {
    const [satzung] = tablesOf(dog);
    const moved = done(moveRow(dog, satzung!.id, 0, 1));
    expect(tablesOf(moved)[0]!.rows.map(({ id }) => id)).toEqual(['satzungNeu', 'satzungAlt']);
    expect(done(moveRow(moved, satzung!.id, 1, -1))).toEqual(dog);
    const outputs = satzung!.outputs.map((one, index) => (index === 0 ? { ...one, otherwise: 'false' } : one));
    const inputs = satzung!.inputs.map((one) => ({
      ...one,
      label: 'Tag < heute & "morgen"',
      allowed: '> date("2000-01-01")',
    }));
    const set = done(
      setTable(dog, satzung!.id, { ...satzung!, hitPolicy: 'COLLECT', aggregation: 'SUM', inputs, outputs }),
    );
    expect(readXml(set['decision.dmn']!).ok).toBe(true);
    expect(tablesOf(set)[0]).toEqual({ ...satzung!, hitPolicy: 'COLLECT', aggregation: 'SUM', inputs, outputs });
    expect(viewOf(done(setTable(set, satzung!.id, satzung!)))).toEqual(viewOf(dog));
  });

  it('is refused where it does not fit any more', () => {
    const [table] = tablesOf(dog);
    expect(setTable(dog, table!.id, { ...table!, rows: [] })).toMatchObject({ reason: 'table-other' });
    expect(setTable(dog, 'gibtEsNicht', table!)).toMatchObject({ reason: 'table-gone' });
    expect(removeRow(dog, table!.id, 9)).toMatchObject({ reason: 'row-gone' });
    const one = done(addDecision({}, fresh));
    expect(removeOutput(one, 'tabelleRabatt', 0)).toMatchObject({ reason: 'last-column' });
    expect(readRulesView({ 'decision.dmn': '<definitions>' })).toMatchObject({ reason: 'file-broken' });
  });
});

describe('a decision', () => {
  it('begins in a file of its own with the answer it asks, and goes away when nobody needs it', () => {
    const one = done(addDecision({}, fresh));
    expect(viewOf(one).decisions).toMatchObject([
      {
        id: 'entscheidungRabatt',
        name: 'Rabatt',
        tables: [{ id: 'tabelleRabatt', inputs: [{ label: 'Alter', expression: 'alter' }], rows: [] }],
      },
    ]);
    expect(one['decision.dmn']).toContain('<inputData id="eingabeAlter" name="alter">');
    expect(one['decision.dmn']).toContain('<requiredInput href="#eingabeAlter"/>');
    const row = done(addRow(one, 'tabelleRabatt', { tests: ['< 18'], results: ['0'] }));
    expect(tablesOf(row)[0]!.rows).toMatchObject([{ tests: ['< 18'], results: ['0'], note: '' }]);
    const two = done(
      addInput(row, 'tabelleRabatt', {
        label: 'Pass',
        expression: 'pass',
        type: 'boolean',
        reads: [{ name: 'pass', type: 'boolean' }],
      }),
    );
    expect(tablesOf(two)[0]!.rows[0]!.tests).toEqual(['< 18', '-']);
    expect(two['decision.dmn']).toContain('name="pass"');
    expect(viewOf(done(removeDecision(two, 'entscheidungRabatt'))).decisions).toEqual([]);
    expect(addDecision(one, fresh)).toMatchObject({ reason: 'name-taken' });
    expect(addDecision(one, { ...fresh, name: 'Rabatt für alle' })).toMatchObject({ reason: 'name-wrong' });
  });

  it('stays while another decision or the process needs it', () => {
    expect(removeDecision(dog, 'entscheidungSatzung')).toMatchObject({ reason: 'decision-needed' });
    const process = '<a xmlns:lipsia="urn:lipsia:bpmn:1"><b lipsia:decision="Steuer"/></a>';
    expect(removeDecision({ ...dog, 'process.bpmn': process }, 'entscheidungSteuer')).toMatchObject({
      reason: 'decision-in-process',
    });
    const gone = done(removeDecision(dog, 'entscheidungSteuer'));
    expect(gone['decision.dmn']).not.toContain('dmnElementRef="entscheidungSteuer"');
  });

  it('says its formulas and what it is for', () => {
    const steuer = decisionOf(viewOf(dog), 'modellSteuerJeHund')!;
    const formulas = steuer.formulas.map(({ text }, index) => (index === 0 ? 'hund.chip < "a" & "b"' : text));
    const set = done(setFormulas(dog, steuer.id, { description: 'Neu & kurz', formulas }));
    const after = decisionOf(viewOf(set), steuer.id)!;
    expect(after).toEqual({ ...steuer, description: 'Neu & kurz', formulas: after.formulas });
    expect(after.formulas.map(({ text }) => text)).toEqual(formulas);
  });
});

const fresh = {
  ...{ name: 'Rabatt', service: 'probe', label: 'Alter', expression: 'alter', type: 'number', output: 'prozent' },
  reads: [{ name: 'alter', type: 'number' }],
};
/** What people type into a cell: no control characters, which XML does not have. */
const typed = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[^\P{C}]/gu, ''))
  .filter((text) => text.trim() !== '');

function viewOf(files: Readonly<Record<string, string>>) {
  const view = readRulesView(files);
  if (!view.ok) throw new Error(view.reason);
  return view.value;
}
function tablesOf(files: Readonly<Record<string, string>>): readonly TableView[] {
  return viewOf(files).decisions.flatMap(({ tables }) => tables);
}
function done<R extends string>(
  result: { ok: true; value: Readonly<Record<string, string>> } | { ok: false; reason: R },
) {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}
