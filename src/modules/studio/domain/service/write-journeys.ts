import { stringify } from 'yaml';
import type { PlannedPage, PlannedQuestion, PlannedQuestions, Shown } from './plan.ts';

/**
 * `journeys.yaml`: one journey that answers everything, one with only what must be given, one for each further option that opens other
 * pages; then asked back and refused. Days and answers are fixed.
 */
export function writeJourneys(pages: readonly PlannedPage[]): string {
  const isOpening = openingQuestions(pages);
  const counts = questionsIn(pages)
    .filter(({ id }) => isOpening.has(id))
    .map(({ options }) => options.length);
  const variants = Array.from({ length: Math.max(1, ...counts) }, (_, index) => index);
  const all = variants.map((pick) => journey(pages, { pick, isWhole: true, isOpening }));
  const least = journey(pages, { pick: 0, isWhole: false, isOpening });
  const [first] = all;
  const correction = firstAnswer(pages);
  const list = [
    ...all.map((walked, index) => ({
      ...head(index === 0 ? 'alles' : `alles-${index + 1}`, 'Alles angegeben, erledigt'),
      pages: walked,
      ...{
        tasks: [{ task: 'pruefen', outcome: 'erledigt' }],
        expect: { letters: [], outcome: 'done', automatic: false },
      },
    })),
    {
      ...head('nur-das-noetige', 'Nur das Nötige angegeben, abgelehnt'),
      pages: least,
      tasks: [{ task: 'pruefen', outcome: 'ablehnen', reason: 'Das Amt ist nicht zuständig.' }],
      expect: { letters: [], outcome: 'refused', automatic: false },
    },
    ...(correction
      ? [
          {
            ...head('nachgefragt', 'Nachgefragt, berichtigt, erledigt'),
            pages: first,
            tasks: [
              {
                task: 'pruefen',
                outcome: 'nachfragen',
                reason: 'Bitte prüfen Sie diese Angabe.',
                questions: [correction.id],
              },
              { task: 'berichtigen', answers: { [correction.id]: correction.sample } },
              { task: 'pruefen', outcome: 'erledigt' },
            ],
            expect: { letters: [], outcome: 'done', automatic: false },
          },
        ]
      : []),
  ];
  return stringify(list, { lineWidth: 120, aliasDuplicateObjects: false });
}

const head = (id: string, title: string) => ({ id, title, on: day, identity: 'high' });

function journey(pages: readonly PlannedPage[], way: Way): readonly object[] {
  const given = new Map<string, unknown>();
  return pages.flatMap((page): readonly object[] => {
    if (!isShown(page.shown, given)) return [];
    if (page.kind === 'questions') return [walked(page, way, given)];
    const count = way.isWhole ? Math.max(1, page.min) : page.min;
    const items = Array.from({ length: count }, () => {
      const inner = new Map<string, unknown>();
      return page.pages
        .filter((own) => isShown(own.shown, inner) && walked(own, way, inner))
        .map((own) => walked(own, way, inner));
    });
    return [{ page: page.id, items }];
  });
}

function walked(page: PlannedQuestions, way: Way, given: Map<string, unknown>): object {
  const answers: Record<string, unknown> = {};
  for (const question of page.questions) {
    const answer = answerOf(question, way);
    if (answer === undefined) continue;
    answers[question.id] = answer;
    given.set(question.id, answer);
  }
  return { page: page.id, answers };
}

function answerOf(question: PlannedQuestion, { pick, isWhole, isOpening }: Way): unknown {
  const { id, type, sample, options } = question;
  if (type === 'info') return undefined;
  const opens = isOpening.has(id);
  if (opens && type === 'yesno') return isWhole;
  if (opens) return options[Math.min(pick, options.length - 1)]?.id;
  return isWhole || question.required ? sample : undefined;
}

const isShown = (shown: Shown, given: ReadonlyMap<string, unknown>): boolean =>
  shown.every(({ question, value }) => given.get(question) === value);

/** Questions whose answer opens other pages. */
const openingQuestions = (pages: readonly PlannedPage[]): ReadonlySet<string> =>
  new Set(
    pages
      .flatMap((page) => (page.kind === 'repeat' ? [page, ...page.pages] : [page]))
      .flatMap((page) => page.shown.map(({ question }) => question)),
  );

const questionsIn = (pages: readonly PlannedPage[]): readonly PlannedQuestion[] =>
  pages.flatMap((page) => (page.kind === 'repeat' ? page.pages : [page])).flatMap((page) => page.questions);

/** An answer that is always given, to be asked about again. */
const firstAnswer = (pages: readonly PlannedPage[]): PlannedQuestion | undefined =>
  pages
    .flatMap((page) => (page.kind === 'questions' && page.shown.length === 0 ? page.questions : []))
    .find(({ sample, type }) => sample !== undefined && type !== 'file' && type !== 'info');

const day = '2026-11-23';
interface Way {
  /** Which option is chosen where options open pages. */
  readonly pick: number;
  readonly isWhole: boolean;
  readonly isOpening: ReadonlySet<string>;
}
