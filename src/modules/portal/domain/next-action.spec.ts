import { expect, it } from 'vitest';
import { nextAction, type Situation } from './next-action.ts';

const calm: Situation = {
  status: 'open',
  awaitsCode: false,
  hasTextToConfirm: false,
  hasUnreadLetter: false,
  hasDocumentReady: false,
  hasOpenPayment: false,
  isErased: false,
};

it.each([
  [{}, null],
  [{ status: 'waiting-for-citizen' as const, hasUnreadLetter: true, hasOpenPayment: true }, 'answer'],
  [{ status: 'decided' as const, hasUnreadLetter: true, hasOpenPayment: true }, 'read-letter'],
  [{ status: 'decided' as const, hasOpenPayment: true }, 'pay'],
  [{ status: 'decided' as const, hasOpenPayment: true, hasDocumentReady: true }, 'pick-up'],
  [{ status: 'decided' as const }, null],
  [{ awaitsCode: true, hasUnreadLetter: true }, 'enter-code'],
  [{ status: 'decided' as const, hasTextToConfirm: true, hasUnreadLetter: true }, 'confirm-text'],
  [{ status: 'withdrawn' as const, hasTextToConfirm: true }, null],
  [{ hasUnreadLetter: true, isErased: true }, null],
])('%o asks for %s', (situation, wanted) => {
  expect(nextAction({ ...calm, ...situation })).toBe(wanted);
});
