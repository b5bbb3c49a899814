import type { SummarySection } from '#forms';
import { parseCaseNumber } from '#kernel/case-number';
import { legalDay } from '#kernel/clock';
import { hashOfProof } from '#kernel/guest-proof';
import type { Language } from '#kernel/language';
import { notFound, type Reply, type Request, redirect } from '#platform/http';
import { deriveGuestKeys } from '#platform/vault';
import type { PageShell } from '#ui';
import type { Visitor } from '../../domain/access.ts';
import type { CaseRow } from '../../domain/case-state.ts';
import type { CityWords } from '../../domain/city-words.ts';
import type { CasePickUp } from '../../domain/pick-ups.ts';
import type { CitizenWords } from '../../texts/citizen.de.ts';
import { texts } from '../../texts/index.ts';
import type { CaseParts } from '../../use-cases/case-parts.ts';
import { type CaseQuestion, caseQuestion } from '../../use-cases/case-question.ts';
import { casePickUps } from '../../use-cases/note-document.ts';
import { type CaseView, viewCase } from '../../use-cases/view-case.ts';
import type { CaseHttp } from '../case-http.ts';
import { type CasePaths, casePaths } from './case-paths.ts';

/** Opens the own case in the address; a foreign or unknown one is not found, and staff go to their own pages. */
export async function withView(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  handle: (opened: CitizenCase) => Promise<Reply> | Reply,
): Promise<Reply> {
  return withNumber(http, request, async (number, visitor) => {
    const view = await viewCase(parts, visitor, number);
    if (!view) return notFound;
    const [pickUps, question] = await Promise.all([
      casePickUps(parts, view.row),
      caseQuestion(parts, visitor, view.row, request.language),
    ]);
    return handle({ ...openedFrom(parts, http, request, visitor, view), pickUps, question });
  });
}

/** The number in the address as people type it, and who asks; for commands that open the case themselves. */
export async function withNumber(
  http: CaseHttp,
  request: Request,
  handle: (number: string, visitor: Visitor) => Promise<Reply>,
): Promise<Reply> {
  const typed = request.params['number'] ?? '';
  const number = parseCaseNumber(typed);
  if (!number.ok) return notFound;
  const visitor = await http.visitorOf(request);
  if (visitor.actor.kind === 'staff') return redirect(`/${request.language}/team/vorgaenge/${number.value}`);
  if (number.value !== typed && request.method === 'GET')
    return redirect(request.url.pathname.replace(encodeURI(typed), number.value) + request.url.search);
  return handle(number.value, visitor);
}

/** A case that was opened before, with everything its pages need. */
export function openedFrom(
  parts: CaseParts,
  http: CaseHttp,
  request: Request,
  visitor: Visitor,
  view: CaseView,
): CitizenCase {
  const { language } = request;
  const { row, folder } = view;
  const sentOn = legalDay(Temporal.Instant.from(row.submittedAt));
  return {
    language,
    shell: http.shellFor(request),
    words: texts[language].citizen,
    csrf: request.csrf,
    paths: casePaths(language, row.number),
    view,
    visitor,
    question: null,
    pickUps: [],
    office: parts.catalogue.findOffice(row.office)?.name[language] ?? row.office,
    today: legalDay(parts.clock.now()),
    creditor: parts.cityWords.creditor,
    guestCode: row.accountId ? null : guestCode(row, request.session.guestCodes),
    get sections() {
      const form = parts.forms.formOf(folder);
      const context = parts.forms.contextOf(folder, language, sentOn);
      return parts.forms.summary(form, view.answers, folder.texts[language], context);
    },
  };
}

/** The code on this device that admits to the case, so that the page can tell how to come back. */
function guestCode(row: CaseRow, codes: readonly string[]): string | null {
  const { guestProof } = row;
  if (!guestProof) return null;
  return codes.find((code) => hashOfProof(deriveGuestKeys(code).proof).equals(guestProof)) ?? null;
}

/** A case with everything its pages need. */
export interface CitizenCase {
  readonly language: Language;
  readonly shell: PageShell;
  readonly words: CitizenWords;
  readonly csrf: string;
  readonly paths: CasePaths;
  readonly view: CaseView;
  readonly visitor: Visitor;
  /** What is asked after the case. */
  readonly question: CaseQuestion | null;
  /** Documents that can be picked up. */
  readonly pickUps: readonly CasePickUp[];
  readonly office: string;
  readonly today: Temporal.PlainDate;
  /** The account of the city. */
  readonly creditor: Creditor;
  /** The resume code of a guest on this device. */
  readonly guestCode: string | null;
  /** The answers as grouped pairs, in the language of the page. */
  readonly sections: readonly SummarySection[];
}

export type Creditor = CityWords['creditor'];
