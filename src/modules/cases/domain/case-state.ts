import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { ProcessState } from '#processes';
import type { KeptGermanText } from './german-texts.ts';

/** Everything of one case that is sealed, opened once per command. The answers are variables of the process. */
export interface CaseState {
  readonly process: ProcessState;
  /** The free-text question was answered: a person decides. */
  readonly freeText: boolean;
  readonly applicant: Applicant;
  /** What the clerk asked back, while it is open. */
  readonly question: OpenQuestion | null;
  /** Four eyes: a decision that waits for a second person. */
  readonly proposal: Proposal | null;
  /** The process rests: timers do not fire, nothing goes out; absent while it runs. */
  readonly isSuspended?: true;
  /** German texts that the office wrote for free texts in another language; absent without any. */
  readonly germanTexts?: readonly KeptGermanText[];
}

export interface Applicant {
  readonly name: string;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly addressLines: readonly string[];
  /** Consent to notification by retrieval from the portal (VwVfG § 41(2a)): text and language shown; null without consent. */
  readonly consent: { readonly text: string; readonly language: Language; readonly at: string } | null;
}

export interface OpenQuestion {
  /** Ids of the answers to correct. */
  readonly questions: readonly string[];
  readonly text: string;
  /** The German words, where the person was asked in another language. */
  readonly german?: string;
  readonly askedAt: string;
}

export interface Proposal {
  readonly token: string;
  readonly outcome: string;
  readonly reason: string;
  readonly question: Omit<OpenQuestion, 'askedAt'> | null;
  /** What the clerk entered with the outcome, as typed; absent without any. */
  readonly entries?: Readonly<Record<string, string>>;
  readonly by: Uuid;
}

/** The row of a case: no personal data outside `sealed`. */
export interface CaseRow {
  readonly id: Uuid;
  readonly number: string;
  readonly service: string;
  readonly version: string;
  readonly office: string;
  readonly language: Language;
  readonly accountId: Uuid | null;
  readonly guestProof: Uint8Array | null;
  readonly key: Uuid;
  readonly status: CaseStatus;
  readonly outcome: string | null;
  readonly automatic: boolean | null;
  readonly seq: number;
  readonly sealed: Uint8Array;
  readonly submittedAt: string;
  readonly promisedOn: string | null;
  readonly legalOn: string | null;
  readonly decidedAt: string | null;
  /** When key and contents went; nothing personal can be read since. */
  readonly erasedAt: string | null;
}

export type CaseStatus = 'open' | 'waiting-for-citizen' | 'decided' | 'withdrawn';
