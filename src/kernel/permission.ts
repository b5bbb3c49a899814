import { remembered } from './remembered.ts';

/** True when one of the actor's roles may do this at all; the scope says with which things. */
export const scopesOf = (roles: readonly Role[], permission: Permission): ReadonlySet<Scope> =>
  known(`${permission} ${roles.join(' ')}`);

const known = remembered(5_000, (key: string): ReadonlySet<Scope> => {
  const [permission, ...roles] = key.trim().split(' ') as [Permission, ...Role[]];
  return new Set(roles.flatMap((role) => rights[role][permission] ?? []));
});

/** True when the actor may do this with a thing that stands in the given relation to the actor. */
export function may(roles: readonly Role[], permission: Permission, relation: Relation = {}): boolean {
  const scopes = scopesOf(roles, permission);
  return (
    scopes.has('any') ||
    (scopes.has('own') && relation.isOwn === true) ||
    (scopes.has('mandate') && relation.hasMandate === true) ||
    (scopes.has('office') && relation.isOffice === true)
  );
}

/** Rights are this one table: role x object x action, deny by default. */
export const rights: Readonly<Record<Role, Readonly<Partial<Record<Permission, readonly Scope[]>>>>> = {
  guest: {
    'service:read': ['any'],
    'draft:create': ['any'],
    'own-data:read': ['own'],
    'own-data:erase': ['own'],
    'draft:read': ['own'],
    'draft:update': ['own'],
    'case:create': ['any'],
    'case:read': ['own'],
    'case:answer': ['own'],
    'case:withdraw': ['own'],
    'case:object': ['own'],
    'notice:read': ['own'],
    'evidence:create': ['own'],
    'evidence:read': ['own'],
    'appointment:book': ['any'],
    'appointment:read': ['own'],
    'appointment:change': ['own'],
    'partner-visit:open': ['any'],
    'partner-visit:read': ['own'],
    'pick-up:choose': ['own'],
    'information:ask': ['any'],
    'information:follow': ['own'],
  },
  citizen: {
    'service:read': ['any'],
    'draft:create': ['any'],
    'own-data:read': ['own'],
    'own-data:erase': ['own'],
    'draft:read': ['own'],
    'draft:update': ['own'],
    'case:create': ['any'],
    'case:read': ['own', 'mandate'],
    'case:answer': ['own', 'mandate'],
    'case:withdraw': ['own', 'mandate'],
    'case:object': ['own', 'mandate'],
    'notice:read': ['own', 'mandate'],
    'evidence:create': ['own', 'mandate'],
    'evidence:read': ['own'],
    'access-record:read': ['own'],
    'account:read': ['own'],
    'account:update': ['own'],
    'mandate:create': ['own'],
    'mandate:end': ['own'],
    'register-record:read': ['own'],
    'appointment:book': ['any'],
    'appointment:read': ['own'],
    'appointment:change': ['own'],
    'partner-visit:open': ['any'],
    'partner-visit:read': ['own'],
    'pick-up:choose': ['own', 'mandate'],
    'information:ask': ['any'],
    'information:follow': ['own'],
  },
  housingProvider: { 'confirmation:create': ['own'] },
  clerk: {
    'service:read': ['any'],
    'worklist:read': ['office'],
    'case:read': ['office'],
    'case:take': ['office'],
    'case:hand-over': ['office'],
    'case:decide': ['office'],
    'case:ask': ['office'],
    'case:note': ['office'],
    // From paper a clerk fills in the form of the page; sending is for paper of the own office alone.
    'paper:handle': ['office'],
    'draft:create': ['any'],
    'draft:read': ['own'],
    'draft:update': ['own'],
    'case:create': ['any'],
    'evidence:read': ['office'],
    'notice:read': ['office'],
    'register-record:read': ['office'],
    'appointment:book': ['office'],
    'appointment:read': ['office'],
    'appointment:change': ['office'],
    'appointment:plan': ['office'],
    'custody:office': ['office'],
  },
  approver: {
    'case:approve': ['office'],
    'team:arrange': ['office'],
    'worklist:read': ['office'],
    'case:read': ['office'],
    'evidence:read': ['office'],
    'notice:read': ['office'],
  },
  author: {
    'service:read': ['any'],
    'service-draft:read': ['office'],
    'service-draft:update': ['office'],
    'service-draft:review': ['office'],
    'service-draft:publish': ['office'],
    'open-data:publish': ['office'],
  },
  // At service points: the form together with the person, and the visit of the own branch. No case, no register, no decision.
  partnerClerk: {
    'service:read': ['any'],
    'draft:create': ['any'],
    'draft:read': ['own'],
    'draft:update': ['own'],
    'partner-visit:serve': ['office'],
    'custody:branch': ['office'],
  },
  // Answers for one branch: its ledger, its statements, its people. Whoever also serves has both roles.
  branchLead: { 'service:read': ['any'], 'partner-branch:lead': ['office'], 'custody:branch': ['office'] },
  courier: { 'custody:carry': ['own'] },
  // The back office of the city for all branches: names people, corrects ledgers; sees no answers and decides no case.
  partnerOffice: { 'service:read': ['any'], 'partner-office:manage': ['any'], 'custody:office': ['office'] },
  partnerAuditor: { 'partner-audit:read': ['any'], 'custody:settle': ['any'] },
  // A program of an institution: the partner interface alone; which branches and services, its token says.
  partnerClient: { 'partner-api:use': ['own'] },
  operator: { 'operations:read': ['any'], 'operations:repair': ['any'] },
  protectionOfficer: { 'access-record:read': ['any'] },
  // Requests for information of the whole city; no case, no register.
  informationOfficer: { 'information:handle': ['any'] },
  system: {
    'case:decide': ['any'],
    'case:read': ['any'],
    'register-record:read': ['any'],
    'register-record:update': ['any'],
    'notice:read': ['any'],
  },
};

export const roles = [
  'guest',
  'citizen',
  'housingProvider',
  'clerk',
  'approver',
  'author',
  'partnerClerk',
  'branchLead',
  'courier',
  'partnerOffice',
  'partnerAuditor',
  'partnerClient',
  'operator',
  'protectionOfficer',
  'informationOfficer',
  'system',
] as const;
export type Role = (typeof roles)[number];
export type Scope = 'any' | 'own' | 'mandate' | 'office';
export interface Relation {
  readonly isOwn?: boolean;
  readonly hasMandate?: boolean;
  readonly isOffice?: boolean;
}
export const permissions = [
  'service:read',
  'own-data:read',
  'own-data:erase',
  'draft:create',
  'draft:read',
  'draft:update',
  'case:create',
  'case:read',
  'case:answer',
  'case:withdraw',
  'case:object',
  'case:take',
  'case:hand-over',
  'case:decide',
  'case:approve',
  'case:ask',
  'case:note',
  'notice:read',
  'evidence:create',
  'evidence:read',
  'confirmation:create',
  'worklist:read',
  'team:arrange',
  'paper:handle',
  'access-record:read',
  'account:read',
  'account:update',
  'mandate:create',
  'mandate:end',
  'register-record:read',
  'register-record:update',
  'service-draft:read',
  'service-draft:update',
  'service-draft:review',
  'service-draft:publish',
  'appointment:book',
  'appointment:read',
  'appointment:change',
  'appointment:plan',
  'partner-visit:open',
  'partner-visit:read',
  'partner-visit:serve',
  'partner-branch:lead',
  'partner-office:manage',
  'partner-audit:read',
  'partner-api:use',
  'pick-up:choose',
  'custody:office',
  'custody:carry',
  'custody:branch',
  'custody:settle',
  'open-data:publish',
  'information:ask',
  'information:follow',
  'information:handle',
  'operations:read',
  'operations:repair',
] as const;
export type Permission = (typeof permissions)[number];
