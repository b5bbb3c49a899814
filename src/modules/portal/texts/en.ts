import { area } from './area.en.ts';
import type { de } from './de.ts';
import { open } from './public.en.ts';
import { refusals } from './refusals.en.ts';
import { shell } from './shell.en.ts';
import { pages } from './static.en.ts';

/** The words of the portal in English. */
export const en: typeof de = { shell, refusals, open, area, pages };
