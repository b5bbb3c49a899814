import type { z } from 'zod';
import type { ServiceFolder } from '#catalogue';
import type { Language } from '#kernel/language';
import { type FormModel, type Question, type QuestionPage, type RepeatPage, textKey } from '../../domain/form-model.ts';
import type { formSchema } from './schemas.ts';

/** A form with everything a program needs to ask it: questions, types, conditions as FEEL, lists, exits, words in both languages. */
export function formJson({ id, edition, version, service, texts }: ServiceFolder, form: FormModel): FormJson {
  const words: Words = { de: texts.de, en: texts.en };
  return {
    service: id,
    edition,
    version,
    title: inBoth(words, ({ title }) => title),
    identity: service.identity,
    guests: service.guests,
    send: inBoth(words, ({ send }) => send),
    pages: form.pages.map((page) =>
      page.kind === 'questions' ? questionPage(words, page, page.slug, null) : listPage(words, page),
    ),
  };
}

function listPage(words: Words, page: RepeatPage): Extract<PageJson, { kind: 'list' }> {
  const { repeat } = page;
  return {
    kind: 'list',
    id: page.id,
    key: page.slug,
    when: page.when?.text ?? null,
    list: { id: repeat.id, min: repeat.min, max: repeat.max, label: repeat.label },
    title: inBoth(words, ({ repeats }) => repeats[repeat.id]?.title ?? repeat.id),
    item: inBoth(words, ({ repeats }) => repeats[repeat.id]?.item ?? repeat.id),
    pages: page.pages.map((inner) => questionPage(words, inner, `${page.slug}/{number}/${inner.slug}`, page)),
  };
}

function questionPage(words: Words, page: QuestionPage, key: string, list: RepeatPage | null) {
  return {
    kind: 'questions' as const,
    id: page.id,
    key,
    when: page.when?.text ?? null,
    title: given(words, ({ pages }) => pages[page.id]?.title),
    help: given(words, ({ pages }) => pages[page.id]?.help),
    questions: page.questions.map((question) => questionJson(words, question, textKey(list, question.id))),
    exits: page.exits.map(({ id, when }) => ({
      id,
      when: when.text,
      title: inBoth(words, ({ exits }) => exits[id]?.title ?? id),
      text: inBoth(words, ({ exits }) => exits[id]?.text ?? ''),
      ways: { de: waysOf(words.de, id), en: waysOf(words.en, id) },
    })),
  };
}

const waysOf = ({ exits }: OwnTexts, id: string) => (exits[id]?.ways ?? []).map(({ label, href }) => ({ label, href }));

function questionJson(words: Words, question: Question, key: string): QuestionJson {
  const { id, type, required, when, maxLength, pattern, options, min, max, integer, local, translate, files } =
    question;
  return {
    id,
    type,
    required: typeof required === 'boolean' ? required : required.text,
    when: when?.text ?? null,
    label: inBoth(words, ({ questions }) => questions[key]?.label ?? id),
    help: given(words, ({ questions }) => questions[key]?.help),
    example: given(words, ({ questions }) => questions[key]?.example),
    maxLength,
    pattern: pattern?.source ?? null,
    options: options.map((option) => ({
      id: option.id,
      when: option.when?.text ?? null,
      label: inBoth(words, ({ questions }) => questions[key]?.options?.[option.id] ?? option.id),
    })),
    min: min?.text ?? null,
    max: max?.text ?? null,
    integer,
    local,
    translate,
    files: type === 'file' ? { max: files.max, types: [...files.types], maxBytes: files.maxBytes } : null,
    errors: { de: { ...words.de.questions[key]?.errors }, en: { ...words.en.questions[key]?.errors } },
  };
}

const inBoth = (words: Words, read: (texts: OwnTexts) => string) => ({ de: read(words.de), en: read(words.en) });
function given(words: Words, read: (texts: OwnTexts) => string | undefined) {
  const [de, en] = [read(words.de), read(words.en)];
  return { ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) };
}

type OwnTexts = ServiceFolder['texts'][Language];
type Words = Readonly<Record<Language, OwnTexts>>;
type FormJson = z.input<typeof formSchema>;
type PageJson = FormJson['pages'][number];
type QuestionJson = Extract<PageJson, { kind: 'questions' }>['questions'][number];
