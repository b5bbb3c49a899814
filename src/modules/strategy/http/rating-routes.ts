import type { Catalogue } from '#catalogue';
import { parseCaseNumber } from '#kernel/case-number';
import { formatNumber } from '#kernel/format';
import { may } from '#kernel/permission';
import { html, notFound, type Reply, type Request, type Route, redirect } from '#platform/http';
import { texts } from '../texts/index.ts';
import {
  type RateableCase,
  rate,
  rateable,
  ratingOf,
  remark,
  type Score,
  scores,
  withGroups,
} from '../use-cases/rate-case.ts';
import { readWords } from '../use-cases/read-words.ts';
import type { StrategyParts } from '../use-cases/strategy-parts.ts';
import { ratingPage } from './pages/rating-page.tsx';
import { wordsPage } from './pages/words-page.tsx';
import { questionFor, ratingPath } from './question.ts';
import type { ShellFor } from './shell-for.ts';

/** The question after a case: one tap, changeable, and words for the office; and the page on which offices read these. */
export const ratingRoutes = (parts: StrategyParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/vorgang/:number/zufriedenheit',
    permission: 'case:answer',
    handle: (request) => withCase(parts, request, (found) => show(parts, shellFor, request, found)),
  },
  {
    method: 'POST',
    path: '/:lang/vorgang/:number/zufriedenheit',
    permission: 'case:answer',
    body: 'form',
    handle: (request) =>
      withCase(parts, request, async (found) => {
        const score = readScore(request.form.get('antwort'));
        if (score === null) return show(parts, shellFor, request, found, { error: 'choose' });
        await rate(parts, await withGroups(parts, found), score);
        return redirect(`${ratingPath(request.language, found.number)}?fertig=antwort`);
      }),
  },
  {
    method: 'POST',
    path: '/:lang/vorgang/:number/zufriedenheit/worte',
    permission: 'case:answer',
    body: 'form',
    page: '/:lang/vorgang/:number/zufriedenheit',
    handle: (request) =>
      withCase(parts, request, async (found) => {
        const text = request.form.get('worte').replaceAll('\r\n', '\n').trim();
        if (text === '') return show(parts, shellFor, request, found, { error: 'remarkMissing' });
        if ([...text].length > mostWords)
          return show(parts, shellFor, request, found, { error: 'remarkTooLong', text });
        await remark(parts, found, text);
        return redirect(`${ratingPath(request.language, found.number)}?fertig=worte`);
      }),
  },
  {
    method: 'GET',
    path: '/:lang/team/worte',
    permission: 'worklist:read',
    async handle(request) {
      const { actor, language } = request;
      if (!may(actor.roles, 'worklist:read', { isOffice: actor.offices.length > 0 })) return notFound;
      const remarks = await readWords(parts, actor.offices);
      return html(wordsPage({ shell: shellFor(request), remarks, titleOf: titleIn(parts.catalogue, language) }));
    },
  },
];

/** A number as it is typed and the case behind it, when its own person asks. */
async function withCase(
  parts: StrategyParts,
  request: Request,
  handle: (found: RateableCase) => Promise<Reply>,
): Promise<Reply> {
  const number = parseCaseNumber(request.params['number'] ?? '');
  const found = number.ok ? await rateable(parts, await parts.cases.visitorOf(request), number.value) : null;
  return found ? handle(found) : notFound;
}

async function show(
  parts: StrategyParts,
  shellFor: ShellFor,
  request: Request,
  found: RateableCase,
  wrong: Wrong | null = null,
): Promise<Reply> {
  const { language, csrf, query } = request;
  const t = texts[language].rating;
  const given = await ratingOf(parts, found);
  const error = !wrong
    ? null
    : wrong.error === 'remarkTooLong'
      ? t.remarkTooLong(formatNumber(mostWords, language))
      : t[wrong.error];
  const page = ratingPage({
    ...{ shell: shellFor(request), csrf, question: questionFor(found.number, given, language), number: found.number },
    ...{ isGiven: given !== null, done: doneThings.find((one) => one === query.get('fertig')) ?? null },
    ...{ text: wrong?.text ?? '', error, isAboutWords: wrong !== null && wrong.error !== 'choose' },
  });
  return html(page, wrong ? 422 : 200);
}

const readScore = (text: string): Score | null => scores.find((score) => String(score) === text) ?? null;
const titleIn =
  (catalogue: Catalogue, language: Request['language']) =>
  (service: string): string =>
    catalogue.findService(service)?.texts[language].title ?? service;

/** Characters. */
const mostWords = 1_000;
const doneThings = ['antwort', 'worte'] as const;
interface Wrong {
  readonly error: 'choose' | 'remarkMissing' | 'remarkTooLong';
  readonly text?: string;
}
