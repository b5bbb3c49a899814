import type { OwnThings } from '#appointments';
import type { CaseView } from '#cases';
import type { ListedDraft } from '#forms';
import type { Request } from '#platform/http';
import { type NextAction, nextAction } from '../domain/next-action.ts';
import type { PortalParts } from './portal-parts.ts';

/** Everything that belongs to this person or this device: cases with the one thing to do first, letters, drafts. */
export async function myArea(parts: PortalParts, request: Request): Promise<MyArea> {
  const visitor = await parts.cases.visitorOf(request);
  const [rows, drafts] = await Promise.all([parts.cases.ownCases(visitor), parts.forms.myDrafts(request)]);
  const cases: MyCase[] = [];
  for (const row of rows.slice(0, most)) {
    const view = await parts.cases.view(visitor, row.number);
    if (view) cases.push({ view, action: actionOf(view) });
  }
  cases.sort((a, b) => Number(b.action !== null) - Number(a.action !== null));
  const letters = cases
    .flatMap(({ view }) => view.notices.map((notice) => ({ view, notice })))
    .sort((a, b) => (a.notice.issuedAt < b.notice.issuedAt ? 1 : -1));
  const visits = visitor.mandate ? none : await parts.appointments.ownThings(visitor);
  return { cases, letters, drafts, visits, more: Math.max(0, rows.length - most), isMandate: visitor.mandate !== null };
}

function actionOf({ row, state, notices, payments, germanTexts, awaitsCode, timeline }: CaseView): NextAction | null {
  return nextAction({
    status: row.status,
    awaitsCode,
    hasTextToConfirm: germanTexts.some((text) => text.state === 'proposed'),
    hasUnreadLetter: notices.some((notice) => notice.channel === 'own-portal' && notice.retrievedAt === null),
    hasDocumentReady: isReady.has(timeline.findLast(({ type }) => type === 'case.document')?.because ?? ''),
    hasOpenPayment: payments.some((payment) => payment.status === 'open'),
    isErased: state === null,
  });
}

/** What a case last heard of its document, while it waits for the person. */
const isReady: ReadonlySet<string> = new Set(['ready', 'reminder']);
const none: OwnThings = { visits: [], wishes: [] };
/** Older cases are found under their number. */
const most = 30;

export interface MyArea {
  readonly cases: readonly MyCase[];
  readonly letters: readonly MyLetter[];
  readonly drafts: readonly ListedDraft[];
  readonly visits: OwnThings;
  /** How many older cases are not listed. */
  readonly more: number;
  /** Somebody acts for another: what is shown belongs to that person. */
  readonly isMandate: boolean;
}
export interface MyCase {
  readonly view: CaseView;
  readonly action: NextAction | null;
}
export interface MyLetter {
  readonly view: CaseView;
  readonly notice: CaseView['notices'][number];
}
