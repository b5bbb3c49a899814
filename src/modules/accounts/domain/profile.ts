import { type IdentityLevel, reachesLevel } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';

/** What the identity provider says about a person, as far as the level of this sign-in proves it. */
export function profileFrom(claims: JsonObject, level: IdentityLevel): Profile {
  const address = (claims.address ?? {}) as JsonObject;
  const street = textOf(address.street_address);
  const birthDate = textOf(claims.birthdate);
  return {
    givenNames: textOf(claims.given_name) ?? '',
    familyName: textOf(claims.family_name) ?? '',
    birthDate: birthDate && /^\d{4}-\d{2}-\d{2}$/.test(birthDate) ? birthDate : null,
    address: street
      ? {
          street,
          postcode: textOf(address.postal_code) ?? '',
          city: textOf(address.locality) ?? '',
          country: textOf(address.country) ?? 'DE',
        }
      : null,
    email: emailOf(claims.email),
    pseudonym: level === 'high' ? textOf(claims.register_pseudonym) : null,
  };
}

/** The profile after a sign-in: a weaker proof never changes what a stronger one said, it only fills in the e-mail address. */
export function mergeProfile(known: KnownProfile, given: Profile, level: IdentityLevel): KnownProfile {
  const email = given.email ?? known.profile.email;
  if (!reachesLevel(level, known.level)) return { level: known.level, profile: { ...known.profile, email } };
  const { birthDate, address, pseudonym } = known.profile;
  return {
    level,
    profile: {
      givenNames: given.givenNames || known.profile.givenNames,
      familyName: given.familyName || known.profile.familyName,
      birthDate: given.birthDate ?? birthDate,
      address: given.address ?? address,
      email,
      pseudonym: given.pseudonym ?? pseudonym,
    },
  };
}

/** The name as it stands in the header of a page. */
export const fullName = (profile: Pick<Profile, 'givenNames' | 'familyName'>): string =>
  `${profile.givenNames} ${profile.familyName}`.trim();

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').trim().slice(0, 300) : null;

/** Only what can be written to; a provider may hand over anything. */
function emailOf(value: unknown): string | null {
  const text = textOf(value);
  return text && text.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@.]+$/.test(text) ? text : null;
}

/** Who a person is, as the identity provider gave it. */
export type Profile = {
  readonly givenNames: string;
  readonly familyName: string;
  /** ISO date; null at level low. */
  readonly birthDate: string | null;
  readonly address: ProfileAddress | null;
  readonly email: string | null;
  /** Finds the person in the population register; level high only. */
  readonly pseudonym: string | null;
};
export type ProfileAddress = {
  /** Street and house number in one line, as identity cards give it. */
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
};
export interface KnownProfile {
  readonly profile: Profile;
  readonly level: IdentityLevel;
}
