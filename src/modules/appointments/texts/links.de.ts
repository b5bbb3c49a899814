/** Words of what ties visits to cases, calendars and counters; German is the pattern that English must match. */
export const linksDe = {
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
