import { legalDay } from '#kernel/clock';
import { formatDateWithWeekday, formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import { instantOf } from '../domain/spans.ts';
import type { VisitLine } from '../domain/visit.ts';
import { texts } from '../texts/index.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';

/** Day and time of a visit in words: `Dienstag, 24. November 2026, 09:05 Uhr`. */
export const whenOf = (minute: number, language: Language): string =>
  `${formatDateWithWeekday(legalDay(instantOf(minute)), language)}, ${formatTime(instantOf(minute), language)}`;

/** Name and address of an office. */
export function placeOf(
  { catalogue }: Pick<AppointmentParts, 'catalogue'>,
  office: string,
  language: Language,
): PlaceWords {
  const found = catalogue.findOffice(office);
  return { name: found?.name[language] ?? office, address: found?.address ?? null };
}

/** What a visit is about, one sentence part per service. */
export function linesOf(
  { plan }: Pick<AppointmentParts, 'plan'>,
  lines: readonly VisitLine[],
  language: Language,
): readonly string[] {
  return lines.map(({ service, persons }) => {
    const name = plan.services.find(({ id }) => id === service)?.name[language] ?? service;
    return persons > 1 ? `${name}, ${texts[language].visit.persons(persons)}` : name;
  });
}

export interface PlaceWords {
  readonly name: string;
  readonly address: string | null;
}
