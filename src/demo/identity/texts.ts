import type { IdentityLevel } from '#kernel/actor';
import type { Language } from '#kernel/language';

const de = {
  mark: 'DEMO',
  service: 'Anmeldedienst mit erfundenen Personen',
  title: 'Als wen möchten Sie sich anmelden?',
  intro: 'Niemand hier ist echt. Wählen Sie eine Person und einen Nachweis. Ein Kennwort brauchen Sie nicht.',
  wanted: (means: string) => `Die Stadt verlangt: ${means} oder stärker.`,
  born: (date: string) => `geboren am ${date}`,
  inRegister: 'steht im Melderegister der Demo',
  notInRegister: 'steht nicht im Melderegister der Demo',
  means: { low: 'Kennwort (niedrig)', substantial: 'ELSTER-Zertifikat (substanziell)', high: 'Online-Ausweis (hoch)' },
  signIn: (means: string) => `Anmelden mit: ${means}`,
  tooLow: 'Diese Person hat keinen Nachweis, der dafür reicht.',
  tooLowTitle: 'Dieser Nachweis reicht nicht',
  tooLowText: (name: string, means: string) => `${name} kann sich nur so anmelden: ${means}.`,
  back: 'Andere Person wählen',
  cancel: 'Abbrechen und zurück zur Stadt',
  expiredTitle: 'Diese Anmeldung ist abgelaufen',
  expiredText: 'Gehen Sie zurück zur Stadt und beginnen Sie die Anmeldung neu.',
  codesTitle: 'Zugänge der Demo-Verwaltung',
  codesIntro: 'Der Code wechselt alle 30 Sekunden. Laden Sie die Seite neu, wenn er abgelaufen ist.',
  codesColumns: ['Name', 'Kennung', 'Kennwort', 'Code jetzt'],
};

const en: typeof de = {
  mark: 'DEMO',
  service: 'Sign-in service with invented people',
  title: 'Who would you like to sign in as?',
  intro: 'Nobody here is real. Choose a person and a proof of identity. You need no password.',
  wanted: (means) => `The city asks for: ${means} or stronger.`,
  born: (date) => `born on ${date}`,
  inRegister: 'is in the population register of the demo',
  notInRegister: 'is not in the population register of the demo',
  means: {
    low: 'Password (low)',
    substantial: 'ELSTER certificate (substantial)',
    high: 'Online identity card (high)',
  },
  signIn: (means) => `Sign in with: ${means}`,
  tooLow: 'This person has no proof that is strong enough.',
  tooLowTitle: 'This proof is not strong enough',
  tooLowText: (name, means) => `${name} can sign in with this only: ${means}.`,
  back: 'Choose another person',
  cancel: 'Cancel and return to the city',
  expiredTitle: 'This sign-in has expired',
  expiredText: 'Go back to the city and start to sign in again.',
  codesTitle: 'Sign-ins of the demo staff',
  codesIntro: 'The code changes every 30 seconds. Load the page again when it has run out.',
  codesColumns: ['Name', 'Sign-in name', 'Passphrase', 'Code now'],
};

/** The words of the demo's own pages. */
export const demoTexts: Readonly<Record<Language, DemoTexts>> = { de, en };

export type DemoTexts = typeof de;
export type Means = Readonly<Record<IdentityLevel, string>>;
