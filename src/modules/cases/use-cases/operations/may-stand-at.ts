import type { ProcessNode } from '#processes';
import { externalActions } from '../actions.ts';

/**
 * Whether an operator may move a token there. What goes to a person, and what a person is asked, only ever follows from a decision:
 * letters, claims, reports and tasks of the person are no place to be moved to.
 */
export function mayStandAt({ kind, attributes }: ProcessNode): boolean {
  if (kind === 'service') return externalActions.has(attributes['action'] ?? '');
  return kind !== 'user' || attributes['role'] !== 'citizen';
}
