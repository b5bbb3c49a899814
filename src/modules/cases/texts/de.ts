/** Words of the cases module; German is the pattern that English must match. */
export const de = {
  mail: {
    subject: (number: string) => `Neues in Ihrem Vorgang ${number}`,
    text: (number: string, address: string) =>
      `Guten Tag,\n\nin Ihrem Vorgang ${number} gibt es etwas Neues.\nLesen können Sie es hier:\n${address}\n\nAus Schutz Ihrer Daten steht in dieser E-Mail kein Inhalt.\n\nIhre Stadt Leipzig\n`,
  },
};
