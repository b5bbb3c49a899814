import type { HtmlReply, RefusalReply, RefusalStatus, Reply } from './types.ts';

/** A page. */
export const html = (text: string, status = 200): HtmlReply => ({ kind: 'html', status, html: text });

/** After a form was taken: 303, so that going back and reloading never sends twice. */
export const redirect = (to: string): Reply => ({ kind: 'redirect', to, status: 303 });

/** An API answer. */
export const json = (value: unknown, status = 200): Reply => ({ kind: 'json', status, value });

/** A download; `inline` shows it in the browser where that is safe. */
export const bytes = (content: Uint8Array, mediaType: string, name: string, inline = false): Reply => ({
  kind: 'bytes',
  mediaType,
  bytes: content,
  name,
  inline,
});

/** Plain text or a fragment. */
export const text = (content: string, mediaType = 'text/plain; charset=utf-8', status = 200): Reply => ({
  kind: 'text',
  status,
  mediaType,
  text: content,
});

/** An expected refusal with its HTTP status. */
export const refusal = (
  status: RefusalStatus,
  code: string,
  details?: Readonly<Record<string, unknown>>,
): RefusalReply => ({
  kind: 'refusal',
  status,
  code,
  ...(details ? { details } : {}),
});

/** Unknown and foreign things look the same from outside. */
export const notFound: RefusalReply = { kind: 'refusal', status: 404, code: 'not-found' };
