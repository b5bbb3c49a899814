import type { Language } from '#kernel/language';

/** The addresses of one case as people can say them on the phone. */
export function casePaths(language: Language, number: string): CasePaths {
  const base = `/${language}/vorgang/${number}`;
  return {
    base,
    area: `/${language}/mein-bereich`,
    resume: `/${language}/weitermachen`,
    message: `${base}/nachricht`,
    correct: `${base}/berichtigen`,
    withdraw: `${base}/zuruecknehmen`,
    code: `${base}/code`,
    german: `${base}/deutscher-text`,
    copy: `${base}/kopie`,
    log: `${base}/protokoll`,
    object: (notice) => `${base}/widerspruch/${notice}`,
    letter: (notice) => `${base}/schreiben/${notice}`,
    letterPdf: (notice, text) => `${base}/schreiben/${notice}.pdf?lang=${text}`,
    evidence: (file) => `${base}/nachweis/${file}`,
    calendar: (notice) => `${base}/frist.ics${notice ? `?schreiben=${notice}` : ''}`,
    slip: (reference) => `${base}/zahlung/${reference}`,
    followUp: (service) => `${base}/weiter/${service}`,
    done: (what) => `${base}?fertig=${what}`,
  };
}

/** What the page says it has just taken. */
export const doneThings = ['nachricht', 'antwort', 'zurueckgenommen', 'widerspruch', 'code', 'deutsch'] as const;
export type DoneThing = (typeof doneThings)[number];

export interface CasePaths {
  readonly base: string;
  readonly area: string;
  readonly resume: string;
  readonly message: string;
  readonly correct: string;
  readonly withdraw: string;
  readonly code: string;
  readonly german: string;
  readonly copy: string;
  /** The case in the public log. */
  readonly log: string;
  object(notice: string): string;
  letter(notice: string): string;
  letterPdf(notice: string, text: Language): string;
  evidence(file: string): string;
  /** The deadline of a letter, or of the question that is open. */
  calendar(notice: string | null): string;
  slip(reference: string): string;
  followUp(service: string): string;
  done(what: DoneThing): string;
}
