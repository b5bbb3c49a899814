import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../service/read-report.ts';
import { isPeriod } from './is-period.ts';
import { knownWords } from './known-words.ts';
import { readProcessFile } from './process-file.ts';
import { takeTables } from './take-tables.ts';

describe('reading a process for its author', () => {
  it('gives steps, ways, times and what the platform reads, whatever the prefixes are', () => {
    const text = readFileSync('city/services/hund-anmelden/process.bpmn', 'utf8');
    const other = text.replaceAll('<bpmn:', '<').replaceAll('</bpmn:', '</').replace('xmlns:bpmn=', 'xmlns=');
    for (const one of [text, other.replaceAll(' lipsia:', ' l:').replace('xmlns:lipsia=', 'xmlns:l=')]) {
      const read = readProcessFile(one);
      if (!read.ok) throw new Error(read.detail);
      const { nodes, flows, shapes, edges } = read.file;
      expect([nodes.length, flows.length, shapes.size, edges.size]).toEqual([19, 21, 19, 21]);
      const timer = nodes.find(({ id }) => id === 'erinnerungFaellig');
      expect(timer).toMatchObject({
        attachedTo: 'berichtigen',
        isInterrupting: false,
        trigger: 'timer',
        timer: { text: 'WD5' },
      });
      expect(nodes.find(({ id }) => id === 'pruefen')?.attributes).toMatchObject({ role: 'clerk', result: 'pruefung' });
      expect(flows.find(({ id }) => id === 'f14')?.condition?.text).toBe('steuer.summe > 0');
    }
  });

  it.each([
    '',
    'no xml',
    '<a/>',
    '<!DOCTYPE a><a/>',
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
  ])('refuses %s', (text) => {
    expect(readProcessFile(text).ok).toBe(false);
    expect(takeTables({}, text)).toMatchObject({ ok: false, reason: 'table-broken' });
  });

  it('knows what a step can choose from, also while files are broken', () => {
    const files = Object.fromEntries(
      ['form.yaml', 'texts.de.yaml', 'texts.en.yaml', 'decision.dmn'].map((name) => [
        name,
        readFileSync(`city/services/hund-anmelden/${name}`, 'utf8'),
      ]),
    );
    const known = knownWords({ ...files, 'letters/bescheid.yaml': '' });
    expect(known.word('de', 'tasks', 'pruefen', 'title')).toBe('Anmeldung prüfen');
    expect(known.word('de', 'tasks', 'nirgends', 'title')).toBe('');
    expect(known.letters).toEqual(['bescheid']);
    expect(known.decisions).toContain('Steuer');
    expect(known.questions.find(({ id }) => id === 'hunde')?.isList).toBe(true);
    expect(knownWords({ 'form.yaml': '- [', 'decision.dmn': '<a>' })).toMatchObject({
      questions: [],
      decisions: [],
      letters: [],
    });
  });

  it.each([
    ['WD5', true],
    ['P2W', true],
    ['PT12H30M', true],
    ['PT', false],
    ['5 Tage', false],
    ['', false],
  ])('%s as a period: %s', (text, is) => {
    expect(isPeriod(text)).toBe(is);
  });

  it('reads a report in sections, with points beneath points and tables', () => {
    const text =
      '# A\n\n- x `y`\n\n## B\n\n### C (1)\n\n- [ ] z *(F1, Zeile 3)*\n  - more\n\n| a | b |\n| --- | --- |\n| 1 | \\| |\n';
    expect(readReport(text)).toEqual([
      { title: 'A', level: 1, items: [{ text: 'x y', more: [] }], rows: [] },
      {
        title: 'C (1)',
        level: 3,
        items: [{ text: 'z (F1, Zeile 3)', more: ['more'] }],
        rows: [
          ['a', 'b'],
          ['1', '|'],
        ],
      },
    ]);
  });
});
