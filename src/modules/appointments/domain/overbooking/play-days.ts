import {
  type Day,
  type DeskPlan,
  drawLateness,
  drawMinutes,
  type LogNormal,
  type RandomStream,
  runDay,
  type Span,
  type Visitor,
  waitOf,
} from '../simulation/index.ts';

/** How so many days go on average with these bookings: people served, their wait, and how long the last desk works past closing. */
export function playDays(office: BookedOffice, days: number, next: RandomStream): DayFigures {
  const waits: number[] = [];
  let over = 0;
  for (let day = 0; day < days; day++) {
    const { calls, overtime } = runDay(bookedDay(office, next));
    for (const call of calls) if (call.came) waits.push(waitOf(call));
    over += Math.max(...overtime.values());
  }
  waits.sort((a, b) => a - b);
  return {
    booked: office.booked.reduce((sum, count) => sum + count, 0),
    served: waits.length / days,
    meanWait: waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, waits.length),
    wait90: waits[Math.floor(waits.length * 0.9)] ?? 0,
    lastDeskOver: over / days,
  };
}

/** People come a little early, some late. With check-in a free desk calls who is early; without, nobody is called before the booked time. */
function bookedDay(
  { opensAt, slotMinutes, desks, booked, noShow, time, absentMinutes }: BookedOffice,
  next: RandomStream,
): Day {
  const visitors: Visitor[] = [];
  for (const [slot, count] of booked.entries()) {
    const dueAt = opensAt + slot * slotMinutes;
    for (let place = 0; place < count; place++) {
      const arrives = dueAt + drawLateness(next);
      const arrivedAt = absentMinutes === null ? arrives : Math.max(dueAt, arrives);
      const ticket = { id: `${slot}-${place}`, skills: [], priority: 1, arrivedAt, dueAt };
      visitors.push({ ticket, minutes: drawMinutes(time, next), comes: next() >= noShow[slot]! });
    }
  }
  return { visitors, absentMinutes, desks: desksOf(desks, opensAt, slotMinutes) };
}

function desksOf(desks: readonly number[], opensAt: number, slotMinutes: number): readonly DeskPlan[] {
  return Array.from({ length: Math.max(...desks) }, (_, place) => {
    const open: Span[] = [];
    for (const [slot, count] of desks.entries()) {
      if (place >= count) continue;
      const from = opensAt + slot * slotMinutes;
      const before = open.at(-1)?.to === from ? open.pop() : undefined;
      open.push({ from: before?.from ?? from, to: from + slotMinutes });
    }
    return { id: `d${place}`, skills: new Set<string>(), open };
  });
}

/** An office that serves by appointment only, in slots of one length. */
export interface BookedOffice {
  readonly opensAt: number;
  readonly slotMinutes: number;
  readonly desks: readonly number[];
  readonly booked: readonly number[];
  readonly noShow: readonly number[];
  readonly time: LogNormal;
  /** Null with check-in, when only those present are called. */
  readonly absentMinutes: number | null;
}
/** Per day; minutes. */
export interface DayFigures {
  readonly booked: number;
  readonly served: number;
  readonly meanWait: number;
  readonly wait90: number;
  readonly lastDeskOver: number;
}
