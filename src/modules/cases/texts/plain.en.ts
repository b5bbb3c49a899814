import type { plainDe, skipDe } from './plain.de.ts';

/** The same in English. */
export const plainEn: typeof plainDe = {
  good: 'Easy to read.',
  hard: (count) =>
    count === 0 ? 'Hard to read.' : count === 1 ? '1 sentence is too long.' : `${count} sentences are too long.`,
  schoolYear: (value, goal) => `Difficulty ${value}, the goal is ${goal} at most (Vienna formula).`,
  details: (count) => (count === 1 ? '1 hint about the language' : `${count} hints about the language`),
  note: 'These are hints. You can send the letter as it is.',
  rules: {
    'long-sentence': (value) => `${value} words`,
    'hard-text': () => 'hard text',
    passive: () => 'passive',
    'noun-style': () => 'many nouns',
    'nested-clauses': () => 'nested clauses',
    abbreviation: () => 'abbreviation',
    'double-negation': () => 'double negation',
  },
};

export const skipEn: typeof skipDe = {
  label: 'Skip links',
  decision: 'Skip to the decision',
  answers: 'Skip to the answers',
  list: 'Skip to the task list',
  search: 'Skip to the search',
};
