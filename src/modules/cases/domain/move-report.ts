import type { JsonObject } from '#kernel/json';
import { foldForSearch } from '#kernel/search-form';

/**
 * The report of a move to the population register out of the answers (BMG § 24): known persons by their record, everybody else as
 * new. Family members count as known only when name and birth date fit the applicant's own record.
 */
export function moveReport(answers: JsonObject, record: KnownRecord | null): Move {
  const family = objects(answers['familie']);
  const known = family.map((person) => record?.family.find((member) => isSame(member, person))?.id ?? null);
  const unknown = family.filter((_, index) => known[index] === null).map(personOf);
  return {
    persons: [...(record ? [record.id] : []), ...known.filter((id) => id !== null)],
    address: addressOf(answers['neueAnschrift']),
    kindOfHome: kinds[text(answers['wohnungsart'])] ?? 'only',
    movedInOn: text(answers['einzugsdatum']),
    newPersons: record ? unknown : [personOf(answers), ...unknown],
    otherHome: answers['weitereWohnung'] ? addressOf(answers['weitereWohnung']) : null,
  };
}

/** An address as the register takes it. */
export function addressOf(value: unknown): MoveAddress {
  const part = (value ?? {}) as JsonObject;
  return {
    street: text(part['street']),
    houseNumber: text(part['houseNumber']),
    postcode: text(part['postcode']),
    city: text(part['city']),
    addition: text(part['addition']),
  };
}

function personOf(answers: JsonObject): MovingPerson {
  const relation = relations[text(answers['beziehung'])];
  const civilStatus = text(answers['familienstand']);
  return {
    familyName: text(answers['familienname']),
    givenNames: text(answers['vorname']),
    birthDate: text(answers['geburtsdatum']),
    birthPlace: text(answers['geburtsort']),
    doctorate: text(answers['doktorgrad']) || null,
    sex: (text(answers['geschlecht']) || 'ohneAngabe') as NonNullable<MovingPerson['sex']>,
    nationalities: [text(answers['staatsangehoerigkeit']), text(answers['weitereStaatsangehoerigkeit'])].filter(
      Boolean,
    ),
    religion: text(answers['religionAndere']) || text(answers['religion']) || null,
    ...(relation ? { relation } : {}),
    ...(civilStatus ? { civilStatus } : {}),
  };
}

/** True when a relative of the record is the person named: family name, given names and birth date. */
export const isSame = (member: KnownRecord['family'][number], person: JsonObject): boolean =>
  member.birthDate === text(person['geburtsdatum']) &&
  foldForSearch(member.familyName) === foldForSearch(text(person['familienname'])) &&
  foldForSearch(member.givenNames) === foldForSearch(text(person['vorname']));

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);
const kinds: Readonly<Record<string, Move['kindOfHome']>> = { einzige: 'only', haupt: 'main', neben: 'secondary' };
const relations: Readonly<Record<string, 'spouse' | 'child'>> = { partner: 'spouse', kind: 'child' };

/** What of the applicant's record a report needs. */
export interface KnownRecord {
  readonly id: string;
  readonly family: readonly {
    readonly id: string;
    readonly familyName: string;
    readonly givenNames: string;
    readonly birthDate: string;
  }[];
}
export interface Move {
  readonly persons: readonly string[];
  readonly address: MoveAddress;
  readonly kindOfHome: 'main' | 'secondary' | 'only';
  /** ISO date. */
  readonly movedInOn: string;
  readonly newPersons: readonly MovingPerson[];
  readonly otherHome: MoveAddress | null;
}
export type MoveAddress = {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly addition: string;
};
export interface MovingPerson {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly doctorate: string | null;
  readonly sex: 'weiblich' | 'maennlich' | 'divers' | 'ohneAngabe';
  readonly nationalities: readonly string[];
  readonly religion: string | null;
  readonly relation?: 'spouse' | 'child';
  readonly civilStatus?: string;
}
