import { secret } from '../../cases/store/case-store.ts';
export const held = secret;
