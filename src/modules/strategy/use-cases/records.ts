import type { DatasetRecord } from '#transparency';

/** The dataset that every figure of a goal is worked out from. */
export const countsId = 'messwerte-der-ziele';

/** What was counted of the log in a month: the basis of every goal. */
export const countsRecord: DatasetRecord = {
  ...{ id: countsId, theme: 'GOVE', licence: 'dl-zero-de/2.0', office: null, frequency: 'MONTHLY' },
  title: { de: 'Messwerte der Ziele', en: 'Counts behind the goals' },
  description: {
    de: 'Was die Stadt in einem Monat gezählt hat. Daraus rechnet jeder die Ziele nach. Steht bei Menschen eine 3, kann es auch 1 oder 2 sein. Bei wenigen Antworten stehen 1 bis 3 zusammen und 4 bis 5. Beim Abschluss stehen Anteile von 100, in Schritten von 5. Zahlen unter 10 stehen zusammen unter „uebrige“ oder fehlen.',
    en: 'What the city counted in a month. Anybody can work the goals out again from it. A 3 about people may also be a 1 or 2. With few answers, 1 to 3 stand together, and 4 to 5. For completion, shares of 100 are given, in steps of 5. Numbers below 10 stand together as “uebrige” or are missing.',
  },
  keywords: { de: ['Ziele', 'Strategie', 'Kennzahlen'], en: ['goals', 'strategy', 'key figures'] },
  key: ['monat', 'messgroesse', 'bereich', 'wert'],
  fields: [
    { name: 'monat', type: 'yearmonth', title: { de: 'Monat', en: 'Month' }, required: true },
    { name: 'messgroesse', type: 'string', title: { de: 'Was gezählt ist', en: 'What is counted' }, required: true },
    { name: 'bereich', type: 'string', title: { de: 'Leistung oder Büro', en: 'Service or office' }, required: true },
    { name: 'wert', type: 'string', title: { de: 'Wert', en: 'Value' }, required: true },
    { name: 'anzahl', type: 'integer', title: { de: 'Anzahl', en: 'Number' }, required: true },
  ],
};

/** The four figures that GOV.UK publishes for each service, and four of our own. */
export const servicesRecord: DatasetRecord = {
  ...{ id: 'kennzahlen-je-leistung', theme: 'GOVE', licence: 'dl-zero-de/2.0', office: null, frequency: 'MONTHLY' },
  title: { de: 'Kennzahlen je Leistung', en: 'Key figures by service' },
  description: {
    de: 'Kosten, Zufriedenheit, Abschluss und Online-Anteil je Leistung und Monat. Dazu Dauer, Frist, klare Sprache und Englisch. Beim Abschluss zählen Anträge, die im Monat abgeschickt oder gelöscht wurden. Offene Entwürfe zählen noch nicht. Ohne Wert steht dabei, warum.',
    en: 'Cost, satisfaction, completion and digital take-up by service and month. Also duration, deadline, plain language and English. Completion counts applications that were sent or deleted in the month. Open drafts do not count yet. Without a value, the reason is given.',
  },
  keywords: { de: ['Kennzahlen', 'Leistungen'], en: ['key figures', 'services'] },
  key: ['monat', 'leistung', 'kennzahl'],
  fields: [
    { name: 'monat', type: 'yearmonth', title: { de: 'Monat', en: 'Month' }, required: true },
    { name: 'leistung', type: 'string', title: { de: 'Leistung', en: 'Service' }, required: true },
    { name: 'bezeichnung', type: 'string', title: { de: 'Bezeichnung', en: 'Name' }, required: true },
    { name: 'kennzahl', type: 'string', title: { de: 'Kennzahl', en: 'Key figure' }, required: true },
    { name: 'wert', type: 'number', title: { de: 'Wert', en: 'Value' }, required: false },
    { name: 'einheit', type: 'string', title: { de: 'Einheit', en: 'Unit' }, required: true },
    { name: 'stand', type: 'string', title: { de: 'Stand', en: 'State' }, required: true },
  ],
};
