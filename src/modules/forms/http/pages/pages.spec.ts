import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { ServiceFolder, ServiceTexts } from '#catalogue';
import { guestActor } from '#kernel/actor';
import type { Language } from '#kernel/language';
import { parsePeriod } from '#kernel/period';
import { formOf as bodyOf, type Request } from '#platform/http';
import { checkStep } from '../../domain/check-step.ts';
import { emptyContent } from '../../domain/draft-content.ts';
import { factsOf } from '../../domain/form-context.ts';
import { type Answers, questionsOf } from '../../domain/form-model.ts';
import { answersAt, type ListStep, type QuestionStep, stepsOf } from '../../domain/steps.ts';
import { fieldsFrom, noFields, writeInput } from '../../domain/write-input.ts';
import { oneStreet, sampleAnswers, sampleContext, sampleForm, sampleTexts } from '../../fixtures/sample-form.ts';
import { fieldIssues } from '../../texts/field-issues.ts';
import { formsTexts } from '../../texts/index.ts';
import type { Owner } from '../../use-cases/seal-draft.ts';
import type { FormHttp } from '../form-http.ts';
import type { OpenForm } from '../open-form.ts';
import { pathsOf } from '../paths.ts';
import { checkPage } from './check-page.tsx';
import { draftsPage, removeDraftPage } from './drafts-page.tsx';
import { exitPage } from './exit-page.tsx';
import { listPage, removeItemPage } from './list-page.tsx';
import { pausePage } from './pause-page.tsx';
import { questionPage } from './question-page.tsx';
import { resumePage } from './resume-page.tsx';
import { startPage } from './start-page.tsx';
import { streetList } from './street-list.tsx';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'require-sri': 'off',
    'long-title': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
    'no-inline-style': 'error',
  },
});
const problems = async (html: string): Promise<string[]> =>
  (await validator.validateString(html)).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  );
const whole: Answers = {
  ...sampleAnswers,
  nachweis: [{ id: 'f1', name: 'ausweis.png', mediaType: 'image/png', size: 1_234, sha256: 'x' }],
};

describe.each(['de', 'en'] as const)('in %s', (language) => {
  it.each(questionSteps(whole).map((step) => [step.key, step] as const))(
    '%s is valid, filled in and empty',
    async (_, step) => {
      const form = openForm(language, whole);
      const answers = answersAt(whole, step);
      const fields = Object.assign({}, ...step.page.questions.map((one) => writeInput(one, answers[one.id], language)));
      const html = questionPage(form, step, fieldsFrom(fields));
      expect(await problems(html)).toEqual([]);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(await problems(questionPage(form, step, fieldsFrom({})))).toEqual([]);
    },
  );

  it.each(questionSteps(whole).map((step) => [step.key, step] as const))(
    '%s shows empty fields as it would without what was prepared, to each person with their own marks',
    (_, step) => {
      const form = openForm(language, whole);
      const { draft, request } = form;
      const others = [
        form,
        { ...form, request: { ...request, csrf: 'other"proof' }, draft: { ...draft, id: 'other-draft' } },
        { ...form, fromCheck: true, draft: { ...draft, rev: 0, once: 'once-7' } },
      ];
      for (const own of [...others, ...others]) {
        expect(questionPage(own, step, noFields)).toBe(questionPage(own, step, fieldsFrom({})));
      }
    },
  );

  it.each(questionSteps(whole).map((step) => [step.key, step] as const))(
    '%s says what is wrong, at the field and on top',
    async (_, step) => {
      for (const given of [wrongAnswers, {}]) {
        const checked = checkStep(step, given, oneStreet);
        const issues = checked.ok ? [] : fieldIssues(step, checked.findings, sampleTexts, language);
        const html = questionPage(openForm(language, whole), step, fieldsFrom({}), issues);
        expect(await problems(html)).toEqual([]);
        for (const { field, message } of issues) {
          expect(html).toContain(`<a href="#${field}">`);
          expect(html).toContain(`id="${field}"`);
          expect(html.split(escaped(message)).length).toBeGreaterThan(2);
        }
        expect(html).toContain(`<title>${issues.length > 0 ? (language === 'de' ? 'Fehler:' : 'Error:') : ''}`);
      }
    },
  );

  it('shows lists, exits and questions before anything is removed', async () => {
    for (const answers of [whole, {}, { tiere: [{}, {}, {}] }]) {
      const form = openForm(language, answers);
      const list = form.steps.find((step) => step.kind === 'list') as ListStep;
      expect(await problems(listPage(form, list))).toEqual([]);
      expect(await problems(listPage(form, list, ['Falsch.']))).toEqual([]);
    }
    const form = openForm(language, whole);
    const list = form.steps.find((step) => step.kind === 'list') as ListStep;
    const remove = removeItemPage(form, list, 2, 7);
    expect(await problems(remove)).toEqual([]);
    expect(remove).toContain('Mia');
    expect(remove).toContain('name="_item" value="7"');
    const exit = {
      title: 'Nicht hier',
      text: 'Dort.',
      ways: [
        { label: '115', href: 'tel:115' },
        { label: 'Suche', href: `/${language}/suche` },
      ],
    };
    const html = exitPage(form, exit, '/zurueck');
    expect(await problems(html)).toEqual([]);
    expect(html).toContain(`href="/${language}/suche"`);
  });

  it('says before the button what happens next, until when, and that nothing is sent yet', async () => {
    const form = openForm(language, whole);
    const until = Temporal.PlainDate.from('2026-11-30');
    const about = { backHref: '/zurueck', until, duty: { end: until, passed: false }, signIn: null };
    const html = checkPage(form, about);
    expect(await problems(html)).toEqual([]);
    const other = checkPage(
      {
        ...form,
        request: { ...form.request, csrf: 'other"proof' },
        draft: { ...form.draft, id: 'other-draft', rev: 9 },
      },
      { ...about, until: until.add({ days: 1 }) },
    );
    expect(other).toContain('value="other&quot;proof"');
    expect(other).toContain('name="_draft" value="other-draft"');
    expect(other).toContain('name="_rev" value="9"');
    expect(other).toContain(language === 'de' ? 'Dienstag, 1. Dezember 2026' : 'Tuesday, 1 December 2026');
    for (const own of [`value="${form.request.csrf}"`, `value="${form.draft.id}"`]) {
      expect(html).toContain(own);
      expect(other).not.toContain(own);
    }
    const place = (text: string): number => html.indexOf(escaped(text));
    const words = formsTexts(language).check;
    expect(place(words.unsent)).toBeGreaterThan(0);
    expect(place('Wir prüfen Ihre Angaben.')).toBeLessThan(place(sendLabel));
    expect(html).toContain(`href="/${language}/probe/frage/tiere/1/gewicht?pruefen=1"`);
    expect(html).toContain(language === 'de' ? 'Montag, 30. November 2026' : 'Monday, 30 November 2026');
    const late = checkPage(form, {
      ...about,
      until: null,
      duty: { end: until, passed: true },
      signIn: { level: 'high', href: '/anmelden' },
    });
    expect(await problems(late)).toEqual([]);
    expect(late).not.toContain(sendLabel);
    expect(late).toContain('href="/anmelden"');
  });

  it('begins, pauses and carries on', async () => {
    const request = requestIn(language);
    const open = { href: '/weiter', savedAt: Temporal.Instant.from('2026-11-21T10:00:00Z') };
    for (const about of [
      { open: null, signIn: null },
      { open, signIn: { level: 'high' as const, href: '/anmelden' } },
    ]) {
      expect(await problems(startPage(parts, request, folder, about))).toEqual([]);
    }
    const kept = { until: Temporal.PlainDate.from('2026-12-19'), daysLeft: 28 };
    const guest = pausePage(openForm(language, whole), kept);
    expect(await problems(guest)).toEqual([]);
    expect(guest).toContain('7KQ4-M2XD-90AB-CDEF-GHJK-M');
    expect(guest).toContain('city.example/');
    const account: Owner = { kind: 'account', accountId: 'a', keyId: 'k' };
    expect(await problems(pausePage(openForm(language, whole, account), kept))).toEqual([]);
    expect(await problems(resumePage(parts, request))).toEqual([]);
    expect(await problems(resumePage(parts, request, '7K', 'Falsch.'))).toEqual([]);
    const drafts = [true, false].map((isGuest, at) => ({
      id: `d${at}`,
      folder,
      savedAt: open.savedAt,
      isGuest,
      ...kept,
    }));
    expect(await problems(draftsPage(parts, request, []))).toEqual([]);
    expect(await problems(draftsPage(parts, request, drafts))).toEqual([]);
    const citizen = { ...request, actor: { ...guestActor, kind: 'citizen' as const } };
    expect(draftsPage(parts, citizen, drafts)).toContain(`/${language}/entwuerfe/uebernehmen`);
    expect(await problems(removeDraftPage(parts, request, drafts[0]!))).toEqual([]);
    expect(streetList(['A & B'], 'x-street', language)).toContain('?x-street=A+%26+B');
  });
});

it('offers the German wording beside a text in English, and keeps it when the page turns German', () => {
  const step = questionSteps(whole).find(({ key }) => key === 'besonderheit')!;
  const show = (language: Language, text: object | null) =>
    questionPage(
      openForm(language, whole),
      step,
      fieldsFrom(text ? writeInput(step.page.questions[0]!, text as never, language) : {}),
    );
  const label = (language: Language) => formsTexts(language).question.germanLabel;
  expect(show('en', null)).toContain(label('en'));
  expect(show('de', null)).not.toContain(label('de'));
  expect(show('de', sampleAnswers.besonderheit)).toContain(label('de'));
  expect(show('de', sampleAnswers.besonderheit)).toContain('lang="en"');
});

it.each(['de', 'en'] as const)('says what holds for a document in another language, in %s', async (language) => {
  const { foreign, foreignInTime } = formsTexts(language).question;
  const period = parsePeriod('P2W');
  if (!period.ok) throw new Error('no period');
  const rule = { period: period.value, from: 'einzug', shift: true };
  const show = (einzug: string | null): string => {
    const form = openForm(language, whole);
    const service = { ...folder.service, deadline: einzug ? { citizen: rule } : {} };
    const draft = { ...form.draft, folder: { ...folder, service } as unknown as ServiceFolder, answers: { einzug } };
    const step = questionSteps(whole).find(({ key }) => key === 'kontakt')!;
    return questionPage({ ...form, draft }, step, fieldsFrom({}));
  };
  const today = sampleContext.today;
  expect(await problems(show(today.toString()))).toEqual([]);
  expect(show(null)).toContain(escaped(foreign));
  expect(show(null)).not.toContain(escaped(foreignInTime));
  expect(show(today.subtract({ days: 3 }).toString())).toContain(escaped(`${foreign} ${foreignInTime}`));
  expect(show(today.subtract({ days: 40 }).toString())).not.toContain(escaped(foreignInTime));
});

it('says where an answer comes from', () => {
  const step = questionSteps(whole).find(({ key }) => key === 'person')!;
  const form = openForm('de', whole, undefined, { vorname: 'register' });
  expect(questionPage(form, step, fieldsFrom({}))).toContain('Das steht im Melderegister');
  const check = checkPage(form, { backHref: '/', until: null, duty: null, signIn: null });
  expect(check).toContain('(aus dem Melderegister)');
});

function questionSteps(answers: Answers): readonly QuestionStep[] {
  const steps = stepsOf(sampleForm, answers, factsOf(sampleContext));
  return steps.filter((step): step is QuestionStep => step.kind === 'questions');
}

function openForm(language: Language, answers: Answers, owner: Owner = guest, provenance: object = {}): OpenForm {
  const context = { ...sampleContext, language };
  const facts = factsOf(context);
  const at = Temporal.Instant.from('2026-11-21T10:02:00Z');
  const content = {
    ...emptyContent(language),
    answers,
    done: ['in-der-stadt'],
    provenance: provenance as Record<string, 'register'>,
  };
  return {
    parts,
    request: requestIn(language),
    draft: {
      id: 'd',
      rev: 3,
      owner,
      folder,
      form: sampleForm,
      content,
      answers,
      createdAt: at,
      savedAt: at,
      sent: null,
    },
    language,
    context,
    facts,
    steps: stepsOf(sampleForm, answers, facts),
    texts,
    words: formsTexts(language),
    paths: pathsOf(language, 'probe'),
    fromCheck: false,
  };
}

const requestIn = (language: Language): Request =>
  ({
    language,
    csrf: 'token',
    url: new URL(`https://city.example/${language}/probe/frage/x`),
    form: bodyOf([], []),
    query: new URLSearchParams(),
    actor: guestActor,
  }) as unknown as Request;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const sendLabel = 'Verbindlich absenden';
const texts: ServiceTexts = {
  ...sampleTexts,
  title: 'Probe',
  official: 'Probe',
  summary: '',
  search: [],
  who: '',
  need: ['Ein Ausweis'],
  cost: '',
  duration: '',
  elsewhere: [],
  law: '',
  after: ['Wir prüfen Ihre Angaben.'],
  send: sendLabel,
  exits: {},
  steps: {},
  tasks: {},
};
const folder = {
  id: 'probe',
  version: 'v1',
  texts: { de: texts, en: texts },
  service: { subject: { name: ['vorname'], birthDate: 'geburtsdatum' }, deadline: {}, prefill: { questions: {} } },
} as unknown as ServiceFolder;
const parts = {
  shellFor: ({ language, url }: Request) => ({ language, cityName: 'Leipzig', path: url.pathname, assets: {} }),
} as unknown as FormHttp;
const guest: Owner = { kind: 'guest', code: '7KQ4-M2XD-90AB-CDEF-GHJK-M', id: 'd', key: new Uint8Array() };
const wrongAnswers: Answers = {
  ...Object.fromEntries(questionsOf(sampleForm).map(({ question }) => [question.id, null])),
  anschrift: { street: 'Lange Straße', houseNumber: '999', postcode: '', city: '', addition: '' },
  betrag: 1.5,
  email: 'x',
  telefon: 'x',
  herkunft: 'x',
  nachweis: [1, 2, 3],
  code: '?',
  hilfe: ['nichts'],
  besonderheit: { text: 'a'.repeat(300), language: 'de', german: '' },
};
