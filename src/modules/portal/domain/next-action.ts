/** The one thing a person should do in a case now, the most urgent first; null when there is nothing to do. */
export function nextAction(situation: Situation): NextAction | null {
  if (situation.isErased) return null;
  if (situation.status === 'waiting-for-citizen') return 'answer';
  if (situation.awaitsCode) return 'enter-code';
  if (situation.hasTextToConfirm && situation.status !== 'withdrawn') return 'confirm-text';
  if (situation.hasUnreadLetter) return 'read-letter';
  if (situation.hasDocumentReady) return 'pick-up';
  return situation.hasOpenPayment ? 'pay' : null;
}

export type NextAction = 'answer' | 'enter-code' | 'confirm-text' | 'read-letter' | 'pick-up' | 'pay';
export interface Situation {
  readonly status: 'open' | 'waiting-for-citizen' | 'decided' | 'withdrawn';
  /** A letter with a code is on its way or there. */
  readonly awaitsCode: boolean;
  /** The office put a free text into German and asks whether it is right. */
  readonly hasTextToConfirm: boolean;
  /** A letter that lies here and was never opened. */
  readonly hasUnreadLetter: boolean;
  /** A document lies ready for some working days. */
  readonly hasDocumentReady: boolean;
  readonly hasOpenPayment: boolean;
  readonly isErased: boolean;
}
