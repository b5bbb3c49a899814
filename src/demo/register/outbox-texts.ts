import type { Language } from '#kernel/language';

const de = {
  name: 'Deutsch',
  mark: 'DEMO – Melderegister',
  languages: 'Sprache',
  title: 'Ausgang der Codebriefe',
  about: 'In der Demo geht kein Brief mit der Post. Die Codes stehen darum hier. Die Personen sind erfunden.',
  empty: 'Noch kein Brief.',
  letter: 'Brief',
  to: 'An',
  sent: 'Gesendet',
  valid: 'Gültig bis',
  code: 'Ihr Code',
  notFound: 'Diese Seite gibt es nicht.',
};
const en: typeof de = {
  name: 'English',
  mark: 'DEMO – population register',
  languages: 'Language',
  title: 'Outbox of code letters',
  about: 'The demo sends no letter by post. So the codes are shown here. The people are invented.',
  empty: 'No letter yet.',
  letter: 'Letter',
  to: 'To',
  sent: 'Sent',
  valid: 'Valid until',
  code: 'Your code',
  notFound: 'There is no such page.',
};

/** Words of the outbox in both languages. */
export const outboxTexts: Readonly<Record<Language, typeof de>> = { de, en };
