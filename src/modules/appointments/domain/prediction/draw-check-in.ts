import {
  drawNormalAbove,
  lateAfterMinutes,
  lateness,
  normalShare,
  type RandomStream,
  type Ticket,
} from '../simulation/index.ts';

/**
 * The minute at which a booked person checks in who has not yet, or null who does not come. The longer the booked time is past,
 * the less likely it becomes (Bayes); from lateAfterMinutes on nobody is expected any more.
 */
export function drawCheckIn({ dueAt, noShow }: Expected, now: number, next: RandomStream): number | null {
  if (dueAt === null || now > dueAt + lateAfterMinutes) return null;
  const bound = (now - dueAt - lateness.mean) / lateness.spread;
  const stillToCome = (1 - noShow) * normalShare(-bound);
  if (next() * (stillToCome + noShow) >= stillToCome) return null;
  return dueAt + lateness.mean + lateness.spread * drawNormalAbove(bound, next);
}

/** A booked visit of today without check-in. */
export interface Expected extends Pick<Ticket, 'id' | 'skills' | 'priority' | 'dueAt'> {
  readonly services: readonly string[];
  /** Probability that the person does not come. */
  readonly noShow: number;
}
