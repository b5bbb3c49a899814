import { open } from './public.de.ts';
import { refusals } from './refusals.de.ts';
import { shell } from './shell.de.ts';

/** The words of the portal in German; English has the same shape. */
export const de = { shell, refusals, open };
