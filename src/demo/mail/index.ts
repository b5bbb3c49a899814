export { startMailCatcher } from './mail-catcher.ts';
export type { CaughtMail } from './caught-mail.ts';
