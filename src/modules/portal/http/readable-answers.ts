import type { CaseView } from '#cases';
import { legalDay } from '#kernel/clock';
import type { Language } from '#kernel/language';
import type { SummaryRow } from '#ui';
import type { PortalParts } from '../use-cases/portal-parts.ts';

/** The answers of a case as label and value, as its form said them on the day it was sent. */
export function readableAnswers({ forms }: PortalParts, language: Language): (view: CaseView) => readonly SummaryRow[] {
  return ({ folder, answers, row }) => {
    const sentOn = legalDay(Temporal.Instant.from(row.submittedAt));
    const context = forms.contextOf(folder, language, sentOn);
    const sections = forms.summary(forms.formOf(folder), answers, folder.texts[language], context);
    return sections.flatMap(({ rows }) =>
      rows.flatMap(({ label, lines }) => (lines.length > 0 ? [{ label, value: lines.join(', ') }] : [])),
    );
  };
}
