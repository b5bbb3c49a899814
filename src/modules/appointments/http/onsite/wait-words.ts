import type { Language } from '#kernel/language';
import type { TicketRow } from '../../domain/onsite/ticket.ts';
import { onsiteTexts } from '../../texts/onsite.ts';
import type { AppointmentParts } from '../../use-cases/appointment-parts.ts';
import { currentWaits, waitOfTicket } from '../../use-cases/forecast/current-waits.ts';
import { newcomerWords, rangeWords } from '../forecast/wait-words.ts';

/** How long a ticket will probably wait, as a sentence; null when nobody knows. */
export async function ticketWait(
  parts: AppointmentParts,
  ticket: TicketRow,
  language: Language,
): Promise<string | null> {
  const range = await waitOfTicket(parts, ticket);
  return range ? onsiteTexts[language].wait.yours(rangeWords(range, language)) : null;
}

/** How long somebody who comes now will probably wait, as a sentence; null when nobody knows. */
export async function newcomerWait(
  parts: AppointmentParts,
  office: string,
  language: Language,
): Promise<string | null> {
  const wait = (await currentWaits(parts)).find((one) => one.office.id === office);
  const words = wait ? newcomerWords(wait, language) : null;
  return words ? onsiteTexts[language].wait.newcomers(words) : null;
}
