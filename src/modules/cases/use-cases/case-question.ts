import type { Language } from '#kernel/language';
import type { Visitor } from '../domain/access.ts';
import type { CaseRow } from '../domain/case-state.ts';
import type { CaseParts } from './case-parts.ts';

/** The question that a module above asks after a case, from the first that has one; null without any. */
export async function caseQuestion(
  { askers = [] }: CaseParts,
  visitor: Visitor,
  about: AskedCase,
  language: Language,
): Promise<CaseQuestion | null> {
  for (const ask of askers) {
    const question = await ask(visitor, about, language);
    if (question) return question;
  }
  return null;
}

/** Asks nothing while there is nothing to ask; the visitor may see the case. */
export type CaseAsker = (visitor: Visitor, about: AskedCase, language: Language) => Promise<CaseQuestion | null>;
export type AskedCase = Pick<CaseRow, 'id' | 'number' | 'service' | 'status'>;
/** One question that is answered by one button; what was answered is marked. */
export interface CaseQuestion {
  readonly title: string;
  readonly text: string;
  /** Where the answer is sent; no buttons are shown when it is null. */
  readonly action: string | null;
  readonly name: string;
  readonly buttons: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
}
