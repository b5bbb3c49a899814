import type { z } from 'zod';
import { parseCaseNumber } from '#kernel/case-number';
import { json, notFound, type Reply, type Request, refusal } from '#platform/http';
import { outcomesOf } from '../../domain/outcomes.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { type ClerkCase, type OpenedCase, openForClerk } from '../../use-cases/clerk/clerk-case.ts';
import { namesOf } from '../../use-cases/clerk/staff-names.ts';
import { clerkPurposes } from '../../use-cases/clerk/state-purpose.ts';
import { germanTextOf } from '../german-text-shape.ts';
import type { taskAnswer } from './api-shapes.ts';

/** A case with its open task for a program of staff: only the answers the task needs, unless a purpose for all was stated today. */
export async function readTask(parts: CaseParts, request: Request): Promise<Reply> {
  const number = parseCaseNumber(request.params['number'] ?? '');
  const { query, actor } = request;
  const language = query.get('language') === 'en' ? 'en' : 'de';
  const all = query.get('all') === 'true';
  const wish = { language, token: query.get('token'), all } as const;
  const found = number.ok ? await openForClerk(parts, actor, { number: number.value, ...wish }) : null;
  if (!found) return notFound;
  const { open } = found;
  if (!open && found.isErased) return refusal(410, 'erased');
  if (!open || (all && !open.isAll))
    return refusal(403, 'purpose-needed', {
      scope: open ? 'all' : 'task',
      purposes: [...clerkPurposes],
      legalBases: [...found.bases],
    });
  return json(await taskJson(parts, found, open, actor.id));
}

async function taskJson(
  parts: CaseParts,
  { row, task, due }: ClerkCase,
  open: OpenedCase,
  self: string | null,
): Promise<z.input<typeof taskAnswer>> {
  const colleagues = task ? await parts.accounts.staffOf(task.office) : [];
  const names = await namesOf(parts, [task?.assignee ?? null]);
  return {
    number: row.number,
    service: row.service,
    status: row.status,
    language: row.language,
    submittedAt: row.submittedAt,
    promisedOn: row.promisedOn,
    purpose: open.purpose,
    legalBasis: open.legalBasis,
    task: task && {
      token: task.token,
      node: task.node,
      kind: task.kind,
      dueOn: task.dueOn,
      legalOn: task.legalOn ?? row.legalOn,
      daysLeft: due?.days ?? null,
      isMine: task.assignee === self,
      takenBy: task.assignee ? { id: task.assignee, name: names.get(task.assignee) ?? '' } : null,
      outcomes: [...outcomesOf(open.attributes)],
      fourEyes: open.isFourEyes,
    },
    colleagues: colleagues.filter(({ id }) => id !== self).map(({ id, name }) => ({ id, name })),
    applicant: open.state.applicant.name,
    answers: open.sections.map(({ title, rows }) => ({
      title,
      rows: rows.map(({ path, label, lines, files }) => ({
        path,
        label,
        lines: [...lines],
        files: files.map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })),
        corrected: open.corrected.has(path),
        source: open.provenance[path] ?? null,
      })),
    })),
    germanTexts: open.germanTexts.map(germanTextOf),
    hidden: open.hidden,
    letters: open.notices.map((notice) => ({
      id: notice.id,
      title: { de: notice.title.de, en: notice.title.en },
      kind: notice.kind,
      channel: notice.channel,
      issuedAt: notice.issuedAt,
      retrievedAt: notice.retrievedAt,
      postedOn: notice.postedOn,
      notifiedOn: notice.notifiedOn,
      objectionUntil: notice.objectionUntil,
    })),
    history: open.log.map(({ event, body }) => ({
      at: event.at,
      type: event.type,
      by: event.actor,
      public: event.public as Said,
      said: body as Said | null,
    })),
    register: open.register,
    suggestions: open.suggestions.map(({ title, isSure, rules }) => ({ title, isSure, rules: [...rules] })),
  };
}

type Said = z.input<typeof taskAnswer>['history'][number]['public'];
