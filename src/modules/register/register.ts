import type { Json } from '#kernel/json';
import type { Tx } from '#platform/database';
import type { PersonalRead } from '#platform/vault';

/** The door to the population register: prefill, match, change. Each read is recorded for the person before it happens. */
export interface Register {
  /** Looks a person up by the data of the application (BMG § 38: family name, given names, birth date). */
  match(tx: Tx, person: PersonQuery, read: PersonalRead): Promise<RegisterMatch>;
  /** The record of a person who signed in at level high, by the pseudonym the identity provider gives. */
  findByPseudonym(tx: Tx, pseudonym: string, read: PersonalRead): Promise<RegisterRecord | null>;
  /** Reports a move; the same key again gives the same answer and changes nothing twice. */
  change(move: MoveReport, idempotencyKey: string): Promise<{ readonly ok: true; readonly registeredOn: string } | { readonly ok: false; readonly reason: 'record-gone' | 'conflict' | 'unknown-address' }>;
  /** True when the service answers; for readiness and the operations page. */
  isUp(): Promise<boolean>;
}

export interface PersonQuery {
  readonly familyName: string;
  readonly givenNames: string;
  /** ISO date. */
  readonly birthDate: string;
}
export type RegisterMatch =
  | { readonly kind: 'unique'; readonly record: RegisterRecord }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous' };

/** What the platform may see of a record (BMG § 18, § 23a(1)): blocks are never told, blocked relatives are left out. */
export interface RegisterRecord {
  readonly [key: string]: Json | undefined;
  readonly id: string;
  readonly familyName: string;
  readonly givenNames: string;
  readonly doctorate: string | null;
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly sex: string;
  readonly nationalities: readonly string[];
  readonly religion: string | null;
  readonly civilStatus: string;
  readonly formerNames: readonly string[];
  readonly address: RegisterAddress;
  readonly kindOfHome: 'main' | 'secondary' | 'only';
  readonly livesThereSince: string;
  readonly formerAddresses: readonly RegisterAddress[];
  readonly documents: readonly { readonly kind: string; readonly number: string; readonly validUntil: string }[];
  readonly family: readonly FamilyMember[];
}
export interface RegisterAddress {
  readonly [key: string]: Json | undefined;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly addition: string;
}
export interface FamilyMember {
  readonly [key: string]: Json | undefined;
  readonly id: string;
  readonly relation: 'spouse' | 'child';
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: string;
  readonly livesHere: boolean;
}
export interface MoveReport {
  /** Record ids of all who move together. */
  readonly persons: readonly string[];
  readonly address: RegisterAddress;
  readonly kindOfHome: 'main' | 'secondary' | 'only';
  readonly movedInOn: string;
  /** New people without a record yet (moved in from abroad, newborns). */
  readonly newPersons: readonly PersonQuery[];
}
