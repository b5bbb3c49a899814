/** The outcomes of a user task in the order in which they are drawn; the first one follows the suggestion. */
export const outcomesOf = (attributes: Attributes): readonly string[] => listed(attributes['outcomes']);

/** The answers a task needs (`lipsia:data`); null when it needs all. */
export const dataOf = (attributes: Attributes): ReadonlySet<string> | null => {
  const names = listed(attributes['data']);
  return names.length > 0 ? new Set(names) : null;
};

/** True when the person must read why: whatever does not follow the suggestion and does not merely ask (VwVfG § 39, AO § 121). */
export const needsReason = (outcomes: readonly string[], outcome: string): boolean =>
  outcome !== askOutcome && outcomes.includes(outcome) && outcome !== outcomes[0];

/** True when two persons decide: the task says so, or the whole service does. */
export const isFourEyes = (attributes: Attributes, decision: { readonly fourEyes: boolean }): boolean =>
  attributes['fourEyes'] === 'true' || decision.fourEyes;

/** The one outcome that asks the citizen instead of deciding. */
export const askOutcome = 'nachfragen';

const listed = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

type Attributes = Readonly<Record<string, string>>;
