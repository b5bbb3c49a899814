import { thing } from '#forms';
export const held = thing;
