import { refusal } from './replies.ts';
import type { RefusalReply, Request } from './types.ts';

/** The tag of a revision, as `ETag` and `If-Match` name it (RFC 9110). */
export const revisionTag = (revision: number): string => `"${revision}"`;

/** Refuses (412) a request whose `If-Match` names another revision; null when it names this one or none. */
export function otherRevision({ headers }: Pick<Request, 'headers'>, revision: number): RefusalReply | null {
  const wanted = headers.get('if-match');
  if (!wanted) return null;
  const tags = wanted.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(revisionTag(revision)) ? null : refusal(412, 'changed-meanwhile');
}
