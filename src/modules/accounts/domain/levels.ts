import { type IdentityLevel, identityLevels } from '#kernel/actor';

/** The `acr` value that asks the identity provider for a level. */
export const acrOf = (level: IdentityLevel): string => `${prefix}${level}`;

/** The level that an `acr` value proves, or null when it is none of ours. */
export const levelOfAcr = (acr: unknown): IdentityLevel | null =>
  identityLevels.find((level) => acr === acrOf(level)) ?? null;

/** The level that a person asked for in an address; anything else is the lowest. */
export const readLevel = (text: string | null): IdentityLevel =>
  identityLevels.find((level) => level === text) ?? 'low';

/** The `acr` values that are enough for a level, weakest first. */
export const acrsFrom = (level: IdentityLevel): readonly string[] =>
  identityLevels.slice(identityLevels.indexOf(level)).map(acrOf);

const prefix = 'urn:lipsia:level:';
