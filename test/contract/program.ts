import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenApi } from '#portal';
import type { ComposedApp } from './compose-app.ts';

/**
 * A program that knows the interface from its OpenAPI document alone: it calls only what is described there, and every answer must
 * fit what is described for its status, refusals included.
 */
export function program(app: ComposedApp, document: OpenApi): Program {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'openapi');
  const known = new Map<string, ValidateFunction>();
  const checkOf = (pointer: string): ValidateFunction => {
    const check = known.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` });
    known.set(pointer, check);
    return check;
  };
  const called = new Set<string>();
  const call: Call = async (method, path, { body, headers = {} } = {}) => {
    const isForm = body instanceof FormData;
    const hasBody = body !== undefined;
    const response = await app.request(path, {
      method,
      headers: { ...(hasBody && !isForm ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(hasBody ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    const described = describedAt(document, method, path.split('?')[0] ?? '');
    if (!described) throw new Error(`${method} ${path} is not described`);
    called.add(`${method} ${described.path}`);
    const { status } = response;
    const answer = described.operation.responses[status];
    if (!answer)
      throw new Error(`${method} ${path} answered ${status}, which is not described: ${await response.text()}`);
    const { at, content = {} } = resolved(document, answer, `${described.pointer}/responses/${status}`);
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = Buffer.from(bytes).toString();
    if (!(type in content) && !('*/*' in content))
      throw new Error(`${method} ${path} answered ${status} with ${type}, which is not described`);
    const json: unknown = /json/.test(type) ? JSON.parse(text) : null;
    if (content[type]?.schema) {
      const check = checkOf(`${at}/content/${escaped(type)}/schema`);
      if (!check(json))
        throw new Error(`${method} ${path} ${status}: ${ajv.errorsText(check.errors)}\n${text.slice(0, 2_000)}`);
    }
    // biome-ignore lint/suspicious/noExplicitAny: held against its schema above.
    return { status, headers: response.headers, body: json as any, bytes, type };
  };
  return { call, called };
}

/** The described operation whose address fits; fixed parts win over parameters. */
function describedAt(document: OpenApi, method: string, path: string) {
  const parts = path.split('/');
  const fitting = Object.keys(document.paths)
    .filter((pattern) => {
      const own = pattern.split('/');
      return own.length === parts.length && own.every((part, index) => part.startsWith('{') || part === parts[index]);
    })
    .sort((a, b) => a.split('{').length - b.split('{').length);
  for (const pattern of fitting) {
    const operation = document.paths[pattern]?.[method.toLowerCase()] as Operation | undefined;
    if (operation) return { path: pattern, operation, pointer: `/paths/${escaped(pattern)}/${method.toLowerCase()}` };
  }
  return null;
}

function resolved(document: OpenApi, answer: Answer, at: string): Answer & { readonly at: string } {
  if (!answer.$ref) return { ...answer, at };
  const parts = answer.$ref.slice(2).split('/');
  const found = parts.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document);
  return { ...(found as Answer), at: answer.$ref.slice(1) };
}

/** A part of a JSON Pointer in the fragment of an address. */
const escaped = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

export interface Program {
  readonly call: Call;
  /** The described operations that were called, as `GET /api/v1/drafts`. */
  readonly called: ReadonlySet<string>;
}
export type Call = (method: string, path: string, sent?: Sent) => Promise<Called>;
interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Called {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: held against the schema of the document.
  readonly body: any;
  readonly bytes: Uint8Array;
  readonly type: string;
}
interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
interface Operation {
  readonly responses: Readonly<Record<string, Answer>>;
}
