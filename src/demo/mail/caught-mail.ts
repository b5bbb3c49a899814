/** Reads a received message (RFC 5322, MIME) into what the demo shows: plain text, or the first text part of several. */
export const readMail = (raw: string, receipt: Receipt): CaughtMail => {
  const { headers, body } = split(raw);
  const header = (name: string): string => decodeWords(headers.get(name) ?? '');
  return {
    number: receipt.number,
    receivedAt: receipt.receivedAt,
    messageId: header('message-id'),
    from: header('from'),
    to: receipt.to,
    subject: header('subject'),
    autoSubmitted: header('auto-submitted'),
    text: textOf(headers, body).slice(0, longestText),
  };
};

const split = (raw: string): { headers: ReadonlyMap<string, string>; body: string } => {
  const text = raw.replace(/\r\n/gu, '\n');
  const end = text.indexOf('\n\n');
  const head = (end < 0 ? text : text.slice(0, end)).replace(/\n[ \t]+/gu, ' ');
  const lines = head.split('\n').slice(0, 200);
  const pairs = lines.map(
    (line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const,
  );
  return { headers: new Map(pairs), body: end < 0 ? '' : text.slice(end + 2) };
};

const textOf = (headers: ReadonlyMap<string, string>, body: string): string => {
  const boundary = /^multipart\/.*boundary="?([^";]+)/isu.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return decodeBody(headers.get('content-transfer-encoding') ?? '', body);
  const parts = body
    .split(`--${boundary}`)
    .slice(1, 20)
    .map((part) => split(part.replace(/^\n/u, '')));
  const plain = parts.find((part) => (part.headers.get('content-type') ?? 'text/plain').startsWith('text/plain'));
  return plain ? decodeBody(plain.headers.get('content-transfer-encoding') ?? '', plain.body) : '';
};

const decodeBody = (encoding: string, body: string): string => {
  const name = encoding.toLowerCase();
  if (name === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const bytes = name === 'quoted-printable' ? unquote(body.replace(/[ \t]*=\n/gu, '')) : body;
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

/** Encoded words of a header (RFC 2047). */
const decodeWords = (text: string): string =>
  Buffer.from(text, 'latin1')
    .toString('utf8')
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/giu, '$1')
    .replace(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/giu, (words) => {
      const parts = [...words.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/giu)].map(([, kind, word]) =>
        kind!.toLowerCase() === 'b'
          ? Buffer.from(word!, 'base64')
          : Buffer.from(unquote(word!.replaceAll('_', ' ')), 'latin1'),
      );
      return Buffer.concat(parts).toString('utf8');
    });

const unquote = (text: string): string =>
  text.replace(/=([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const longestText = 100_000;

export interface CaughtMail {
  readonly number: number;
  readonly receivedAt: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly autoSubmitted: string;
  readonly text: string;
}
interface Receipt {
  readonly number: number;
  readonly receivedAt: string;
  readonly to: readonly string[];
}
