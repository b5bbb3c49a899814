import { citizenEn } from './citizen.en.ts';
import type { de } from './de.ts';

/** English words of the cases module. */
export const en: typeof de = {
  mail: {
    subject: (number) => `News in your case ${number}`,
    text: (number, address) =>
      `Hello,\n\nthere is news in your case ${number}.\nYou can read it here:\n${address}\n\nTo protect your data this e-mail says nothing more.\nPlease answer in your case, not to this e-mail.\n\nStadt Leipzig (City of Leipzig)\n`,
  },
  citizen: citizenEn,
};
