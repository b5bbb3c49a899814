import { parseResumeCode } from '#kernel/resume-code';
import { type Reply, type Request, type RequestSession, type Route, refusal } from '#platform/http';

/**
 * Lets programs show the resume codes of a guest in the header `Resume-Code`, several separated by commas: they open what the same
 * codes in a browser's cookie open. A mistyped code is refused (401).
 */
export const takingCodes = (routes: readonly Route[]): readonly Route[] =>
  routes.map((route) => ({ ...route, handle: (request) => onCodes(request, route.handle) }));

function onCodes(request: Request, handle: Route['handle']): Promise<Reply> | Reply {
  const shown = request.headers.get('resume-code');
  const typed = shown?.split(',').filter((part) => part.trim() !== '') ?? [];
  const codes: string[] = [];
  for (const part of typed.slice(0, mostCodes)) {
    const code = parseResumeCode(part);
    if (!code.ok) return refusal(401, 'code-mistyped');
    codes.push(code.value);
  }
  const session = sessionWith(request, codes);
  // Inherits instead of copying: reading the form token of a request would give it a cookie.
  return handle(Object.create(request, { session: { value: session, enumerable: true } }) as Request);
}

/** Codes that come and go are written into the cookie of a browser only; a program keeps its own. */
function sessionWith({ session, headers }: Request, codes: string[]): RequestSession {
  const hasCookie = headers.has('cookie');
  return {
    state: session.state,
    get guestCodes() {
      return [...new Set([...codes, ...session.guestCodes])];
    },
    addGuestCode(code) {
      codes.unshift(code);
      if (hasCookie) session.addGuestCode(code);
    },
    removeGuestCode(code) {
      if (codes.includes(code)) codes.splice(codes.indexOf(code), 1);
      if (hasCookie) session.removeGuestCode(code);
    },
    signIn: (signIn) => session.signIn(signIn),
    signOut: () => session.signOut(),
  };
}

const mostCodes = 20;
