import type { z } from 'zod';

/** What is wrong with a body, by place, as problem details name it (RFC 9457). */
export const bodyIssues = (error: z.ZodError): { readonly pointer: string; readonly code: string }[] =>
  error.issues.map(({ path, code }) => ({ pointer: path.map((part) => `/${String(part)}`).join(''), code }));
