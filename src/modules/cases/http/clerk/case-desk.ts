import type { StaffMember } from '#accounts';
import { parseCaseNumber } from '#kernel/case-number';
import type { Uuid } from '#kernel/ids';
import { ownValue } from '#kernel/own-value';
import { html, notFound, type Reply, type Request } from '#platform/http';
import { type CaseVisits, noVisits } from '../../domain/visits.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { caseVisits } from '../../use-cases/case-visits.ts';
import { type OtherOffice, otherOffices } from '../../use-cases/clerk/ask-office.ts';
import { type ClerkCase, openForClerk } from '../../use-cases/clerk/clerk-case.ts';
import { countJoint } from '../../use-cases/clerk/joint-cases.ts';
import type { DecisionPreview } from '../../use-cases/clerk/preview-decision.ts';
import { namesOf } from '../../use-cases/clerk/staff-names.ts';
import { showWorklist, type WorklistPage } from '../../use-cases/clerk/worklist.ts';
import type { CaseHttp } from '../case-http.ts';
import { casePage } from '../pages/clerk/case-page.tsx';
import { purposePage } from '../pages/clerk/purpose-page.tsx';
import { type Desk, deskOf } from './desk.ts';
import type { CaseAct } from './desk-paths.ts';
import { type Names, staffIn } from './history.ts';
import { nothingTyped, type Typed } from './typed.ts';

/**
 * Shows a case with the list beside it. `about` carries what a form that was not taken had typed, what is wrong and the preview; the
 * status follows. A foreign or unknown number is not found.
 */
export async function showCase(parts: CaseParts, http: CaseHttp, request: Request, about: About = {}): Promise<Reply> {
  const model = await caseDesk(parts, http, request, about);
  if (!model) return notFound;
  const { found } = model;
  const isGated = !found.open && !found.isErased;
  // The wish for everything leads to the purpose page until a purpose for it was stated today.
  const asksForAll = model.wantsAll && found.open !== null && !found.open.isAll;
  const page = isGated ? purposePage(model, 'task') : asksForAll ? purposePage(model, 'all') : casePage(model);
  return html(page, about.status ?? 200);
}

/** Everything a page of one case needs; null when there is no such case for this person. */
export async function caseDesk(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  about: About = {},
): Promise<CaseDesk | null> {
  const desk = deskOf(parts, http, request);
  const number = parseCaseNumber(request.params['number'] ?? '');
  if (!number.ok) return null;
  const token = about.typed?.token || request.query.get('aufgabe');
  const all = request.query.get('alles') === 'ja';
  const wish = { number: number.value, language: request.language, token: token || null, all };
  const found = await openForClerk(parts, request.actor, wish);
  if (!found) return null;
  const { task, open } = found;
  const standIns = request.actor.id ? await parts.accounts.standInsFor(request.actor.id) : [];
  const ids = [task?.assignee, task?.decidedBy, task?.heldFor, task?.handedBy, ...staffIn(open)].map(
    (id) => id ?? null,
  );
  const colleagues = task ? await parts.accounts.staffOf(task.office) : [];
  return {
    desk,
    found,
    list: await showWorklist(parts, request.actor, desk.filter),
    names: await namesOf(parts, ids),
    ...(await visitsAt(parts, found)),
    absent: standIns.map(({ id }) => id),
    joint: await countJoint(parts, request.actor, found.row),
    otherOffices: otherOffices(parts, found.row.office),
    colleagues: colleagues.filter(({ id }) => id !== request.actor.id),
    office: parts.catalogue.findOffice(found.row.office)?.name[request.language] ?? found.row.office,
    wantsAll: all,
    done: doneOf(desk, request),
    typed: about.typed ?? nothingTyped,
    errors: about.errors ?? [],
    refused: about.refused ?? null,
    fieldErrors: new Map((about.errors ?? []).map(({ field, message }) => [field, message])),
    typedIn: about.typedIn ?? null,
    preview: about.preview ?? null,
    previewQuestion: about.previewQuestion ?? null,
    isMine: task !== null && task.assignee === request.actor.id,
    mayWork: request.actor.roles.includes('clerk'),
    mayApprove: request.actor.roles.includes('approver'),
  };
}

async function visitsAt(parts: CaseParts, { row, open }: ClerkCase): Promise<Pick<CaseDesk, 'visits' | 'awaitsVisit'>> {
  if (!open) return { visits: noVisits, awaitsVisit: null };
  const { awaitsVisit } = open;
  const visitsOf = await caseVisits(parts, parts.db, row.number);
  return { visits: visitsOf({ ...row, awaits: awaitsVisit }), awaitsVisit };
}

/** What was just done, as a sentence. */
function doneOf({ words }: Desk, request: Request): string | null {
  const name = request.query.get('fertig') ?? '';
  const about = request.query.get('zu') ?? '';
  const known = ownValue(words.done, name);
  const number = parseCaseNumber(about);
  return typeof known === 'function' ? known(number.ok ? number.value : '') : known;
}

export interface About {
  readonly status?: 200 | 409 | 422;
  readonly typed?: Typed;
  readonly errors?: CaseDesk['errors'];
  /** Why a command was refused by the state of the case. */
  readonly refused?: string | null;
  /** The tool whose form was typed in. */
  readonly typedIn?: CaseAct;
  readonly preview?: DecisionPreview;
  readonly previewQuestion?: string | null;
}
export interface CaseDesk {
  readonly desk: Desk;
  readonly found: ClerkCase;
  readonly list: WorklistPage;
  readonly names: Names;
  /** Those for whom this person stands in today. */
  readonly absent: readonly Uuid[];
  readonly visits: CaseVisits;
  readonly awaitsVisit: string | null;
  readonly colleagues: readonly StaffMember[];
  /** How many other cases belong together with this one. */
  readonly joint: number;
  /** Whom one can ask inside the case. */
  readonly otherOffices: readonly OtherOffice[];
  readonly office: string;
  readonly wantsAll: boolean;
  readonly done: string | null;
  readonly typed: Typed;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly refused: string | null;
  /** The same errors by field. */
  readonly fieldErrors: ReadonlyMap<string, string>;
  readonly typedIn: CaseAct | null;
  readonly preview: DecisionPreview | null;
  /** What the person would be asked. */
  readonly previewQuestion: string | null;
  /** The open task is with this person. */
  readonly isMine: boolean;
  readonly mayWork: boolean;
  readonly mayApprove: boolean;
}
