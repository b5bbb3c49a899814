import type { Json, JsonObject } from '#kernel/json';
import { addressOf } from './move-report.ts';

/**
 * Whom an inquiry seeks (BMG § 49(4)), out of the answers; null when neither an address nor two further details are named.
 * A justified interest (§ 45) counts only when it was named and a person has accepted it.
 */
export function inquiryOf(answers: JsonObject): SoughtPerson | null {
  const birthDate = textOf(answers['gesuchtGeburtsdatum']);
  const birthPlace = textOf(answers['gesuchtGeburtsort']);
  const sex = textOf(answers['gesuchtGeschlecht']) as SoughtPerson['sex'];
  const address = answers['gesuchtAnschrift'] ? addressOf(answers['gesuchtAnschrift']) : undefined;
  if (!address && [birthDate, birthPlace, sex].filter(Boolean).length < 2) return null;
  return {
    familyName: textOf(answers['gesuchtFamilienname']) ?? '',
    givenNames: textOf(answers['gesuchtVorname']) ?? '',
    ...(birthDate ? { birthDate } : {}),
    ...(birthPlace ? { birthPlace } : {}),
    ...(sex ? { sex } : {}),
    ...(address ? { address } : {}),
    isExtended: answers['umfang'] === 'erweitert' && outcomeOf(answers['pruefung']) === 'erweitert',
  };
}

const outcomeOf = (decided: Json | undefined): Json | undefined => (decided as JsonObject | undefined)?.['outcome'];

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

interface SoughtPerson {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate?: string;
  readonly birthPlace?: string;
  readonly sex?: 'weiblich' | 'maennlich' | 'divers' | 'ohneAngabe';
  readonly address?: ReturnType<typeof addressOf>;
  readonly isExtended: boolean;
}
