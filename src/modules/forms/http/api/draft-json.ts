import type { z } from 'zod';
import { reachesLevel } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { type Reply, revisionTag } from '#platform/http';
import { missingAnswers } from '../../domain/missing-answers.ts';
import { firstOpen, reachable } from '../../domain/progress.ts';
import { prune } from '../../domain/prune.ts';
import { exitOf, type Step } from '../../domain/steps.ts';
import { summary } from '../../domain/summary.ts';
import { issueDetails } from '../../texts/issue-details.ts';
import { summaryWords } from '../../texts/summary-words.ts';
import { keptDays } from '../../use-cases/my-drafts.ts';
import { readyToSend } from '../../use-cases/send-draft.ts';
import { citizenDeadline, promisedDay } from '../deadlines.ts';
import type { OpenForm } from '../open-form.ts';
import { consentId } from '../pages/check-page.tsx';
import type { checkSchema, draftSchema } from './schemas.ts';

/** A draft as JSON with the tag of its revision. */
export const draftReply = (form: OpenForm, status = 200): Reply => ({
  kind: 'json',
  status,
  value: draftJson(form),
  headers: {
    etag: revisionTag(form.draft.rev),
    ...(status === 201 ? { location: `/api/v1/drafts/${form.draft.id}` } : {}),
  },
});

export function draftJson(form: OpenForm): z.input<typeof draftSchema> {
  const { draft, steps, texts, facts } = form;
  const { content, owner, folder, sent } = draft;
  const isGuest = owner.kind === 'guest';
  const until = legalDay(draft.savedAt).add({ days: isGuest ? keptDays.guest : keptDays.account });
  return {
    id: draft.id,
    service: folder.id,
    edition: folder.edition,
    version: folder.version,
    title: texts.title,
    createdAt: draft.createdAt.toString(),
    savedAt: draft.savedAt.toString(),
    keptUntil: until.toString(),
    resumeCode: isGuest ? owner.code : null,
    caseNumber: sent?.caseNumber ?? null,
    answers: prune(draft.form, draft.answers, facts) as z.input<typeof draftSchema>['answers'],
    provenance: { ...content.provenance },
    pages: sent
      ? []
      : steps.map((step) => ({
          page: step.key,
          kind: step.kind,
          done: content.done.includes(step.key),
          open: reachable(steps, content.done, step.key) !== null,
          ...(step.kind === 'list' ? { items: step.items.length } : {}),
        })),
    ...standOf(form),
  };
}

/** Everything once more before it is sent: what is missing, the answers in words, what happens next. */
export function checkReply(form: OpenForm): Reply {
  const { draft, texts, context, language, words, request } = form;
  const { identity, guests } = draft.folder.service;
  const duty = citizenDeadline(form);
  const value: z.input<typeof checkSchema> = {
    ...standOf(form),
    summary: summary(draft.form, draft.answers, texts, context, summaryWords(language)).map(({ title, rows }) => ({
      title,
      rows: rows.map(({ key, path, label, lines }) => ({
        page: key,
        path,
        label,
        lines: [...lines],
        source: draft.content.provenance[path] ?? null,
      })),
    })),
    after: [...texts.after],
    promisedOn: promisedDay(form)?.toString() ?? null,
    duty: duty && { until: duty.end.toString(), passed: duty.passed },
    neededLevel: guests || reachesLevel(request.actor.level, identity) ? null : identity,
    consent: {
      id: consentId(language),
      text: [words.check.consent, language === 'de' ? '' : words.check.german].join(' ').trim(),
    },
  };
  return { kind: 'json', status: 200, value, headers: { etag: revisionTag(draft.rev) } };
}

/** How far the draft is. A draft that was sent misses nothing. */
function standOf(form: OpenForm) {
  const { draft, steps, context } = form;
  const { done } = draft.content;
  if (draft.sent) return { next: null, exit: null, missing: [], ready: false };
  const answered = steps.filter((step) => step.kind === 'questions' && done.includes(step.key));
  return {
    next: firstOpen(steps, done)?.key ?? null,
    exit: answered.map((step) => (step.kind === 'questions' ? exitOf(step) : null)).find((id) => id !== null) ?? null,
    missing: missingJson(form),
    ready: readyToSend(draft, context).ok,
  };
}

/** What stands in the way of sending, each with its place in the draft. */
export function missingJson({ draft, steps, texts, context, language }: OpenForm): MissingJson[] {
  const { answers, content } = draft;
  return missingAnswers(steps, { answers, done: content.done }, context.streets).flatMap(({ step, ...issue }) =>
    issueDetails(step, [issue], texts, language).map(({ question, code, detail }) => ({
      pointer: pointerAt(step, question),
      page: step.key,
      question,
      code,
      detail,
    })),
  );
}

/** JSON Pointer (RFC 6901) into the draft; ids need no escaping. */
function pointerAt(step: Step, question: string | null): string {
  if (step.kind === 'list') return `/answers/${step.page.repeat.id}`;
  if (question === null) return '';
  return step.item ? `/answers/${step.item.repeat.repeat.id}/${step.item.index}/${question}` : `/answers/${question}`;
}

export type MissingJson = z.input<typeof draftSchema>['missing'][number];
