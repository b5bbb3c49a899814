import { entriesOf } from './entries.ts';
import { askOutcome, isFourEyes, needsReason, outcomesOf } from './outcomes.ts';

/**
 * The outcomes with which many cases may be decided at once: the task says so (`lipsia:bulk`), nothing is weighed, one person decides,
 * and the outcome wants neither a reason of its own (VwVfG § 39) nor an entry. Empty where each case is decided alone.
 */
export function bulkOutcomes(attributes: Attributes, decision: { readonly fourEyes: boolean }): readonly string[] {
  if (attributes['bulk'] !== 'true' || attributes['discretion'] === 'true') return [];
  if (isFourEyes(attributes, decision)) return [];
  const outcomes = outcomesOf(attributes);
  const withEntries = new Set(entriesOf(attributes).map(({ outcome }) => outcome));
  return outcomes.filter(
    (outcome) => outcome !== askOutcome && !needsReason(outcomes, outcome) && !withEntries.has(outcome),
  );
}

type Attributes = Readonly<Record<string, string>>;
