import { describe, expect, it } from 'vitest';
import { sampleAnswers, sampleContext, sampleForm } from '../fixtures/sample-form.ts';
import { type Journey, unvisitedPages, walkJourney } from './journey.ts';

const { inDerStadt, vorname, geburtsdatum, anschrift, tiere, betrag, konto, besonderheit } = sampleAnswers;
const dog = [
  { page: 'tierName', answers: { name: tiere[0].name } },
  { page: 'art', answers: { art: 'hund' } },
  { page: 'gewicht', answers: { gewicht: 12.5 } },
];
const cat = [
  { page: 'tierName', answers: { name: tiere[1].name } },
  { page: 'art', answers: { art: 'katze' } },
];
const whole: Journey = {
  id: 'zwei-tiere',
  pages: [
    { page: 'inDerStadt', answers: { inDerStadt } },
    { page: 'person', answers: { vorname, geburtsdatum } },
    { page: 'anschrift', answers: { anschrift } },
    { page: 'tiere', items: [dog, cat] },
    { page: 'hilfe', answers: {} },
    { page: 'geld', answers: { betrag, konto } },
    { page: 'besonderheit', answers: { besonderheit } },
    { page: 'kontakt', answers: { nachweis: ['ausweis.pdf'] } },
  ],
};
const codes = (journey: Journey) => walkJourney(sampleForm, journey, sampleContext).problems.map(({ code }) => code);
const changed = (at: number, entry: Journey['pages'][number]): Journey => ({
  ...whole,
  pages: whole.pages.map((page, index) => (index === at ? entry : page)),
});

describe('walking a journey', () => {
  it('passes forward and back and gives the pruned answers', () => {
    const walked = walkJourney(sampleForm, whole, sampleContext);
    expect(walked.problems).toEqual([]);
    expect(walked.answers).toMatchObject({ vorname, tiere: [{ name: 'Bello' }, { name: 'Mia' }], betrag: 1250 });
    expect(walked.answers.nachweis).toMatchObject([{ name: 'ausweis.pdf' }]);
  });

  it('ends at an exit', () => {
    const away: Journey = {
      id: 'weg',
      pages: [{ page: 'inDerStadt', answers: { inDerStadt: false } }, { exit: 'woanders' }],
    };
    expect(walkJourney(sampleForm, away, sampleContext)).toMatchObject({ exit: 'woanders', problems: [] });
    expect(codes({ ...away, pages: [...away.pages.slice(0, 1), { exit: 'anders' }] })).toEqual(['journey-exit']);
    expect(codes({ ...away, pages: away.pages.slice(0, 1) })).toEqual(['journey-exit']);
  });

  it('finds each kind of mistake where it stands', () => {
    expect(codes(changed(4, { page: 'geld' }))).toEqual(['journey-page']);
    expect(codes(changed(1, { page: 'person', answers: { nachname: 'X' } }))).toEqual(['journey-question']);
    expect(codes(changed(1, { page: 'person', answers: { vorname } }))).toEqual(['journey-answer']);
    expect(codes({ ...whole, pages: whole.pages.slice(0, -1) })).toEqual(['journey-open']);
    expect(codes(changed(3, { page: 'tiere', items: [cat] }))).toEqual(['journey-page']);
    const found = walkJourney(sampleForm, changed(1, { page: 'person', answers: { vorname } }), sampleContext);
    expect(found.problems[0]).toEqual({ path: ['pages', 1], code: 'journey-answer', detail: 'geburtsdatum: required' });
  });

  it('names the pages that no journey reaches', () => {
    expect(unvisitedPages(sampleForm, [whole])).toEqual([]);
    expect(
      unvisitedPages(sampleForm, [
        { id: 'kurz', pages: whole.pages.slice(0, 4).with(3, { page: 'tiere', items: [cat] }) },
      ]),
    ).toEqual(['tiere/gewicht', 'hilfe', 'geld', 'besonderheit', 'kontakt']);
  });
});
