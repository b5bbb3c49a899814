import { z } from 'zod';
import type { Provenance } from '../../domain/provenance.ts';
import { filled, isoDate } from './schema-parts.ts';

/** `provenance.yaml`, strict. */
export const provenanceSchema: z.ZodType<Provenance> = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        standard: filled,
        kind: filled,
        id: z.string(),
        version: z.string(),
        name: z.string(),
        file: filled,
        sha256: z.string().regex(/^[\da-f]{64}$/, 'sha256'),
        writtenOn: isoDate.exactOptional(),
      }),
    )
    .min(1, 'not-empty'),
  codeLists: z.array(
    z.strictObject({
      id: filled.exactOptional(),
      uri: filled.exactOptional(),
      version: filled.exactOptional(),
      state: z.enum(['embedded', 'file', 'missing']),
      question: filled,
      codes: z.record(z.string(), z.string()),
    }),
  ),
  elements: z.array(
    z.strictObject({
      kind: z.enum(['group', 'field']),
      id: z.string(),
      version: z.string(),
      name: z.string(),
      path: z.array(z.string()).exactOptional(),
      cardinality: filled.exactOptional(),
      became: filled.exactOptional(),
      as: filled,
      references: z.array(z.string()).exactOptional(),
      kept: z.record(z.string(), z.string()).exactOptional(),
    }),
  ),
});
