import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutEngine } from '../domain/process-file/without-engine.ts';
import { fim, hasFim } from '../test-support.ts';
import { checkProcessFile } from './check-process-file.ts';

const fixture = (name: string): string => join(import.meta.dirname, '../fixtures', name);
const juel = (inner: string, sign = '$'): string => `${sign}{${inner}}`;
const judged = async (file: string) => {
  const answer = await checkProcessFile(file);
  if (!answer.ok) throw new Error(answer.message.en);
  return answer;
};

describe('checking a process file', () => {
  it('names every part of Camunda 7 with its line and what to write instead', async () => {
    const { changes, refused, counts } = await judged(fixture('camunda7.bpmn'));
    expect(changes.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '4 camunda:historyTimeToLive="180"',
      '5 camunda:initiator="applicant"',
      '6 camunda:candidateGroups="amt"',
      '6 camunda:formKey="embedded:app:forms/pruefen.html"',
      '9 camunda:formData',
      '10 camunda:formField',
      '12 camunda:taskListener',
      '16 camunda:class="org.example.Book"',
      '16 camunda:asyncBefore="true"',
      '17 scriptTask',
      `22 conditionExpression ${juel("betrag > 100 && art == 'neu'")}`,
      `25 conditionExpression ${juel('service.check(betrag)')}`,
    ]);
    expect(changes.find(({ line }) => line === 22)?.advice.de).toBe('Schreiben Sie FEEL: betrag > 100 and art = "neu"');
    expect(refused).toEqual([]);
    expect(counts.get('userTask')).toBe(1);
    for (const { advice } of changes)
      for (const text of [advice.de, advice.en]) expect(text.length).toBeGreaterThan(10);
  });

  it('checks tables of Camunda 7: other languages, and the case nobody decided', async () => {
    const { changes, toDecide } = await judged(fixture('camunda7.dmn'));
    expect(changes.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '3 camunda:historyTimeToLive="180"',
      '5 camunda:inputVariable="art"',
      '6 expressionLanguage="javascript"',
    ]);
    expect(toDecide.map(({ code, line }) => `${line} ${code}`)).toEqual(['4 table-gap']);
  });

  it('has nothing against the processes and rules of the city', async () => {
    for (const name of ['hund-anmelden/process.bpmn', 'hund-anmelden/decision.dmn', 'anliegen-melden/process.bpmn']) {
      const { changes, refused, toDecide } = await judged(join('city/services', name));
      expect([name, changes, refused, toDecide]).toEqual([name, [], [], []]);
    }
  });

  it.skipIf(!hasFim())('names what keeps a process of FIM from running', async () => {
    const { refused } = await judged(join(fim, 'bpmn/L99006028261000-mutterschutz-anzeige.bpmn'));
    expect(refused.map(({ message }) => message.en).join('\n')).toContain('is not the only process');
  });

  it('blanks what is foreign and moves no line', async () => {
    const text = await readFile(fixture('camunda7.bpmn'), 'utf8');
    const without = withoutEngine(text, new Map());
    expect(without.split('\n')).toHaveLength(text.split('\n').length);
    expect(without).not.toMatch(/camunda:/);
    expect(without).toContain('<bpmn:userTask id="pruefen" name="Antrag prüfen"');
    const inText = '<a xmlns:c="http://camunda.org/schema/1.0/bpmn"><!-- c:x="1" --><b n="c:x=\'1\'" c:y="&gt;"/></a>';
    expect(withoutEngine(inText, new Map())).toContain('<!-- c:x="1" --><b n="c:x=\'1\'"       ');
  });

  it('refuses other files in words', async () => {
    const answer = await checkProcessFile('package.json');
    expect(answer).toMatchObject({ ok: false });
    expect(await checkProcessFile('nirgends.bpmn')).toMatchObject({ ok: false, message: { de: /gibt es nicht/ } });
  });
});
