/** The words about plain language and about working by keyboard. */
export const plainDe = {
  good: 'Gut zu lesen.',
  hard: (count: number) =>
    count === 0 ? 'Schwer zu lesen.' : count === 1 ? '1 Satz ist zu lang.' : `${count} Sätze sind zu lang.`,
  schoolYear: (value: number, goal: number) =>
    `Schwierigkeit ${String(value).replace('.', ',')}, Ziel höchstens ${goal} (Wiener Sachtextformel).`,
  details: (count: number) => (count === 1 ? '1 Hinweis zur Sprache' : `${count} Hinweise zur Sprache`),
  note: 'Das sind Hinweise. Sie können das Schreiben trotzdem so schicken.',
  rules: {
    'long-sentence': (value: number) => `${value} Wörter`,
    'hard-text': () => 'schwerer Text',
    passive: () => 'Passiv',
    'noun-style': () => 'viele Hauptwörter',
    'nested-clauses': () => 'verschachtelt',
    abbreviation: () => 'Abkürzung',
    'double-negation': () => 'doppelt verneint',
  },
};

export const skipDe = {
  label: 'Sprungmarken',
  decision: 'Zur Entscheidung springen',
  answers: 'Zu den Angaben springen',
  list: 'Zur Aufgabenliste springen',
  search: 'Zur Suche springen',
};
