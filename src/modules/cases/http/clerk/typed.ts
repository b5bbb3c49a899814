import type { FormBody } from '#platform/http';

/** What a staff member typed, kept as it is when something stands in the way. */
export const readTyped = (form: FormBody): Typed => ({
  token: form.get('aufgabe'),
  outcome: form.get('ergebnis'),
  blocks: form.all('bausteine'),
  questions: form.all('fragen'),
  german: form.get('deutsch').replaceAll('\r\n', '\n'),
  english: form.get('englisch').replaceAll('\r\n', '\n'),
  to: form.get('an'),
  path: '',
  translated: '',
});

export const nothingTyped: Typed = {
  token: '',
  outcome: '',
  blocks: [],
  questions: [],
  german: '',
  english: '',
  to: '',
  path: '',
  translated: '',
};

export interface Typed {
  /** Token of the task the form was made for. */
  readonly token: string;
  readonly outcome: string;
  readonly blocks: readonly string[];
  /** Paths of answers to correct. */
  readonly questions: readonly string[];
  readonly german: string;
  readonly english: string;
  /** Colleague who gets the task. */
  readonly to: string;
  /** Place of the answer that was put into German. */
  readonly path: string;
  readonly translated: string;
}
