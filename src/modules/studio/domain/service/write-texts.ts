import { stringify } from 'yaml';
import type { PlannedPage, PlannedQuestion, PlannedQuestions } from './plan.ts';
import { processTexts } from './process-texts.ts';
import type { ServiceNames } from './service-names.ts';

/** The words of an imported service: German as they came, English with the German text marked where nobody has translated it yet. */
export function textsOf(pages: readonly PlannedPage[], names: ServiceNames, language: 'de' | 'en'): ServiceWords {
  const imported = (text: string): string => (language === 'de' ? text : `${marker} ${text}`);
  const own = ownTexts[language];
  const inner = pages.flatMap((page) =>
    page.kind === 'repeat' ? page.pages.map((one) => [page.listId, one] as const) : [['', page] as const],
  );
  const questionEntries = inner.flatMap(([list, page]) =>
    page.questions.map(
      (question) => [list ? `${list}.${question.id}` : question.id, wordsOf(question, language, imported)] as const,
    ),
  );
  const pageEntries = inner.flatMap(([, page]) => pageWords(page, imported));
  const repeats = pages.flatMap((page) =>
    page.kind === 'repeat'
      ? [[page.listId, { title: imported(page.title), item: imported(page.title), ...own.list }] as const]
      : [],
  );
  const { searchWords: search } = names;
  return {
    title: imported(names.title),
    official: imported(names.official),
    ...{ summary: own.summary, search, who: own.who, need: [], cost: own.cost, duration: own.duration, elsewhere: [] },
    law: names.law ? imported(names.law) : own.law,
    ...{ after: own.after, send: own.send },
    pages: Object.fromEntries(pageEntries),
    questions: Object.fromEntries(questionEntries),
    repeats: Object.fromEntries(repeats),
    exits: {},
    ...processTexts[language],
  };
}

/** `texts.<language>.yaml`. */
export const writeTexts = (words: ServiceWords, language: 'de' | 'en'): string =>
  heads[language] + stringify(words, { lineWidth: 120 });

function pageWords(page: PlannedQuestions, imported: Imported): (readonly [string, object])[] {
  if (page.questions.length === 1) return [];
  return [[page.id, { title: imported(page.title), ...(page.help && { help: imported(page.help) }) }]];
}

function wordsOf(question: PlannedQuestion, language: 'de' | 'en', imported: Imported): object {
  const label = question.labelEn ? (language === 'de' ? question.label : question.labelEn) : imported(question.label);
  const options = question.options.map(({ id, text }) => [id, imported(text)] as const);
  return {
    label,
    ...(question.help && { help: imported(question.help) }),
    ...(options.length > 0 && { options: Object.fromEntries(options) }),
    ...('patternCode' in question.keys && { errors: { format: ownTexts[language].format } }),
  };
}

/** Stands before every English text that is still German. */
export const marker = '[German]';

const heads = {
  de: '# Texte aus XDatenfelder. Prüfen Sie jeden Satz auf einfache Sprache.\n',
  en: `# Texts that begin with ${marker} are German and wait for their translation.\n`,
};

const ownTexts = {
  de: {
    summary: 'Hier senden Sie Ihre Angaben online.',
    who: 'Alle, für die diese Leistung gilt.',
    cost: 'Ob etwas zu zahlen ist, sagt Ihnen das Amt.',
    duration: 'Wie lange es dauert, sagt Ihnen das Amt.',
    law: 'Die Rechtsgrundlage nennt Ihnen das Amt.',
    after: ['Wir lesen Ihre Angaben.', 'Wenn etwas fehlt, fragen wir nach.'],
    send: 'Verbindlich senden',
    format: 'Prüfen Sie die Schreibweise.',
    list: { add: 'Weitere Angabe hinzufügen', none: 'Noch keine Angabe.' },
  },
  en: {
    summary: 'Here you send your details online.',
    who: 'Everybody this service applies to.',
    cost: 'The office tells you whether there is something to pay.',
    duration: 'The office tells you how long it takes.',
    law: 'The office tells you the legal basis.',
    after: ['We read your details.', 'If something is missing, we ask you.'],
    send: 'Send with binding effect',
    format: 'Check how you wrote it.',
    list: { add: 'Add another entry', none: 'No entry yet.' },
  },
} as const;

type Imported = (text: string) => string;
export type ServiceWords = Readonly<Record<string, unknown>>;
