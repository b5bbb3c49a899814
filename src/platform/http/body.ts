import type { Json } from '#kernel/json';
import type { Incoming } from './incoming.ts';
import { refusal } from './replies.ts';
import type { FormBody, RefusalReply, Route, UploadedFile } from './types.ts';

/** Reads a body as the route declares it; refuses what is too large, of another type or broken. */
export async function readBody(
  request: Incoming,
  route: Route,
  params: Readonly<Record<string, string>>,
): Promise<ReadBody | RefusalReply> {
  if (!route.body) return { form: emptyForm, json: null };
  const type = request.headers.get('content-type') ?? '';
  const limit = limitOf(route, params, type);
  if (Number(request.headers.get('content-length') ?? 0) > limit) return refusal(413, 'body-too-large');
  const raw = await request.body(limit);
  if (!raw) return refusal(413, 'body-too-large');
  if (route.body === 'json') {
    if (raw.length === 0 && route.method === 'DELETE') return { form: emptyForm, json: null };
    if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) return refusal(415, 'not-json');
    try {
      return { form: emptyForm, json: JSON.parse(raw.toString()) as Json };
    } catch {
      return refusal(400, 'broken-json');
    }
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return { form: formOf([...new URLSearchParams(raw.toString())], []), json: null };
  }
  if (route.body === 'multipart' && isMultipart(type)) return readMultipart(raw, type);
  return refusal(415, 'not-a-form');
}

/** Only a multipart body can carry files: fields alone never need more than 64 kB. */
function limitOf({ body, maxBody }: Route, params: Readonly<Record<string, string>>, type: string): number {
  const own = typeof maxBody === 'function' ? maxBody(params) : maxBody;
  if (body !== 'multipart') return own ?? smallBody;
  return isMultipart(type) ? (own ?? largeBody) : smallBody;
}

const isMultipart = (type: string): boolean => /^multipart\/form-data\b/i.test(type);
const smallBody = 64_000;
const largeBody = 32_000_000;

/** A form of these fields. */
export const formOf = (fields: readonly (readonly [string, string])[], files: readonly UploadedFile[]): FormBody => ({
  get: (name) => fields.find(([key]) => key === name)?.[1] ?? '',
  has: (name) => fields.some(([key]) => key === name),
  all: (name) => fields.filter(([key]) => key === name).map(([, value]) => value),
  files,
  entries: () => fields,
});

async function readMultipart(raw: Uint8Array, type: string): Promise<ReadBody | RefusalReply> {
  try {
    const data = await new Response(raw as BodyInit, { headers: { 'content-type': type } }).formData();
    const fields: [string, string][] = [];
    const files: UploadedFile[] = [];
    for (const [field, value] of data) {
      if (typeof value === 'string') fields.push([field, value]);
      else if (value.size > 0 || value.name)
        files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
    }
    return { form: formOf(fields, files), json: null };
  } catch {
    return refusal(400, 'broken-form');
  }
}

const emptyForm = formOf([], []);

export interface ReadBody {
  readonly form: FormBody;
  readonly json: Json;
}
