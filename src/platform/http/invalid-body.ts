import type { z } from 'zod';
import { refusal } from './replies.ts';
import type { RefusalReply } from './types.ts';

/** The refusal of a body or query that does not fit its schema, with each place that is wrong (RFC 9457). */
export const invalidBody = (error: z.ZodError): RefusalReply =>
  refusal(422, 'invalid-body', {
    errors: error.issues.map(({ path, code }) => ({ pointer: `/${path.join('/')}`, code })),
  });
