import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOf, papersOf } from './visit-papers.ts';

const needs: Readonly<Record<string, { de: string[]; en: string[] }>> = {
  ausweis: { de: ['Alter Ausweis', 'Foto'], en: ['Old card', 'Photo'] },
  umzug: { de: ['Bestätigung'], en: ['Confirmation'] },
};
const needOf = (service: string, language: 'de' | 'en') => needs[service]?.[language] ?? [];

describe('the papers of a visit', () => {
  it('stand for each service and each person, the same in both languages', () => {
    const lines = [
      { service: 'ausweis', persons: 2 },
      { service: 'umzug', persons: 1 },
      { service: 'beratung', persons: 3 },
    ];
    const german = papersOf(lines, needOf, 'de');
    const english = papersOf(lines, needOf, 'en');
    expect(german.map(({ service, person }) => `${service} ${person}`)).toEqual(['ausweis 1', 'ausweis 2', 'umzug 1']);
    expect(english[0]?.papers.map(({ label }) => label)).toEqual(['Old card', 'Photo']);
    const keys = (groups: typeof german) => groups.flatMap(({ papers }) => papers.map(({ key }) => key));
    expect(keys(english)).toEqual(keys(german));
    expect(new Set(keys(german)).size).toBe(5);
  });

  it('a paper whose words changed is another paper, others keep their tick', () => {
    const before = papersOf([{ service: 'ausweis', persons: 1 }], needOf, 'de')[0]!.papers;
    const changed = () => ['Alter Ausweis oder Pass', 'Foto'];
    const after = papersOf([{ service: 'ausweis', persons: 1 }], changed, 'de')[0]!.papers;
    expect(after[0]!.key).not.toBe(before[0]!.key);
    expect(after[1]!.key).toBe(before[1]!.key);
  });

  it('is complete exactly when each paper is there or sent, whatever else was said', () => {
    const groups = papersOf([{ service: 'ausweis', persons: 3 }], needOf, 'de');
    const keys = groups.flatMap(({ papers }) => papers.map(({ key }) => key));
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(keys), fc.boolean(), (here, sent, isChecked) => {
        const check = checkOf(groups, { here: [...here, 'gone.1.00000000'], sent, isChecked });
        const left = keys.filter((key) => !here.includes(key) && !sent.includes(key));
        expect(check.missing).toEqual(left);
        expect(check.state).toBe(left.length === 0 ? 'complete' : isChecked ? 'missing' : 'unchecked');
      }),
    );
    expect(checkOf([], { here: [], sent: [], isChecked: false }).state).toBe('none');
  });
});
