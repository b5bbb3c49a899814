import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { FormContext } from '../domain/form-context.ts';
import { type Journey, walkJourney } from '../domain/journey.ts';
import { answersAt } from '../domain/steps.ts';
import { fieldsFrom, writeInput } from '../domain/write-input.ts';
import { readForm } from './form-of.ts';
import {
  answerTrial,
  changeTrialList,
  emptyTrial,
  readTrial,
  type Trial,
  trialAt,
  trialPages,
  trialSummary,
} from './trial.ts';

const services = join(import.meta.dirname, '../../../../city/services');
const read = (service: string, file: string) => readFileSync(join(services, service, file), 'utf8');
const context = (on: string): FormContext => ({
  ...{ today: Temporal.PlainDate.from(on), sentOn: null, fees: {}, language: 'de' },
  streets: { check: (address) => ({ ok: true, address: { ...address, city: 'Leipzig' } }) },
});
function trialOf(service: string, on = '2026-11-21'): Trial {
  const form = readForm({ id: service, version: '', files: { 'form.yaml': read(service, 'form.yaml') } });
  if (!form.ok) throw new Error(service);
  return { form: form.form, texts: parse(read(service, 'texts.de.yaml')), context: context(on) };
}

describe('a form that is tried out', () => {
  it.each(readdirSync(services))('%s: an example answered page by page tells itself again', (service) => {
    const [journey] = parse(read(service, 'journeys.yaml')) as (Journey & { readonly on: string })[];
    const trial = trialOf(service, String(journey!.on));
    const { answers } = walkJourney(trial.form, journey!, trial.context);
    let content = emptyTrial('de');
    let key: string | null = '';
    for (let turn = 0; turn < 120; turn += 1) {
      const step = trialAt(trial, content, key ?? '');
      if (!step) break;
      if (step.kind === 'list') {
        const isWhole = step.items.length >= ((answers[step.page.repeat.id] ?? []) as readonly unknown[]).length;
        const changed = changeTrialList(trial, content, step.key, isWhole ? 'keep' : 'add');
        [content, key] = [changed.content, changed.next];
        continue;
      }
      const own = answersAt(answers, step);
      const fields = Object.assign({}, ...step.page.questions.map((one) => writeInput(one, own[one.id], 'de')));
      const answered = answerTrial(trial, content, step.key, fieldsFrom(fields));
      if (!answered.ok) throw new Error(JSON.stringify(answered.issues));
      content = readTrial(trial, JSON.parse(JSON.stringify(answered.content)));
      key = answered.next;
    }
    const told = { id: 'noch-einmal', pages: trialPages(trial, content, null) as Journey['pages'] };
    expect(walkJourney(trial.form, told, trial.context).problems).toEqual([]);
    expect(trialSummary(trial, content).length).toBeGreaterThan(0);
  });

  it('takes whatever is kept of it without a fault', () => {
    const trial = trialOf('hund-anmelden');
    const names = [
      'hunde',
      'hundInLeipzig',
      'geburtsdatum',
      'anschrift',
      'iban',
      'name',
      'chip',
      'besonderheit',
      'tierheimVertrag',
    ];
    const kept = fc.record({
      answers: fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>),
      done: fc.jsonValue() as fc.Arbitrary<unknown>,
    });
    fc.assert(
      fc.property(fc.oneof(kept, fc.jsonValue() as fc.Arbitrary<unknown>), fc.string(), (raw, key) => {
        const content = readTrial(trial, raw);
        expect(trialAt(trial, content, key)).not.toBeNull();
        trialSummary(trial, content);
        trialPages(trial, content, null);
        changeTrialList(trial, content, 'hunde', { remove: 0 });
      }),
      { numRuns: 150 },
    );
  });

  it('leads out where the form does, and keeps the answer that led there', () => {
    const trial = trialOf('hund-anmelden');
    const no = answerTrial(trial, emptyTrial('de'), 'hund-in-leipzig', fieldsFrom({ hundInLeipzig: 'false' }));
    if (!no.ok) throw new Error();
    expect(no.exit).toBe('nichtLeipzig');
    const content = readTrial(trial, JSON.parse(JSON.stringify(no.content)));
    expect(trialPages(trial, content, no.exit)).toEqual([
      { page: 'hundInLeipzig', answers: { hundInLeipzig: false } },
      { exit: 'nichtLeipzig' },
    ]);
  });
});
