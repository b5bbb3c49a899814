import type { z } from 'zod';
import { type RefusalReply, refusal } from '#platform/http';
import type { IssueDetail } from '../../texts/issue-details.ts';

/** A body that does not fit its schema, with the places that are wrong. */
export const wrongBody = (error: z.ZodError): RefusalReply =>
  refusal(422, 'invalid-body', {
    errors: error.issues.map(({ path, code, message }) => ({
      pointer: path.map((part) => `/${escaped(String(part))}`).join(''),
      code,
      hint: message,
    })),
  });

/** Answers that do not stand: each at its place in the body that was sent. */
export const wrongAnswers = (base: string, issues: readonly IssueDetail[]): RefusalReply =>
  refusal(422, 'invalid-answers', {
    errors: issues.map(({ question, part, code, detail }) => ({
      pointer: pointerOf(base, question, part),
      code,
      detail,
    })),
  });

/** Files that cannot be taken: each at the field it came in. */
export const wrongFiles = (issues: readonly IssueDetail[]): RefusalReply =>
  refusal(422, 'invalid-files', {
    errors: issues.map(({ question, code, detail }) => ({
      pointer: question === null ? '' : `/${escaped(question)}`,
      code,
      detail,
    })),
  });

const pointerOf = (base: string, question: string | null, part: string | null): string =>
  question === null ? base : `${base}/answers/${escaped(question)}${part && inAddress.has(part) ? `/${part}` : ''}`;

/** JSON Pointer (RFC 6901). */
const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');
/** A date is one value: its day, month and year have no place of their own. */
const inAddress: ReadonlySet<string> = new Set(['street', 'houseNumber', 'postcode', 'city', 'addition']);
