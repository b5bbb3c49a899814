import type { Language } from '#kernel/language';

/** What the commands that read files of other systems say. */
export const fileWords = {
  de: {
    importUsage: 'Es fehlt etwas: import-service <Datei.xml> --id <Dienst> --office <Amt> [--into <Ordner>]',
    imported: (folder: string, questions: number, work: number, rules: number) =>
      `${folder}: ${questions} Fragen übernommen.\nOffene Arbeit: ${work} Punkte, davon ${rules} Regeln. Alles steht in import-report.md.\nDer Dienst lädt, sobald das Amt identity und retention entschieden hat.`,
    processUsage: 'Es fehlt etwas: check-process <Datei.bpmn|Datei.dmn>',
    elements: 'Elemente',
    changes: (count: number) => `Zu ändern (${count}), mit Zeile:`,
    refused: (count: number) => `Läuft auch danach nicht (${count}):`,
    toDecide: (count: number) => `Für den Dienst noch festzulegen (${count}):`,
    runs: 'Die Datei läuft, wie sie ist.',
    doesNotRun: 'So läuft die Datei noch nicht.',
    line: 'Zeile',
  },
  en: {
    importUsage: 'Something is missing: import-service <file.xml> --id <service> --office <office> [--into <folder>]',
    imported: (folder: string, questions: number, work: number, rules: number) =>
      `${folder}: ${questions} questions taken over.\nOpen work: ${work} points, ${rules} of them rules. All of it stands in import-report.md.\nThe service loads as soon as the office has decided identity and retention.`,
    processUsage: 'Something is missing: check-process <file.bpmn|file.dmn>',
    elements: 'Elements',
    changes: (count: number) => `To be changed (${count}), with line:`,
    refused: (count: number) => `Does not run even then (${count}):`,
    toDecide: (count: number) => `To be decided for the service (${count}):`,
    runs: 'The file runs as it is.',
    doesNotRun: 'The file does not run yet.',
    line: 'line',
  },
} as const satisfies Readonly<Record<Language, object>>;
