import { type Actor, systemActor } from '#kernel/actor';
import { legalDay, legalZone } from '#kernel/clock';
import { isUuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import type { Bilingual } from '#kernel/language';
import { may } from '#kernel/permission';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { lockCase } from '../../store/case-store.ts';
import {
  answeredConsultations,
  answerRow,
  type ConsultationRow,
  findConsultation,
  openConsultations,
} from '../../store/consultation-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { unmoved } from '../citizen-commands.ts';
import { openSnapshot, saveCase } from '../with-case.ts';
import { consultationContext } from './ask-office.ts';
import { serviceTitles } from './service-titles.ts';

/** What other offices ask the own ones, and what was answered in the last two weeks. Nothing personal: only numbers. */
export async function showConsultations(parts: CaseParts, actor: Actor): Promise<ConsultationsView> {
  const since = legalDay(parts.clock.now()).subtract({ weeks: 2 }).toZonedDateTime({ timeZone: legalZone }).toInstant();
  return parts.db.transaction(async (tx) => ({
    open: await entriesOf(parts, await openConsultations(tx, actor.offices, 200)),
    answered: await entriesOf(parts, await answeredConsultations(tx, actor.offices, since.toString(), 100)),
  }));
}

/** One question with exactly the data that came with it; null for everybody but staff of the office that is asked. */
export async function openConsultation(parts: CaseParts, actor: Actor, id: string): Promise<Consultation | null> {
  if (!isUuid(id)) return null;
  return parts.db.transaction(async (tx) => {
    const row = await findConsultation(tx, id);
    if (!row || !mayAnswer(actor, row)) return null;
    const words = await wordsOf(parts, tx, actor, row);
    return words ? { ...(await entryOf(parts, row)), ...words } : null;
  });
}

/** Answers a question of another office; the answer stands in the case at once. Refused without words, and the second time. */
export async function answerConsultation(
  parts: CaseParts,
  actor: Actor,
  order: { readonly id: string; readonly text: string },
): Promise<Result<{ readonly number: string }, 'not-found' | 'text-missing' | 'already-done'>> {
  if (!isUuid(order.id)) return refuse('not-found');
  return parts.db.transaction(async (tx) => {
    const found = await findConsultation(tx, order.id);
    if (!found || !mayAnswer(actor, found)) return refuse('not-found');
    const answer = order.text.trim();
    if (answer === '') return refuse('text-missing');
    const row = await lockCase(tx, found.caseId);
    // The case is opened by the program alone: who answers does not see it.
    const read = { actor: systemActor, purpose: 'processing', what: ['answers'] } as const;
    const state = row && (await openSnapshot(parts, tx, row, read));
    const words = await wordsOf(parts, tx, actor, found);
    if (!row || !state || !words) return refuse('not-found');
    const { question, data } = words;
    const body = { question, data: data as unknown as Json, answer };
    const sealed = await parts.vault.seal(row.key, body, consultationContext(found.id), tx);
    if (!(await answerRow(tx, found.id, sealed, parts.clock.now().toString(), actor.id ?? '')))
      return refuse('already-done');
    const office = parts.catalogue.findOffice(found.office)?.name ?? { de: found.office, en: found.office };
    const event = {
      type: 'case.consultation-answered',
      public: { office: found.office },
      sealed: { text: answer, consultation: found.id, office: { ...office }, by: actor.id },
    };
    await saveCase(parts, tx, row, { ...unmoved(row, state), events: [event], actor });
    return ok({ number: row.number });
  });
}

const mayAnswer = (actor: Actor, { office }: ConsultationRow): boolean =>
  actor.kind === 'staff' && may(actor.roles, 'case:note', { isOffice: actor.offices.includes(office) });

async function wordsOf(parts: CaseParts, tx: Tx, actor: Actor, row: ConsultationRow): Promise<Words | null> {
  const read = {
    ...{ actor, purpose: 'processing' as const, legalBasis: 'VwVfG §§ 4, 5' },
    ...{ caseId: row.caseId, subjects: [row.key], what: ['answers' as const] },
  };
  const item = { key: row.key, sealed: row.sealed, context: consultationContext(row.id) };
  const [words] = await parts.vault.open<Json>(tx, read, [item]);
  return words as unknown as Words | null;
}

const entriesOf = (parts: CaseParts, rows: readonly ConsultationRow[]) =>
  Promise.all(rows.map((row) => entryOf(parts, row)));

async function entryOf(parts: CaseParts, row: ConsultationRow): Promise<ConsultationEntry> {
  const from = parts.catalogue.findOffice(row.fromOffice)?.name;
  return {
    ...{ id: row.id, number: row.number, askedAt: row.askedAt, dueOn: row.dueOn, answeredAt: row.answeredAt },
    title: await serviceTitles(parts, row),
    from: { de: from?.de ?? row.fromOffice, en: from?.en ?? row.fromOffice },
    isLate: row.answeredAt === null && row.dueOn < legalDay(parts.clock.now()).toString(),
  };
}

interface Words {
  readonly question: string;
  readonly data: readonly { readonly label: string; readonly value: string }[];
  readonly answer: string | null;
}
export interface ConsultationEntry {
  readonly id: string;
  readonly number: string;
  readonly title: Bilingual;
  /** The office that asks. */
  readonly from: Bilingual;
  readonly askedAt: string;
  readonly dueOn: string;
  readonly answeredAt: string | null;
  readonly isLate: boolean;
}
export interface Consultation extends ConsultationEntry, Words {}
export interface ConsultationsView {
  readonly open: readonly ConsultationEntry[];
  readonly answered: readonly ConsultationEntry[];
}
