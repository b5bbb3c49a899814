import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseRules, cellProblem, inputsOf, namesRead, readFeelValue, tryDecision } from './decision-tables.ts';

const dog = join(import.meta.dirname, '../../../../city/services/hund-anmelden');
const files = Object.fromEntries(
  ['decision.dmn', 'form.yaml'].map((name) => [name, readFileSync(join(dog, name), 'utf8')]),
);
const xml = files['decision.dmn']!;

describe('decision tables for those who write them', () => {
  it('say what is missing, what overlaps and what is empty, with the cells of the missing row', () => {
    expect(analyseRules(xml)?.get('tabelleSteuerart')).toEqual({
      ...{ isComplete: true, gaps: [], overlaps: [], hidden: [], unclear: [] },
    });
    const without = xml.replace(/<rule id="steuerartPrivat">[\s\S]*?<\/rule>/, '');
    const [gap] = analyseRules(without)!.get('tabelleSteuerart')!.gaps;
    expect(gap?.tests).toEqual(['"privat"', '-']);
    expect(gap?.words.de).toBe('„Wofür der Hund da ist“ ist „privat“');
    const twice = xml.replace('<text>"assistenz","rettung"</text>', '<text>-</text>');
    expect(analyseRules(twice)?.get('tabelleSteuerart')?.overlaps[0]?.rows).toEqual([1, 2]);
    expect(analyseRules('<a/>')).toBeNull();
  });

  it('say why a cell cannot be read, and what an expression reads', () => {
    expect(cellProblem('>= 18', 'test')).toBeNull();
    expect(cellProblem('>= 18', 'result')?.en).toContain('is not valid FEEL');
    expect(cellProblem('"offen', 'test')?.de).toContain('kein gültiges FEEL');
    expect(namesRead('if leipzigPass then fees.a else today')).toEqual(['leipzigPass', 'fees', 'today']);
    expect(namesRead('(')).toEqual([]);
  });

  it('decide once with typed values, with all the decisions before them', () => {
    expect(inputsOf(xml, 'entscheidungSatzung')).toEqual([{ name: 'today', type: 'date' }]);
    expect(inputsOf(xml, 'entscheidungSteuer').map(({ name }) => name)).toContain('hunde');
    const tried = tryDecision({ files }, 'Satzung', { today: '2026-11-21' });
    expect(tried).toMatchObject({ ok: true, rules: ['satzungNeu'] });
    expect(tried.ok && tried.entries).toContainEqual(['freieMonateWelpe', '6']);
    expect(tryDecision({ files }, 'Gibtsnicht', {})).toMatchObject({ ok: false });
    expect(tryDecision({ files: {} }, 'Satzung', {})).toMatchObject({ ok: false });
  });

  it('read values that people type as FEEL, whatever they are', () => {
    expect(readFeelValue('[{ zweck: "privat", alter: 3 }]').value).toEqual([{ zweck: 'privat', alter: 3 }]);
    expect(readFeelValue('[1').problem).not.toBeNull();
    for (const text of ['function(x) x', 'date("2026-01-01")', '[1..3]', '@"P1D"', 'count', 'null'])
      expect(() => readFeelValue(text)).not.toThrow();
  });
});
