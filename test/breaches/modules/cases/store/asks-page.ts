import { page } from '../http/page.ts';
export const held = page;
