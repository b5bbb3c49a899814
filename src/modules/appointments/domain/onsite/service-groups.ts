import type { Plan, ServiceGroup } from '../plan.ts';
import type { VisitLine } from '../visit.ts';

/** The groups under which the services of a city are chosen and called; one for all where the plan names none. */
export const groupsOf = (plan: Pick<Plan, 'groups' | 'services'>): readonly ServiceGroup[] =>
  plan.groups ?? [
    { id: 'alle', letter: 'A', name: { de: 'Anliegen', en: 'Services' }, services: plan.services.map(({ id }) => id) },
  ];

/** What is called: the letter of the group of the first service and three digits; a letter lasts for 999 people a day. */
export const ticketNumber = (letter: string, count: number): string => `${letter}${String(count).padStart(3, '0')}`;

/** The letter under which a visit waits. */
export const letterOf = (plan: Pick<Plan, 'groups' | 'services'>, lines: readonly VisitLine[]): string =>
  groupsOf(plan).find(({ services }) => services.includes(lines[0]?.service ?? ''))?.letter ?? 'Z';
