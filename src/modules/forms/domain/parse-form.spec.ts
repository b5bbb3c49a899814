import { describe, expect, it } from 'vitest';
import { compileFeel } from '#processes';
import { rawForm } from '../fixtures/sample-form.ts';
import { parseForm, slugOf } from './parse-form.ts';

const codes = (raw: unknown): string[] => {
  const parsed = parseForm('probe', 'v1', raw, compileFeel);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path.join('.')}`);
};
const withPage = (page: unknown) => ({ pages: [page] });
const question = { id: 'a', type: 'text' };

describe('reading a form', () => {
  it('takes a sound form', () => expect(codes(rawForm)).toEqual([]));

  it.each([
    ['no pages', { pages: [] }, 'form-shape pages'],
    ['an unknown key', withPage({ id: 'a', questions: [{ ...question, requird: true }] }), 'form-shape pages.0'],
    ['an unknown type', withPage({ id: 'a', questions: [{ id: 'a', type: 'colour' }] }), 'form-shape pages.0'],
    [
      'a broken condition',
      withPage({ id: 'a', when: 'a = = 1', questions: [question] }),
      'form-condition pages.0.when',
    ],
    [
      'a broken pattern',
      withPage({ id: 'a', questions: [{ ...question, pattern: '[' }] }),
      'form-pattern pages.0.questions.0.pattern',
    ],
    ['an id twice', withPage({ id: 'a', questions: [question, question] }), 'form-id-twice pages.0.questions.1'],
    [
      'a choice without a choice',
      withPage({ id: 'a', questions: [{ id: 'a', type: 'choice', options: ['one'] }] }),
      'form-options pages.0.questions.0',
    ],
    [
      'a list named after nothing',
      withPage({
        id: 'l',
        repeat: { id: 'l', min: 0, max: 1, label: 'x' },
        pages: [{ id: 'a', questions: [question] }],
      }),
      'form-label pages.0.repeat.label',
    ],
    [
      'a list that wants more than it takes',
      withPage({
        id: 'l',
        repeat: { id: 'l', min: 2, max: 1, label: 'a' },
        pages: [{ id: 'a', questions: [question] }],
      }),
      'form-range pages.0.repeat',
    ],
  ])('refuses %s', (_, raw, first) => {
    expect(codes(raw)[0]).toContain(first);
  });

  it('writes ids as people read addresses', () => {
    expect(slugOf('geburtsDatum')).toBe('geburts-datum');
    expect(slugOf('tier2Name')).toBe('tier2-name');
  });
});
