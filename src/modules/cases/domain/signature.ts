import type { JsonObject } from '#kernel/json';
import type { Language } from '#kernel/language';
import type { LetterBlock } from '#platform/pdf';

/** Who signs what follows from a decision: the person who decided, as a deputy where the task was held for somebody absent. */
export const signatureOf = (name: string | null, isDeputy: boolean): JsonObject | null =>
  name ? { name, manner: isDeputy ? 'deputy' : 'order' } : null;

/** The last lines of a letter, `Im Auftrag` or `In Vertretung` with the name (VwVfG § 37(3)); nothing where no person decided. */
export function signatureBlock(value: unknown, language: Language): LetterBlock[] {
  const signature = value as { readonly name?: unknown; readonly manner?: unknown } | null | undefined;
  if (!signature || typeof signature.name !== 'string') return [];
  const label = words[signature.manner === 'deputy' ? 'deputy' : 'order'][language];
  return [{ kind: 'facts', rows: [{ label, value: signature.name }] }];
}

const words = {
  order: { de: 'Im Auftrag', en: 'On behalf of the office (im Auftrag)' },
  deputy: { de: 'In Vertretung', en: 'As deputy (in Vertretung)' },
} as const;
