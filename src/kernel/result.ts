/** A wanted outcome. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** An expected refusal: a value that `texts/` turns into a sentence, never a thrown error. */
export const refuse = <R extends string>(reason: R, details: Details = {}): Refused<R> => ({
  ok: false,
  reason,
  details,
});

export type Result<T, R extends string> = Ok<T> | Refused<R>;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Refused<R extends string> {
  readonly ok: false;
  readonly reason: R;
  readonly details: Details;
}
export type Details = Readonly<Record<string, string | number | boolean | readonly string[]>>;
