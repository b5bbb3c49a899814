import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { StreetCheck } from './check-value.ts';
import type { Scope } from './form-model.ts';

/** What a form knows besides the answers: the day, the fees of that day, the language and the street list. */
export interface FormContext {
  readonly today: Temporal.PlainDate;
  /** The day of sending; null while it is a draft. */
  readonly sentOn: Temporal.PlainDate | null;
  readonly fees: Json;
  readonly language: Language;
  readonly streets: StreetCheck;
}

/** The facts of the day by the names conditions use. */
export const factsOf = ({ today, sentOn, fees, language }: FormContext): Scope => ({ today, sentOn, fees, language });
