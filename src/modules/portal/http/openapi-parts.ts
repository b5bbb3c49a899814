import { scopesOf } from '#kernel/permission';
import type { RefusalStatus, Route } from '#platform/http';

/** Public addresses ask for nothing; guests show the code of their draft; programs of staff work in a signed-in browser. */
export function securityOf(permission: Route['permission']): readonly Record<string, readonly never[]>[] {
  if (permission === 'public') return [{}];
  if (scopesOf(['guest'], permission).size > 0)
    return [...(forEverybody.has(permission) ? [{}] : []), { resumeCode: [] }, { bearer: [] }, { session: [] }];
  if (scopesOf(['partnerClient'], permission).size > 0) return [{ dpop: [] }];
  return scopesOf(['citizen'], permission).size > 0 ? [{ bearer: [] }, { session: [] }] : [{ session: [] }];
}

/** Rights that a guest has without a draft. */
const forEverybody: ReadonlySet<string> = new Set(['service:read', 'draft:create']);

/** How programs show who they are. */
export const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An access token of the sign-in service (RFC 9068) for the audience `lipsia-api` with the scope `api`.',
  },
  resumeCode: {
    type: 'apiKey',
    in: 'header',
    name: 'Resume-Code',
    description:
      'The code of a guest: opens its draft and the case that became of it. Several are separated by commas.',
  },
  dpop: {
    type: 'http',
    scheme: 'dpop',
    description:
      'A token of `/api/v1/partner/token`, proven for each request in the header `DPoP` with the key it is bound to (RFC 9449).',
  },
  session: { type: 'apiKey', in: 'cookie', name: '__Host-lipsia', description: 'The sealed session cookie.' },
};

/** Headers that several addresses take. */
export const sharedParameters = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` that was read: the change is refused (412) when somebody else was faster.',
    schema: { type: 'string' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The same key again changes nothing a second time.',
    schema: { type: 'string', maxLength: 128 },
  },
};

const takesBody = ({ body }: Route): boolean => body !== undefined;
const isClosed = ({ permission }: Route): boolean => permission !== 'public';
const always = (): boolean => true;
/** What addresses refuse without saying so themselves. */
export const commonRefusals: readonly CommonRefusal[] = [
  { status: 400, codes: ['broken-json', 'broken-form'], applies: takesBody },
  { status: 401, codes: ['sign-in-needed', 'token-invalid'], applies: isClosed },
  { status: 403, codes: ['not-your-right', 'cross-site'], applies: (route) => isClosed(route) || takesBody(route) },
  { status: 413, codes: ['body-too-large'], applies: takesBody },
  { status: 415, codes: ['not-json', 'not-a-form'], applies: takesBody },
  { status: 429, codes: ['too-many-requests'], applies: always },
  { status: 500, codes: ['fault'], applies: always },
  { status: 503, codes: ['try-again'], applies: always },
];
/** The name of a common refusal among the shared answers. */
export const nameOf = (status: number): string => `Refused${status}`;

/** The body of every refusal. */
export const problemSchema = {
  type: 'object',
  description: 'Problem details after RFC 9457.',
  properties: {
    type: { type: 'string', examples: ['urn:lipsia:problem:not-found'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      description: 'What is wrong with what was sent.',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer (RFC 6901) into the body.' },
          code: { type: 'string' },
          detail: {
            type: 'string',
            description: 'A sentence for people in the language asked for by `Accept-Language`.',
          },
          hint: { type: 'string', description: 'Words for whoever writes the program, in English.' },
        },
        required: ['pointer', 'code'],
      },
    },
    retryAfter: { type: 'integer', description: 'Seconds; with 429 and 503.' },
    unsaved: { enum: ['surely', 'perhaps'], description: 'With 503: whether the change was not saved.' },
    reference: { type: 'string', description: 'With 500: tell it to the city.' },
  },
  required: ['type', 'title', 'status', 'instance'],
};

interface CommonRefusal {
  readonly status: RefusalStatus;
  readonly codes: readonly string[];
  applies(route: Route): boolean;
}
