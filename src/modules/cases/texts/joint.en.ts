import type { handOverDe, jointDe } from './joint.de.ts';

/** The same in English. */
export const jointEn: typeof jointDe = {
  title: 'Cases that belong together',
  lead: 'Linked cases stand side by side here. Data and rights stay apart.',
  alone: 'This case is linked to no other.',
  back: 'To the case',
  count: (count) => (count === 1 ? 'Belongs together with 1 case' : `Belongs together with ${count} cases`),
  open: 'Link cases',
  link: 'Link to another case',
  linkButton: 'Link',
  other: 'Number of the other case',
  reason: 'Why do they belong together?',
  reasons: { household: 'Same household', company: 'Same company', 'same-matter': 'Same matter' },
  together: 'Work on or hand over together',
  unlink: (number) => `Unlink ${number}`,
  done: { verbunden: 'The cases are linked.', geloest: 'The case is unlinked.' },
  refusals: {
    'other-not-found': 'You have no such case. Please check the number.',
    'same-case': 'That is the same case. Enter another number.',
    'reason-missing': 'Please choose a reason.',
    'linked-elsewhere': 'Both cases are linked elsewhere already. Unlink one of them first.',
  },
};

export const handOverEn: typeof handOverDe = {
  title: 'Hand the case over',
  lead: 'This is what your colleague gets at a glance.',
  open: 'What is open?',
  waiting: 'Waits for',
  steps: 'Step',
  letters: (count) => (count === 1 ? '1 letter waits for the post' : `${count} letters wait for the post`),
  unread: (count) => (count === 1 ? '1 letter is unread' : `${count} letters are unread`),
  asked: (count) => (count === 1 ? '1 question to another office' : `${count} questions to other offices`),
  german: (count) => (count === 1 ? '1 text waits for German' : `${count} texts wait for German`),
  nothing: 'Nothing else is open.',
  lastNote: 'Last note',
  deadlines: 'Deadlines',
  note: 'What should your colleague know?',
  noteHint: 'A few words will do. The person can read it in a copy of their data.',
  button: 'Hand over',
  link: 'Hand the case over',
  arrived: (name) => `${name} handed this case over to you.`,
  from: (name) => `you, handed over by ${name}`,
};
