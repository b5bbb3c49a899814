import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleContext, sampleForm } from '../fixtures/sample-form.ts';
import {
  addItem,
  type DraftContent,
  emptyContent,
  followItem,
  keepAnswers,
  keepTyped,
  removeItem,
  serialsOf,
} from './draft-content.ts';
import { factsOf } from './form-context.ts';
import type { RepeatPage } from './form-model.ts';
import { itemsOf, type QuestionStep, stepAt, stepsOf } from './steps.ts';

const page = sampleForm.pages.find((one) => one.id === 'tiere') as RepeatPage;
const stepOf = (content: DraftContent, key: string): QuestionStep =>
  stepAt(stepsOf(sampleForm, content.answers, factsOf(sampleContext)), key) as QuestionStep;
const name = (content: DraftContent, number: number, text: string): DraftContent =>
  keepAnswers(content, stepOf(content, `tiere/${number}/tier-name`), { name: text }, 'de');

describe('the content of a draft', () => {
  it('keeps every item with its own answers, whatever is added and removed', () => {
    const action = fc.oneof(fc.constant({ add: true as const }), fc.record({ remove: fc.nat() }));
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        let content = emptyContent('de');
        const model = new Map<number, string>();
        for (const act of actions) {
          const serials = serialsOf(content, page);
          if ('add' in act) {
            content = addItem(content, page);
            const serial = serialsOf(content, page).at(-1)!;
            expect(model.has(serial)).toBe(false);
            content = name(content, serials.length + 1, `tier ${serial}`);
            model.set(serial, `tier ${serial}`);
          } else if (serials.length > 0) {
            const serial = serials[act.remove % serials.length]!;
            content = removeItem(content, page, serial);
            model.delete(serial);
          }
        }
        const found = serialsOf(content, page).map((serial, at) => [serial, itemsOf(content.answers, page)[at]?.name]);
        expect(found.filter(([serial]) => model.has(serial as number))).toEqual(found);
        expect(new Map(found as [number, string][])).toEqual(model);
        expect(content.done.filter((key) => key.endsWith('tier-name')).length).toBe(model.size);
      }),
    );
  });

  it('follows an item that moved and lets go of one that was removed', () => {
    let content = emptyContent('de');
    for (const [number, text] of [
      [1, 'Bello'],
      [2, 'Mia'],
    ] as const)
      content = name(addItem(content, page), number, text);
    const [first, second] = serialsOf(content, page);
    const step = stepOf(content, 'tiere/2/art');
    const after = removeItem(content, page, first!);
    expect(followItem(after, step, second!)).toMatchObject({ key: 'tiere/1/art', item: { index: 0 } });
    expect(followItem(after, step, first!)).toBeNull();
    expect(after.done).toEqual(['tiere/1/tier-name']);
  });

  it('shows typed values until the page is accepted', () => {
    const typed = keepTyped(emptyContent('de'), stepOf(emptyContent('de'), 'person'), { vorname: 'Žo' });
    expect(typed.typed).toEqual({ person: { vorname: 'Žo' } });
    const kept = keepAnswers(typed, stepOf(typed, 'person'), { vorname: 'Žofie' }, 'en');
    expect(kept).toMatchObject({ typed: {}, done: ['person'], language: 'en', answers: { vorname: 'Žofie' } });
  });

  it('says what the person changed of that which was filled in', () => {
    const filled: DraftContent = {
      ...emptyContent('de'),
      answers: { vorname: 'Zofie', geburtsdatum: '1990-07-03' },
      provenance: { vorname: 'register', geburtsdatum: 'register' },
    };
    const values = { vorname: 'Žofie', geburtsdatum: '1990-07-03' };
    expect(keepAnswers(filled, stepOf(filled, 'person'), values, 'de').provenance).toEqual({
      vorname: 'citizen',
      geburtsdatum: 'register',
    });
  });
});
