import { area } from './area.de.ts';
import { open } from './public.de.ts';
import { refusals } from './refusals.de.ts';
import { shell } from './shell.de.ts';
import { pages } from './static.de.ts';

/** The words of the portal in German; English has the same shape. */
export const de = { shell, refusals, open, area, pages };
