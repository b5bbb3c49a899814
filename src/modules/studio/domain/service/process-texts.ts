/** The words of the process that every imported service begins with. */
export const processTexts = {
  de: {
    steps: {
      gesendet: 'Ihre Angaben sind bei uns.',
      pruefen: 'Wir prüfen Ihre Angaben.',
      berichtigen: 'Bitte berichtigen Sie Ihre Angaben.',
      erledigt: 'Ihre Angaben sind bearbeitet.',
      abgelehnt: 'Wir konnten Ihrem Anliegen nicht entsprechen.',
    },
    tasks: {
      pruefen: {
        title: 'Angaben prüfen',
        help: 'Lesen Sie die Angaben. Fragen Sie nach, wenn etwas fehlt.',
        outcomes: { erledigt: 'Erledigt', nachfragen: 'Nachfragen', ablehnen: 'Ablehnen' },
      },
      berichtigen: { title: 'Angaben berichtigen', help: 'Ändern Sie nur, wonach wir fragen.' },
    },
  },
  en: {
    steps: {
      gesendet: 'We have your details.',
      pruefen: 'We check your details.',
      berichtigen: 'Please correct your details.',
      erledigt: 'Your details have been dealt with.',
      abgelehnt: 'We could not do what you asked for.',
    },
    tasks: {
      pruefen: {
        title: 'Check the details',
        help: 'Read the details. Ask if something is missing.',
        outcomes: { erledigt: 'Done', nachfragen: 'Ask', ablehnen: 'Refuse' },
      },
      berichtigen: { title: 'Correct the details', help: 'Change only what we ask about.' },
    },
  },
} as const;
