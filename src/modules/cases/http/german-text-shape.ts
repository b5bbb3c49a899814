import { z } from 'zod';
import type { GermanText } from '../domain/german-texts.ts';

/** How a free text and its German text stand, as programs read it. */
export const germanTextShape = z.object({
  path: z.string(),
  text: z.string(),
  language: z.enum(['de', 'en']),
  german: z.string(),
  state: z.enum(['missing', 'sent', 'proposed', 'confirmed']),
  proposedAt: z.iso.datetime().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
});

/** The same of one text. */
export const germanTextOf = ({ limit: _, ...text }: GermanText): z.input<typeof germanTextShape> => text;
