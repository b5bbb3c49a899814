import type { FormBody } from '#platform/http';
import { type ContactChannel, contactChannels } from '../../use-cases/clerk/note-contact.ts';

/** What a staff member typed, kept as it is when something stands in the way. */
export const readTyped = (form: FormBody): Typed => ({
  token: form.get('aufgabe'),
  outcome: form.get('ergebnis'),
  blocks: form.all('bausteine'),
  questions: form.all('fragen'),
  entries: Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      name.startsWith(entryPrefix) ? [[name.slice(entryPrefix.length), value]] : [],
    ),
  ),
  german: form.get('deutsch').replaceAll('\r\n', '\n'),
  english: form.get('englisch').replaceAll('\r\n', '\n'),
  to: form.get('an'),
  path: '',
  translated: '',
  channel: contactChannels.find((one) => one === form.get('weg')) ?? null,
  day: form.get('tag'),
  office: form.get('amt'),
  data: form.all('angaben'),
});

/** Before the id of an entry in the name of its field. */
export const entryPrefix = 'eintrag-';

export const nothingTyped: Typed = {
  token: '',
  outcome: '',
  blocks: [],
  questions: [],
  entries: {},
  german: '',
  english: '',
  to: '',
  path: '',
  translated: '',
  channel: null,
  day: '',
  office: '',
  data: [],
};

export interface Typed {
  /** Token of the task the form was made for. */
  readonly token: string;
  readonly outcome: string;
  readonly blocks: readonly string[];
  /** Paths of answers to correct. */
  readonly questions: readonly string[];
  /** What the outcome wants to know, by the id of the entry. */
  readonly entries: Readonly<Record<string, string>>;
  readonly german: string;
  readonly english: string;
  /** Colleague who gets the task. */
  readonly to: string;
  /** Place of the answer that was put into German. */
  readonly path: string;
  readonly translated: string;
  /** How the person reached the office, null when no known way was chosen, and on which day. */
  readonly channel: ContactChannel | null;
  readonly day: string;
  /** The other office that is asked, and the places of the answers that go along. */
  readonly office: string;
  readonly data: readonly string[];
}
