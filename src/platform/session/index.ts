export { createSessions } from './sessions.ts';
export type { SessionRow, SessionState, Sessions, SignIn } from './types.ts';
