import { describe, expect, it } from 'vitest';
import { type LetterTemplate, writeBlocks } from './letter-template.ts';

const paragraph = (de: string, en: string): LetterTemplate => ({
  kind: 'notice',
  remedy: 'none',
  subject: { de: 'Bescheid', en: 'Notice' },
  reference: [],
  blocks: [{ kind: 'paragraph', text: { de, en } }],
});
const reason = 'Der Pass ist abgelaufen.';
const values: Readonly<Record<string, unknown>> = { 'pruefung.reason': reason, name: 'Bello', 'leer.reason': null };
const write = (template: LetterTemplate, language: 'de' | 'en') =>
  writeBlocks(template, language, {}, (expression) => values[expression] ?? null);

describe('what the office wrote in German', () => {
  it('stays part of the sentence in German', () => {
    const letter = paragraph('Der Grund: {{ pruefung.reason }}', 'The reason: {{ pruefung.reason }}');
    expect(write(letter, 'de')).toEqual([{ kind: 'paragraph', text: `Der Grund: ${reason}` }]);
  });

  it('is quoted in English as German, with a sentence why', () => {
    const letter = paragraph(
      '{{ pruefung.reason }}',
      'No. The reason: {{ pruefung.reason }} Write to us about {{ name }}.',
    );
    const blocks = write(letter, 'en');
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'quote', 'paragraph']);
    expect(blocks[0]).toEqual({ kind: 'paragraph', text: 'No. The reason:' });
    expect(blocks[1]).toMatchObject({
      language: 'de',
      text: reason,
      note: expect.stringMatching(/in German.*binding/),
    });
    expect(blocks[2]).toEqual({ kind: 'paragraph', text: 'Write to us about Bello.' });
  });

  it('stands alone where the paragraph holds nothing else, and nothing is quoted where nothing was written', () => {
    expect(write(paragraph('x', '{{ pruefung.reason }}'), 'en').map(({ kind }) => kind)).toEqual(['quote']);
    expect(write(paragraph('x', 'Reason: {{ leer.reason }}'), 'en')).toEqual([{ kind: 'paragraph', text: 'Reason:' }]);
    expect(write(paragraph('x', 'About {{ name }}.'), 'en')).toEqual([{ kind: 'paragraph', text: 'About Bello.' }]);
  });
});
