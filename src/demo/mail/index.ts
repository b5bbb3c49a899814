export type { CaughtMail } from './caught-mail.ts';
export { startMailCatcher } from './mail-catcher.ts';
