export { createSessions } from './sessions.ts';
export type { OpenSession, SessionRow, SessionState, Sessions, SignIn } from './types.ts';
