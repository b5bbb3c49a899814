import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readExamples, removeExample, setExample, setExpected } from './set-examples.ts';

const services = join(import.meta.dirname, '../../../../../../city/services');
const filesOf = (id: string) => ({ 'journeys.yaml': readFileSync(join(services, id, 'journeys.yaml'), 'utf8') });

describe('the examples of a service', () => {
  it('keep every byte when they are saved as they are shown, in every service of the city', () => {
    for (const id of readdirSync(services)) {
      const files = filesOf(id);
      for (const one of readExamples(files).slice(0, 1)) {
        expect([one.id, setExample(files, one.id, { ...one, tasks: one.tasks })]).toEqual([
          one.id,
          { ok: true, value: files },
        ]);
      }
    }
  });

  it('are changed, given what came out, and taken away', () => {
    const files = { 'journeys.yaml': '- id: eins\n  title: Eins\n  on: 2026-11-21\n- id: zwei\n  on: 2026-11-21\n' };
    const tasks = 'pruefen | ablehnen | Weil | so\nfertig';
    const set = setExample(files, 'eins', { ...readExamples(files)[0]!, on: '2026-12-01', tasks });
    const raw = parse(set.ok ? set.value['journeys.yaml']! : '')[0];
    expect(raw).toMatchObject({
      on: '2026-12-01',
      tasks: [{ task: 'pruefen', outcome: 'ablehnen', reason: 'Weil | so' }, { task: 'fertig' }],
    });
    const came = { outcome: 'granted', automatic: true, letters: ['bescheid'], variables: { a: { b: 2 } } };
    const expected = setExpected(set.ok ? set.value : {}, 'eins', came);
    expect(expected.ok && readExamples(expected.value)[0]?.expect).toEqual({
      ...{ letters: ['bescheid'], outcome: 'granted', automatic: true },
    });
    const gone = removeExample(files, 'eins');
    expect(gone.ok && readExamples(gone.value).map(({ id }) => id)).toEqual(['zwei']);
    expect(removeExample(files, 'nichts')).toMatchObject({ reason: 'no-such-example' });
    expect(setExample(files, 'eins', { ...readExamples(files)[0]!, title: ' ' })).toMatchObject({
      reason: 'title-missing',
    });
    expect(setExample(files, 'eins', { ...readExamples(files)[0]!, on: null })).toMatchObject({ reason: 'day-wrong' });
  });

  it('take over only the values that they name, and keep what stands around', () => {
    const files = filesOf('hund-anmelden');
    const came = {
      outcome: 'granted',
      automatic: false,
      letters: [],
      variables: { steuer: { jahresbetrag: 1, summe: 2, auffaellig: true } },
    };
    const set = setExpected(files, 'ein-hund-mit-chip', came);
    const after = set.ok ? set.value['journeys.yaml']! : '';
    expect(readExamples({ 'journeys.yaml': after })[0]?.expect).toMatchObject({
      variables: { 'steuer.jahresbetrag': 1, 'steuer.summe': 2, 'steuer.auffaellig': true },
      automatic: false,
    });
    expect(after).toContain('# Rates since 2026-01-01');
  });
});
