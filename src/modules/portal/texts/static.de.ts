/** The pages every city must have. `fill` marks what only the city itself can say. */
export const pages: StaticTexts = {
  fill: 'Hier fehlt noch eine Angabe der Stadt',
  imprint: {
    title: 'Impressum',
    lead: 'Wer für dieses Angebot verantwortlich ist.',
    sections: [
      { id: 'anbieter', title: 'Anbieterin', facts: 'provider' },
      {
        id: 'vertretung',
        title: 'Wer vertritt die Stadt',
        text: [
          'Die Stadt Leipzig ist eine Körperschaft des öffentlichen Rechts.',
          'Sie wird gesetzlich vertreten durch: Die Oberbürgermeisterin oder der Oberbürgermeister.',
        ],
        fill: ['Name der Person, die das Amt jetzt hat'],
      },
      { id: 'kontakt', title: 'So erreichen Sie uns', facts: 'contact', fill: ['E-Mail-Adresse für dieses Angebot'] },
      {
        id: 'angaben',
        title: 'Weitere Angaben',
        text: ['Diese Angaben verlangt das Gesetz über digitale Dienste (DDG § 5).'],
        fill: [
          'Umsatzsteuer-Nummer, falls es eine gibt',
          'Name und Anschrift der zuständigen Aufsicht',
          'Wer für redaktionelle Texte verantwortlich ist (MStV § 18 Abs. 2)',
        ],
      },
    ],
  },
  privacy: {
    title: 'Datenschutz',
    lead: 'Welche Daten wir brauchen, warum, wie lange, und was Sie tun können.',
    sections: [
      { id: 'verantwortlich', title: 'Wer ist verantwortlich?', facts: 'provider' },
      {
        id: 'welche',
        title: 'Welche Daten wir verarbeiten',
        list: [
          'Was Sie in ein Formular schreiben: für genau diesen Antrag.',
          'Nachweise, die Sie hochladen. Aus Fotos entfernen wir Ort und Kamera.',
          'Ihr Konto: Name, und je nach Anmeldung Geburtsdatum, Anschrift und E-Mail. Das liefert der Anmeldedienst.',
          'Das Melderegister: nur wenn der Antrag es braucht. Jede Abfrage wird festgehalten.',
        ],
      },
      {
        id: 'grundlage',
        title: 'Auf welcher Grundlage',
        text: [
          'Wir erfüllen eine Aufgabe der Stadt (DSGVO Art. 6 Abs. 1 Buchstabe e). Das Gesetz zu jedem Antrag steht auf seiner Seite.',
          'Ohne Ihr Ja geben wir nichts an andere weiter, außer ein Gesetz verlangt es.',
        ],
      },
      {
        id: 'schutz',
        title: 'Wie wir Ihre Daten schützen',
        list: [
          'Ihre Angaben liegen verschlüsselt in der Datenbank. Jede Person hat einen eigenen Schlüssel.',
          'Wer lesen will, muss Zweck und Vorgang nennen. Das steht danach in Ihrem Bereich.',
          'Einen Entwurf ohne Konto öffnet nur Ihr Code. Auch wir können ihn nicht lesen.',
          'E-Mails enthalten nur den Hinweis, dass es etwas Neues gibt.',
        ],
      },
      {
        id: 'cookie',
        title: 'Cookies',
        text: [
          'Ein Cookie hält Ihre Sitzung und Ihre Codes, und es ist verschlüsselt.',
          'Ein zweites nennt nur den Stand, den Sie zuletzt gespeichert haben. Nach zehn Minuten ist es weg.',
          'Sind Sie angemeldet, merken wir uns die Art von Browser und System. So erkennen Sie Ihre Geräte. Mit dem Abmelden ist das gelöscht.',
          'Beide zählen niemanden und folgen Ihnen nicht. Wir laden nichts von fremden Servern.',
        ],
      },
      {
        id: 'protokoll',
        title: 'Technische Protokolle',
        text: [
          'Im Protokoll stehen Adresse der Seite als Muster, Zeit und Ergebnis. Ihre Internet-Adresse schreiben wir nicht auf.',
        ],
      },
      {
        id: 'dauer',
        title: 'Wie lange wir Daten behalten',
        list: [
          'Entwürfe ohne Konto: 28 Tage nach der letzten Nutzung.',
          'Entwürfe mit Konto: ein Jahr nach der letzten Nutzung.',
          'Gesendete Anträge: so lange, wie es auf der Seite der Leistung steht.',
          'Konten ohne Nutzung: zwei Jahre. Vorher schreiben wir Ihnen.',
        ],
      },
      {
        id: 'rechte',
        title: 'Ihre Rechte',
        text: [
          'Sie können Ihre Daten sehen, mitnehmen, berichtigen und löschen lassen. Das meiste geht sofort in Ihrem Bereich.',
          'Sie können sich auch bei der Aufsicht beschweren. In Sachsen ist das die Datenschutz- und Transparenzbeauftragte.',
        ],
        links: [
          { href: '/mein-bereich/zugriffe', label: 'Wer hat meine Daten gelesen?' },
          { href: '/mein-bereich/datenkopie', label: 'Kopie meiner Daten' },
          { href: '/mein-bereich/loeschen', label: 'Daten löschen' },
        ],
      },
      {
        id: 'fragen',
        title: 'Fragen zum Datenschutz',
        facts: 'contact',
        fill: ['Name und Kontakt der oder des Datenschutzbeauftragten der Stadt', 'Anschrift der Aufsicht in Sachsen'],
      },
    ],
  },
  accessibility: {
    title: 'Barrierefreiheit',
    lead: 'Alle sollen hier alles selbst erledigen können. Hier steht ehrlich, was geprüft ist und was nicht.',
    sections: [
      {
        id: 'stand',
        title: 'Stand',
        text: [
          'Ziel ist die Norm EN 301 549 mit WCAG 2.2, Stufe AA. Grundlage ist das Sächsische Inklusionsgesetz mit der BITV 2.0.',
          'Eine Prüfung durch eine unabhängige Stelle gab es noch nicht. Darum sagen wir nicht, dass alles erfüllt ist.',
        ],
      },
      {
        id: 'geprueft',
        title: 'Was geprüft ist',
        list: [
          'Jede Seite ist gültiges HTML und geht ohne Skript.',
          'Bedienung nur mit der Tastatur, mit sichtbarem Fokus.',
          'Darstellung ab 320 Pixel Breite und bei 400 Prozent Zoom.',
          'Heller, dunkler und kontrastreicher Modus.',
          'Automatische Prüfung der Bausteine mit axe.',
          'Deutsche Texte auf kurze Sätze und bekannte Wörter.',
        ],
      },
      {
        id: 'ungeprueft',
        title: 'Was noch nicht geprüft ist',
        list: [
          'Tests mit Menschen mit Behinderung.',
          'Vorlesen mit JAWS, NVDA, VoiceOver und TalkBack auf echten Geräten.',
          'Steuerung mit der Stimme.',
          'PDF-Briefe mit einem Prüfprogramm nach PDF/UA. Jeden Brief gibt es auch als Webseite.',
        ],
      },
      {
        id: 'fehlt',
        title: 'Was noch fehlt',
        list: ['Videos in Deutscher Gebärdensprache.', 'Texte in Leichter Sprache.'],
      },
      {
        id: 'melden',
        title: 'Sagen Sie uns, wo es hakt',
        text: [
          'Nennen Sie die Seite und was nicht geht. Wir antworten und geben Ihnen den Inhalt auf einem anderen Weg.',
        ],
        facts: 'contact',
        fill: ['E-Mail-Adresse für Meldungen zur Barrierefreiheit'],
      },
      {
        id: 'durchsetzung',
        title: 'Wenn wir nicht helfen',
        text: ['Dann hilft die Durchsetzungsstelle des Freistaates Sachsen. Das kostet Sie nichts.'],
        fill: ['Name und Anschrift der Durchsetzungsstelle'],
      },
    ],
  },
  about: {
    title: 'Über diese Plattform',
    lead: 'Lipsia ist ein offenes Rathaus im Netz. Leipzig ist die erste Stadt.',
    sections: [
      {
        id: 'idee',
        title: 'Die Idee',
        list: [
          'Eine Leistung ist Inhalt, kein Programm. Ein Amt kann sie selbst ändern.',
          'Alles, was geschieht, steht in einem Protokoll. Stand, Fristen und Zahlen kommen von dort.',
          'Niemand liest Ihre Daten ohne Grund, und Sie sehen jedes Lesen.',
          'Alles geht ohne Skript und auf kleinen Geräten.',
        ],
      },
      {
        id: 'quelltext',
        title: 'Offener Quelltext',
        text: [
          'Die Plattform ist freie Software unter der Lizenz EUPL-1.2. Jede Stadt darf sie nutzen, prüfen und ändern.',
          'Die Schnittstelle ist beschrieben und offen.',
        ],
        links: [{ href: '/api/v1/openapi.json', label: 'Beschreibung der Schnittstelle (OpenAPI 3.1)', isRoot: true }],
        fill: ['Adresse, unter der die Stadt ihren Quelltext veröffentlicht'],
      },
      {
        id: 'demo',
        title: 'Was an der Demo echt ist',
        demo: true,
        list: [
          'Echt sind Formulare, Regeln, Fristen, Bescheide, Verschlüsselung und Protokoll.',
          'Echt sind die Protokolle zu anderen Diensten: OpenID Connect, SMTP und die Abfrage des Registers.',
          'Nachgebaut sind der Anmeldedienst, das Postfach für E-Mails und das Melderegister.',
          'Erfunden sind alle Personen. Es gibt keine Verbindung zur Stadtverwaltung.',
          'Nichts, was Sie hier senden, hat rechtliche Folgen. Geben Sie keine echten Daten ein.',
        ],
      },
      {
        id: 'stand',
        title: 'Woher die Angaben kommen',
        text: [
          'Zu Ämtern, Gebühren und Gesetzen steht immer die Quelle und der Stand. Was nicht bestätigt ist, ist so gekennzeichnet.',
        ],
        links: [
          { href: '/aemter', label: 'Ämter' },
          { href: '/begriffe', label: 'Begriffe' },
        ],
      },
    ],
  },
  figures: {
    title: 'Zahlen und wie wir zählen',
    lead: 'Jede Zahl kommt aus dem Protokoll der Vorgänge. Wir schätzen nicht und runden nicht schön.',
    sections: [
      {
        id: 'gesendet',
        title: 'Heute angekommen',
        figure: 'sent',
        text: ['Gezählt werden alle Anträge, die seit Mitternacht gesendet wurden. Entwürfe zählen nicht.'],
      },
      {
        id: 'entschieden',
        title: 'Heute entschieden',
        figure: 'decided',
        text: ['Gezählt werden alle Anträge, über die seit Mitternacht entschieden wurde. Egal, wann sie ankamen.'],
      },
      {
        id: 'puenktlich',
        title: 'Pünktlich',
        figure: 'kept',
        text: [
          'Gezählt werden alle Vorgänge, deren zugesagter Tag in den letzten 30 Tagen lag.',
          'Ist ein solcher Vorgang noch offen, zählt er als zu spät.',
          'Pünktlich heißt: spätestens am versprochenen Tag. Wartezeit auf eine Antwort von Ihnen ziehen wir nicht ab.',
        ],
      },
      {
        id: 'dauer',
        title: 'So lange dauert es wirklich',
        figure: 'durations',
        text: [
          'Gemessen wird vom Senden bis zur Entscheidung, in den letzten 500 Fällen je Leistung.',
          'Eine Zahl heißt: Die Hälfte war schneller. Die andere: Neun von zehn waren schneller.',
          'Unter fünf Fällen zeigen wir nichts. Sonst ließe sich auf Personen schließen.',
        ],
      },
    ],
  },
  help: {
    title: 'Hilfe',
    lead: 'So kommen Sie weiter, wenn etwas nicht klappt.',
    sections: [
      {
        id: 'weitermachen',
        title: 'Ich möchte später weitermachen',
        text: ['Jede Antwort ist sofort gespeichert. Mit Ihrem Code machen Sie auf jedem Gerät weiter.'],
        links: [{ href: '/weitermachen', label: 'Mit einem Code weitermachen' }],
      },
      {
        id: 'code',
        title: 'Ich habe meinen Code verloren',
        text: [
          'Auf dem Gerät, auf dem Sie begonnen haben, geht es ohne Code weiter.',
          'Sonst können auch wir den Entwurf nicht öffnen. Bitte fangen Sie dann neu an.',
        ],
        links: [{ href: '/mein-bereich', label: 'Mein Bereich' }],
      },
      {
        id: 'konto',
        title: 'Brauche ich ein Konto?',
        text: [
          'Meist nicht. Ob Sie eines brauchen, steht auf der Seite der Leistung. Ausfüllen können Sie immer ohne.',
        ],
      },
      {
        id: 'stand',
        title: 'Wie steht es um meinen Antrag?',
        text: ['Der Stand steht in Ihrem Bereich: was geschah, wer ihn hat und was bis wann kommt.'],
        links: [{ href: '/mein-bereich', label: 'Mein Bereich' }],
      },
      {
        id: 'andere',
        title: 'Kann jemand anders das für mich tun?',
        text: ['Ja. Mit einem Konto können Sie einer Person eine Vertretung geben und jederzeit beenden.'],
      },
      {
        id: 'sprache',
        title: 'Do you speak English?',
        text: ['Ja: Alles hier gibt es auch auf Englisch. Der Link steht oben auf jeder Seite.'],
      },
      {
        id: 'person',
        title: 'Ich möchte mit einem Menschen sprechen',
        facts: 'contact',
        links: [{ href: '/aemter', label: 'Ämter und Bürgerbüros' }],
      },
      {
        id: 'sicherheit',
        title: 'Ich habe eine Sicherheitslücke gefunden',
        text: [
          'Danke. Bitte sagen Sie es zuerst uns und geben Sie uns Zeit. Wer ehrlich meldet, wird nicht angezeigt.',
        ],
        facts: 'contact',
        fill: ['E-Mail-Adresse und Schlüssel für Meldungen zur Sicherheit'],
      },
    ],
  },
};

/** The shape of these pages; both languages have the same sections. */
export interface StaticTexts {
  readonly fill: string;
  readonly imprint: StaticPage;
  readonly privacy: StaticPage;
  readonly accessibility: StaticPage;
  readonly about: StaticPage;
  readonly figures: StaticPage;
  readonly help: StaticPage;
}
export interface StaticPage {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly StaticSection[];
}
export interface StaticSection {
  readonly id: string;
  readonly title: string;
  readonly text?: readonly string[];
  readonly list?: readonly string[];
  /** Addresses below the language; `isRoot` for those without. */
  readonly links?: readonly { readonly href: string; readonly label: string; readonly isRoot?: boolean }[];
  /** Facts of the city that stand here. */
  readonly facts?: 'provider' | 'contact';
  /** A measured figure that stands here. */
  readonly figure?: 'sent' | 'decided' | 'kept' | 'durations';
  /** What only the city can say and has not said yet. */
  readonly fill?: readonly string[];
  /** Shown in demo mode only. */
  readonly demo?: boolean;
}
