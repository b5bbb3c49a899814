import type { Language } from '#kernel/language';
import type { MandateText } from '../domain/visit/mandate.ts';

/** The words that the person signs at the counter, for one service. A changed word needs a new version. */
export const mandateText = (language: Language, service: string): MandateText => ({
  ...{ id: 'hilfe-am-schalter', version: '2026-11-22', language, text: words[language](service) },
});

const words: Readonly<Record<Language, (service: string) => string>> = {
  de: (service) =>
    `Eine Person am Schalter hilft mir beim Ausfüllen. Sie darf meine Angaben sehen und eintragen, nur heute und nur für diese Leistung. Sie entscheidet nichts. Ich kann diese Vollmacht zurücknehmen, bis der Antrag abgeschickt ist. Es geht um diese Leistung: ${service}`,
  en: (service) =>
    `A person at the counter helps me to fill in the form. They may see and enter my details, only today and only for this service. They decide nothing. I can take this mandate back until the application is sent. It is about this service: ${service}`,
};
