import { forecastDe } from './forecast.de.ts';
import { planningDe } from './planning.de.ts';
import { staffDe } from './staff.de.ts';
import { wishesDe } from './wishes.de.ts';

interface MailFacts {
  readonly number: string;
  readonly day: string;
  readonly time: string;
  readonly place: string;
  readonly address: string;
}
const mailText = (first: string, { number, day, time, place, address }: MailFacts): string =>
  `Guten Tag,\n\n${first}\n\n${day}, ${time}\n${place}\nTerminnummer: ${number}\n\nSie können den Termin ansehen, verschieben oder absagen.\nDazu brauchen Sie die Terminnummer und diese E-Mail-Adresse.\n\n${address}\n\nIhre Stadt Leipzig\n`;

/** Words of the appointments; German is the pattern that English must match. */
export const de = {
  start: {
    title: 'Termin vereinbaren',
    lead: 'Sie brauchen kein Konto. In einer Minute sind Sie fertig.',
    services: 'Was möchten Sie vor Ort erledigen?',
    servicesHint: 'Sie können mehreres auf einmal erledigen.',
    takes: (minutes: number) => `etwa ${minutes} Minuten`,
    persons: 'Für wie viele Personen?',
    personsOf: (service: string) => `Personen für: ${service}`,
    personsChoice: (count: number) => (count === 1 ? '1 Person' : `${count} Personen`),
    office: 'Wo?',
    anywhere: 'In jedem Bürgerbüro',
    access: 'Nur Orte zeigen, die mit Rollstuhl erreichbar sind',
    find: 'Freie Termine zeigen',
    again: 'Sie haben schon einen Termin?',
    againLink: 'Termin ansehen, verschieben oder absagen',
    own: 'Ihre Termine',
    walkIn: 'Sie können auch ohne Termin kommen. Dann warten Sie vor Ort.',
    forCase: (number: string) => `Der Termin gehört zu Ihrem Vorgang ${number}.`,
    forCaller: 'Sie buchen für jemanden am Telefon. Auch noch nicht freigegebene Zeiten sind zu sehen.',
  },
  errors: {
    'service-missing': 'Wählen Sie, was Sie erledigen möchten',
    'service-unknown': 'Diese Leistung gibt es nicht. Wählen Sie eine aus der Liste',
    'service-twice': 'Wählen Sie jede Leistung nur einmal',
    'persons-wrong': 'Wählen Sie die Zahl der Personen',
    'slot-taken': 'Dieser Termin war gerade vergeben. Wählen Sie bitte einen anderen.',
    'slot-not-offered': 'Diesen Termin gibt es nicht mehr. Wählen Sie bitte einen anderen.',
    'too-many': (most: number) => `Unter dieser E-Mail-Adresse gibt es schon ${most} Termine. Mehr sind nicht möglich.`,
    'name-missing': 'Geben Sie Ihren Namen ein',
    'name-wrong': 'Der Name enthält ein Zeichen, das wir nicht schreiben können',
    'email-missing': 'Geben Sie Ihre E-Mail-Adresse ein',
    'email-wrong': 'Geben Sie eine E-Mail-Adresse ein wie name@beispiel.de',
    'not-found': 'Dazu finden wir keinen Termin. Prüfen Sie beide Angaben.',
    'not-now': 'Das geht bei diesem Termin nicht mehr.',
  },
  list: {
    title: 'Freie Termine',
    titleMove: (number: string) => `Termin ${number} verschieben`,
    what: 'Das erledigen Sie',
    length: (minutes: number) => `Wir planen ${minutes} Minuten ein.`,
    change: 'Angaben ändern',
    personsEach: 'Nicht alle brauchen alles?',
    personsSet: 'Zahl der Personen ändern',
    keeps: 'Ihr bisheriger Termin bleibt, bis der neue sicher ist.',
    now: 'Ihr Termin jetzt',
    morning: 'Vormittag',
    afternoon: 'Nachmittag',
    at: (time: string, place: string) => `${time}, ${place}`,
    all: (day: string) => `Alle Zeiten am ${day}`,
    later: 'Spätere Tage',
    earliest: 'Zu den nächsten freien Tagen',
    noneTitle: 'Im Moment ist kein Termin frei',
    none: 'Neue Termine kommen regelmäßig dazu. Auch abgesagte Termine stehen nach kurzer Zeit wieder hier.',
    noneWays: 'Das können Sie tun:',
    noneOffice: 'In jedem Bürgerbüro suchen',
    noneAccess: 'Ohne den Filter für Rollstühle suchen',
    noneWalkIn: 'Ohne Termin kommen und vor Ort warten',
    next: 'So werden Termine frei',
    release: (name: string) => `${name}.`,
    accessNote: 'Wir zeigen nur Orte, von denen wir es annehmen. Geprüft haben wir es noch nicht.',
  },
  data: {
    title: 'Wer kommt?',
    held: (time: string) => `Wir halten diesen Termin bis ${time} für Sie.`,
    heldMinutes: (minutes: number) =>
      minutes === 1 ? 'Sie haben noch 1 Minute.' : `Sie haben noch ${minutes} Minuten.`,
    name: 'Ihr Name',
    email: 'Ihre E-Mail-Adresse',
    emailHint: 'Dorthin schicken wir die Bestätigung.',
    emailOptional: 'Ohne E-Mail-Adresse sagen Sie der Person bitte die Terminnummer.',
    book: 'Termin verbindlich buchen',
    other: 'Anderen Termin suchen',
    privacy: 'Ihre Angaben löschen wir 30 Tage nach dem Termin.',
    overTitle: 'Die Zeit ist abgelaufen',
    over: 'Wir konnten den Termin nicht länger halten. Suchen Sie bitte noch einmal.',
    searchAgain: 'Noch einmal suchen',
  },
  visit: {
    title: 'Ihr Termin',
    booked: 'Ihr Termin ist gebucht',
    moved: 'Ihr Termin ist verschoben',
    cancelledTitle: 'Ihr Termin ist abgesagt',
    cancelled: 'Sie müssen nichts weiter tun.',
    overTitle: 'Dieser Termin ist vorbei',
    lapsedTitle: 'Diesen Termin haben Sie nicht gebucht',
    number: 'Terminnummer',
    when: 'Wann',
    where: 'Wo',
    desk: (name: string) => `Platz ${name}`,
    what: 'Was',
    length: 'Dauer',
    minutes: (minutes: number) => `etwa ${minutes} Minuten`,
    persons: (count: number) => (count === 1 ? 'für 1 Person' : `für ${count} Personen`),
    who: 'Wer',
    case: 'Vorgang',
    mailed: 'Wir haben Ihnen eine E-Mail geschickt.',
    say: 'Nennen Sie vor Ort diese Nummer.',
    unknownAddress: 'Die Anschrift ist noch nicht bestätigt.',
    calendar: 'In den Kalender eintragen',
    move: 'Termin verschieben',
    cancel: 'Termin absagen',
    anew: 'Neuen Termin suchen',
    toDay: 'Zur Tagesansicht',
    access: 'Mit Rollstuhl erreichbar',
    accessYes: 'ja, nach unserer Annahme',
    accessNo: 'nein',
    accessUnknown: 'nicht bekannt',
  },
  cancel: {
    title: 'Termin absagen?',
    text: 'Jemand anderes bekommt dann diese Zeit.',
    send: 'Termin absagen',
    keep: 'Termin behalten',
  },
  open: {
    title: 'Termin öffnen',
    lead: 'So kommen Sie auf jedem Gerät zu Ihrem Termin.',
    number: 'Terminnummer',
    numberHint: 'Sie steht in der E-Mail, zum Beispiel T-7KQ4-M2XD-9.',
    who: 'E-Mail-Adresse oder Familienname',
    whoHint: 'So, wie Sie es beim Buchen angegeben haben.',
    send: 'Termin öffnen',
  },
  calendar: {
    title: (office: string) => `Termin: ${office}`,
    text: (number: string) => `Terminnummer ${number}`,
  },
  mail: {
    booked: {
      subject: 'Ihr Termin bei der Stadt Leipzig',
      text: (facts: MailFacts) => mailText('Ihr Termin ist gebucht.', facts),
    },
    moved: {
      subject: 'Ihr Termin ist verschoben',
      text: (facts: MailFacts) =>
        mailText('Ihr Termin hat eine neue Zeit oder einen neuen Ort. Er gilt jetzt so:', facts),
    },
    cancelled: {
      subject: 'Ihr Termin ist abgesagt',
      text: ({ number, day, time }: MailFacts) =>
        `Guten Tag,\n\nIhr Termin ist abgesagt:\n\n${day}, ${time}\nTerminnummer: ${number}\n\nSie müssen nichts weiter tun.\n\nIhre Stadt Leipzig\n`,
    },
  },
  staff: staffDe,
  wishes: wishesDe,
  forecast: forecastDe,
  planning: planningDe,
};
