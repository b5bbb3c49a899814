import type { FileRefusal } from '#platform/files';
import type { FieldErrorCode } from '../domain/read-input.ts';

/** The words of the forms in German; English has the same shape. */
export const de = {
  yes: 'Ja',
  no: 'Nein',
  continue: 'Weiter',
  later: 'Später weitermachen',
  back: 'Zurück',
  cancel: 'Abbrechen',
  answersPart: 'Ihre Angaben',
  furtherPart: 'Weitere Angaben',
  german: 'Auf Deutsch:',
  notGiven: 'keine Angabe',
  example: (text: string) => `Zum Beispiel: ${text}`,
  examplesAfter: (help: string, example: string) => `${help} Zum Beispiel: ${example}`,
  signIn: {
    low: 'Zum Absenden melden Sie sich an.',
    substantial: 'Zum Absenden melden Sie sich an. Sie brauchen eine geprüfte Anmeldung, zum Beispiel mit ELSTER.',
    high: 'Zum Absenden melden Sie sich mit Ihrem Online-Ausweis an.',
    why: 'So wissen wir sicher, dass Sie es sind.',
    when: 'Sie können schon jetzt alles ausfüllen. Ihre Angaben bleiben dabei erhalten.',
    now: 'Jetzt anmelden',
    guest: 'Sie brauchen keine Anmeldung und kein Konto.',
  },
  start: {
    heading: (title: string) => `${title}: So fangen Sie an`,
    need: 'Das brauchen Sie',
    how: 'So geht es',
    steps: [
      'Sie beantworten eine Frage nach der anderen.',
      'Jede Antwort ist sofort gespeichert.',
      'Am Ende prüfen Sie alles. Erst dann senden Sie ab.',
    ],
    kept: (days: number) =>
      `Sie können jederzeit aufhören und später weitermachen. Wir bewahren Ihren Entwurf ${days} Tage lang auf.`,
    keptAccount: 'Sie können jederzeit aufhören. Ihr Entwurf liegt ein Jahr lang in Ihrem Bereich.',
    begin: 'Jetzt beginnen',
    haveCode: 'Ich habe schon einen Code',
    openTitle: 'Sie haben schon angefangen',
    open: (savedAt: string) => `Ihr Entwurf ist vom ${savedAt}.`,
    resume: 'Weitermachen',
    anew: 'Neu beginnen',
    anewHint: 'Ihr alter Entwurf bleibt bei „Meine Entwürfe“.',
    signIn: 'Anmelden',
    prefill: 'Mit dem Online-Ausweis füllen wir bekannte Angaben für Sie aus.',
  },
  question: {
    provenance: {
      register: 'Das steht im Melderegister. Stimmt es nicht? Dann ändern Sie es hier.',
      carried: 'Das haben Sie uns schon gesagt. Sie können es hier ändern.',
      citizen: '',
    },
    germanLabel: 'Ihr Text auf Deutsch',
    germanHint: 'Wenn Sie möchten. Sonst übersetzen wir Ihren Text, und Sie prüfen die Übersetzung.',
    confirmNumber: 'Die Hausnummer stimmt, auch wenn die Liste sie nicht kennt.',
    files: (types: string, megabytes: string, max: string) =>
      `Foto oder Scan als ${types}. Höchstens ${megabytes} MB je Datei, höchstens ${max} Dateien.`,
    together: 'Zusammen dürfen es 30 MB auf einmal sein.',
    foreign: 'Ist etwas nicht auf Deutsch? Dann kann das Amt eine Übersetzung verlangen.',
    foreignInTime:
      'Ihre Frist halten Sie auch ohne Übersetzung ein. Sie muss nur bis zu dem Tag da sein, den das Amt nennt.',
    upload: 'Dateien hochladen',
  },
  list: {
    change: 'Ändern',
    remove: 'Entfernen',
    item: (name: string, number: number) => `${name} ${number}`,
    unfinished: 'noch nicht fertig',
    full: (max: number) => `Mehr als ${max} gehen hier nicht.`,
    removeTitle: (name: string) => `Möchten Sie „${name}“ wirklich entfernen?`,
    removeText: 'Alle Angaben und Dateien dazu sind dann weg.',
    removeNow: 'Ja, entfernen',
    keep: 'Nein, behalten',
  },
  exit: { ways: 'So geht es weiter', wrong: 'Antwort ändern' },
  check: {
    title: 'Prüfen Sie Ihre Angaben',
    unsent: 'Ausgefüllt, aber noch nicht gesendet.',
    unsentHint: 'Erst mit dem Knopf ganz unten kommt alles bei uns an.',
    afterTitle: 'Das passiert nach dem Absenden',
    until: (date: string) => `Sie hören spätestens am ${date} von uns.`,
    duty: (date: string) => `Ihre Frist endet am ${date}.`,
    dutyPassed: (date: string) => `Ihre Frist war der ${date}. Bitte senden Sie trotzdem jetzt ab.`,
    consent: 'Mit dem Absenden sagen Sie: Meine Angaben stimmen und sind vollständig.',
    german: 'Die deutsche Fassung gilt.',
    register: 'aus dem Melderegister',
    carried: 'schon früher angegeben',
    fileOpen: (name: string) => `Datei ${name}`,
  },
  pause: {
    title: 'Ihr Entwurf ist gespeichert',
    code: 'Ihr Code zum Weitermachen',
    how: 'Mit diesem Code machen Sie auf jedem Gerät weiter.',
    secret: 'Geben Sie den Code niemandem. Wer ihn hat, kann Ihre Angaben lesen.',
    lost: 'Ohne den Code können auch wir den Entwurf nicht öffnen.',
    print: 'Schreiben Sie den Code auf, oder drucken Sie diese Seite.',
    until: (date: string, days: string) => `Wir bewahren den Entwurf bis zum ${date} auf. Das sind noch ${days}.`,
    extends: 'Jedes Mal, wenn Sie etwas speichern, beginnt die Zeit von vorn.',
    account: 'Der Entwurf liegt in Ihrem Bereich. Sie finden ihn nach der Anmeldung unter „Meine Entwürfe“.',
    where: 'Hier geben Sie den Code ein:',
    resume: 'Jetzt weitermachen',
    drafts: 'Meine Entwürfe',
  },
  resume: {
    title: 'Mit einem Code weitermachen',
    label: 'Ihr Code',
    hint: 'Sechs Gruppen aus Buchstaben und Ziffern. Groß oder klein ist egal.',
    button: 'Weitermachen',
    errors: {
      'code-missing': 'Geben Sie Ihren Code ein.',
      'code-mistyped': 'Der Code stimmt so nicht. Bitte vergleichen Sie ihn Zeichen für Zeichen.',
      'code-unknown': 'Zu diesem Code gibt es keinen Entwurf mehr. Vielleicht ist die Zeit abgelaufen.',
      'code-claimed': 'Dieser Entwurf liegt jetzt in einem Konto. Melden Sie sich an, um weiterzumachen.',
    },
  },
  drafts: {
    title: 'Meine Entwürfe',
    none: 'Hier ist gerade kein Entwurf.',
    noneHint: 'Fangen Sie etwas an, dann finden Sie es hier wieder.',
    withCode: 'Mit einem Code weitermachen',
    saved: (at: string) => `Gespeichert am ${at}`,
    until: (date: string, days: string) => `Wir bewahren ihn bis zum ${date} auf, noch ${days}.`,
    device: 'Nur auf diesem Gerät',
    resume: 'Weitermachen',
    remove: 'Löschen',
    claimTitle: 'Entwürfe von diesem Gerät übernehmen',
    claimText: 'Dann finden Sie diese Entwürfe auf jedem Gerät, wenn Sie angemeldet sind.',
    claim: 'In mein Konto übernehmen',
    removeTitle: (title: string) => `Möchten Sie den Entwurf „${title}“ wirklich löschen?`,
    removeText: 'Alle Angaben und Dateien sind dann weg. Wir können sie nicht zurückholen.',
    removeNow: 'Ja, löschen',
    keep: 'Nein, behalten',
  },
  streets: {
    found: (count: number) => (count === 1 ? '1 Straße gefunden' : `${count} Straßen gefunden`),
    none: 'Keine Straße gefunden',
  },
  /** Before an error on a page with several questions. */
  errorAt: (label: string, error: string) => `${label}: ${error}`,
  errors: {
    required: ({ part }) =>
      part === 'choice'
        ? 'Bitte wählen Sie eine Antwort aus.'
        : part === 'date'
          ? 'Bitte geben Sie das Datum ein.'
          : part === 'address'
            ? 'Bitte geben Sie die Adresse ein.'
            : 'Bitte füllen Sie dieses Feld aus.',
    'too-long': ({ limit }) => `Bitte kürzen Sie den Text auf höchstens ${limit} Zeichen.`,
    pattern: () => 'Das passt noch nicht. Bitte sehen Sie sich das Beispiel an.',
    letters: () =>
      'Ein Zeichen können wir nicht verarbeiten. Bitte nehmen Sie nur Buchstaben, wie sie im Ausweis stehen.',
    'not-an-option': () => 'Bitte wählen Sie eine der Antworten aus.',
    'date-format': () => 'Bitte geben Sie Tag, Monat und Jahr in Zahlen ein, zum Beispiel 27 3 2026.',
    'date-missing': ({ part }) =>
      part === 'day'
        ? 'Es fehlt noch der Tag.'
        : part === 'month'
          ? 'Es fehlt noch der Monat.'
          : 'Es fehlt noch das Jahr.',
    'date-not-real': () => 'Diesen Tag gibt es nicht. Bitte prüfen Sie das Datum.',
    'date-too-early': ({ limit }) => `Das Datum liegt zu weit zurück. Es geht frühestens der ${limit}.`,
    'date-too-late': ({ limit }) => `Das Datum liegt zu spät. Es geht höchstens der ${limit}.`,
    'number-format': () => 'Bitte geben Sie eine Zahl ein, zum Beispiel 12.',
    'too-small': ({ limit }) => `Die Zahl ist zu klein. Es geht ab ${limit}.`,
    'too-large': ({ limit }) => `Die Zahl ist zu groß. Es geht bis ${limit}.`,
    'not-whole': () => 'Bitte geben Sie eine ganze Zahl ein, ohne Komma.',
    'money-format': () => 'Bitte geben Sie einen Betrag ein, zum Beispiel 12,50.',
    'email-format': () => 'Bitte geben Sie die ganze Adresse ein, zum Beispiel name@beispiel.de.',
    'phone-format': () => 'Bitte geben Sie die Nummer mit Vorwahl ein, zum Beispiel 0341 1234567.',
    iban: () => 'Diese IBAN stimmt nicht. Bitte vergleichen Sie sie mit Ihrer Bankkarte.',
    country: () => 'Bitte wählen Sie ein Land aus.',
    'street-missing': () => 'Bitte geben Sie die Straße ein.',
    'house-number-missing': () => 'Bitte geben Sie die Hausnummer ein.',
    'postcode-missing': () => 'Bitte geben Sie die Postleitzahl ein.',
    'postcode-format': () => 'Die Postleitzahl stimmt so nicht. In Deutschland hat sie fünf Ziffern.',
    'city-missing': () => 'Bitte geben Sie den Ort ein.',
    'street-unknown': ({ choices }) =>
      choices
        ? `Diese Straße kennen wir in der Stadt nicht. Meinen Sie ${choices}?`
        : 'Diese Straße kennen wir in der Stadt nicht. Bitte prüfen Sie den Namen.',
    'house-number-unknown': () =>
      'Diese Hausnummer steht nicht in unserer Liste. Ist sie richtig? Dann bestätigen Sie es unten.',
    'postcode-ambiguous': ({ choices }) =>
      `Diese Straße gibt es mehrmals. Bitte ergänzen Sie die Postleitzahl: ${choices}.`,
    'postcode-wrong': ({ choices }) => `Diese Postleitzahl passt nicht zur Straße. Richtig ist dort ${choices}.`,
    'files-missing': () => 'Bitte laden Sie mindestens eine Datei hoch.',
    'files-too-many': ({ limit }) =>
      `Das sind zu viele Dateien. Bitte entfernen Sie welche, bis es höchstens ${limit} sind.`,
    'code-format': () => 'Der Code stimmt so nicht. Bitte vergleichen Sie ihn Zeichen für Zeichen.',
    'items-too-few': ({ limit }) => `Hier fehlt noch etwas. Bitte machen Sie mindestens ${limit} Eintrag fertig.`,
    'items-too-many': ({ limit }) =>
      `Das sind zu viele Einträge. Bitte entfernen Sie welche, bis es höchstens ${limit} sind.`,
    'item-unfinished': () => 'Ein Eintrag ist noch nicht fertig. Bitte ergänzen oder entfernen Sie ihn.',
    'file-empty': ({ name }) => `Die Datei „${name}“ ist leer. Bitte wählen Sie sie noch einmal aus.`,
    'file-too-large': ({ name, limit }) => `Die Datei „${name}“ ist zu groß. Erlaubt sind ${limit} MB.`,
    'file-type': ({ name, choices }) => `Die Datei „${name}“ hat die falsche Art. Erlaubt sind ${choices}.`,
    'file-damaged': ({ name }) => `Die Datei „${name}“ ist beschädigt. Bitte speichern oder fotografieren Sie sie neu.`,
    'file-encrypted': ({ name }) => `Die Datei „${name}“ hat ein Passwort. Bitte speichern Sie sie ohne Passwort.`,
    'file-active-content': ({ name }) =>
      `Die Datei „${name}“ enthält Programme. Bitte drucken Sie sie als neues PDF oder machen Sie ein Foto.`,
    'files-too-large-together': () => 'Alle Dateien zusammen sind zu groß. Erlaubt sind 60 MB je Entwurf.',
  } satisfies Record<FormErrorCode, ErrorSentence> as Record<FormErrorCode, ErrorSentence>,
};

export type FormErrorCode = FieldErrorCode | FileRefusal | 'files-too-large-together' | 'item-unfinished';
export interface ErrorDetails {
  readonly limit: string;
  readonly part: string;
  readonly choices: string;
  readonly name: string;
}
type ErrorSentence = (details: ErrorDetails) => string;
export type FormsTexts = typeof de;
