import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleContext, sampleForm } from '../fixtures/sample-form.ts';
import { type ChangedPages, changePages, type GivenPage } from './change-pages.ts';
import { checkForm } from './check-step.ts';
import { emptyContent } from './draft-content.ts';
import { factsOf } from './form-context.ts';
import type { Answers } from './form-model.ts';

const context = sampleContext;
const change = (given: readonly GivenPage[], from = emptyContent('de')) =>
  changePages(sampleForm, from, given, context);
const codesOf = (changed: ChangedPages) =>
  changed.ok ? [] : changed.issues.map(({ question, code }) => [changed.index, question, code]);
const page = (key: string, answers: Answers = {}): GivenPage => ({ page: key, answers });
const home = { street: 'Lange Straße', houseNumber: '5', postcode: '04103', city: 'Leipzig', addition: '' };
const start = [
  page('in-der-stadt', { inDerStadt: true }),
  page('person', { vorname: 'Jana', geburtsdatum: '1990-07-03' }),
  page('anschrift', { anschrift: home }),
];
const cat = (number: number) => [
  page(`tiere/${number}/tier-name`, { name: 'Mia' }),
  page(`tiere/${number}/art`, { art: 'katze' }),
];
const rest = [page('tiere'), page('geld'), page('besonderheit')];

describe('answers of several pages', () => {
  it('are taken in order, lists with as many items as are given', () => {
    const changed = change([...start, ...cat(1), ...cat(2), ...rest]);
    expect(codesOf(changed)).toEqual([]);
    if (changed.ok) expect(changed.content.answers).toMatchObject({ tiere: [{ name: 'Mia' }, { name: 'Mia' }] });
  });

  it('stop at the first page that is wrong, and name it', () => {
    expect(codesOf(change([...start.slice(0, 1), page('person', { vorname: '' }), page('x')]))).toEqual([
      [1, 'vorname', 'required'],
      [1, 'geburtsdatum', 'required'],
    ]);
    expect(codesOf(change([page('geld')]))).toEqual([[0, null, 'page-not-open']]);
    expect(codesOf(change([...start, ...cat(1), page('tiere/3/tier-name', { name: 'Rex' })]))).toEqual([
      [5, null, 'page-not-open'],
    ]);
    expect(codesOf(change([...start, page('tiere/1/tier-name', { name: 'Mia' }), page('tiere')]))).toEqual([
      [4, null, 'item-unfinished'],
    ]);
    const four = change([...start, ...[1, 2, 3, 4].flatMap(cat)]);
    expect(codesOf(four)).toEqual([[9, null, 'page-not-open']]);
  });

  it('name nothing that the page does not ask', () => {
    const foreign = change([...start, ...cat(1), page('tiere', { name: 'x' })]);
    expect(codesOf(foreign)).toEqual([[5, 'name', 'unknown-question']]);
    const contact = [...start, ...cat(1), ...rest, page('kontakt', { nachweis: [], hinweis: 'x', email: 'a@b.de' })];
    expect(codesOf(change(contact)).map(([, question, code]) => [question, code])).toEqual([
      ['hinweis', 'unknown-question'],
      ['nachweis', 'files-by-upload'],
    ]);
  });

  it('never throw, and what is taken is what the form itself takes', () => {
    const keys = [...start, ...cat(1), ...cat(2), ...rest, page('kontakt')];
    const answers = fc.dictionary(
      fc.constantFrom('vorname', 'name', 'art', 'anschrift', '__proto__', 'betrag'),
      fc.jsonValue(),
    );
    const given = fc.array(
      fc.oneof(
        fc.constantFrom(...keys),
        fc.record({ page: fc.oneof(fc.string(), fc.constantFrom(...keys.map((one) => one.page))), answers }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(given, (pages) => {
        const changed = change(pages as GivenPage[]);
        if (!changed.ok) return;
        const { done } = changed.content;
        const whole = checkForm(sampleForm, changed.content.answers, factsOf(context), context.streets, new Set(done));
        if (!whole.ok && whole.step.kind === 'questions') expect(done).not.toContain(whole.exit ? '' : whole.step.key);
      }),
    );
  });
});
