import type { DatasetRecord, Field, FieldType } from '../dataset.ts';

/** The datasets that the city makes itself, from its log and its rules. */
export const ownRecords = {
  cases: record('faelle-je-leistung-und-monat', {
    title: { de: 'Fälle je Leistung und Monat', en: 'Cases by service and month' },
    description: {
      de: 'Wie viele Anträge je Leistung und Monat ankamen, mit Summen. Zahlen unter 3 zeigen wir nicht. Weitere fehlen, wenn man sonst eine davon ausrechnen könnte.',
      en: 'How many applications arrived by service and month, with totals. We do not show numbers below 3. Others are missing where one of those could be calculated.',
    },
    keywords: { de: ['Anträge', 'Statistik', 'Verwaltung'], en: ['applications', 'statistics', 'administration'] },
    frequency: 'MONTHLY',
    key: ['zeitraum', 'leistung'],
    fields: [
      field('zeitraum', 'string', 'Monat oder Zeitraum', 'Month or period'),
      field('leistung', 'string', 'Leistung', 'Service'),
      field('bezeichnung', 'string', 'Bezeichnung', 'Name'),
      field('summe', 'string', 'Summe über', 'Total of'),
      field('anzahl', 'integer', 'Anzahl', 'Number', false),
    ],
    chart: { label: 'zeitraum', value: 'anzahl', where: { summe: 'leistungen' } },
  }),
  durations: record('dauer-je-leistung', {
    title: { de: 'Dauer je Leistung: zugesagt und gemessen', en: 'Duration by service: promised and measured' },
    description: {
      de: 'Wie lange Entscheidungen im letzten Jahr dauerten, in ganzen Tagen. Nur Leistungen mit mindestens 10 Entscheidungen sind dabei.',
      en: 'How long decisions took within the last year, in whole days. Only services with at least 10 decisions are included.',
    },
    keywords: { de: ['Bearbeitungszeit', 'Fristen'], en: ['processing time', 'deadlines'] },
    frequency: 'MONTHLY',
    key: ['leistung'],
    fields: [
      field('leistung', 'string', 'Leistung', 'Service'),
      field('bezeichnung', 'string', 'Bezeichnung', 'Name'),
      field('zugesagt', 'string', 'Zugesagt (WD: Werktage)', 'Promised (WD: working days)', false),
      field('median_tage', 'integer', 'Hälfte fertig nach Tagen', 'Half done after days'),
      field('neunzig_prozent_tage', 'integer', '90 Prozent fertig nach Tagen', '90 per cent done after days'),
    ],
    chart: { label: 'bezeichnung', value: 'median_tage' },
  }),
  visits: record('termine-je-buero-und-tag', {
    title: { de: 'Termine und Wartezeiten je Büro und Tag', en: 'Appointments and waiting times by office and day' },
    description: {
      de: 'Gebuchte, wahrgenommene und verpasste Termine der letzten 90 Tage. Dazu die mittlere Wartezeit. Zahlen unter 3 zeigen wir nicht, Mittelwerte erst ab 5 Werten.',
      en: 'Booked, kept and missed appointments of the last 90 days, with the median wait. We show no numbers below 3 and medians from 5 values on.',
    },
    keywords: { de: ['Termine', 'Wartezeit', 'Bürgerbüro'], en: ['appointments', 'waiting time', 'offices'] },
    frequency: 'DAILY',
    key: ['tag', 'buero'],
    fields: [
      field('tag', 'date', 'Tag', 'Day'),
      field('buero', 'string', 'Büro', 'Office'),
      field('gebucht', 'integer', 'Gebucht', 'Booked', false),
      field('gekommen', 'integer', 'Gekommen', 'Came', false),
      field('verpasst', 'integer', 'Verpasst', 'Missed', false),
      field('median_vorlauf_tage', 'integer', 'Mittlerer Vorlauf in Tagen', 'Median days ahead', false),
      field('median_wartezeit_minuten', 'integer', 'Mittlere Wartezeit in Minuten', 'Median wait in minutes', false),
    ],
    chart: { label: 'tag', value: 'gebucht' },
  }),
  services: record('leistungen', {
    title: { de: 'Leistungen der Stadt', en: 'Services of the city' },
    description: {
      de: 'Alle Leistungen, die die Stadt online anbietet: Amt, Schlüssel, Frist und Stand.',
      en: 'All services that the city offers online: office, key, deadline and edition.',
    },
    keywords: { de: ['Leistungen', 'Verzeichnis'], en: ['services', 'directory'] },
    frequency: 'IRREG',
    key: ['leistung'],
    fields: [
      field('leistung', 'string', 'Leistung', 'Service'),
      field('bezeichnung', 'string', 'Bezeichnung', 'Name'),
      field('bezeichnung_en', 'string', 'Bezeichnung auf Englisch', 'Name in English'),
      field('amt', 'string', 'Amt', 'Office'),
      field('schluessel', 'string', 'Leistungsschlüssel', 'National service key', false),
      field('anmeldung', 'string', 'Nötige Anmeldung', 'Sign-in needed'),
      field('ohne_anmeldung', 'boolean', 'Auch ohne Anmeldung', 'Also without sign-in'),
      field('zugesagt', 'string', 'Zugesagte Dauer', 'Promised duration', false),
      field('ausgabe', 'integer', 'Ausgabe', 'Edition'),
    ],
  }),
  offices: record('aemter', {
    title: { de: 'Ämter und Büros', en: 'Offices' },
    description: {
      de: 'Ämter und Büros mit Anschrift, soweit bekannt, und woher die Angabe stammt.',
      en: 'Offices with their address as far as known, and where the fact comes from.',
    },
    keywords: { de: ['Ämter', 'Anschriften'], en: ['offices', 'addresses'] },
    frequency: 'IRREG',
    key: ['amt'],
    fields: [
      field('amt', 'string', 'Amt', 'Office'),
      field('name', 'string', 'Name', 'Name in German'),
      field('name_en', 'string', 'Name auf Englisch', 'Name in English'),
      field('art', 'string', 'Art', 'Kind'),
      field('geoeffnet', 'boolean', 'In Betrieb', 'In operation'),
      field('anschrift', 'string', 'Anschrift', 'Address', false),
      field('barrierefrei', 'boolean', 'Barrierefrei', 'Accessible', false),
      field('stand', 'date', 'Stand', 'As of'),
      field('quelle', 'string', 'Quelle', 'Source'),
    ],
  }),
  fees: record('gebuehren', {
    title: { de: 'Gebühren und Steuern', en: 'Fees and taxes' },
    description: {
      de: 'Beträge, die die Stadt verlangt, in Cent. Jeder Betrag nennt Zeitraum, Rechtsgrundlage und Quelle.',
      en: 'Amounts that the city charges, in cents. Each names its period, legal basis and source.',
    },
    keywords: { de: ['Gebühren', 'Kosten'], en: ['fees', 'costs'] },
    frequency: 'IRREG',
    key: ['gebuehr', 'betrag', 'gilt_ab'],
    fields: [
      field('gebuehr', 'string', 'Gebühr', 'Fee'),
      field('betrag', 'string', 'Betrag', 'Amount'),
      field('bezeichnung', 'string', 'Bezeichnung', 'Name'),
      field('cent', 'integer', 'Cent', 'Cents'),
      field('gilt_ab', 'date', 'Gilt ab', 'Valid from'),
      field('gilt_bis', 'date', 'Gilt bis', 'Valid until', false),
      field('rechtsgrundlage', 'string', 'Rechtsgrundlage', 'Legal basis'),
      field('bestaetigt', 'boolean', 'Bestätigt', 'Confirmed'),
      field('stand', 'date', 'Stand', 'As of'),
      field('quelle', 'string', 'Quelle', 'Source'),
    ],
  }),
  policies: record('freigabe-von-terminen', {
    title: { de: 'Regeln für die Freigabe von Terminen', en: 'Rules for releasing appointments' },
    description: {
      de: 'Wann die Stadt welchen Teil ihrer Termine freigibt. Jede Regel nennt Stand und Quelle.',
      en: 'When the city releases which part of its appointments. Each rule names its date and source.',
    },
    keywords: { de: ['Termine', 'Freigabe'], en: ['appointments', 'release'] },
    frequency: 'IRREG',
    key: ['regel', 'teil'],
    fields: [
      field('regel', 'string', 'Regel', 'Rule'),
      field('bezeichnung', 'string', 'Bezeichnung', 'Name'),
      field('teil', 'integer', 'Teil', 'Part'),
      field('anteil', 'number', 'Anteil', 'Share'),
      field('weg', 'string', 'Weg', 'Channel'),
      field('freigabe', 'string', 'Art der Freigabe', 'Kind of release', false),
      field('tage_vorher', 'integer', 'Tage vorher', 'Days before', false),
      field('uhrzeit', 'string', 'Uhrzeit', 'Time', false),
      field('sicherheit', 'string', 'Wie sicher', 'How certain'),
      field('stand', 'date', 'Stand', 'As of'),
      field('quelle', 'string', 'Quelle', 'Source'),
    ],
  }),
  traces: record('ereignisprotokoll', {
    title: { de: 'Ereignisprotokoll der Verfahren', en: 'Event log of procedures' },
    description: {
      de: 'Die Schritte der Fälle eines Monats ohne Personen, auf den Tag genau. Es fehlen seltene Wege und Leistungen mit kleinen Zahlen. Auch als XES und OCEL 2.0.',
      en: 'The steps of the cases of a month without persons, to the day. Rare paths and services with small numbers are left out. Also as XES and OCEL 2.0.',
    },
    keywords: { de: ['Prozessanalyse', 'Verfahren', 'XES', 'OCEL'], en: ['process mining', 'XES', 'OCEL'] },
    frequency: 'MONTHLY',
    key: ['vorgang', 'schritt'],
    fields: [
      field('vorgang', 'string', 'Vorgang (nur in dieser Ausgabe)', 'Case (in this release only)'),
      field('schritt', 'integer', 'Schritt', 'Step'),
      field('leistung', 'string', 'Leistung', 'Service'),
      field('ereignis', 'string', 'Ereignis', 'Event'),
      field('tag', 'date', 'Tag', 'Day'),
      field('status', 'string', 'Status', 'Status', false),
    ],
  }),
} satisfies Readonly<Record<string, DatasetRecord>>;

function record(id: string, rest: Omit<DatasetRecord, 'id' | 'theme' | 'licence' | 'office'>): DatasetRecord {
  return { id, theme: 'GOVE', licence: 'dl-zero-de/2.0', office: null, ...rest };
}

function field(name: string, type: FieldType, de: string, en: string, required = true): Field {
  return { name, type, title: { de, en }, required };
}
