import type { ServiceFolder } from '#catalogue';
import { type Actor, type IdentityLevel, reachesLevel } from '#kernel/actor';
import { parseCaseNumber } from '#kernel/case-number';
import { legalDay } from '#kernel/clock';
import { isUuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import type { Bilingual, Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import type { Request } from '#platform/http';
import { eligibilityAt, levelAtCounter } from '../domain/network/eligibility.ts';
import type { Channel } from '../domain/network/network.ts';
import type { VisitRow } from '../domain/visit/index.ts';
import {
  isOpen,
  levelOfMethod,
  type MandateMethod,
  nextVisit,
  type ServeRefusal,
  type StatedMethod,
  signMandate,
  type VisitCommand,
  type VisitRefusal,
} from '../domain/visit/index.ts';
import { doneReading } from '../store/card-store.ts';
import { branchVisits, findVisit, findVisitByCode, findVisitByDraft, lockVisit } from '../store/visit-store.ts';
import { mandateText } from '../texts/mandate-text.ts';
import { answersFromCard } from './card/card-and-form.ts';
import { cardOf } from './card/fetch-reading.ts';
import { servingAt } from './clerks.ts';
import { endVisit, saveVisit } from './end-visit.ts';
import { daysOpen } from './own-visit.ts';
import type { PartnerParts } from './partner-parts.ts';
import { isHolderInDoubt } from './register-doubt.ts';
import { beginServing } from './waiting/arrivals.ts';

/** Takes the visit with this code to the own branch. Refused with the way forward: training, another branch, a service that is not open here. */
export async function takeVisit(parts: PartnerParts, actor: Actor, typed: string, waited = ''): Promise<Taken> {
  const serving = await servingAt(parts, actor);
  if (!serving.ok) return serving;
  const code = parseCaseNumber(typed, 'P');
  const found = code.ok ? await findVisitByCode(parts.db, code.value) : null;
  if (!found || isTooOld(parts, found)) return refuse('no-visit');
  const { branch } = serving.value;
  const day = legalDay(parts.clock.now());
  // Asked before anything else is looked at, so that no refusal takes another way than the others.
  const isProtected = await isHolderInDoubt(parts, found);
  const answer = eligibilityAt(parts.network!, { service: found.service, branch, day, isProtected });
  if (!answer.isOpen) return { ...refuse('closed-here'), words: answer.words, instead: answer.instead };
  return parts.db.transaction(async (tx) => {
    const row = await lockVisit(tx, found.id);
    if (row?.branch === branch) return ok(row);
    if (row?.state !== 'opened' || row.branch !== null || row.key === null) return refuse('no-visit');
    const taken = await saveVisit(parts, tx, row, { ...row, branch, staffId: actor.id }, actor, 'taken');
    await beginServing(parts, tx, { visit: row.id, branch, waited, actor });
    return ok(taken);
  });
}

/** A visit of the own branch; null for any other. */
export async function servedVisit(parts: PartnerParts, actor: Actor, id: string): Promise<VisitRow | null> {
  const serving = await servingAt(parts, actor);
  const row = serving.ok && isUuid(id) ? await findVisit(parts.db, id) : null;
  return row && serving.ok && row.branch === serving.value.branch ? row : null;
}

/** The visit of the own branch whose form this draft is. */
export async function visitOfDraft(parts: PartnerParts, actor: Actor, draft: string): Promise<VisitRow | null> {
  const row = isUuid(draft) ? await findVisitByDraft(parts.db, draft) : null;
  return row && servedVisit(parts, actor, row.id);
}

/** What the own branch had to do with since yesterday. */
export async function servedVisits(
  parts: PartnerParts,
  actor: Actor,
): Promise<Result<readonly VisitRow[], ServeRefusal>> {
  const serving = await servingAt(parts, actor);
  if (!serving.ok) return serving;
  const since = parts.clock.now().subtract({ hours: 24 }).toString();
  return ok(await branchVisits(parts.db, serving.value.branch, since));
}

/** The person signed: the words that stood on the screen, in the person's language. */
export const signVisit = (parts: PartnerParts, actor: Actor, id: string, { shownHash, method }: SigningOrder) =>
  step(parts, actor, id, (row) => {
    const { service, id: visit } = row;
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const text = mandateText(row.language, titlesOf(parts, row.service)[row.language]);
    const signed = signMandate(text, { shownHash, method, service, visit, at });
    return signed.ok ? ok({ do: 'sign-mandate', mandate: signed.value }) : signed;
  });

/** Who the person is, was looked at in this way. Refused where it is not enough for the service. */
export const identifyVisit = (parts: PartnerParts, actor: Actor, id: string, method: StatedMethod) =>
  step(parts, actor, id, ({ service }) =>
    reachesLevel(levelOfMethod[method], neededLevel(parts, service))
      ? ok({ do: 'check-identity', method, level: levelOfMethod[method] })
      : refuse('level-too-low'),
  );

/** The level of identity that a service needs at the counter; high for one that is not there. */
export const neededLevel = ({ catalogue, network }: PartnerParts, service: string): IdentityLevel =>
  levelAtCounter(network!, service, catalogue.findService(service)?.service.identity ?? 'high');

/** The person leaves without sending: the visit ends, and this browser loses the key to what was filled in. */
export async function endServedVisit(
  parts: PartnerParts,
  request: Request,
  id: string,
): Promise<Result<VisitRow, StepRefusal>> {
  const row = await servedVisit(parts, request.actor, id);
  if (!row) return refuse('not-found');
  const ended = await parts.db.transaction(async (tx) => {
    const now = await lockVisit(tx, row.id);
    if (!now?.key || !isOpen(now.state)) return refuse('not-now');
    return ok(await endVisit(parts, tx, now, request.actor));
  });
  await forgetForm(parts, request, row);
  return ended;
}

/** Takes the key to a form from this browser, so that nobody can open it here again. */
export async function forgetForm(parts: PartnerParts, request: Request, { draftId }: VisitRow): Promise<void> {
  const draft = draftId ? await parts.forms.ownDraft(request, draftId) : null;
  if (draft?.owner.kind === 'guest') request.session.removeGuestCode(draft.owner.code);
}

/** Begins the form of the service for a visit, or goes on with it; gives its address. */
export async function beginForm(
  parts: PartnerParts,
  request: Request,
  id: string,
): Promise<Result<string, StepRefusal>> {
  const row = await servedVisit(parts, request.actor, id);
  if (!row) return refuse('not-found');
  const folder = parts.catalogue.findService(row.service);
  if (row.state !== 'identity-checked' || row.mandate === null || !folder) return refuse('not-now');
  if (row.draftId) {
    const draft = await parts.forms.ownDraft(request, row.draftId);
    if (draft && !draft.sent) {
      const ready = parts.forms.ready(draft, parts.forms.contextOf(folder, request.language));
      const checkAt = `/${request.language}/team/servicepunkt/${row.id}`;
      return ok(ready.ok ? checkAt : parts.forms.hrefOf(request.language, folder.id, ready));
    }
  }
  // The pages of a form show what was used last: two people with the same form at once could be mixed up.
  const others = await branchVisits(
    parts.db,
    row.branch!,
    parts.clock
      .now()
      .subtract({ hours: 24 * daysOpen })
      .toString(),
  );
  if (others.some((one) => isSameForm(one, row))) return refuse('other-open');
  const begun = await parts.forms.startWith(request, folder, await knownFromCard(parts, row, folder));
  await parts.db.transaction(async (tx) => {
    const now = await lockVisit(tx, row.id);
    if (now?.state === 'identity-checked')
      await saveVisit(parts, tx, now, { ...now, draftId: begun.id }, request.actor, 'form-begun');
  });
  return ok(begun.href);
}

/** What the person wants taken over from the card that was read (PAuswG § 18a(1)). */
async function knownFromCard(parts: PartnerParts, row: VisitRow, folder: ServiceFolder): Promise<JsonObject> {
  if (row.identity?.method !== 'card-reading') return {};
  return parts.db.transaction(async (tx) => {
    const reading = await doneReading(tx, row.id);
    const card = reading?.takesOver ? await cardOf(parts, tx, row, reading, 'prefill') : null;
    return card ? answersFromCard(folder, card) : {};
  });
}

/** Title of a service in both languages. */
export const titlesOf = ({ catalogue }: PartnerParts, service: string): Readonly<Record<Language, string>> => {
  const texts = catalogue.findService(service)?.texts;
  return { de: texts?.de.title ?? service, en: texts?.en.title ?? service };
};

async function step(
  parts: PartnerParts,
  actor: Actor,
  id: string,
  commandOf: (row: VisitRow) => Result<Ordered, StepRefusal>,
): Promise<Result<VisitRow, StepRefusal>> {
  const serving = await servingAt(parts, actor);
  if (!serving.ok || !isUuid(id)) return refuse('not-found');
  const { branch } = serving.value;
  return parts.db.transaction(async (tx) => {
    const row = await lockVisit(tx, id);
    if (!row || row.branch !== branch) return refuse('not-found');
    const command = commandOf(row);
    if (!command.ok) return command;
    const next = nextVisit({ ...row, branch }, { ...command.value, by: 'branch', branch } as VisitCommand);
    if (!next.ok) return next;
    const { state, mandate, identity } = next.value;
    return ok(await saveVisit(parts, tx, row, { ...row, state, mandate, identity }, actor));
  });
}

const isSameForm = (one: VisitRow, { id, service, staffId }: VisitRow): boolean =>
  one.id !== id && one.service === service && one.staffId === staffId && one.draftId !== null && one.key !== null;

const isTooOld = (parts: PartnerParts, { openedAt }: VisitRow): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(openedAt).add({ hours: 24 * daysOpen }), parts.clock.now()) < 0;

type Ordered =
  | Omit<Extract<VisitCommand, { do: 'sign-mandate' }>, 'by'>
  | Omit<Extract<VisitCommand, { do: 'check-identity' }>, 'by'>;
interface SigningOrder {
  readonly shownHash: string;
  readonly method: MandateMethod;
}
export type StepRefusal = VisitRefusal | 'level-too-low' | 'not-found' | 'other-words' | 'other-open';
export type Taken = Result<VisitRow, ServeRefusal | 'no-visit' | 'closed-here'> & {
  readonly words?: Bilingual;
  readonly instead?: readonly Channel[];
};
