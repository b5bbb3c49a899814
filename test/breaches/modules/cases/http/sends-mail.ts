import { createTransport } from 'nodemailer';
export const held = createTransport;
