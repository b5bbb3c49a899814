import { systemActor } from '#kernel/actor';
import type { Platform } from '#platform/mount';
import { verifyAccess } from '#platform/vault';
import type { Doors } from '../../compose.ts';
import type { Answer } from '../checks/answer.ts';
import type { Words } from './words.ts';

/**
 * Recomputes every event chain, replays every case against its stored state, and looks for gaps in the access records. Names the
 * streams, cases and persons that do not hold; 1 when there is any.
 */
export async function verify(platform: Platform, { cases }: Pick<Doors, 'cases'>, say: Words): Promise<Answer> {
  const events = await platform.events.verify();
  const states = await cases.verifyStates(systemActor);
  const access = await verifyAccess(platform.db);
  const lines = [
    say.events(events.streams, events.events, events.broken.length),
    ...events.broken.map(say.brokenEvents),
    say.states(states.cases, states.differing.length),
    ...states.differing.map(say.brokenState),
    say.access(access.persons, access.entries, access.broken.length),
    ...access.broken.map(say.brokenAccess),
  ];
  const isWhole = events.broken.length + states.differing.length + access.broken.length === 0;
  return { status: isWhole ? 0 : 1, text: `${lines.join('\n')}\n` };
}
