import { expect, it } from 'vitest';
import { readBpmn } from './read-bpmn.ts';

const HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"';

it('gives the definitions, the hash of the text and the line of each element', async () => {
  const read = await readBpmn(
    `<?xml version="1.0"?>\n<!-- <x id="no"> -->\n${HEAD}>\n<process\n id='p' name="a > b">\n</process></definitions>`,
  );
  if (!read.ok) throw new Error(read.reason);
  expect(read.definitions.$type).toBe('bpmn:Definitions');
  expect(read.hash).toMatch(/^[0-9a-f]{64}$/);
  expect([...read.lines]).toEqual([
    ['d', 3],
    ['p', 4],
  ]);
  expect(read.warnings).toEqual([]);
});

it('tells what it could not understand', async () => {
  const read = await readBpmn(
    `${HEAD}><process id="p"><startEvnt id="s"/><sequenceFlow id="f" sourceRef="s"/></process></definitions>`,
  );
  expect(read).toMatchObject({ ok: true });
  expect(read.ok && read.warnings.map((warning) => warning.split('\n')[0])).toEqual([
    'unparsable content <startEvnt> detected',
    'unresolved reference <s>',
  ]);
});

it.each([
  ['doctype', `<!DOCTYPE a [<!ENTITY b "c">]>${HEAD}/>`],
  ['too-large', `${HEAD}>${' '.repeat(2_000_000)}</definitions>`],
  ['too-deep', `${HEAD}>${'<process>'.repeat(500)}`],
  ['not-bpmn', '<html/>'],
  ['not-bpmn', ''],
  ['not-bpmn', `${'<'.repeat(1_900_000)}`],
])('refuses hostile or foreign text: %s', async (reason, xml) => {
  expect(await readBpmn(xml)).toMatchObject({ ok: false, reason });
});
