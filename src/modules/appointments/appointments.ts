import type { BookingRow, Person } from './domain/booking.ts';

/** The door of the appointments: what the portal may ask of them. */
export interface Appointments {
  /** The id under which a service of the catalogue is booked at a counter; null where it needs no visit. */
  bookableOf(service: string): string | null;
  /** True when an office gives appointments. */
  hasDesks(office: string): boolean;
  /** The next free start for one person anywhere, as an instant; null when none is published. */
  nextFree(bookable: string): Promise<Temporal.Instant | null>;
  /** Coming visits of this device and account, soonest first. */
  ownVisits(person: Person): Promise<readonly BookingRow[]>;
}
