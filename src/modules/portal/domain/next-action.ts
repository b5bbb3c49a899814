/** The one thing a person should do in a case now, the most urgent first; null when there is nothing to do. */
export function nextAction(situation: Situation): NextAction | null {
  if (situation.isErased) return null;
  if (situation.status === 'waiting-for-citizen') return 'answer';
  if (situation.hasUnreadLetter) return 'read-letter';
  return situation.hasOpenPayment ? 'pay' : null;
}

export type NextAction = 'answer' | 'read-letter' | 'pay';
export interface Situation {
  readonly status: 'open' | 'waiting-for-citizen' | 'decided' | 'withdrawn';
  /** A letter that lies here and was never opened. */
  readonly hasUnreadLetter: boolean;
  readonly hasOpenPayment: boolean;
  readonly isErased: boolean;
}
