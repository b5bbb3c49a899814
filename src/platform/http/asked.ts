import type { Actor } from '#kernel/actor';
import type { Json } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { SessionState, Sessions, SignIn } from '#platform/session';
import type { ReadBody } from './body.ts';
import type { Incoming } from './incoming.ts';
import type { FormBody, Request, RequestHeaders, RequestSession } from './types.ts';

/** A request as routes get it. */
export class Asked implements Request {
  readonly id: string;
  readonly method: string;
  readonly url: URL;
  readonly pageUrl: URL;
  readonly language: Language;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: FormBody;
  readonly json: Json;
  readonly actor: Actor;
  readonly session: RequestSession;
  readonly headers: RequestHeaders;
  readonly #sessions: Sessions;

  constructor(call: Asking, { form, json }: ReadBody) {
    const { parts, incoming } = call;
    this.id = call.id;
    this.method = incoming.method;
    this.url = incoming.url;
    this.pageUrl = call.here;
    this.language = call.language;
    this.params = call.params;
    this.query = incoming.url.searchParams;
    this.form = form;
    this.json = json;
    this.actor = call.actor;
    this.session = new AskedSession(parts.sessions, call.state);
    this.headers = incoming.headers;
    this.#sessions = parts.sessions;
  }

  /** A page that carries it can only be answered by a browser that has its cookie. */
  get csrf(): string {
    const { state } = this.session;
    if (state.isNew) state.changed = true;
    return this.#sessions.csrfToken(state);
  }
}

class AskedSession implements RequestSession {
  readonly state: SessionState;
  readonly #sessions: Sessions;

  constructor(sessions: Sessions, state: SessionState) {
    this.state = state;
    this.#sessions = sessions;
  }

  get guestCodes(): readonly string[] {
    return this.state.guestCodes;
  }

  addGuestCode(code: string): void {
    this.#setCodes([code, ...this.guestCodes.filter((known) => known !== code)].slice(0, 20));
  }

  removeGuestCode(code: string): void {
    this.#setCodes(this.guestCodes.filter((known) => known !== code));
  }

  signIn(signIn: SignIn): Promise<void> {
    return this.#sessions.signIn(this.state, signIn);
  }

  signOut(): Promise<void> {
    return this.#sessions.signOut(this.state);
  }

  #setCodes(codes: readonly string[]): void {
    this.state.guestCodes = codes;
    this.state.changed = true;
  }
}

/** What is known of a request before its body is read. */
export interface Asking {
  readonly parts: { readonly sessions: Sessions };
  readonly incoming: Incoming;
  readonly params: Readonly<Record<string, string>>;
  /** The page the person stands on. */
  readonly here: URL;
  readonly id: string;
  readonly language: Language;
  readonly state: SessionState;
  readonly actor: Actor;
}
