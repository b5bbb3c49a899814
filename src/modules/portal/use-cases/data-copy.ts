import type { Profile } from '#accounts';
import type { VisitsCopy } from '#appointments';
import type { CaseView } from '#cases';
import type { ListedDraft } from '#forms';
import type { Json, JsonObject } from '#kernel/json';
import type { Request } from '#platform/http';
import { type AccessRecord, accessRecord } from './access-record.ts';
import type { PortalParts } from './portal-parts.ts';

/**
 * What the city keeps here about this person (GDPR Art. 15 and 20): the account, cases with answers, messages and history, drafts, visits,
 * requests for information, and who read it. Letters are named but not opened, because opening one starts a deadline. Null under a mandate.
 */
export async function dataCopy(parts: PortalParts, request: Request): Promise<DataCopy | null> {
  const visitor = await parts.cases.visitorOf(request);
  const record = await accessRecord(parts, request);
  if (visitor.mandate || !record) return null;
  const cases: CaseView[] = [];
  for (const { number } of await parts.cases.ownCases(visitor)) {
    const view = await parts.cases.view(visitor, number);
    if (view) cases.push(view);
  }
  return {
    madeAt: parts.clock.now(),
    profile: await profileOf(parts, request),
    cases,
    drafts: await parts.forms.myDrafts(request),
    visits: await parts.appointments.copyOf(visitor),
    branchVisits: await parts.partners.copyOf(visitor),
    requests: (await parts.requests?.copyOf(request)) ?? [],
    record,
  };
}

async function profileOf({ db, accounts }: PortalParts, { actor }: Request): Promise<Profile | null> {
  const { id } = actor;
  if (actor.kind !== 'citizen' || !id) return null;
  return db.transaction((tx) =>
    accounts.profileOf(tx, id, { actor, purpose: 'own-view', caseId: null, subjects: [], what: ['account'] }),
  );
}

/** The copy in a form that programs read. */
export const copyAsJson = ({ madeAt, profile, cases, drafts, visits, ...more }: DataCopy): JsonObject => ({
  format: 'urn:lipsia:data-copy:1',
  madeAt: madeAt.toString(),
  account: profile as unknown as Json,
  cases: cases.map(caseAsJson),
  drafts: drafts.map(({ id, folder, savedAt }) => ({
    id,
    service: folder.id,
    version: folder.version,
    savedAt: savedAt.toString(),
  })),
  visits: visits.visits,
  wishes: visits.wishes,
  branchVisits: more.branchVisits,
  requests: more.requests,
  accessRecord: {
    isGapless: more.record.isGapless,
    entries: more.record.entries.map((entry) => ({ ...entry, what: [...entry.what] })),
  },
});

function caseAsJson({ row, answers, state, timeline, messages, notices, payments }: CaseView): JsonObject {
  return {
    number: row.number,
    service: row.service,
    version: row.version,
    office: row.office,
    language: row.language,
    status: row.status,
    outcome: row.outcome,
    decidedAutomatically: row.automatic,
    submittedAt: row.submittedAt,
    decidedAt: row.decidedAt,
    isDeleted: state === null,
    applicant: (state?.applicant ?? null) as unknown as Json,
    answers,
    history: timeline.map(({ at, type, step, by }) => ({ at, type, step, by })),
    messages: messages.map(({ at, from, text }) => ({ at, from, text })),
    letters: notices.map(({ id, letter, kind, issuedAt, retrievedAt, notifiedOn, objectionUntil }) => {
      return { id, letter, kind, issuedAt, retrievedAt, notifiedOn, objectionUntil };
    }),
    payments: payments.map(({ reference, method, cents, status }) => ({ reference, method, cents, status })),
  };
}

export interface DataCopy {
  readonly madeAt: Temporal.Instant;
  /** Null without an account. */
  readonly profile: Profile | null;
  readonly cases: readonly CaseView[];
  readonly drafts: readonly ListedDraft[];
  readonly visits: VisitsCopy;
  /** At service points of partners. */
  readonly branchVisits: readonly JsonObject[];
  /** For information. */
  readonly requests: readonly JsonObject[];
  readonly record: AccessRecord;
}
