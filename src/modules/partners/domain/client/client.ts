import { ok, type Result, refuse } from '#kernel/result';

/** What the program may do at all, or only what it asked for of that. Refused when it asks for more than it has, or for something that does not exist. */
export function grantScope(may: Scope, asked: string | null): Result<Scope, 'invalid-scope'> {
  const words = (asked ?? '').split(' ').filter((word) => word !== '');
  if (words.length === 0) return ok(may);
  const named = (prefix: string): string[] =>
    words.filter((word) => word.startsWith(`${prefix}:`)).map((word) => word.slice(prefix.length + 1));
  const [branches, services] = [named('branch'), named('service')];
  const wanted = words.filter((word) => !/^(?:branch|service):/.test(word));
  const isKnown = wanted.every((right): right is PartnerRight => partnerRights.some((one) => one === right));
  const granted: Scope = {
    rights: wanted.length > 0 ? (wanted as PartnerRight[]) : may.rights,
    branches: branches.length > 0 ? branches : may.branches,
    services: services.length > 0 ? services : may.services,
  };
  const fits =
    isKnown &&
    granted.rights.every((right) => may.rights.includes(right)) &&
    granted.branches.every((branch) => may.branches.includes(branch)) &&
    granted.services.every((service) => coversService(may, service));
  return fits ? ok(granted) : refuse('invalid-scope');
}

/** A scope in the words of OAuth: `visits:file branch:musterbank-zentrum service:hund-anmelden`. */
export const scopeText = ({ rights, branches, services }: Scope): string =>
  [
    ...rights,
    ...branches.map((branch) => `branch:${branch}`),
    ...(services.includes('*') ? [] : services.map((service) => `service:${service}`)),
  ].join(' ');

export const coversService = ({ services }: Pick<Scope, 'services'>, service: string): boolean =>
  services.includes('*') || services.includes(service);

/** What programs of partners can be allowed. Nothing here decides anything or reads what somebody answered. */
export const partnerRights = [
  'branches:read',
  'services:read',
  'visits:file',
  'visits:read',
  'ledger:read',
  'statements:read',
] as const;
export type PartnerRight = (typeof partnerRights)[number];
export interface Scope {
  readonly rights: readonly PartnerRight[];
  readonly branches: readonly string[];
  /** `*` alone stands for every service. */
  readonly services: readonly string[];
}
/** A program of an institution. */
export interface Client extends Scope {
  readonly id: string;
  readonly institution: string;
  readonly isTest: boolean;
  /** So many requests it may make in a minute. */
  readonly perMinute: number;
  readonly webhook: string | null;
  readonly secretNumber: number;
  readonly revokedAt: string | null;
}
