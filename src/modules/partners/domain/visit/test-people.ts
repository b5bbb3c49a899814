import type { VisitState } from './visit.ts';

/**
 * The people of the sandbox, and what becomes of their visits. Test clients may send these names alone, so that nobody's data gets there; a service that
 * asks for no name takes anything.
 */
export const testPeople: readonly TestPerson[] = [
  { name: 'Erika Testperson', becomes: 'accepted' },
  { name: 'Otto Testperson', becomes: 'returned' },
  { name: 'Mira Testperson', becomes: 'submitted' },
  // Stands for a block on information: the answer is the neutral one.
  { name: 'Gerda Testperson', becomes: 'closed' },
];

/** Those who serve in the sandbox: one who may, and one whose training is over. */
export const testClerks = [
  { id: '00000000-0000-7000-8000-000000000001', trainedUntil: '9999-12-31' },
  { id: '00000000-0000-7000-8000-000000000002', trainedUntil: '2000-01-01' },
] as const;

export interface TestPerson {
  readonly name: string;
  readonly becomes: Extract<VisitState, 'accepted' | 'returned' | 'submitted'> | 'closed';
}
