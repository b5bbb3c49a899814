import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { removeTexts, setTexts, tidy } from './set-texts.ts';
import { missingIn, textEntries, wordsAt } from './text-entries.ts';

const services = join(import.meta.dirname, '../../../../../../city/services');
const filesOf = (id: string): Record<string, string> =>
  Object.fromEntries(
    ['form.yaml', 'process.bpmn', 'texts.de.yaml', 'texts.en.yaml'].map((name) => [
      name,
      readFileSync(join(services, id, name), 'utf8'),
    ]),
  );

describe('the texts of a service', () => {
  it('are all there in every service of the city, with nothing missing, nothing unused, and saving them changes no byte', () => {
    for (const id of readdirSync(services)) {
      const files = filesOf(id);
      const entries = textEntries(files);
      expect([id, entries.filter(({ isUnused }) => isUnused).map(({ slug }) => slug)]).toEqual([id, []]);
      for (const language of ['de', 'en'] as const) {
        expect(
          entries.filter((entry) => missingIn(files, language, entry) > 0).map(({ slug }) => `${id} ${slug}`),
        ).toEqual([]);
        const fields = new Set(entries.flatMap(({ fields: own }) => own.map(({ path }) => path.join('/'))));
        for (const path of leavesOf(parse(files[`texts.${language}.yaml`]!)))
          expect([id, fields.has(path), path]).toEqual([id, true, path]);
      }
      for (const entry of entries)
        expect(setTexts(files, entry, (language, field) => wordsAt(files, language, field))).toEqual({
          ok: true,
          value: files,
        });
    }
  });

  it('change only what was typed, whatever was typed, and come back as typed', () => {
    const files = filesOf('hund-anmelden');
    const entries = textEntries(files).filter(({ slug }) => !slug.startsWith('ausgang'));
    fc.assert(
      fc.property(fc.constantFrom(...entries), fc.string({ unit: 'grapheme', maxLength: 80 }), (entry, typed) => {
        const words = tidy(typed.replaceAll('\0', ''));
        const target = entry.fields[0]!;
        const set = setTexts(files, entry, (language, field) => (language === 'de' && field === target ? words : null));
        if (!set.ok) throw new Error(set.reason);
        expect(wordsAt(set.value, 'de', target)).toBe(words);
        expect(set.value['texts.en.yaml']).toBe(files['texts.en.yaml']);
        const { fields } = entry;
        for (const other of fields.slice(1)) expect(wordsAt(set.value, 'de', other)).toBe(wordsAt(files, 'de', other));
      }),
      { numRuns: 60 },
    );
  });

  it('keep lists line by line and ways with their addresses, and name words that nothing asks for', () => {
    const files: Record<string, string> = {
      'form.yaml': 'pages:\n  - id: a\n    questions: [{ id: a, type: yesno }]\n    exits: [{ id: raus, when: a }]\n',
      'texts.de.yaml': '# head\nneed: [eins]   # why\nquestions:\n  a: { label: A }\n  alt: { label: Alt }\n',
      'texts.en.yaml': 'questions:\n',
    };
    const entries = textEntries(files);
    const at = (slug: string) => entries.find((entry) => entry.slug === slug)!;
    const type = (slug: string, key: string, words: string) =>
      setTexts(files, at(slug), (language, field) => (language === 'de' && field.path.at(-1) === key ? words : null));
    const need = type('allgemein', 'need', ' eins\r\nzwei \n\n');
    expect(need.ok && parse(need.value['texts.de.yaml']!).need).toEqual(['eins', 'zwei']);
    expect(need.ok && need.value['texts.de.yaml']).toContain('# head');
    const ways = type('ausgang.raus', 'ways', 'Zum Amt | https://example.org/a\nOhne Adresse');
    expect(ways.ok && parse(ways.value['texts.de.yaml']!).exits.raus.ways).toEqual([
      { label: 'Zum Amt', href: 'https://example.org/a' },
      { label: 'Ohne Adresse', href: '' },
    ]);
    expect(at('frage.alt').isUnused).toBe(true);
    const gone = removeTexts(files, at('frage.alt'));
    expect(gone.ok && gone.value['texts.de.yaml']).not.toContain('alt');
    expect(missingIn(files, 'en', at('frage.a'))).toBe(1);
    const english = setTexts(files, at('frage.a'), (language, field) =>
      language === 'en' && field.path.at(-1) === 'label' ? 'A: {{ b }} # c' : null,
    );
    expect(english.ok && parse(english.value['texts.en.yaml']!)).toEqual({
      questions: { a: { label: 'A: {{ b }} # c' } },
    });
  });
});

/** Paths of all words in a file. */
function leavesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [path];
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}/${key}`));
}
