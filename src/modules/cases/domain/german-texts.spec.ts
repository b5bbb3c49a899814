import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { germanTexts, type KeptGermanText, type TextForm, withGermanTexts } from './german-texts.ts';

const question = (id: string, translate: boolean) => ({ id, translate, maxLength: id === 'kurz' ? 10 : null });
const form: TextForm = {
  pages: [
    { kind: 'questions', questions: [question('frei', true), question('kurz', true), question('name', false)] },
    { kind: 'repeat', repeat: { id: 'hunde' }, pages: [{ questions: [question('eigenart', true)] }] },
  ],
};
const english = (text: string, german = '') => ({ text, language: 'en', german });
const kept = (path: string, text: string, more: Partial<KeptGermanText> = {}): KeptGermanText => ({
  path,
  text,
  german: 'Er ist scheu.',
  by: 'c',
  proposedAt: '2026-11-23T09:00:00Z',
  confirmedAt: null,
  isCorrected: false,
  ...more,
});

describe('germanTexts', () => {
  it('tells for each free text how its German text stands, also inside lists', () => {
    const answers = {
      frei: english('He is shy.'),
      kurz: english('Old.', 'Alt.'),
      name: 'Jana',
      hunde: [{ eigenart: english('Loud.') }, { eigenart: { text: 'Leise.', language: 'de', german: 'Leise.' } }],
    };
    expect(germanTexts(form, answers)).toMatchObject([
      { path: 'frei', state: 'missing', german: '', limit: 2000 },
      { path: 'kurz', state: 'sent', german: 'Alt.', limit: 10 },
      { path: 'hunde.1.eigenart', state: 'missing' },
    ]);
    const proposed = germanTexts(form, answers, [kept('hunde.1.eigenart', 'Loud.')]);
    expect(proposed[2]).toMatchObject({ state: 'proposed', german: 'Er ist scheu.' });
  });

  it('asks again when the person corrected the words a German text belonged to', () => {
    const confirmed = kept('frei', 'He is shy.', { confirmedAt: '2026-11-24T09:00:00Z' });
    expect(germanTexts(form, { frei: english('He is shy.') }, [confirmed])).toMatchObject([{ state: 'confirmed' }]);
    expect(germanTexts(form, { frei: english('He is brave.') }, [confirmed])).toMatchObject([{ state: 'missing' }]);
  });
});

describe('withGermanTexts', () => {
  it('puts only confirmed texts in, only at their place, and never touches the person’s own words', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        fc.boolean(),
        (text, german, isConfirmed) => {
          const answers = { frei: english(text), name: 'Jana', hunde: [{ eigenart: english(text) }] };
          const before = structuredClone(answers);
          const own = kept('hunde.1.eigenart', text, {
            german,
            confirmedAt: isConfirmed ? '2026-11-24T09:00:00Z' : null,
          });
          const after = withGermanTexts(form, answers, [own]);
          const item = { eigenart: { text, language: 'en', german: isConfirmed ? german : '' } };
          expect(after).toEqual({ ...before, hunde: [item] });
          expect(answers).toEqual(before);
        },
      ),
    );
  });
});
