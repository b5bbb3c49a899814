import { type IdentityLevel, identityLevels } from '#kernel/actor';
import { ok, type Result, refuse } from '#kernel/result';
import type { Mandate } from './mandate.ts';

/**
 * What a command does to a visit. The order is fixed: mandate, identity, form, seal. After the seal the branch can do nothing more and sees the status only;
 * what becomes of it is for the city to say. The person can withdraw until the office has accepted.
 */
export function nextVisit(visit: Visit, command: VisitCommand): Result<Visit, VisitRefusal> {
  const steps = allowed[command.do];
  if (!steps.from.includes(visit.state)) return refuse('not-now');
  if (!steps.by.includes(command.by)) return refuse('wrong-side');
  if (command.by === 'branch' && command.branch !== visit.branch) return refuse('wrong-branch');
  if (needsMandate.has(command.do) && (!visit.mandate || visit.mandate.withdrawnAt !== null))
    return refuse('mandate-missing');
  switch (command.do) {
    case 'sign-mandate':
      if (command.mandate.visit !== visit.id || command.mandate.service !== visit.service) return refuse('other-scope');
      return ok({ ...visit, state: 'mandate-signed', mandate: command.mandate });
    case 'check-identity':
      if (!isStated(command.method)) return refuse('not-read');
      if (identityLevels.indexOf(command.level) > identityLevels.indexOf(levelOfMethod[command.method]))
        return refuse('level-too-high');
      return ok({ ...visit, state: 'identity-checked', identity: { method: command.method, level: command.level } });
    case 'read-card':
      return ok({ ...visit, state: 'identity-checked', identity: { method: 'card-reading', level: 'high' } });
    case 'capture':
      return ok({ ...visit, state: 'captured' });
    case 'seal':
      return ok({ ...visit, state: 'sealed', sealHash: command.hash });
    case 'submit':
      return ok({ ...visit, state: 'submitted' });
    case 'accept':
      return ok({ ...visit, state: 'accepted' });
    case 'return':
      return ok({ ...visit, state: 'returned' });
    case 'withdraw':
      return ok({ ...visit, state: 'withdrawn' });
  }
}

/** What a branch sees of a visit: while it is open its own steps, afterwards the status alone. */
export const branchView = ({ id, code, service, state, identity, mandate }: Visit): BranchView => ({
  ...{ id, code, service, state },
  isMandateSigned: mandate !== null && mandate.withdrawnAt === null,
  identity: isOpen(state) ? (identity?.method ?? null) : null,
});

/** True until the seal, and not after a withdrawal. */
export const isOpen = (state: VisitState): boolean => openStates.includes(state);

const openStates: readonly VisitState[] = ['opened', 'mandate-signed', 'identity-checked', 'captured'];

/** A card that the eID service has read after photo comparison (PAuswG § 18a); what clerks compare by eye is never high. */
export const levelOfMethod: Readonly<Record<IdentityMethod, IdentityLevel>> = {
  'card-reading': 'high',
  'photo-comparison': 'substantial',
  'second-document': 'low',
};

const needsMandate: ReadonlySet<VisitCommand['do']> = new Set([
  'check-identity',
  'read-card',
  'capture',
  'seal',
  'submit',
]);
const allowed: Readonly<
  Record<VisitCommand['do'], { readonly from: readonly VisitState[]; readonly by: readonly Side[] }>
> = {
  'sign-mandate': { from: ['opened'], by: ['branch'] },
  'check-identity': { from: ['mandate-signed'], by: ['branch'] },
  'read-card': { from: ['mandate-signed'], by: ['city'] },
  capture: { from: ['identity-checked'], by: ['branch'] },
  seal: { from: ['captured'], by: ['branch'] },
  submit: { from: ['sealed'], by: ['city'] },
  accept: { from: ['submitted'], by: ['city'] },
  return: { from: ['submitted'], by: ['city'] },
  withdraw: { from: [...openStates, 'sealed', 'submitted'], by: ['person'] },
};

export const visitStates = [
  ...['opened', 'mandate-signed', 'identity-checked', 'captured', 'sealed', 'submitted'],
  ...['accepted', 'returned', 'withdrawn'],
] as readonly VisitState[];
export type VisitState =
  | 'opened'
  | 'mandate-signed'
  | 'identity-checked'
  | 'captured'
  | 'sealed'
  | 'submitted'
  | 'accepted'
  | 'returned'
  | 'withdrawn';
export const identityMethods = ['card-reading', 'photo-comparison', 'second-document'] as const;
export type IdentityMethod = (typeof identityMethods)[number];
/** What a clerk may state; that a card was read, only the eID service can say. */
export const statedMethods = ['photo-comparison', 'second-document'] as const satisfies readonly IdentityMethod[];
export type StatedMethod = (typeof statedMethods)[number];
const isStated = (method: IdentityMethod): boolean => (statedMethods as readonly IdentityMethod[]).includes(method);
type Side = 'branch' | 'city' | 'person';
export interface Visit {
  readonly id: string;
  /** What people say at the counter. */
  readonly code: string;
  readonly branch: string;
  readonly service: string;
  readonly state: VisitState;
  readonly mandate: Mandate | null;
  readonly identity: { readonly method: IdentityMethod; readonly level: IdentityLevel } | null;
  readonly sealHash: string | null;
}
export type VisitCommand = { readonly by: Side; readonly branch?: string } & (
  | { readonly do: 'sign-mandate'; readonly mandate: Mandate }
  | { readonly do: 'check-identity'; readonly method: IdentityMethod; readonly level: IdentityLevel }
  | {
      readonly do: 'read-card';
      /** Id of the reading that the eID service has verified for this visit. */
      readonly reading: string;
    }
  | { readonly do: 'capture' | 'submit' | 'accept' | 'return' | 'withdraw' }
  | { readonly do: 'seal'; readonly hash: string }
);
export type VisitRefusal =
  | 'not-now'
  | 'wrong-side'
  | 'wrong-branch'
  | 'mandate-missing'
  | 'other-scope'
  | 'level-too-high'
  | 'not-read';
export interface BranchView {
  readonly id: string;
  readonly code: string;
  readonly service: string;
  readonly state: VisitState;
  readonly isMandateSigned: boolean;
  readonly identity: IdentityMethod | null;
}
