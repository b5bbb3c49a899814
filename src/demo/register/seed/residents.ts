import type { Block } from '../addresses.ts';
import type { Draw } from './draw.ts';

export interface ResidentOptions {
  readonly seed: number;
  readonly size: number;
  readonly blocks: readonly Block[];
  readonly cityName: string;
  /** Invented people of the demo, who must be among them. */
  readonly people: readonly GivenPerson[];
}
export interface GivenPerson {
  readonly pseudonym: string;
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: string;
  readonly address: {
    readonly street: string;
    readonly houseNumber: string;
    readonly postcode: string;
    readonly city: string;
  };
}
export interface Residents {
  readonly persons: ResidentPerson[];
  readonly homes: ResidentHome[];
  readonly kin: [person: string, relative: string, relation: 'spouse' | 'child'][];
}
export interface ResidentPerson extends Basics {
  readonly id: string;
  readonly pseudonym: string | null;
  readonly doctorate: string | null;
  readonly birthPlace: string;
  readonly nationalities: readonly string[];
  readonly religion: string | null;
  readonly formerNames: readonly string[];
  readonly nameKeys: readonly string[];
  readonly documents: readonly { readonly kind: string; readonly number: string; readonly validUntil: string }[];
  readonly blockedUntil: string | null;
}
export interface ResidentHome {
  readonly person: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly addition: string;
  readonly kind: 'main' | 'secondary' | 'only';
  readonly movedInOn: string;
  readonly movedOutOn: string | null;
  readonly registeredOn: string;
}
export interface Basics {
  readonly pseudonym?: string | null;
  readonly familyName: string;
  readonly givenNames: string;
  readonly usualName: string | null;
  readonly birthDate: string;
  readonly sex: string;
  readonly civilStatus: string;
}
export interface Town {
  readonly draw: Draw;
  readonly blocks: readonly Block[];
  readonly residents: Residents;
  readonly size: number;
  readonly cityName: string;
}
