import { remembered } from './remembered.ts';

/**
 * The day that an ISO date names. A form asks for the same few days again and again, and each of these objects costs the runtime more
 * than its text. Throws `RangeError` where there is no such day.
 */
export const isoDay = (text: string): Temporal.PlainDate => (text.length === 10 ? known(text) : read(text));

const read = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** Longer texts may name a day, too, but are not worth their room. */
const known = remembered(1_000, read);
