import type { StaffMember } from '#accounts';
import { parseCaseNumber } from '#kernel/case-number';
import type { Uuid } from '#kernel/ids';
import { isUuid } from '#kernel/ids';
import { html, type Reply, type Request, type Route } from '#platform/http';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import {
  actOnMany,
  bulkActs,
  type ChosenTask,
  type FoundTask,
  findChosen,
  mostTasks,
  stepOf,
} from '../../use-cases/clerk/act-on-many.ts';
import type { CaseHttp } from '../case-http.ts';
import { type BulkView, bulkPage, bulkResultPage } from '../pages/clerk/bulk-page.tsx';
import { deskOf } from './desk.ts';

/** Several tasks at once: the selection with what may be done with it, and what came of it, case by case. */
export const bulkRoutes = (parts: CaseParts, http: CaseHttp): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/sammel',
    permission: 'case:take',
    async handle(request) {
      const tasks = readChosen(request.query.getAll('aufgabe'));
      return html(bulkPage(await viewOf(parts, http, request, tasks)));
    },
  },
  {
    method: 'POST',
    path: '/:lang/team/sammel/tun',
    permission: 'case:take',
    body: 'form',
    page: '/:lang/team/sammel',
    handle: (request) => act(parts, http, request),
  },
];

/** Tasks as `number~token`; whatever is none is left out. */
export function readChosen(texts: readonly string[]): ChosenTask[] {
  return texts.slice(0, mostTasks + 1).flatMap((text) => {
    const [typed = '', ...token] = text.split('~');
    const number = parseCaseNumber(typed);
    return number.ok && token.length > 0 ? [{ number: number.value, token: token.join('~') }] : [];
  });
}

async function act(parts: CaseParts, http: CaseHttp, request: Request): Promise<Reply> {
  const { form, actor } = request;
  const tasks = readChosen(form.get('aufgaben').split(' '));
  const wish = form.get('tun');
  const outcome = wish.startsWith('decide:') ? wish.slice('decide:'.length) : '';
  const kind = bulkActs.find((known) => known === wish.split(':')[0]);
  const view = await viewOf(parts, http, request, tasks);
  const { words } = view.desk;
  const to = form.get('an');
  const wrong = (field: string, message: string): Reply =>
    html(bulkPage({ ...view, typedTo: to, errors: [{ field, message }] }), 422);
  if (!kind) return wrong('aufgaben', words.bulk.refusals['nothing-chosen']);
  if (kind === 'hand-over' && !isUuid(to)) return wrong('an', words.refusals['colleague-missing']);
  const done = await actOnMany(parts, actor, { once: form.get('einmal'), act: kind, tasks, to: to as Uuid, outcome });
  if (!done.ok) return wrong('aufgaben', words.bulk.refusals[done.reason]);
  return html(bulkResultPage({ ...view, results: done.value }));
}

async function viewOf(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  tasks: readonly ChosenTask[],
): Promise<BulkView> {
  const chosen = await findChosen(parts, request.actor, tasks);
  return {
    desk: deskOf(parts, http, request),
    chosen,
    step: stepOf(chosen),
    colleagues: await colleaguesOfAll(parts, chosen, request.actor.id),
    once: request.method === 'POST' ? request.form.get('einmal') : parts.newId(),
    typedTo: '',
    errors: [],
  };
}

/** Who works in the office of every chosen task. */
async function colleaguesOfAll(
  parts: CaseParts,
  chosen: readonly FoundTask[],
  self: Uuid | null,
): Promise<readonly StaffMember[]> {
  const offices = [...new Set(chosen.flatMap(({ task }) => task?.office ?? []))];
  const [first = [], ...others] = await Promise.all(offices.map((office) => parts.accounts.staffOf(office)));
  return first.filter(({ id }) => id !== self && others.every((staff) => staff.some((one) => one.id === id)));
}
