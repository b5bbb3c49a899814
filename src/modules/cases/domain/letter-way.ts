import { legalDay } from '#kernel/clock';

/**
 * Where a letter is on its way to the person. In the portal it waits ten days to be fetched and goes to the post on the day after
 * (VwVfG § 41(2a)); one that was not fetched in time is told apart from one that always goes by post.
 */
export function letterWay(letter: LetterDates): LetterWay {
  const { issuedAt, postPreparedAt, postedOn } = letter;
  if (letter.channel === 'post') {
    const isUnread = postPreparedAt !== null && secondsOf(postPreparedAt) > secondsOf(issuedAt);
    return { state: postedOn ? 'posted' : 'to-post', isUnread, on: postedOn };
  }
  if (letter.retrievedAt) return { state: 'read', isUnread: false, on: dayOf(letter.retrievedAt) };
  if (letter.regime === 'none') return { state: 'unread', isUnread: false, on: null };
  const postOn = Temporal.PlainDate.from(dayOf(issuedAt)).add({ days: portalDays + 1 });
  return { state: 'unread', isUnread: false, on: postOn.toString() };
}

/** Days in which a letter must be fetched. */
export const portalDays = 10;

const secondsOf = (instant: string): number => Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1_000);
const dayOf = (instant: string): string => legalDay(Temporal.Instant.from(instant)).toString();

export interface LetterDates {
  readonly channel: 'own-portal' | 'post';
  readonly regime: string;
  readonly issuedAt: string;
  readonly retrievedAt: string | null;
  readonly postPreparedAt: string | null;
  readonly postedOn: string | null;
}
export interface LetterWay {
  readonly state: 'unread' | 'read' | 'to-post' | 'posted';
  /** It goes by post because nobody fetched it in time. */
  readonly isUnread: boolean;
  /** Day of reading or posting; for an unread one the day on which it goes to the post. */
  readonly on: string | null;
}
