import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Files } from '../../copy/copy.ts';
import { addExit, addList, addPage, movePage, removeExit, removePage, setExit, setPage } from './edit-pages.ts';
import {
  addQuestion,
  moveQuestion,
  moveToPage,
  type QuestionChange,
  removeQuestion,
  setQuestion,
} from './edit-questions.ts';
import { everyPage, type FormView, pageOf, type QuestionView, readFormView, wordsKey } from './form-view.ts';

const services = join(import.meta.dirname, '../../../../../../city/services');
const filesOf = (service: string): Files =>
  Object.fromEntries(
    ['form.yaml', 'texts.de.yaml', 'texts.en.yaml', 'journeys.yaml', 'service.yaml'].map((name) => [
      name,
      readFileSync(join(services, service, name), 'utf8'),
    ]),
  );
const dog = filesOf('hund-anmelden');
const all = readdirSync(services).map((service) => ({ service, files: filesOf(service) }));

describe('a form that is edited', () => {
  it.each(all)('$service: saying the questions again as it is changes no byte', ({ files }) => {
    const view = viewOf(files);
    for (const page of everyPage(view).slice(0, 6))
      for (const question of page.questions.slice(0, 1))
        expect(done(setQuestion(files, page.key, question.id, asItIs(files, page, question)))).toEqual(files);
  });

  it('moving there and back gives the same bytes; moving only changes the order', () => {
    const pages = everyPage(viewOf(dog));
    fc.assert(
      fc.property(fc.constantFrom(...pages), fc.constantFrom<1 | -1>(1, -1), (page, by) => {
        const there = done(movePage(dog, page.key, by));
        const ids = (files: Files) => everyPage(viewOf(files)).map(({ key }) => key);
        expect([...ids(there)].sort()).toEqual([...ids(dog)].sort());
        if (there === dog) return;
        expect(ids(there)).not.toEqual(ids(dog));
        expect(parse(done(movePage(there, page.key, by === 1 ? -1 : 1))['form.yaml']!)).toEqual(
          parse(dog['form.yaml']!),
        );
      }),
      { numRuns: 12 },
    );
  });

  it('a new page with its question, taken away again, leaves the meaning as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.nat(),
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        ({ files }, at, de, en) => {
          fc.pre(de.trim() !== '' && en.trim() !== '');
          const pages = viewOf(files).pages;
          const after = pages[at % pages.length]!.key;
          const added = done(addPage(files, { after, type: 'yesno', label: { de, en } }));
          const [fresh] = viewOf(added).pages.filter((page) => !pages.some(({ id }) => id === page.id));
          expect(viewOf(added).pages.findIndex(({ id }) => id === fresh!.id)).toBe(
            pages.findIndex(({ key }) => key === after) + 1,
          );
          expect(parse(added['texts.de.yaml']!).questions[fresh!.id].label).toBe(de.trim());
          const back = done(removePage(added, fresh!.key));
          for (const name of Object.keys(files)) expect(parse(back[name]!)).toEqual(parse(files[name]!));
        },
      ),
      { numRuns: 6 },
    );
  });

  it('a question or a page of a type that nobody knows is refused', () => {
    const order = { type: 'constructor', label: both('Größe') };
    expect(addQuestion(dog, { page: 'hunde.rasse', ...order })).toMatchObject({ ok: false, reason: 'type-unknown' });
    expect(addPage(dog, { after: null, ...order })).toMatchObject({ ok: false, reason: 'type-unknown' });
  });

  it('a question gets and loses what its type can have, its words in both languages at once', () => {
    const added = done(
      addQuestion(dog, {
        page: 'hunde.rasse',
        type: 'choice',
        label: { de: 'Größe des Hundes', en: 'Size of the dog' },
      }),
    );
    const page = pageOf(viewOf(added), 'hunde.rasse')!;
    expect(page.questions.map(({ id }) => id)).toEqual(['rasse', 'groesseDesHundes']);
    const change: QuestionChange = {
      type: 'choice',
      required: 'rasse != null',
      when: 'rasse = "Dogge"',
      limits: {},
      options: [
        { id: 'klein', when: '', label: { de: 'Klein', en: 'Small' } },
        { id: 'gross', when: 'today > date("2026-01-01")', label: { de: 'Groß', en: 'Large' } },
      ],
      words: { label: both('Größe'), help: both('Bis zur Schulter.'), example: both(''), short: both('') },
    };
    const set = done(setQuestion(added, page.key, 'groesseDesHundes', change));
    expect(parse(set['form.yaml']!).pages[4].pages[1].questions[1]).toEqual({
      ...{ id: 'groesseDesHundes', type: 'choice', required: 'rasse != null', when: 'rasse = "Dogge"' },
      options: ['klein', { id: 'gross', when: 'today > date("2026-01-01")' }],
    });
    expect(parse(set['texts.en.yaml']!).questions['hunde.groesseDesHundes']).toEqual({
      ...{ label: 'Größe', help: 'Bis zur Schulter.', options: { klein: 'Small', gross: 'Large' } },
    });
    const plain = done(
      setQuestion(set, page.key, 'groesseDesHundes', {
        ...change,
        type: 'text',
        required: false,
        when: '',
        limits: { maxLength: 20 },
      }),
    );
    expect(parse(plain['form.yaml']!).pages[4].pages[1].questions[1]).toEqual({
      id: 'groesseDesHundes',
      type: 'text',
      required: false,
      maxLength: 20,
    });
    expect(parse(plain['texts.de.yaml']!).questions['hunde.groesseDesHundes'].options).toBeUndefined();
    expect(done(removeQuestion(plain, page.key, 'groesseDesHundes'))).toEqual(dog);
  });

  it('questions move on their page and to others of the same list, and never leave a page empty', () => {
    const moved = done(moveQuestion(dog, 'person', 'vorname', 1));
    expect(pageOf(viewOf(moved), 'person')!.questions.map(({ id }) => id)).toEqual(['familienname', 'vorname']);
    const away = done(moveToPage(dog, 'person', 'vorname', 'geburtsdatum'));
    expect(pageOf(viewOf(away), 'geburtsdatum')!.questions.map(({ id }) => id)).toEqual(['geburtsdatum', 'vorname']);
    expect(moveToPage(dog, 'email', 'email', 'person')).toMatchObject({ reason: 'page-would-be-empty' });
    expect(moveToPage(dog, 'person', 'vorname', 'hunde.rasse')).toMatchObject({ reason: 'page-gone' });
  });

  it('what goes away takes its words and its answers in the examples along', () => {
    const gone = done(removeQuestion(dog, 'email', 'email'));
    expect(pageOf(viewOf(gone), 'email')).toBeNull();
    expect(gone['journeys.yaml']).not.toContain('page: email');
    expect(parse(gone['texts.de.yaml']!).questions.email).toBeUndefined();
    const chip = done(removeQuestion(dog, 'hunde.chipNachweis', 'chipnummer'));
    expect(chip['journeys.yaml']).not.toContain('chipnummer:');
    expect(chip['journeys.yaml']).toContain('chipnachweis:');
    expect(removeQuestion(dog, 'hunde.hundName', 'name')).toMatchObject({ reason: 'names-the-list' });
    expect(removePage(dog, 'hunde.hundName')).toMatchObject({ reason: 'names-the-list' });
    expect(removePage(dog, 'gibtEsNicht')).toMatchObject({ reason: 'page-gone' });
  });

  it('pages have conditions, titles and ways out; lists have their limits', () => {
    const none = { de: '', en: '' };
    const set = done(
      setPage(dog, 'person', {
        when: 'hundInLeipzig = true',
        title: { de: 'Wer sind Sie?', en: 'Who are you?' },
        help: none,
      }),
    );
    expect(Object.keys(parse(set['form.yaml']!).pages[1])).toEqual(['id', 'when', 'questions']);
    expect(parse(set['texts.en.yaml']!).pages.person.title).toBe('Who are you?');
    const words = { title: both('Tiere'), item: both('Tier'), add: both('Noch ein Tier'), none: both('Kein Tier') };
    const list = { min: 0, max: 3, label: 'name', words };
    const pets = done(setPage(dog, 'hunde', { when: '', title: none, help: none, list }));
    expect(parse(pets['form.yaml']!).pages[4].repeat).toEqual({ id: 'hunde', min: 0, max: 3, label: 'name' });
    expect(parse(pets['texts.de.yaml']!).repeats.hunde).toMatchObject({ title: 'Tiere', none: 'Kein Tier' });
    expect(setPage(dog, 'hunde', { when: '', title: none, help: none, list: { ...list, min: 4 } })).toMatchObject({
      reason: 'range-wrong',
    });
    const exit = { when: 'leipzigPass = false', title: both('Leider nicht'), text: both('Dann geht es nicht.') };
    const out = done(addExit(dog, 'leipzigPass', exit));
    expect(pageOf(viewOf(out), 'leipzigPass')!.exits).toEqual([{ id: 'leiderNicht', when: 'leipzigPass = false' }]);
    expect(parse(out['texts.de.yaml']!).exits.leiderNicht).toEqual({
      title: 'Leider nicht',
      text: 'Dann geht es nicht.',
      ways: [],
    });
    const changed = done(setExit(out, 'leipzigPass', 'leiderNicht', { ...exit, when: 'leipzigPass = null' }));
    expect(pageOf(viewOf(changed), 'leipzigPass')!.exits[0]!.when).toBe('leipzigPass = null');
    expect(done(removeExit(changed, 'leipzigPass', 'leiderNicht'))).toEqual(dog);
  });

  it('begins with nothing: a list and a page in an empty form', () => {
    const empty = { 'form.yaml': '', 'texts.de.yaml': 'questions:\n', 'texts.en.yaml': '' };
    const words = { title: both('Kinder'), item: both('Kind'), add: both('Noch ein Kind'), none: both('Kein Kind') };
    const list = done(addList(empty, { after: null, label: both('Name des Kindes'), ...words }));
    const whole = done(addPage(list, { after: 'kinder', inside: true, type: 'date', label: both('Geboren am') }));
    expect(parse(whole['form.yaml']!)).toEqual({
      pages: [
        {
          id: 'kinder',
          repeat: { id: 'kinder', min: 1, max: 10, label: 'nameDesKindes' },
          pages: [
            { id: 'nameDesKindes', questions: [{ id: 'nameDesKindes', type: 'text', required: true }] },
            { id: 'geborenAm', questions: [{ id: 'geborenAm', type: 'date', required: true }] },
          ],
        },
      ],
    });
    expect(Object.keys(parse(whole['texts.en.yaml']!).questions)).toEqual(['kinder.nameDesKindes', 'kinder.geborenAm']);
    expect(addPage({ 'form.yaml': 'pages: [' }, { after: null, type: 'text', label: both('x') })).toMatchObject({
      reason: 'file-broken',
    });
  });
});

const both = (text: string) => ({ de: text, en: text });

function viewOf(files: Files): FormView {
  const view = readFormView(files);
  if (!view.ok) throw new Error(view.reason);
  return view.value;
}

function done<R extends string>(result: { ok: true; value: Files } | { ok: false; reason: R }): Files {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

function asItIs(files: Files, page: { readonly list: string | null }, question: QuestionView): QuestionChange {
  const texts = (['de', 'en'] as const).map(
    (language) => parse(files[`texts.${language}.yaml`]!).questions[wordsKey(page, question.id)] ?? {},
  );
  const words = (key: string, inner?: string) => ({
    de: (inner ? texts[0][key]?.[inner] : texts[0][key]) ?? '',
    en: (inner ? texts[1][key]?.[inner] : texts[1][key]) ?? '',
  });
  return {
    ...{ type: question.type, required: question.required, when: question.when, limits: question.limits },
    options: question.options.map((option) => ({ ...option, label: words('options', option.id) })),
    words: { label: words('label'), help: words('help'), example: words('example'), short: words('short') },
  };
}
