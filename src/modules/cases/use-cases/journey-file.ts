import type { Journey } from '#forms';
import type { Json, JsonObject } from '#kernel/json';

/** One example of `journeys.yaml`: what is asked and answered, what happens then, and what must come out. */
export interface ServiceJourney extends Journey {
  /** The day of sending, ISO date. */
  readonly on: unknown;
  /** What the register answers, where the process asks it. */
  readonly register?: 'unique' | 'none' | 'ambiguous';
  /** What the register tells of somebody else, where the process asks it. */
  readonly inquiry?: 'found' | 'none';
  /** What holding the landlord's code against the answers gives. */
  readonly landlord?: string;
  readonly tasks?: readonly JourneyMove[];
  readonly expect?: {
    readonly variables?: Readonly<Record<string, Json>>;
    readonly letters?: readonly string[];
    /** Which fields of the report go to whom, whole: by recipient, as the law writes them. */
    readonly forwarded?: Readonly<Record<string, string>>;
    readonly outcome?: string;
    readonly automatic?: boolean;
  };
}

/** What moves a case after it was sent: a clerk or the citizen does a task, a time runs out, a message comes in. */
export interface JourneyMove {
  readonly task?: string;
  readonly outcome?: string;
  readonly reason?: string;
  /** What the clerk enters with the outcome, as typed. */
  readonly entries?: Readonly<Record<string, unknown>>;
  /** Ids of the answers the clerk asks to correct. */
  readonly questions?: readonly string[];
  readonly answers?: JsonObject;
  readonly timer?: string;
  readonly message?: string;
  readonly variables?: JsonObject;
}
