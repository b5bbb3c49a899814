/**
 * The yardstick: the wait of a walk-in as ZMS estimates it (QueueList::withEstimatedWaitingTime), from one average for the whole
 * office. Each person ahead takes average / desks minutes; appointments go first once their time falls within two minutes of it.
 */
export function waitByOfficeAverage(
  { now, desks, walkInsAhead, appointments }: QueueCounts,
  averageMinutes: number,
): number {
  const step = averageMinutes / Math.max(1, desks);
  const booked = [...appointments].sort((a, b) => a - b);
  let [ahead, passed] = [walkInsAhead, 0];
  for (let turn = 0; ; turn++) {
    if (passed < booked.length && now + 2 + turn * step >= booked[passed]!) passed++;
    else if (ahead > 0) ahead--;
    else return Math.floor((turn + 1) * step);
  }
}

/** What the yardstick looks at: all appointments of the day that are not called yet, whoever has come. */
export interface QueueCounts {
  readonly now: number;
  readonly desks: number;
  readonly walkInsAhead: number;
  readonly appointments: readonly number[];
}
