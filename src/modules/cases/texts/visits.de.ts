/** Words about visits at a counter on the pages of a case; German is the pattern that English must match. */
export const visitsDe = {
  title: 'Termin',
  awaits: (name: string) => `Dafür kommen Sie zu uns: ${name}. Buchen Sie jetzt einen Termin.`,
  may: 'Sie können zu diesem Vorgang auch einen Termin vor Ort vereinbaren.',
  book: 'Termin vereinbaren',
  another: 'Weiteren Termin vereinbaren',
  booked: 'Ihr Termin',
  open: (number: string) => `Termin ${number} ansehen`,
  over: 'Ihr Vorgang ist beendet. Brauchen Sie diesen Termin noch?',
  cancel: 'Termin absagen',
  story: 'Sie kommen zu uns',
  office: {
    title: 'Termine der Person',
    none: 'Zu diesem Vorgang gibt es keinen Termin.',
    awaits: 'Der Vorgang wartet auf einen Besuch.',
    book: 'Termin für die Person vereinbaren',
  },
};
