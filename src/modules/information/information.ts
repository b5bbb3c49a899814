import type { Actor } from '#kernel/actor';
import type { JsonObject } from '#kernel/json';
import type { Request } from '#platform/http';
import type { Asked, ask } from './use-cases/ask.ts';
import type { ForgettableRequest } from './use-cases/forget-asker.ts';
import type { HandlingOrder, handleRequest } from './use-cases/handle-request.ts';
import type { OwnStepName, ownStep } from './use-cases/own-step.ts';
import type { Person } from './use-cases/person.ts';

/** The door of the requests for information. */
export interface Information {
  /** Takes a request. */
  ask(person: Person, asked: Asked): ReturnType<typeof ask>;
  /** A step of an officer. */
  handle(actor: Actor, number: string, order: HandlingOrder): ReturnType<typeof handleRequest>;
  /** A step of the person who asked. */
  step(
    person: Person,
    number: string,
    taken: { readonly what: OwnStepName; readonly text: string },
  ): ReturnType<typeof ownStep>;
  /** What is kept about whoever sends this request, for the copy of their data. */
  copyOf(request: Request): Promise<readonly JsonObject[]>;
  /** The own requests of whoever sends this request, each with whether the person may be forgotten now. */
  erasableOf(request: Request): Promise<readonly ForgettableRequest[]>;
  /** Forgets the person of those that ended; gives how many. */
  eraseOf(request: Request): Promise<number>;
  /** What time alone brings, now instead of within the quarter of an hour; gives how many requests went on. */
  runClock(): Promise<number>;
}
