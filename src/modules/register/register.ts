import type { Json } from '#kernel/json';
import type { Tx } from '#platform/database';
import type { PersonalRead } from '#platform/vault';

/** The door to the population register: prefill, match, change. Each read is recorded for the person before it happens. */
export interface Register {
  /** Looks a person up by the data of the application (BMG § 38: family name, given names, birth date). */
  match(tx: Tx, person: PersonQuery, read: PersonalRead): Promise<RegisterMatch>;
  /** The record of a person who signed in at level high, by the pseudonym the identity provider gives. */
  findByPseudonym(tx: Tx, pseudonym: string, read: PersonalRead): Promise<RegisterRecord | null>;
  /** A record that is known by its id, for instance from a match; null when it is gone. */
  findRecord(tx: Tx, id: string, read: PersonalRead): Promise<RegisterRecord | null>;
  /** What the law lets one person know of another (BMG §§ 44, 45); blocks never show: nobody, several and a block are `none` (§ 51(2)). */
  inquire(tx: Tx, inquiry: Inquiry, read: PersonalRead): Promise<InquiryAnswer>;
  /** Reports a move; the same key again gives the same answer and changes nothing twice. */
  change(move: MoveReport, idempotencyKey: string): Promise<MoveAnswer>;
  /** Reports that people leave the country or have no home any more (BMG § 17(2)); the same key again gives the same answer. */
  leave(departure: Departure, idempotencyKey: string): Promise<DepartureAnswer>;
  /** Has a letter with a code sent to the new address (BMG § 23a(3)); the same key again sends no second letter. */
  requestCodeLetter(letter: CodeLetter, idempotencyKey: string): Promise<CodeLetterAnswer>;
  /** Holds a code that a person typed against the letter; locked after five wrong ones. */
  checkCode(letterId: string, code: string): Promise<CodeAnswer>;
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
  /** All of them, in the order of the register. */
  readonly givenNames: string;
  /** The one that is used, where it is marked (Rufname). */
  readonly usualName: string | null;
  readonly doctorate: string | null;
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly sex: 'weiblich' | 'maennlich' | 'divers' | 'ohneAngabe';
  /** ISO 3166, two letters. */
  readonly nationalities: readonly string[];
  readonly religion: string | null;
  /** As the form of the registration names it: `ledig`, `verheiratet`, ... */
  readonly civilStatus: string;
  readonly formerNames: readonly string[];
  readonly address: RegisterAddress;
  readonly kindOfHome: KindOfHome;
  readonly livesThereSince: string;
  readonly otherHomes: readonly { readonly address: RegisterAddress; readonly kindOfHome: KindOfHome }[];
  readonly formerAddresses: readonly RegisterAddress[];
  readonly documents: readonly { readonly kind: string; readonly number: string; readonly validUntil: string }[];
  readonly family: readonly FamilyMember[];
}
export type KindOfHome = 'main' | 'secondary' | 'only';
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
  readonly kindOfHome: KindOfHome;
  /** ISO date. */
  readonly movedInOn: string;
  /** New people without a record yet (moved in from elsewhere, newborns). */
  readonly newPersons: readonly NewPerson[];
  /** The home that is kept beside the new one; every other home ends on the day of moving in. */
  readonly otherHome?: RegisterAddress | null;
}
export interface NewPerson extends PersonQuery {
  /** To the first person of the report. */
  readonly relation?: 'spouse' | 'child';
  readonly doctorate?: string | null;
  readonly birthPlace?: string;
  readonly sex?: RegisterRecord['sex'];
  readonly nationalities?: readonly string[];
  readonly religion?: string | null;
  readonly civilStatus?: string;
  /** A clerk has checked that this is nobody the register holds already, although names and birth date are alike. */
  readonly isDistinct?: true;
}
/** `conflict`: a later or another move is registered, or a new person is there already; a clerk looks at it. */
export type MoveAnswer =
  | { readonly ok: true; readonly registeredOn: string; readonly newRecords: readonly string[] }
  | { readonly ok: false; readonly reason: 'record-gone' | 'conflict' | 'unknown-address' };
/** Everybody in the report leaves every home in the city on the same day. */
export interface Departure {
  /** Record ids. */
  readonly persons: readonly string[];
  /** ISO date. */
  readonly movedOutOn: string;
}
/** `conflict`: a home began on that day or later, or the homes ended on another day; a clerk looks at it. */
export type DepartureAnswer =
  | { readonly ok: true; readonly registeredOn: string }
  | { readonly ok: false; readonly reason: 'record-gone' | 'conflict' };
/** Who is sought (BMG § 49(4)): names, and an address or two of birth date, birth place and sex. */
export interface Inquiry {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate?: string;
  readonly birthPlace?: string;
  readonly sex?: RegisterRecord['sex'];
  readonly address?: RegisterAddress;
  readonly isExtended: boolean;
}
export type InquiryAnswer = { readonly kind: 'found'; readonly person: InquiredPerson } | { readonly kind: 'none' };
export interface InquiredPerson {
  readonly familyName: string;
  readonly givenNames: string;
  readonly usualName: string | null;
  readonly doctorate: string | null;
  readonly addresses: readonly RegisterAddress[];
  /** Only where it was asked for. */
  readonly extended: {
    readonly formerNames: readonly string[];
    readonly birthDate: string;
    readonly birthPlace: string;
    readonly isMarried: boolean;
    readonly nationalities: readonly string[];
    readonly formerAddresses: readonly RegisterAddress[];
    readonly livesThereSince: string;
  } | null;
}
export interface CodeLetter {
  readonly name: string;
  readonly address: RegisterAddress;
}
export type CodeLetterAnswer =
  | { readonly ok: true; readonly letterId: string; readonly sentOn: string; readonly validUntil: string }
  | { readonly ok: false; readonly reason: 'unknown-address' };
export type CodeAnswer = 'right' | 'wrong' | 'expired' | 'locked';
