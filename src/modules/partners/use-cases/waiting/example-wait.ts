import type { Actor } from '#kernel/actor';
import type { PartnerParts } from '../partner-parts.ts';
import { noteArrival, noteServed } from './arrivals.ts';

/** Lets somebody come to a branch in the demo, and be served once the clock was moved on; false outside the demo and where the actor serves nowhere. */
export async function seedWait(parts: PartnerParts, clerk: Actor, moveOn: () => void): Promise<boolean> {
  const id = parts.newId();
  if (parts.config.mode !== 'demo' || !(await noteArrival(parts, clerk, id)).ok) return false;
  moveOn();
  return (await noteServed(parts, clerk, id)).ok;
}
