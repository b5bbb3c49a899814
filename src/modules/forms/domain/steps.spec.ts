import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '#kernel/json';
import { sampleAnswers, sampleContext, sampleForm } from '../fixtures/sample-form.ts';
import { checkAnswers } from './check-answers.ts';
import { checkForm } from './check-step.ts';
import { type DraftContent, emptyContent, keepAnswers, keepList } from './draft-content.ts';
import { factsOf } from './form-context.ts';
import type { Answers } from './form-model.ts';
import { firstOpen, progressAt, reachable } from './progress.ts';
import { prune, visibleQuestions } from './prune.ts';
import { germanRecord } from './record.ts';
import { answersAt, exitOf, nextStep, previousStep, stepsOf, withAnswers } from './steps.ts';

const facts = factsOf(sampleContext);
const steps = (answers: Answers) => stepsOf(sampleForm, answers, facts);
const keys = (answers: Answers) => steps(answers).map((step) => step.key);

describe('which pages are asked', () => {
  it('asks the pages of each item and leaves dead branches out at every depth', () => {
    expect(keys(sampleAnswers)).toEqual([
      'in-der-stadt',
      'person',
      'anschrift',
      'tiere/1/tier-name',
      'tiere/1/art',
      'tiere/1/gewicht',
      'tiere/2/tier-name',
      'tiere/2/art',
      'tiere',
      'hilfe',
      'geld',
      'besonderheit',
      'kontakt',
    ]);
    expect(keys({})).not.toContain('hilfe');
    expect(keys({}).filter((key) => key.startsWith('tiere/'))).toEqual(['tiere/1/tier-name', 'tiere/1/art']);
  });

  it('is the same for the same answers, and every key names one page', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        expect(keys(answers)).toEqual(keys(structuredClone(answers) as Answers));
        expect(new Set(keys(answers)).size).toBe(keys(answers).length);
      }),
    );
  });

  it('leads forward and back over the same pages', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const all = steps(answers);
        for (const step of all) {
          const next = nextStep(all, step.key);
          if (next) expect(previousStep(all, next.key)).toBe(step);
        }
        expect(previousStep(all, all[0]!.key)).toBeNull();
        expect(nextStep(all, all.at(-1)!.key)).toBeNull();
      }),
    );
  });

  it('says on which question of how many a person is', () => {
    const all = steps(sampleAnswers);
    expect(progressAt(all, 'in-der-stadt')).toEqual({ at: 1, of: 12 });
    expect(progressAt(all, 'tiere')).toEqual({ at: 8, of: 12 });
    expect(progressAt(all, 'kontakt')).toEqual({ at: 12, of: 12 });
  });

  it('opens what was answered and the first open question, nothing beyond', () => {
    const all = steps(sampleAnswers);
    const done = ['in-der-stadt', 'person'];
    expect(firstOpen(all, done)?.key).toBe('anschrift');
    expect(reachable(all, done, 'person')?.key).toBe('person');
    expect(reachable(all, done, 'anschrift')?.key).toBe('anschrift');
    expect(reachable(all, done, 'geld')).toBeNull();
    expect(reachable(all, done, 'nichts')).toBeNull();
    const inList = [...done, 'anschrift', 'tiere/1/tier-name', 'tiere/1/art', 'tiere/1/gewicht'];
    expect(reachable(all, inList, 'tiere')?.key).toBe('tiere');
  });

  it('knows the exit that applies', () => {
    const [first] = steps({ inDerStadt: false });
    expect(first?.kind === 'questions' && exitOf(first)).toBe('woanders');
    expect(checkForm(sampleForm, { inDerStadt: false }, facts, sampleContext.streets)).toMatchObject({
      ok: false,
      exit: 'woanders',
    });
  });
});

describe('dead answers', () => {
  it('are never in what is shown, printed or sent', () => {
    expect(prune(sampleForm, sampleAnswers, facts)).toMatchObject({ tiere: [{ gewicht: 12.5 }, { name: 'Mia' }] });
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const live = prune(sampleForm, answers, facts);
        const asked = new Set<string>();
        for (const step of steps(answers)) {
          if (step.kind !== 'questions') continue;
          for (const { id } of visibleQuestions(step)) asked.add(step.item ? `tiere.${step.item.index}.${id}` : id);
        }
        const shown = Object.entries(live).flatMap(([id, value]) =>
          id === 'tiere'
            ? (value as Answers[]).flatMap((item, index) => Object.keys(item).map((own) => `tiere.${index}.${own}`))
            : [id],
        );
        for (const path of shown) expect(asked).toContain(path);
        expect(prune(sampleForm, live, facts)).toEqual(live);
      }),
    );
  });

  it('come back when the branch comes back', () => {
    fc.assert(
      fc.property(someAnswers, fc.constantFrom('hund', 'katze'), (answers, other) => {
        const art = steps(answers).find((step) => step.key === 'tiere/1/art');
        if (art?.kind !== 'questions') return;
        const before = answersAt(answers, art).art ?? null;
        const there = withAnswers(answers, art, { art: other });
        const back = withAnswers(there, art, { art: before });
        expect(prune(sampleForm, back, facts)).toEqual(
          prune(sampleForm, withAnswers(answers, art, { art: before }), facts),
        );
      }),
    );
  });
});

describe('going back and forth', () => {
  it('gives the same answers however often a person goes back and confirms them', () => {
    const end = answerAll(emptyContent('de'), sampleAnswers);
    expect(checkForm(sampleForm, end.answers, facts, sampleContext.streets, new Set(end.done)).ok).toBe(true);
    fc.assert(
      fc.property(fc.array(fc.nat()), (visits) => {
        let content = end;
        for (const visit of visits) {
          const all = steps(content.answers);
          const step = all[visit % all.length]!;
          if (step.kind === 'list') content = keepList(content, step);
          else content = keepAnswers(content, step, answersAt(content.answers, step) as Record<string, Json>, 'de');
        }
        const kept = prune(sampleForm, content.answers, facts);
        expect(canonicalJson(kept)).toBe(canonicalJson(prune(sampleForm, end.answers, facts)));
        expect(firstOpen(steps(content.answers), content.done)).toBeNull();
      }),
    );
  });

  it('opens a branch that an earlier answer brings up', () => {
    const end = answerAll(emptyContent('de'), { ...sampleAnswers, tiere: [{ name: 'Mia', art: 'katze' }] });
    const art = steps(end.answers).find((step) => step.key === 'tiere/1/art');
    if (art?.kind !== 'questions') throw new Error('not asked');
    const changed = keepAnswers(end, art, { art: 'hund' }, 'de');
    expect(firstOpen(steps(changed.answers), changed.done)?.key).toBe('tiere/1/gewicht');
  });
});

describe('the German record', () => {
  it('holds the German wording and is the same bytes in both languages', () => {
    const english = { ...sampleAnswers };
    const german = {
      ...sampleAnswers,
      besonderheit: { text: 'Der Hund ist scheu.', language: 'de', german: 'Der Hund ist scheu.' },
    };
    const record = germanRecord(sampleForm, english, { ...facts, language: 'en' });
    expect(record).toBe(germanRecord(sampleForm, german, facts));
    expect(JSON.parse(record)).toMatchObject({
      besonderheit: 'Der Hund ist scheu.',
      tiere: [{ name: 'Bello' }, { name: 'Mia' }],
    });
  });

  it('takes answers from an interface by the same rules', () => {
    const checked = checkAnswers(sampleForm, sampleAnswers, sampleContext);
    expect(checked).toEqual({ ok: true, answers: prune(sampleForm, sampleAnswers, facts) });
    const wrong = checkAnswers(sampleForm, { ...sampleAnswers, tiere: [{ art: 'maus' }], konto: null }, sampleContext);
    expect(wrong.ok ? [] : wrong.errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'tiere.1.name required',
      'tiere.1.art not-an-option',
      'konto required',
    ]);
  });
});

function answerAll(content: DraftContent, answers: Answers): DraftContent {
  let current: DraftContent = {
    ...content,
    answers: { ...content.answers, tiere: (answers.tiere as Json[]).map(() => ({})) },
  };
  for (
    let step = firstOpen(steps(current.answers), current.done);
    step;
    step = firstOpen(steps(current.answers), current.done)
  ) {
    if (step.kind === 'list') current = keepList(current, step);
    else {
      const from = answersAt(answers, step);
      const values = step.page.questions.map(({ id }) => [id, from[id] ?? null] as const);
      current = keepAnswers(current, step, Object.fromEntries(values), 'de');
    }
  }
  return current;
}

const item = fc.record(
  { name: fc.string(), art: fc.constantFrom('hund', 'katze', 'maus'), gewicht: fc.integer() },
  { requiredKeys: [] },
);
const someAnswers = fc.record(
  {
    inDerStadt: fc.boolean(),
    vorname: fc.string(),
    tiere: fc.array(item, { maxLength: 4 }),
    hilfe: fc.subarray(['futter', 'arzt']),
    betrag: fc.integer(),
    besonderheit: fc.string(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;
