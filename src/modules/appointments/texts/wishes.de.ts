import { drawsDe } from './draws.de.ts';
import { urgentDe } from './urgent.de.ts';

/** Words of wishes for an appointment; German is the pattern that English must match. */
export const wishesDe = {
  form: {
    title: 'Wunschtermin',
    lead: 'Sagen Sie uns einmal, was Ihnen passt. Wird ein Termin frei, bieten wir ihn Ihnen an.',
    offices: 'Wohin können Sie kommen?',
    officesHint: 'Wählen Sie nichts aus, wenn Ihnen jeder Ort recht ist.',
    days: 'An welchen Tagen?',
    daysHint: 'Wählen Sie nichts aus, wenn Ihnen jeder Tag recht ist.',
    times: 'Zu welcher Tageszeit?',
    timesHint: 'Wählen Sie nichts aus, wenn Ihnen jede Zeit recht ist.',
    last: 'Bis zu welchem Tag brauchen Sie den Termin?',
    send: 'Wunsch abschicken',
    fair: 'Wer zuerst fragt, bekommt zuerst ein Angebot. Mehrere Wünsche helfen nicht.',
    privacy: 'Name und E-Mail-Adresse verschlüsseln wir. Wir löschen sie, wenn Ihr Wunsch erledigt ist.',
  },
  dayNames: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
  timeNames: { morning: 'Vormittag', afternoon: 'Nachmittag' },
  errors: {
    'last-missing': 'Geben Sie einen Tag ein, zum Beispiel 15 3 2027',
    'wish-in-the-past': 'Geben Sie einen Tag ein, der noch kommt',
    'already-wished': 'Mit dieser E-Mail-Adresse suchen wir schon nach so einem Termin. Ein Wunsch genügt.',
    'unconfirmed-already':
      'Wir haben an diese Adresse schon mehrmals geschrieben. Bestätigen Sie einen dieser Wünsche.',
    'link-wrong': 'Dieser Link passt zu keinem Wunsch. Öffnen Sie ihn noch einmal aus der E-Mail.',
    'confirm-late': 'Dieser Wunsch ist schon beendet. Sie können einen neuen abschicken.',
    'not-found': 'Dazu finden wir keinen Wunsch. Prüfen Sie beide Angaben.',
  },
  page: {
    titles: {
      awaiting: 'Bestätigen Sie Ihre E-Mail-Adresse',
      open: 'Wir suchen einen Termin für Sie',
      offered: 'Ein Termin ist für Sie frei',
      fulfilled: 'Ihr Wunsch ist erfüllt',
      withdrawn: 'Sie haben Ihren Wunsch zurückgenommen',
      expired: 'Die Zeit für Ihren Wunsch ist um',
      rested: 'Ihr Wunsch ruht',
      unconfirmed: 'Sie haben Ihren Wunsch nicht bestätigt',
    },
    texts: {
      awaiting:
        'Wir haben Ihnen eine E-Mail geschickt. Öffnen Sie den Link darin innerhalb eines Tages. Ihr Platz in der Reihe zählt schon ab jetzt.',
      open: 'Sobald etwas frei wird, bekommen Sie eine E-Mail. Sie müssen nicht selbst nachsehen.',
      offered: 'Wir halten diesen Termin für Sie. Danach bekommt ihn die nächste Person.',
      fulfilled: 'Sie haben den Termin angenommen. Sie finden ihn unter Ihren Terminen.',
      withdrawn: 'Wir suchen nicht weiter.',
      expired: 'Bis zu Ihrem letzten Tag wurde nichts Passendes frei. Sie können einen neuen Wunsch abschicken.',
      rested: 'Sie haben drei Angebote nicht angenommen. Wenn Sie noch suchen, schicken Sie einen neuen Wunsch ab.',
      unconfirmed: 'Einen Tag lang hat niemand die E-Mail-Adresse bestätigt. Sie können einen neuen Wunsch abschicken.',
    },
    wish: 'Ihr Wunsch',
    number: 'Nummer des Wunsches',
    where: 'Wo',
    anywhere: 'An jedem Ort',
    days: 'Tage',
    anyDay: 'An jedem Tag',
    times: 'Tageszeit',
    anyTime: 'Zu jeder Zeit',
    last: 'Letzter Tag',
    access: 'Zugang',
    stepFree: 'Nur Orte, die mit Rollstuhl erreichbar sind',
    until: 'Antwort bis',
    accept: 'Termin annehmen',
    decline: 'Nein, weitersuchen',
    withdraw: 'Wunsch zurücknehmen',
    anew: 'Neuer Wunsch',
    own: 'Ihre Termine',
    over: 'Die Zeit für dieses Angebot war um. Wir suchen weiter.',
    tooMany: 'Unter Ihrer E-Mail-Adresse gibt es schon zu viele Termine. Sagen Sie erst einen ab.',
  },
  confirm: {
    title: 'E-Mail-Adresse bestätigen',
    lead: 'Gehört diese E-Mail-Adresse Ihnen? Dann suchen wir einen Termin für Sie.',
    send: 'Ja, das ist meine Adresse',
    notYou: 'Sie haben keinen Wunsch abgeschickt? Dann schließen Sie diese Seite einfach.',
    doneTitle: 'Ihre Adresse ist bestätigt',
    doneText: 'Wir suchen jetzt einen Termin für Sie. Wird etwas frei, bekommen Sie eine E-Mail.',
    open: 'Wunsch auf diesem Gerät öffnen',
  },
  draws: drawsDe,
  texting: {
    phone: 'Handynummer für SMS',
    phoneHint: 'Dann bekommen Sie Angebote auch als SMS. Wir schicken Ihnen vorher einen Code.',
    title: 'Angebote als SMS',
    asked: 'Wir haben Ihnen eine SMS mit einem Code geschickt. Geben Sie ihn hier ein.',
    on: 'Angebote bekommen Sie auch als SMS.',
    code: 'Code aus der SMS',
    codeHint: '6 Ziffern',
    send: 'Code prüfen',
    errors: {
      'phone-wrong': 'Geben Sie eine Handynummer ein, zum Beispiel 0171 2345678',
      'code-wrong': 'Dieser Code stimmt nicht. Prüfen Sie die SMS.',
      'code-too-often': 'Das war zu oft falsch. Angebote kommen weiter als E-Mail.',
    },
    codeText: (code: string) => `Stadt Leipzig: Ihr Code für SMS zu Ihrem Wunschtermin ist ${code}.`,
    offerText: (address: string) => `Stadt Leipzig: Ein Termin ist für Sie frei. Antworten Sie bald: ${address}`,
  },
  notices: {
    title: 'Hinweise auf diesem Gerät',
    offer: 'Wir können Ihnen hier auch einen Hinweis schicken. Darin steht nur, dass es etwas Neues gibt.',
    turnOn: 'Hinweise einschalten',
    denied: 'Ihr Browser lässt keine Hinweise zu. E-Mails bekommen Sie weiter.',
    on: 'Hinweise sind eingeschaltet. Sie kommen zusätzlich zur E-Mail.',
    turnOff: 'Hinweise ausschalten',
    offerTitle: 'Ein Termin ist für Sie frei',
    offerText: 'Antworten Sie bald, sonst geht er weiter.',
    overTitle: 'Ihr Wunschtermin',
    overText: 'Wir suchen nicht mehr weiter. Sehen Sie nach, warum.',
    visit: {
      moved: { title: 'Ihr Termin wurde verschoben', text: 'Sehen Sie nach, wann und wo er jetzt ist.' },
      cancelled: { title: 'Ihr Termin ist abgesagt', text: 'Sie können gleich einen neuen suchen.' },
      soon: { title: 'Ihr Termin ist bald', text: 'Sehen Sie nach, was Sie mitbringen.' },
    },
  },
  travel: {
    title: 'Orte in der Nähe finden',
    lead: 'Wir schätzen, wie lange Sie zu jedem Büro brauchen.',
    postcode: 'Ihre Postleitzahl',
    postcodeHint: 'Zum Beispiel 04277',
    mode: 'Wie kommen Sie?',
    most: 'Wie lange höchstens?',
    minutes: (minutes: number) => `${minutes} Minuten`,
    show: 'Orte zeigen',
    found: (count: number) => (count === 1 ? '1 Ort' : `${count} Orte`),
    about: (name: string, minutes: number, how: string) => `${name}: etwa ${minutes} Minuten ${how}, geschätzt`,
    estimate: 'Die Schätzung kennt keinen Fahrplan. Sie rechnet mit Luftlinie, Umweg und üblichem Tempo.',
    take: 'Diese Orte übernehmen',
    none: 'In dieser Zeit erreichen Sie kein Büro. Wählen Sie mehr Minuten.',
    unknown: 'Geben Sie eine Postleitzahl in Leipzig ein, zum Beispiel 04277',
    privacy: 'Ihre Postleitzahl speichern wir nicht.',
    link: 'Orte nach Fahrzeit finden',
  },
  urgent: urgentDe,
  work: {
    title: 'Einen Moment bitte',
    lead: 'Gerade suchen sehr viele Menschen einen Termin. Ihr Gerät löst kurz eine Rechenaufgabe. Danach geht es von selbst weiter.',
    done: 'Geschafft, es geht weiter.',
    go: 'Weiter',
    wait: (seconds: number) => `Bleibt diese Seite stehen? Dann warten Sie ${seconds} Sekunden und gehen weiter.`,
    why: 'So kommen Programme nicht vor Menschen an die Reihe. Ein Bilderrätsel müssen Sie nie lösen.',
    readyTitle: 'Danke fürs Warten',
    readyLead: 'Sie können den Termin jetzt auswählen.',
  },
  open: {
    title: 'Wunsch öffnen',
    lead: 'So kommen Sie auf jedem Gerät zu Ihrem Wunsch.',
    numberHint: 'Sie steht in der E-Mail, zum Beispiel W-7KQ4-M2XD-9.',
    email: 'E-Mail-Adresse',
    emailHint: 'So, wie Sie sie beim Wunsch angegeben haben.',
    send: 'Wunsch öffnen',
  },
  start: {
    title: 'Kein passender Termin frei?',
    link: 'Wunschtermin: Wir suchen für Sie',
    own: (number: string) => `Ihr Wunsch ${number}`,
  },
  mail: {
    confirm: {
      subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
      text: ({ number, address }: Pick<WishMailFacts, 'number' | 'address'>) =>
        `Guten Tag,\n\njemand hat mit dieser Adresse einen Termin gewünscht. Waren Sie das? Dann bestätigen Sie es innerhalb eines Tages:\n${address}\n\nSonst müssen Sie nichts tun. Nummer des Wunsches: ${number}\n\nIhre Stadt Leipzig\n`,
    },
    offer: {
      subject: 'Ein Termin ist für Sie frei',
      text: ({ number, when, place, until, address }: WishMailFacts) =>
        `Guten Tag,\n\nein Termin ist für Sie frei:\n\n${when}\n${place}\n\nNehmen Sie ihn bis ${until} an:\n${address}\n\nDanach bekommt ihn die nächste Person. Nummer Ihres Wunsches: ${number}\n\nIhre Stadt Leipzig\n`,
    },
    proof: {
      subject: 'Ihr Nachweis ist geprüft',
      text: ({ number, address }: Pick<WishMailFacts, 'number' | 'address'>) =>
        `Guten Tag,\n\nwir haben Ihren Nachweis geprüft. Was dabei herauskam, steht hier:\n${address}\n\nNummer Ihres Wunsches: ${number}\n\nIhre Stadt Leipzig\n`,
    },
    over: {
      subject: 'Ihr Wunsch nach einem Termin ist beendet',
      text: ({ number, address }: Pick<WishMailFacts, 'number' | 'address'>) =>
        `Guten Tag,\n\nwir suchen nicht mehr nach einem Termin für Sie. Warum, steht hier:\n${address}\n\nNummer Ihres Wunsches: ${number}\n\nIhre Stadt Leipzig\n`,
    },
  },
};

interface WishMailFacts {
  readonly number: string;
  readonly when: string;
  readonly place: string;
  readonly until: string;
  readonly address: string;
}
