import { citizenDe } from './citizen.de.ts';

/** Words of the cases module; German is the pattern that English must match. */
export const de = {
  mail: {
    subject: (number: string) => `Neues in Ihrem Vorgang ${number}`,
    text: (number: string, address: string) =>
      `Guten Tag,\n\nin Ihrem Vorgang ${number} gibt es etwas Neues.\nLesen können Sie es hier:\n${address}\n\nZum Schutz Ihrer Daten steht in dieser E-Mail kein Inhalt.\nAntworten Sie bitte in Ihrem Vorgang, nicht auf diese E-Mail.\n\nIhre Stadt Leipzig\n`,
  },
  citizen: citizenDe,
};
