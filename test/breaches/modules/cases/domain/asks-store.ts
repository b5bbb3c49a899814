import { insertCase } from '../store/case-store.ts';
export const held = insertCase;
