import { z } from 'zod';
import type { LifeEvent, Office } from '#catalogue';

/** How the city is reached, as `city.yaml` says it. */
export function contactOf(data: Readonly<Record<string, unknown>>): Contact {
  const { contact, letterhead } = cityFile.parse(data.city);
  return { ...contact, ...letterhead };
}

/** The office that keeps the city's money; null where the city names none. */
export const treasuryOf = (data: Readonly<Record<string, unknown>>): string | null =>
  moneyFile.parse(data.city).payment.office;

/** What of a life event is found elsewhere: other offices, other portals. */
export const elsewhereOf = (event: LifeEvent): readonly Elsewhere[] => lifeEventFile.parse(event).elsewhere;

/** What is not known for certain about an office, in words. */
export const knowledgeOf = (office: Office): Both | null => officeFile.parse(office).stateOfKnowledge;

const both = z.object({ de: z.string(), en: z.string() });
const cityFile = z.object({
  contact: z.object({ phone: z.string(), website: z.string() }),
  letterhead: z.object({
    authority: both,
    representative: both,
    address: z.array(z.string()),
    postal: z.array(z.string()),
    source: z.string(),
  }),
});
const moneyFile = z.object({
  payment: z.object({ office: z.string().nullable().default(null) }).default({ office: null }),
});
const lifeEventFile = z.object({
  elsewhere: z
    .array(
      z.object({
        id: z.string(),
        title: both,
        text: both,
        href: z.string().nullable().default(null),
        office: z.string().nullable().default(null),
        source: z.string(),
      }),
    )
    .default([]),
});
const officeFile = z.object({ stateOfKnowledge: both.nullable().default(null) });

type Both = z.infer<typeof both>;
export type Elsewhere = z.infer<typeof lifeEventFile>['elsewhere'][number];
export interface Contact {
  readonly phone: string;
  readonly website: string;
  readonly address: readonly string[];
  readonly postal: readonly string[];
  readonly authority: Both;
  readonly representative: Both;
  readonly source: string;
}
