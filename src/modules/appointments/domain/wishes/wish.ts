import { legalZone } from '#kernel/clock';

/** Whether this slot is what a wish asks for: services, minutes, office, access, day, time of day, and within its dates. */
export function isFitting(wish: Wish, slot: FreeSlot, minutesAt: MinutesAt): boolean {
  const minutes = minutesAt(wish, slot.office);
  if (minutes === null || minutes > slot.minutes) return false;
  if (!wish.offices.includes(slot.office) || (wish.stepFree && !slot.stepFree)) return false;
  if (!wish.services.every((service) => slot.services.includes(service))) return false;
  const local = localTime(slot.at);
  const date = local.toPlainDate().toString();
  if (date >= wish.before || (wish.notBefore !== null && date < wish.notBefore)) return false;
  if (wish.weekdays.length > 0 && !wish.weekdays.includes(local.dayOfWeek)) return false;
  return wish.times.length === 0 || wish.times.includes(local.hour < noon ? 'morning' : 'afternoon');
}

/** One wish after the other as they are served: urgent ones with accepted proof first, then by the time of the wish. */
export const byFairOrder = (one: Wish, other: Wish): number =>
  Number(isUrgent(other)) - Number(isUrgent(one)) || one.madeAt - other.madeAt || (one.id < other.id ? -1 : 1);

/** True once an official has accepted the proof; asking for urgency alone does not help. */
export const isUrgent = ({ urgency }: Wish): boolean => urgency === 'proved';

/** What a wish has refused must not come again under another name. */
export const slotKey = ({ office, at }: FreeSlot): string => `${office} ${at}`;

/** The first minute of a day in Leipzig, in minutes since 1970: a wish "before 15 March" ends there. */
export const startOfDay = (date: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime(legalZone).epochMilliseconds / 60_000;

const localTime = (minute: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(legalZone);

const noon = 12;

/** What somebody asks for once, instead of looking every morning. Times are minutes since 1970, dates ISO. */
export interface Wish {
  readonly id: string;
  /** A key of the person (blind index of account or e-mail address): the same for all wishes of one person. */
  readonly person: string;
  readonly services: readonly string[];
  readonly persons: number;
  /** For services that are for another number of persons. */
  readonly personsOf?: Readonly<Record<string, number>>;
  readonly offices: readonly string[];
  readonly stepFree: boolean;
  /** 1 is Monday; empty: any day. */
  readonly weekdays: readonly number[];
  /** Empty: any time. */
  readonly times: readonly ('morning' | 'afternoon')[];
  readonly notBefore: string | null;
  /** Served only on days before this one. */
  readonly before: string;
  /** `asked`: claimed, proof not yet accepted. */
  readonly urgency: 'none' | 'asked' | 'proved';
  /** The class of urgency that was asked for, by the rules of the city. */
  readonly urgentFor?: string | null;
  readonly madeAt: number;
}

/** Free time at one desk. */
export interface FreeSlot {
  readonly id: string;
  readonly office: string;
  readonly at: number;
  readonly minutes: number;
  /** What the desk can do then. */
  readonly services: readonly string[];
  readonly stepFree: boolean;
}

/** Minutes a wish takes at an office; null where it is not served there. */
export type MinutesAt = (wish: Wish, office: string) => number | null;
