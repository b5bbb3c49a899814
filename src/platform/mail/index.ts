export { createMailer } from './create-mailer.ts';
export type * from './types.ts';
