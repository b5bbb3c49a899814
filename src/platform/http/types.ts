import type { ZodType } from 'zod';
import type { Actor } from '#kernel/actor';
import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { Permission } from '#kernel/permission';
import type { SessionState, SignIn } from '#platform/session';

/** One address and what it does. Every route declares its permission; `/:lang/` is checked and becomes `language`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/:lang/vorgang/:number`; parameters are `:name`. Fixed segments win over parameters. */
  readonly path: string;
  readonly permission: Permission | 'public';
  /** How the body is read; HTML forms are checked for CSRF. `raw` gives bytes to routes that check them themselves. */
  readonly body?: 'form' | 'multipart' | 'json';
  /** Bytes; default 64 kB for forms and JSON, 32 MB for multipart. A function gets the parameters of the address. */
  readonly maxBody?: number | ((params: Readonly<Record<string, string>>) => number);
  /**
   * Pattern of the page a person stands on when this address answers a form with a page but cannot be opened itself. Links of
   * such a page (language, reload, sign-in) lead there.
   */
  readonly page?: string;
  /** Named rate limit; default `read` for GET, `write` otherwise. */
  readonly limit?: LimitName;
  /** OpenAPI entry; present on every `/api/` route. */
  readonly api?: ApiDoc;
  handle(request: Request): Promise<Reply> | Reply;
}

export type LimitName = 'read' | 'write' | 'sign-in' | 'upload' | 'none';

export interface Request {
  readonly id: string;
  readonly method: string;
  readonly url: URL;
  /** The address of the page the person stands on: `url`, or where the route's `page` points. */
  readonly pageUrl: URL;
  /** From the path; API and technical routes take it from `Accept-Language`. */
  readonly language: Language;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: FormBody;
  readonly json: Json;
  readonly actor: Actor;
  readonly session: RequestSession;
  /** Token for the hidden field of every form on the page; the same in all tabs. */
  readonly csrf: string;
  readonly headers: RequestHeaders;
}

/** The headers of a request by their names in small letters. */
export type RequestHeaders = Pick<Headers, 'get' | 'has'>;

export interface FormBody {
  /** The first value, or the empty string. */
  get(name: string): string;
  has(name: string): boolean;
  all(name: string): readonly string[];
  readonly files: readonly UploadedFile[];
  entries(): Iterable<readonly [string, string]>;
}
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RequestSession {
  readonly state: SessionState;
  /** Resume codes of the guest's drafts and cases on this device; keys come from them. */
  readonly guestCodes: readonly string[];
  /** Remembers a guest code (newest first, at most 20). */
  addGuestCode(code: string): void;
  removeGuestCode(code: string): void;
  /** Starts or changes a signed-in session; only `accounts` calls it. */
  signIn(signIn: SignIn): Promise<void>;
  signOut(): Promise<void>;
}

export type Reply =
  | HtmlReply
  | { readonly kind: 'redirect'; readonly to: string; readonly status: 301 | 302 | 303 }
  | { readonly kind: 'json'; readonly status: number; readonly value: unknown; readonly headers?: HeaderMap }
  | {
      readonly kind: 'bytes';
      readonly mediaType: string;
      readonly bytes: Uint8Array;
      readonly name: string;
      readonly inline: boolean;
      readonly headers?: HeaderMap;
    }
  | {
      readonly kind: 'text';
      readonly status: number;
      readonly mediaType: string;
      readonly text: string;
      readonly headers?: HeaderMap;
    }
  | RefusalReply;
export interface HtmlReply {
  readonly kind: 'html';
  readonly status: number;
  readonly html: string;
  readonly headers?: HeaderMap;
}
/** An expected refusal: becomes a designed page, or problem details (RFC 9457) for the API. */
export interface RefusalReply {
  readonly kind: 'refusal';
  readonly status: RefusalStatus;
  /** Kebab-case code with a sentence in both languages. */
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: HeaderMap;
}
/** Turns a refusal into a designed page in the person's language. */
export type Refusals = (reply: RefusalReply, about: RefusalContext) => Promise<Reply> | Reply;
export interface RefusalContext {
  readonly id: string;
  readonly language: Language;
  /** Of the page the person stands on. */
  readonly url: URL;
  readonly actor: Actor;
  readonly state: SessionState | null;
}
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 500 | 503;
type HeaderMap = Readonly<Record<string, string>>;

/** OpenAPI 3.1 from Zod 4: one source for types, checks and contract. */
export interface ApiDoc {
  readonly summary: string;
  readonly tag: string;
  readonly query?: ZodType;
  readonly body?: ZodType;
  /** Absent when the answer is not JSON. */
  readonly response?: ZodType;
  readonly mediaType?: string;
  readonly status?: number;
  /** Further statuses with the same answer. */
  readonly also?: readonly number[];
  /** Every role of the staff may, whatever the permission says. */
  readonly isForStaff?: boolean;
  /** The answer carries the tag of a revision (`ETag`). */
  readonly etag?: boolean;
  /** Takes `If-Match` with that tag. */
  readonly ifMatch?: boolean;
  /** Takes an `Idempotency-Key`. */
  readonly once?: boolean;
  /** Codes of refusals, by status. */
  readonly refusals?: Readonly<Partial<Record<RefusalStatus, readonly string[]>>>;
}
