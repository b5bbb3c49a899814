import type { Database, Tx } from '#platform/database';
import {
  type ChannelFigures,
  type ChannelOrder,
  countByChannel,
  originOf,
  standingsOf,
} from '../store/oversight-store.ts';
import type { CaseParts } from './case-parts.ts';

/** True when somebody who watches over cases wants two persons to decide this one. */
export async function needsTwoPersons(parts: CaseParts, tx: Tx, number: string): Promise<boolean> {
  for (const guard of parts.decisionGuards ?? []) if (await guard.needsTwo(tx, number)) return true;
  return false;
}

/** How cases stand, by number, without opening anything: the status alone. */
export const standings = (on: Tx | Database, numbers: readonly string[]) => standingsOf(on, numbers);

/** Cases of some services by the way they came, with a group of numbers as a way of its own. */
export const channelFigures = (parts: CaseParts, order: ChannelOrder): Promise<readonly ChannelFigures[]> =>
  countByChannel(parts.db, order);

/** How a case came, and when. */
export const caseOrigin = (parts: CaseParts, number: string) => originOf(parts.db, number);

/** A module above that watches over how cases come about. */
export interface DecisionGuard {
  /** True while one person alone must not decide this case. */
  needsTwo(tx: Tx, number: string): Promise<boolean>;
}
