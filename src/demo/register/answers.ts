import type { Json } from '#kernel/json';

/** What the service answers; a status of 400 and more carries problem details (RFC 9457). */
export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal as problem details, without any word about a person. */
export const problem = (status: number, code: ProblemCode, headers?: Answer['headers']): Answer => ({
  status,
  body: { type: `urn:lipsia:register:problem:${code}`, title: titles[code], status, code },
  ...(headers ? { headers } : {}),
});

const titles = {
  'not-found': 'There is nothing at this address.',
  'wrong-method': 'This address does not take this method.',
  'token-missing': 'A valid bearer token is needed.',
  'scope-missing': 'The token does not cover this call.',
  'too-many-requests': 'Too many requests; come back later.',
  'purpose-missing': 'Every read names its purpose in the header x-purpose.',
  'idempotency-key-missing': 'This call needs the header idempotency-key.',
  'idempotency-key-reused': 'This key was used for another request.',
  'not-json': 'The body must be JSON.',
  'body-too-large': 'The body is too large.',
  'body-invalid': 'The body does not fit the interface.',
  'record-gone': 'There is no such record.',
  'letter-unknown': 'There is no such letter.',
  conflict: 'Another move, or the new person, is registered already.',
  'unknown-address': 'The address is not in this city.',
  fault: 'The service could not do this.',
} as const;

export type ProblemCode = keyof typeof titles;
/** Every code of a refusal, for the written interface. */
export const problemCodes = Object.keys(titles) as ProblemCode[];
