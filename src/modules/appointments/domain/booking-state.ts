/** Every state of a visit. Those that take up the desk come first. */
export const liveStates = ['held', 'pending', 'confirmed', 'checked-in', 'called', 'serving', 'parked'] as const;
export const endStates = ['finished', 'missed', 'cancelled', 'lapsed', 'returning'] as const;

/** True when this may happen to a visit in this state. */
export const mayHappen = (what: BookingStep, state: BookingState): boolean => from[what].includes(state);

const from: Readonly<Record<BookingStep, readonly BookingState[]>> = {
  confirm: ['held', 'pending'],
  move: ['pending', 'confirmed'],
  cancel: ['held', 'pending', 'confirmed'],
  'check-in': ['confirmed'],
  finish: ['confirmed', 'checked-in', 'called', 'serving', 'parked'],
  miss: ['confirmed', 'called'],
};

export type BookingStep = 'confirm' | 'move' | 'cancel' | 'check-in' | 'finish' | 'miss';
export type LiveState = (typeof liveStates)[number];
export type BookingState = LiveState | (typeof endStates)[number];
