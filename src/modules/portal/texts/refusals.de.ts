/** What a page says when something cannot be shown or done, and how to go on. */
export const refusals = {
  home: 'Zur Startseite',
  help: 'Hilfe bekommen',
  again: 'Noch einmal versuchen',
  back: 'Seite neu öffnen',
  phone: (number: string) => `Sie erreichen uns auch am Telefon: ${number}.`,
  reference: (id: string) => `Nummer für Rückfragen: ${id}`,
  signIn: {
    title: 'Bitte melden Sie sich an',
    text: 'Diese Seite zeigt persönliche Daten. Darum müssen wir wissen, wer Sie sind.',
    more: 'Nach der Anmeldung kommen Sie gleich hierher zurück.',
    staff: 'Diese Seite ist für Mitarbeitende der Stadt.',
    action: 'Jetzt anmelden',
    staffAction: 'Als Mitarbeitende anmelden',
  },
  notYours: {
    title: 'Diese Seite ist nicht für Sie freigegeben',
    text: 'Ihr Konto hat für diese Seite kein Recht.',
    more: 'Ist das ein Irrtum? Dann fragen Sie Ihre Leitung oder melden Sie sich mit einem anderen Konto an.',
  },
  expired: {
    title: 'Das Formular war zu lange offen',
    text: 'Aus Sicherheit haben wir diese eine Eingabe nicht angenommen. Alles davor ist gespeichert.',
    steps: [
      'Gehen Sie im Browser einen Schritt zurück. Ihre Eingabe steht meist noch da.',
      'Laden Sie die Seite neu und senden Sie noch einmal.',
      'Klappt es nicht, erlauben Sie Cookies für diese Seite.',
    ],
  },
  crossSite: {
    title: 'Diese Eingabe kam von einer fremden Seite',
    text: 'Wir haben sie zu Ihrem Schutz nicht angenommen. Es ist nichts passiert.',
    more: 'Öffnen Sie die Seite hier neu und geben Sie alles hier ein.',
  },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht ist die Adresse vertippt oder die Seite ist umgezogen.',
    more: 'Persönliche Seiten sehen Sie nur mit der richtigen Anmeldung oder auf dem Gerät, auf dem Sie angefangen haben.',
    search: 'Was suchen Sie?',
    resume: 'Mit einem Code weitermachen',
  },
  notFoundStaff: {
    title: 'Hier können Sie nichts öffnen',
    text: 'Vielleicht ist die Nummer vertippt, oder der Vorgang gehört zu einem anderen Amt.',
    more: 'Vertreten Sie jemanden? Dann muss diese Person Sie unter „Meine Anmeldung“ als Vertretung eintragen.',
    worklist: 'Zu meinen Vorgängen',
    own: 'Meine Anmeldung',
  },
  conflict: {
    title: 'Jemand war schneller',
    text: 'Der Stand hat sich geändert, während Sie gearbeitet haben. Ihre letzte Eingabe wurde nicht gespeichert.',
    more: 'Öffnen Sie die Seite neu, sehen Sie nach und versuchen Sie es noch einmal.',
  },
  gone: {
    title: 'Das gibt es nicht mehr',
    text: 'Der Link ist abgelaufen oder die Daten sind gelöscht.',
    more: 'Brauchen Sie es noch einmal? Fangen Sie auf der Startseite neu an.',
  },
  tooLarge: {
    title: 'Das ist zu groß',
    text: 'Die Datei oder der Text ist größer als erlaubt. Es wurde nichts davon gespeichert.',
    more: 'Nehmen Sie eine kleinere Datei oder ein Foto mit weniger Auflösung. Gehen Sie dazu einen Schritt zurück.',
  },
  wrongType: {
    title: 'Das konnten wir nicht lesen',
    text: 'Die Eingabe kam in einer Form an, die wir nicht kennen.',
    more: 'Öffnen Sie die Seite neu und senden Sie noch einmal.',
  },
  tooMany: {
    title: 'Das waren sehr viele Anfragen',
    text: (seconds: number) => `Bitte warten Sie ${seconds} Sekunden. Dann geht es weiter.`,
    more: 'Ihre gespeicherten Angaben sind sicher.',
  },
  fault: {
    title: 'Da ist bei uns etwas schiefgegangen',
    text: 'Der Fehler liegt bei uns, nicht bei Ihnen. Was schon gespeichert war, ist sicher.',
    more: 'Versuchen Sie es in ein paar Minuten noch einmal. Bleibt es so, nennen Sie uns bitte diese Nummer.',
  },
  busy: {
    title: 'Wir sind gleich wieder da',
    text: 'Der Dienst ist gerade nicht erreichbar. Was schon gespeichert war, ist sicher.',
    more: 'Versuchen Sie es in ein paar Minuten noch einmal.',
    unsaved: {
      surely: 'Ihre letzte Eingabe ist nicht gespeichert.',
      perhaps: 'Ihre letzte Eingabe ist vielleicht nicht gespeichert.',
    },
    steps: [
      'Gehen Sie im Browser einen Schritt zurück. Ihre Eingabe steht meist noch da.',
      'Senden Sie noch einmal. Es entsteht dabei nichts doppelt.',
    ],
  },
};
