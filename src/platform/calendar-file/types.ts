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
export interface CalendarVisit extends Pick<Deadline, 'uid' | 'title' | 'description' | 'url' | 'stamp'> {
  /** `publish` for files that people take themselves, `request` for an invitation by e-mail, `cancel` for both. */
  readonly method?: 'publish' | 'request' | 'cancel';
  /** The city, as RFC 5546 wants it in each of them. */
  readonly organizer: { readonly name: string; readonly email: string };
  /** Address of the invited person; only in what goes to that address. */
  readonly attendee?: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly place: string;
  /** Rises with every change. */
  readonly sequence: number;
}

/** When something is free or taken. */
export interface FreeBusy {
  readonly uid: string;
  readonly organizer: CalendarVisit['organizer'];
  readonly url: string;
  readonly stamp: Temporal.Instant;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** In order of time; they may not overlap within one kind. */
  readonly free: readonly Stretch[];
  readonly busy: readonly Stretch[];
}
export interface Stretch {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** Many visits that a calendar program reads again and again. */
export interface CalendarFeed {
  readonly name: string;
  readonly stamp: Temporal.Instant;
  readonly organizer: CalendarVisit['organizer'];
  readonly visits: readonly Pick<CalendarVisit, 'uid' | 'title' | 'start' | 'end' | 'sequence' | 'url'>[];
}
