import type { BookingRow, Person } from './domain/booking.ts';
import type { WaitFigures } from './store/wait-figures.ts';
import type { ExampleMoment } from './use-cases/forecast/example-office.ts';
import type { OwnThings, VisitsCopy } from './use-cases/links/own-things.ts';
import type { VisitRecordKey } from './use-cases/links/record-keys.ts';

/** The door of the appointments: what the portal may ask of them. */
export interface Appointments {
  /** What happens on a made-up day at the example office of the demo, in order; nothing outside the demo. */
  exampleDay(day: Temporal.PlainDate): readonly ExampleMoment[];
  /** The id under which a service of the catalogue is booked at a counter; null where it needs no visit. */
  bookableOf(service: string): string | null;
  /** True when an office gives appointments. */
  hasDesks(office: string): boolean;
  /** The next free start for one person anywhere, as an instant; null when none is published. */
  nextFree(bookable: string): Promise<Temporal.Instant | null>;
  /** How long people waited at the counters for services of the catalogue, and how long their visits took, in a span of ISO instants. */
  waitFigures(order: {
    readonly services: readonly string[];
    readonly from: string;
    readonly until: string;
  }): Promise<WaitFigures>;
  /** Puts a few visits and a wish into the demo; gives how many visits, and none elsewhere. */
  seedExamples(): Promise<number>;
  /** Coming visits and waiting wishes as they are shown in the own area. */
  ownThings(person: Person): Promise<OwnThings>;
  /** Everything about the visits and wishes of a person, for the copy of the own data. */
  copyOf(person: Person): Promise<VisitsCopy>;
  /** The keys under which reads of the own visits and wishes are recorded. */
  recordKeys(person: Person): Promise<readonly VisitRecordKey[]>;
  /** Coming visits of this device and account, soonest first. */
  ownVisits(person: Person): Promise<readonly BookingRow[]>;
}
