import type { IdentityLevel } from '#kernel/actor';

/** The value of `acr` for a level; the city's own names, because OpenID Connect gives none. */
export const acrOf = (level: IdentityLevel): string => `urn:lipsia:level:${level}`;
