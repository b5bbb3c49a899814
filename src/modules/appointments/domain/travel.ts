import type { Plan } from './plan.ts';

/**
 * About how many minutes it takes from a postcode to each office by one way of moving, nearest first, rounded up to five: straight line times detour by
 * speed, and some fixed minutes. An estimate, no timetable; null for an unknown postcode or way.
 */
export function travelTimes(
  travel: NonNullable<Plan['travel']>,
  postcode: string,
  mode: string,
): readonly Journey[] | null {
  const from = travel.postcodes.find(({ id }) => id === postcode);
  const how = travel.modes.find(({ id }) => id === mode);
  if (!from || !how) return null;
  return travel.offices
    .flatMap(({ id, postcode: area }) => {
      const to = travel.postcodes.find((one) => one.id === area);
      if (!to) return [];
      const hours = (Math.max(kilometres(from, to), sameArea) * how.detour) / how.kilometresPerHour;
      return [{ office: id, minutes: Math.ceil((hours * 60 + how.minutes) / 5) * 5 }];
    })
    .sort((a, b) => a.minutes - b.minutes || (a.office < b.office ? -1 : 1));
}

/** Length of the straight line on the globe, in kilometres (haversine). */
export function kilometres(from: Point, to: Point): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const [up, across] = [b - a, radians(to.longitude - from.longitude)];
  const part = Math.sin(up / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(across / 2) ** 2;
  return 2 * globe * Math.asin(Math.sqrt(part));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const globe = 6_371;
/** Kilometres within one postcode: nobody lives at its middle. */
const sameArea = 0.8;

export interface Journey {
  readonly office: string;
  readonly minutes: number;
}
interface Point {
  readonly latitude: number;
  readonly longitude: number;
}
