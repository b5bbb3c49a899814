import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { City, ServiceFolder } from '#catalogue';
import type { Result } from '#kernel/result';
import { checkServiceProcess } from '#processes';
import type { Files } from '../domain/copy/copy.ts';
import { addBranch, addTimer } from '../domain/edit/process/add-way.ts';
import { changeFlow, changeStep } from '../domain/edit/process/change-step.ts';
import { insertStep } from '../domain/edit/process/insert-step.ts';
import { insertable } from '../domain/edit/process/new-step.ts';
import { type ProcessFile, readProcessFile } from '../domain/edit/process/process-file.ts';
import { removeFlow, removeStep } from '../domain/edit/process/remove-step.ts';
import { takeProcess, tidyDrawing } from '../domain/edit/process/tidy-drawing.ts';

const services = readdirSync('city/services');
const filesOf = (service: string): Files =>
  Object.fromEntries(
    ['process.bpmn', 'form.yaml', 'texts.de.yaml', 'texts.en.yaml'].map((name) => [
      name,
      readFileSync(join('city/services', service, name), 'utf8'),
    ]),
  );
const processOf = (files: Files): ProcessFile => {
  const read = readProcessFile(files['process.bpmn'] ?? '');
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.file;
};
/** What keeps the process from running; names and texts are another check. */
async function faults(files: Files): Promise<readonly string[]> {
  const noTexts = { steps: {}, tasks: {} };
  const service = { office: '', decision: { fourEyes: false } };
  const process = { 'process.bpmn': files['process.bpmn'], 'form.yaml': 'pages: []' };
  const folder = { id: 'x', service, files: process, texts: { de: noTexts, en: noTexts } } as unknown as ServiceFolder;
  const problems = await checkServiceProcess(folder, { fees: [], offices: [] } as unknown as City);
  return problems.filter(({ code }) => /^process-/.test(code)).map(({ message }) => message.en);
}
const made = <R extends string>(result: Result<Files, R>): Files => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};
const name = { de: 'Neuer Schritt', en: 'New step' };
const end = { de: 'Neues Ende', en: 'New end', outcome: 'done' };

describe('editing the process of a service', () => {
  it.each(services)('%s: nothing changed is the same bytes', (service) => {
    const files = filesOf(service);
    const file = processOf(files);
    for (const { id, name: known, attributes, isInterrupting, timer } of file.nodes)
      expect(made(changeStep(files, id, { name: known, attributes, isInterrupting, ...(timer && { timer }) }))).toBe(
        files,
      );
    for (const { id, name: known, condition, target, source } of file.flows) {
      const isDefault = file.nodes.find((node) => node.id === source)?.defaultFlow === id;
      const change = { name: known, condition: condition?.text ?? '', isDefault, target };
      expect(made(changeFlow(files, id, change))).toBe(files);
    }
  });

  it.each(services)(
    '%s: a step put into any way can run, is drawn, and taken out again leaves the ways as they were',
    async (service) => {
      const files = filesOf(service);
      const before = processOf(files);
      for (const [at, flow] of before.flows.entries()) {
        if (at % 3 > 0) continue;
        const kind = insertable[(at / 3) % insertable.length] ?? 'clerk';
        const more = made(insertStep(files, { flow: flow.id, kind, name }));
        const file = processOf(more);
        const step = file.nodes.find(({ id }) => !before.nodes.some((node) => node.id === id));
        if (!step) throw new Error('no step');
        expect(file.shapes.has(step.id)).toBe(true);
        for (const { id } of file.flows) expect([id, (file.edges.get(id)?.points.length ?? 0) > 1]).toEqual([id, true]);
        for (const other of before.nodes) {
          const [was, is] = [before.shapes.get(other.id)?.bounds, file.shapes.get(other.id)?.bounds];
          expect(is && was && is.x >= was.x && is.y >= was.y).toBe(true);
        }
        if (kind !== 'payment') expect([flow.id, kind, await faults(more)]).toEqual([flow.id, kind, []]);
        const less = processOf(made(removeStep(more, step.id)));
        const ways = (of: ProcessFile) => of.flows.map(({ id, source, target }) => `${id} ${source} ${target}`);
        expect(ways(less)).toEqual(ways(before));
        expect(made(removeStep(more, step.id))['texts.de.yaml']).not.toContain('Neuer Schritt');
      }
    },
  );

  it('keeps any process running through any row of edits, or refuses them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...services),
        fc.array(anyEdit, { minLength: 1, maxLength: 8 }),
        async (service, edits) => {
          let files = filesOf(service);
          for (const edit of edits) {
            const result = edit(files);
            if (result.ok) files = result.value;
          }
          expect(await faults(files)).toEqual([]);
          const file = processOf(files);
          for (const { id } of file.nodes) expect([id, file.shapes.has(id)]).toEqual([id, true]);
          for (const { id } of file.flows) expect([id, file.edges.has(id)]).toEqual([id, true]);
          expect(file.shapes.size).toBe(file.nodes.length);
          expect(file.edges.size).toBe(file.flows.length);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('takes a step out of its lane as well', async () => {
    const files = made(removeStep(filesOf('personalausweis'), 'terminVergeben'));
    expect(files['process.bpmn']).not.toContain('terminVergeben');
    expect(await faults(files)).toEqual([]);
  });

  it('refuses what would leave a step alone, in a word', () => {
    const files = filesOf('hund-anmelden');
    expect(removeStep(files, 'gesendet')).toMatchObject({ reason: 'start-needed' });
    expect(removeStep(files, 'berichtigen')).toMatchObject({ reason: 'timer-first' });
    expect(removeStep(files, 'ergebnisLesen')).toMatchObject({ reason: 'branches-first' });
    expect(removeStep(files, 'festgesetzt')).toMatchObject({ reason: 'no-way-on' });
    expect(removeFlow(files, 'f11')).toMatchObject({ reason: 'default-first' });
    expect(removeFlow(files, 'f20')).toMatchObject({ reason: 'way-needed' });
    expect(removeFlow(files, 'f01')).toMatchObject({ reason: 'no-way-on' });
    expect(removeStep(files, 'nirgends')).toMatchObject({ reason: 'step-unknown' });
    expect(changeFlow(files, 'f16', { name: '', condition: '', isDefault: false, target: 'gesendet' })).toMatchObject({
      reason: 'target-wrong',
    });
    expect(insertStep(files, { flow: 'f16', kind: 'clerk', name: { de: ' ', en: '' } })).toMatchObject({
      reason: 'name-missing',
    });
    expect(takeProcess(files, '<!DOCTYPE x><a/>')).toMatchObject({ reason: 'process-broken' });
    expect(tidyDrawing({ ...files, 'process.bpmn': '<a' })).toMatchObject({ reason: 'process-broken' });
  });

  it('writes names, conditions and times so that XML stays XML', async () => {
    const evil = 'Ein "Wort" <b> & \'mehr\'';
    let files = made(changeStep(filesOf('hund-anmelden'), 'pruefen', { name: evil }));
    files = made(
      changeFlow(files, 'f03', {
        name: evil,
        condition: 'steuer.summe < 5 and "a&b" != "c"',
        isDefault: false,
        target: 'steuerFaellig',
      }),
    );
    files = made(changeStep(files, 'steuerBeginnt', { timer: { kind: 'timeDuration', text: 'P1M' } }));
    const file = processOf(files);
    expect(file.nodes.find(({ id }) => id === 'pruefen')?.name).toBe(evil);
    expect(file.flows.find(({ id }) => id === 'f03')).toMatchObject({
      name: evil,
      condition: { text: 'steuer.summe < 5 and "a&b" != "c"' },
    });
    expect(file.nodes.find(({ id }) => id === 'steuerBeginnt')?.timer).toMatchObject({
      kind: 'timeDuration',
      text: 'P1M',
    });
    expect(await faults(files)).toEqual([]);
  });
});

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const number = fc.nat(1_000);
const anyEdit = fc.oneof(
  number.chain((at) =>
    fc
      .constantFrom(...insertable.filter((kind) => kind !== 'payment'))
      .map(
        (kind) => (files: Files) => insertStep(files, { flow: pick(processOf(files).flows, at)?.id ?? '', kind, name }),
      ),
  ),
  number.map((at) => (files: Files) => removeStep(files, pick(processOf(files).nodes, at)?.id ?? '')),
  number.map((at) => (files: Files) => removeFlow(files, pick(processOf(files).flows, at)?.id ?? '')),
  fc.tuple(number, number).map(([at, to]) => (files: Files) => {
    const { nodes } = processOf(files);
    const gateway =
      pick(
        nodes.filter(({ type }) => type === 'exclusiveGateway'),
        at,
      )?.id ?? '';
    const target = to % 3 === 0 ? '' : (pick(nodes, to)?.id ?? '');
    return addBranch(files, { gateway, target, end, name: 'Ja', condition: 'freeText' });
  }),
  fc.tuple(number, number).map(([at, to]) => (files: Files) => {
    const { nodes } = processOf(files);
    const host =
      pick(
        nodes.filter(({ type }) => type === 'userTask'),
        at,
      )?.id ?? '';
    const target = to % 2 === 0 ? '' : (pick(nodes, to)?.id ?? '');
    return addTimer(files, {
      host,
      target,
      end,
      name: { de: 'Nach 5 Tagen', en: 'After 5 days' },
      period: 'WD5',
      isInterrupting: to % 3 === 0,
    });
  }),
  fc.constant(tidyDrawing),
);
