import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import { ok, type Result, refuse } from '#kernel/result';
import { insertConsultation } from '../../store/consultation-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { unmoved } from '../citizen-commands.ts';
import { openForChange, saveCase } from '../with-case.ts';
import { openForClerk } from './clerk-case.ts';
import { asVisitor } from './on-task.ts';
import { statedPurpose } from './state-purpose.ts';

/**
 * Asks another office inside a case (VwVfG §§ 4 and 5) with only the answers that are named, and only those the clerk sees for the own task.
 * The other office gets five working days. Refused without a question, and for an office that decides nothing here or is the own one.
 */
export async function askOffice(parts: CaseParts, actor: Actor, order: Asking): Promise<Asked> {
  const found = await openForClerk(parts, actor, { number: order.number, language: 'de', token: null, all: false });
  if (!found?.open) return refuse('not-found');
  const rows = found.open.sections.flatMap((section) => section.rows);
  const data = rows
    .filter(({ path, lines }) => lines.length > 0 && order.data.includes(path))
    .map(({ label, lines }) => ({ label, value: lines.join(', ') }));
  return parts.db.transaction(async (tx) => {
    const stated = await statedPurpose(parts, tx, actor, order.number, 'processing');
    const wish = { number: order.number, permission: 'case:note' as const, what: ['answers' as const], ...stated };
    const opened = await openForChange(parts, tx, asVisitor(actor), wish);
    if (!opened?.state) return refuse('not-found');
    const { row, state } = opened;
    const office = otherOffices(parts, row.office).find(({ id }) => id === order.office);
    if (!office) return refuse('office-missing');
    const question = order.text.trim();
    if (question === '') return refuse('text-missing');
    const id = parts.newId();
    const sealed = await parts.vault.seal(row.key, { question, data, answer: null }, consultationContext(id), tx);
    const dueOn = parts.calendar.addWorkingDays(legalDay(parts.clock.now()), 5).toString();
    const askedAt = parts.clock.now().toString();
    await insertConsultation(tx, {
      id,
      caseId: row.id,
      office: office.id,
      askedBy: actor.id ?? '',
      askedAt,
      dueOn,
      sealed,
    });
    const event = {
      type: 'case.consultation-asked',
      public: { office: office.id, dueOn, answers: data.length },
      sealed: {
        text: question,
        consultation: id,
        shown: data.map(({ label }) => label),
        office: { ...office.name },
        by: actor.id,
      },
    };
    await saveCase(parts, tx, row, { ...unmoved(row, state), events: [event], actor });
    return ok(null);
  });
}

/** The offices that decide some service of the city, beside the own one. */
export function otherOffices(parts: Pick<CaseParts, 'catalogue'>, own: string): readonly OtherOffice[] {
  const ids = new Set(parts.catalogue.services().map(({ service }) => service.office));
  return [...ids].sort().flatMap((id) => {
    const office = id === own ? null : parts.catalogue.findOffice(id);
    return office ? [{ id, name: office.name }] : [];
  });
}

/** What binds the words of a consultation to it. */
export const consultationContext = (id: string): string => `consultation:${id}`;

export type Asked = Result<null, 'not-found' | 'office-missing' | 'text-missing'>;
export interface OtherOffice {
  readonly id: string;
  readonly name: { readonly de: string; readonly en: string };
}
interface Asking {
  readonly number: string;
  readonly office: string;
  readonly text: string;
  /** Places of the answers that go along. */
  readonly data: readonly string[];
}
