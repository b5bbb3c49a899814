/** Counts what happens within the last minute, second by second; nothing about whom is kept. */
export function minuteCounter(): MinuteCounter {
  const counts = new Map<number, number>();
  const within = (second: number): number => {
    for (const known of counts.keys()) if (known <= second - 60) counts.delete(known);
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  };
  return {
    add(now) {
      const second = Math.floor(now / 1_000);
      counts.set(second, (counts.get(second) ?? 0) + 1);
      return within(second);
    },
    count: (now) => within(Math.floor(now / 1_000)),
  };
}

export interface MinuteCounter {
  /** Notes one at this time in milliseconds; gives how many there were within the minute, with it. */
  add(now: number): number;
  count(now: number): number;
}
