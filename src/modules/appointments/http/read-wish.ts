import { legalDay } from '#kernel/clock';
import type { FormBody } from '#platform/http';
import type { VisitLine } from '../domain/visit.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';

/** What a person looks for, as the address of the page says it; nothing in it can break the page. */
export function readWish(parts: Pick<AppointmentParts, 'plan' | 'clock'>, query: URLSearchParams): AskedWish {
  const persons = Number(query.get('personen') ?? '1');
  const services = query.getAll('leistung').flatMap((ids) => ids.split(',').filter((id) => id !== ''));
  const office = query.get('buero') ?? '';
  return {
    lines: services.map((service) => ({ service, persons: Number(query.get(`personen-${service}`) ?? persons) })),
    services,
    persons,
    office: parts.plan.offices.some(({ id }) => id === office) ? office : null,
    isAccessible: query.get('barrierefrei') === 'ja',
    from: dayIn(query.get('ab')) ?? legalDay(parts.clock.now()),
    day: dayIn(query.get('tag')),
    caseNumber: query.get('vorgang'),
  };
}

/** The wish as the query of an address, changed in some places; null takes one away. */
export function queryOf(wish: AskedWish, changes: Readonly<Record<string, string | null>> = {}): string {
  const query = new URLSearchParams();
  for (const service of wish.services) query.append('leistung', service);
  query.set('personen', String(wish.persons));
  for (const { service, persons } of wish.lines)
    if (persons !== wish.persons) query.set(`personen-${service}`, String(persons));
  if (wish.office) query.set('buero', wish.office);
  if (wish.isAccessible) query.set('barrierefrei', 'ja');
  if (wish.caseNumber) query.set('vorgang', wish.caseNumber);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return query.toString();
}

/** The same as hidden fields of a form, each name once. */
export function hiddenOf(wish: AskedWish): readonly { readonly name: string; readonly value: string }[] {
  const query = new URLSearchParams(queryOf(wish));
  return [...new Set(query.keys())].map((name) => ({ name, value: query.getAll(name).join(',') }));
}

/** The parts of a form that say what is looked for. */
export function wishIn(form: Pick<FormBody, 'entries'>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of form.entries())
    if (/^(?:leistung|personen(?:-[a-z0-9-]{1,80})?|buero|barrierefrei|vorgang)$/.test(name)) query.append(name, value);
  return query;
}

/** A start as a form sends it: office and minute. */
export function readSlot(text: string): { readonly office: string; readonly at: number } | null {
  const found = /^([a-z0-9-]{1,80})~(\d{1,9})$/.exec(text);
  return found ? { office: found[1]!, at: Number(found[2]) } : null;
}

/** An ISO date; null for anything else. */
export function dayIn(text: string | null): Temporal.PlainDate | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

export interface AskedWish {
  readonly lines: readonly VisitLine[];
  readonly services: readonly string[];
  readonly persons: number;
  readonly office: string | null;
  readonly isAccessible: boolean;
  readonly from: Temporal.PlainDate;
  /** One day to show whole. */
  readonly day: Temporal.PlainDate | null;
  readonly caseNumber: string | null;
}
