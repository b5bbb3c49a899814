import { legalDay } from '#kernel/clock';
import { formatDateWithWeekday, formatTime } from '#kernel/format';

interface ReminderFacts {
  readonly at: Temporal.Instant;
  readonly place: string;
  readonly number: string;
  /** A sentence of its own, or nothing. */
  readonly missing: string;
  readonly address: string;
}

/** Words of what ties visits to cases, calendars and counters; German is the pattern that English must match. */
export const linksDe = {
  reminder: {
    subject: 'Ihr Termin bei der Stadt Leipzig',
    missing: 'Für Ihren Termin fehlt noch etwas. Sehen Sie es hier an:',
    unchecked: 'Prüfen Sie bitte vorher, ob Sie alles haben:',
    text: ({ at, place, number, missing, address }: ReminderFacts) =>
      `Guten Tag,\n\nbald ist Ihr Termin:\n\n${formatDateWithWeekday(legalDay(at), 'de')}, ${formatTime(at, 'de')}\n${place}\nTerminnummer: ${number}\n\n${missing === '' ? 'Hier können Sie ihn ansehen, verschieben oder absagen:' : missing}\n${address}\n\nIhre Stadt Leipzig\n`,
  },
  papers: {
    title: 'Das bringen Sie mit',
    lead: 'Kreuzen Sie an, was Sie schon haben.',
    group: (service: string, person: number, persons: number) =>
      persons > 1 ? `${service}, Person ${person}` : service,
    save: 'Speichern',
    saved: 'Gespeichert.',
    sent: 'Die Datei ist bei uns.',
    nothing: 'Für diesen Termin brauchen Sie nach unserer Liste nichts mitzubringen.',
    term: 'Unterlagen',
    look: 'Unterlagen prüfen',
    states: {
      none: 'nichts nötig',
      unchecked: 'noch nicht geprüft',
      missing: (count: number) => (count === 1 ? '1 fehlt' : `${count} fehlen`),
      complete: 'alles da',
    },
    complete: 'Sie haben alles. Wir sehen uns beim Termin.',
    missing: (count: number) => (count === 1 ? 'Eine Sache fehlt noch' : `${count} Sachen fehlen noch`),
    ways: 'Das können Sie tun',
    upload: 'Jetzt schicken',
    uploadLead: 'Schicken Sie ein Foto oder eine PDF-Datei. Bringen Sie das Original trotzdem mit.',
    what: 'Was schicken Sie?',
    choose: 'Bitte wählen',
    file: 'Datei',
    fileHint: 'PDF, JPEG oder PNG, höchstens 10 MB.',
    send: 'Datei schicken',
    files: 'Das haben Sie geschickt',
    remove: 'Löschen',
    online: (service: string) => `${service}: zur Leistung im Netz`,
    case: 'Zu Ihrem Vorgang',
    come: 'Trotzdem kommen',
    comeText: 'Kommen Sie ruhig. Vielleicht müssen Sie dann noch einmal kommen oder etwas nachschicken.',
    move: 'Termin verschieben',
    moveText: 'Dann haben Sie mehr Zeit. Ihr Termin bleibt, bis der neue sicher ist.',
    back: 'Zum Termin',
    marks: { here: '(ist da)', missing: '(fehlt)' },
    staffLead: 'Das hat die Person angekreuzt und geschickt.',
    refusals: {
      'paper-unknown': 'Wählen Sie, was Sie schicken',
      'file-missing': 'Wählen Sie eine Datei aus',
      'too-many-files': 'Es sind schon zehn Dateien da. Löschen Sie erst eine.',
      'not-now': 'Zu diesem Termin können Sie nichts mehr schicken.',
      'file-empty': 'Die Datei ist leer',
      'file-too-large': 'Die Datei ist größer als 10 MB',
      'file-type': 'Wählen Sie eine Datei vom Typ PDF, JPEG oder PNG',
      'file-damaged': 'Die Datei ist beschädigt. Wählen Sie eine andere',
      'file-encrypted': 'Die Datei ist mit einem Passwort geschützt. Schicken Sie sie ohne Passwort',
      'file-active-content': 'Die Datei enthält ein Programm. Schicken Sie sie ohne',
    },
  },
  feeds: {
    title: 'Kalender der Plätze',
    link: 'Kalender der Plätze',
    lead: 'Ein Kalenderprogramm kann die Termine eines Platzes lesen. Namen stehen nicht darin.',
    secret: 'Wer die Adresse kennt, sieht die Termine. Geben Sie sie nicht weiter.',
    desk: (name: string) => `Platz ${name}`,
    none: 'Keine Adresse.',
    there: 'Eine Adresse ist aktiv.',
    make: 'Adresse erstellen',
    remake: 'Neue Adresse erstellen',
    end: 'Adresse sperren',
    made: (name: string) => `Die neue Adresse für Platz ${name}`,
    once: 'Kopieren Sie die Adresse jetzt. Sie ist nur dieses Mal zu sehen.',
    free: 'Freie Zeiten des Büros',
    freeText: 'Diese Adresse ist öffentlich. Sie nennt nur, wann etwas frei ist.',
    back: 'Zu den Terminen',
  },
};
