import { z } from 'zod';
import type { DataRow } from '../dataset.ts';

/** The release rules of the appointment plan as rows; none when the city has no plan. */
export function policyRows(plan: unknown): DataRow[] {
  const read = policies.safeParse(plan);
  if (!read.success) return [];
  return read.data.policies.flatMap(({ id, name, state, asOf, source, parts }) =>
    parts.map(({ share, channel, release }, at) => ({
      ...{ regel: id, bezeichnung: name.de, teil: at + 1, anteil: share, weg: channel },
      freigabe: release?.kind ?? null,
      tage_vorher: release?.days ?? (release?.weeks === undefined ? null : release.weeks * 7),
      ...{ uhrzeit: release?.at ?? null, sicherheit: state, stand: String(asOf).slice(0, 10), quelle: source },
    })),
  );
}

const policies = z.object({
  policies: z.array(
    z.object({
      id: z.string(),
      name: z.object({ de: z.string() }),
      state: z.string(),
      asOf: z.union([z.string(), z.date().transform((date) => date.toISOString())]),
      source: z.string(),
      parts: z.array(
        z.object({
          share: z.number(),
          channel: z.string(),
          release: z
            .object({
              kind: z.string(),
              days: z.number().optional(),
              weeks: z.number().optional(),
              at: z.string().optional(),
            })
            .optional(),
        }),
      ),
    }),
  ),
});
