import type { Language } from '#kernel/language';

const groupNames = {
  de: { pages: 'Seite', questions: 'Frage', repeats: 'Liste', exits: 'Ausgang', steps: 'Schritt', tasks: 'Aufgabe' },
  en: { pages: 'Page', questions: 'Question', repeats: 'List', exits: 'Exit', steps: 'Step', tasks: 'Task' },
} as const;

const nameOf = (language: Language, group: string, id: string, general: string): string =>
  group === 'general' ? general : `${groupNames[language][group as keyof (typeof groupNames)['de']]} „${id}“`;

const german = {
  intro: 'Jeder Text steht in beiden Sprachen. Verbindlich ist der deutsche.',
  groups: {
    general: 'Über die Leistung',
    pages: 'Seiten',
    questions: 'Fragen',
    repeats: 'Listen',
    exits: 'Ausgänge',
    steps: 'Schritte im Verlauf',
    tasks: 'Aufgaben im Amt',
  },
  columns: { name: 'Wo', text: 'Text', state: 'Stand' },
  entry: (group: string, id: string): string => nameOf('de', group, id, 'Über die Leistung'),
  languages: { de: 'Deutsch', en: 'Englisch' },
  back: 'Alle Texte',
  voluntary: 'freiwillig',
  missing: (languages: readonly string[]) => `Fehlt: ${languages.join(', ')}`,
  hard: 'Schwer zu lesen',
  fine: 'In Ordnung',
  unused: 'Wird nicht mehr gebraucht',
  unusedText: 'Diese Texte braucht die Leistung nicht mehr. Sie können sie entfernen.',
  remove: 'Entfernen',
  listHint: 'Jede Zeile ist ein Punkt.',
  waysHint: 'Jede Zeile ist ein Weg: Beschriftung | Adresse',
  inTimeline: 'So steht es im Verlauf',
  longest: (words: number) => `Längster Satz: ${words} Wörter.`,
  level: (level: number) => `Lesbar ab Klasse ${String(level).replace('.', ',')}.`,
  finding: (rule: string, value: number, sentence: string) => `${rule} (${value}): „${sentence}“`,
  rules: {
    'long-sentence': 'Langer Satz, in Wörtern',
    'hard-text': 'Schwerer Text, in Klassen',
    passive: 'Sagen Sie, wer etwas tut',
    'noun-style': 'Nehmen Sie Verben statt Hauptwörter',
    'nested-clauses': 'Teilen Sie den Satz',
    abbreviation: 'Schreiben Sie die Abkürzung aus',
    'double-negation': 'Sagen Sie es ohne doppelte Verneinung',
  },
  glossary: 'Wörter aus dem Glossar',
  term: (term: string, english: string) => `„${term}“ heißt auf Englisch „${english}“`,
  inner: {
    options: 'Auswahl',
    errors: 'Fehlertext',
    outcomes: 'Ergebnis',
    entries: 'Eintrag',
    blocks: 'Textbaustein',
  },
};

const english: typeof german = {
  intro: 'Each text stands in both languages. The German one is binding.',
  groups: {
    general: 'About the service',
    pages: 'Pages',
    questions: 'Questions',
    repeats: 'Lists',
    exits: 'Exits',
    steps: 'Steps in the timeline',
    tasks: 'Tasks in the office',
  },
  columns: { name: 'Where', text: 'Text', state: 'State' },
  entry: (group, id) => nameOf('en', group, id, 'About the service'),
  languages: { de: 'German', en: 'English' },
  back: 'All texts',
  voluntary: 'voluntary',
  missing: (languages) => `Missing: ${languages.join(', ')}`,
  hard: 'Hard to read',
  fine: 'All right',
  unused: 'No longer needed',
  unusedText: 'The service does not need these texts any more. You can remove them.',
  remove: 'Remove',
  listHint: 'Each line is one point.',
  waysHint: 'Each line is one way: label | address',
  inTimeline: 'As the timeline says it',
  longest: (words) => `Longest sentence: ${words} words.`,
  level: (level) => `Readable from school year ${level}.`,
  finding: (rule, value, sentence) => `${rule} (${value}): “${sentence}”`,
  rules: {
    'long-sentence': 'Long sentence, in words',
    'hard-text': 'Hard text, in school years',
    passive: 'Say who does it',
    'noun-style': 'Use verbs instead of nouns',
    'nested-clauses': 'Divide the sentence',
    abbreviation: 'Write out the abbreviation',
    'double-negation': 'Say it without a double negation',
  },
  glossary: 'Words of the glossary',
  term: (term, english) => `“${term}” is “${english}” in English`,
  inner: {
    options: 'Option',
    errors: 'Error text',
    outcomes: 'Outcome',
    entries: 'Entry',
    blocks: 'Text block',
  },
};

/** Words of the pages on which texts are written. */
export const textWords: Readonly<Record<Language, typeof german>> = { de: german, en: english };
