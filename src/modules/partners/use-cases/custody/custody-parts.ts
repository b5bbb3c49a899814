import { type LegalCalendar, legalCalendar } from '#kernel/calendar';
import { legalDay } from '#kernel/clock';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { type CustodyRules, custodyRules } from '../../domain/custody/index.ts';
import type { Network } from '../../domain/network/network.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** The network of a city that has partners; whoever comes this far is in one. */
export function networkOf({ network }: PartnerParts): Network {
  if (!network) throw new Error('this city has no partners');
  return network;
}

/** The rules of custody for what one office hands out: the last day of a pick-up counts working days (`pickUpWorkingDays`). */
export function rulesOf(parts: PartnerParts, office: string): CustodyRules {
  const network = networkOf(parts);
  const { pickUpWorkingDays } = network.rules;
  return custodyRules(network, office, (day) =>
    calendar.addWorkingDays(Temporal.PlainDate.from(day), pickUpWorkingDays).toString(),
  );
}

/** Now, as custody counts it: minutes since 1970, and the legal day. */
export function momentOf({ clock }: PartnerParts): { readonly at: number; readonly day: string } {
  const now = clock.now();
  return { at: Math.floor(now.epochMilliseconds / 60_000), day: legalDay(now).toString() };
}

/** What people call a place: a branch, a locker or an office; its id where nobody named it. */
export function placeName(parts: PartnerParts, id: string, language: 'de' | 'en'): string {
  const network = networkOf(parts);
  return (
    network.branches.find((branch) => branch.id === id)?.name ??
    network.lockers.find((locker) => locker.id === id)?.name[language] ??
    parts.catalogue.findOffice(id)?.name[language] ??
    id
  );
}

/** What people call a kind of document. */
export const kindName = (parts: PartnerParts, kind: string, language: 'de' | 'en'): string =>
  networkOf(parts).items.find(({ id }) => id === kind)?.name[language] ?? kind;

export const calendar: LegalCalendar = legalCalendar(saxonHolidays);
