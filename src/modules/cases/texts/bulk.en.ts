import type { bulkDe } from './bulk.de.ts';

/** The same in English. */
export const bulkEn: typeof bulkDe = {
  title: 'Several tasks',
  choose: 'Work on the selection',
  pick: 'Select',
  pickOne: (number) => `Select the task of ${number}`,
  empty: 'Nothing is selected',
  emptyText: 'Select tasks in the list.',
  chosen: (count) => (count === 1 ? '1 task selected' : `${count} tasks selected`),
  take: 'Take all',
  giveBack: 'Give all back',
  handOver: 'Hand all over',
  decide: 'Decide all the same way',
  decideText: 'Each case is decided and recorded by itself. You must take each task first.',
  decideAll: (outcome) => `All: ${outcome}`,
  resultTitle: 'This was done',
  resultColumn: 'Result',
  result: (done, all) => `${done} of ${all} done.`,
  done: 'done',
  refusals: {
    'nothing-chosen': 'Please select tasks and what shall be done.',
    'too-many': 'Select 50 tasks at most.',
    'not-the-same': 'You can decide the same way only for one step of one version of a service.',
    'not-for-many': 'This step is decided for each case by itself.',
    'unknown-outcome': 'This outcome needs a reason or an entry for each case.',
  },
  caseRefusals: {
    'purpose-missing': 'state the purpose in the case first',
    'not-found': 'you have no such case',
    'taken-by-another': 'somebody else has it',
    'take-first': 'not taken yet',
    'already-done': 'already done',
    'not-a-colleague': 'this person may not get it',
    'four-eyes': 'needs a second person',
    'not-possible-now': 'not possible now',
  },
};
