/** A deadline as people put it into their own calendar. */
export interface Deadline {
  /** Lasting id: a later file with the same id and a higher sequence replaces the entry. */
  readonly uid: string;
  readonly title: string;
  /** The last day of the deadline in legal time (Europe/Berlin). */
  readonly day: Temporal.PlainDate;
  readonly description: string;
  /** Where the person reads more. */
  readonly url: string;
  /** When the entry was made. */
  readonly stamp: Temporal.Instant;
  /** `cancel` takes the entry out of the calendar again. */
  readonly method?: 'publish' | 'cancel';
  readonly sequence?: number;
}

/** A visit as people put it into their own calendar. */
export interface CalendarVisit extends Pick<Deadline, 'uid' | 'title' | 'description' | 'url' | 'stamp' | 'method'> {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly place: string;
  /** Rises with every change. */
  readonly sequence: number;
}
