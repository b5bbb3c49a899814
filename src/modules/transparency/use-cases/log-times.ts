import type { Uuid } from '#kernel/ids';
import { findLeaves } from '../store/log-store.ts';
import { readSeals } from '../store/seal-store.ts';
import type { LogParts } from './log-parts.ts';

/**
 * What the witnesses of this log say of time: whether the first entry of each of these streams stood in a log that one of them had cosigned
 * before a month began. One witness is enough here; whoever checks from outside may want more.
 */
export async function logTimes(
  { db, witnesses }: Pick<LogParts, 'db' | 'witnesses'>,
  streams: readonly Uuid[],
): Promise<LogTimes> {
  const names = witnesses.map(({ key }) => key.name);
  const places = streams.map((stream) => ({ stream, seq: 1 }));
  const [seals, leaves] = await Promise.all([readSeals(db, names), findLeaves(db, places)]);
  const indexes = new Map(leaves.map(({ stream, index }) => [stream, index]));
  const reached = (month: string): number =>
    Math.max(0, ...seals.filter((seal) => seal.month < month).map(({ size }) => size));
  return { isSeenBefore: (stream, month) => (indexes.get(stream) ?? Number.POSITIVE_INFINITY) < reached(month) };
}

export interface LogTimes {
  /** Whether a witness had cosigned a log with the first entry of this stream before a legal month began. */
  isSeenBefore(stream: Uuid, month: string): boolean;
}
