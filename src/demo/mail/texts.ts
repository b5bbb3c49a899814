import type { Language } from '#kernel/language';

/** The words of the demo mailbox. */
export const mailTexts: Readonly<Record<Language, MailTexts>> = {
  de: {
    name: 'Deutsch',
    languages: 'Sprache',
    mark: 'DEMO-Postfach',
    title: 'E-Mails der Demo',
    about: 'Hier landen alle E-Mails der Demo. Keine davon verlässt diesen Rechner.',
    empty: 'Noch keine E-Mail. Senden Sie in der Demo einen Antrag ab.',
    notFound: 'Diese E-Mail gibt es nicht.',
    noSubject: 'Ohne Betreff',
    from: 'Von',
    to: 'An',
    received: 'Eingang',
    id: 'Kennung',
    back: 'Zurück zur Liste',
  },
  en: {
    name: 'English',
    languages: 'Language',
    mark: 'DEMO mailbox',
    title: 'E-mails of the demo',
    about: 'All e-mails of the demo end here. None of them leaves this computer.',
    empty: 'No e-mail yet. Send an application in the demo.',
    notFound: 'There is no such e-mail.',
    noSubject: 'No subject',
    from: 'From',
    to: 'To',
    received: 'Received',
    id: 'Message ID',
    back: 'Back to the list',
  },
};

type MailTexts = Readonly<
  Record<
    | 'name'
    | 'languages'
    | 'mark'
    | 'title'
    | 'about'
    | 'empty'
    | 'notFound'
    | 'noSubject'
    | 'from'
    | 'to'
    | 'received'
    | 'id'
    | 'back',
    string
  >
>;
