import type { JsonObject } from '#kernel/json';

/**
 * What a case keeps of a register record: only the fields its task names (`lipsia:keep="address,documents"`), with the id that later
 * reports need; everything where it names none (GDPR Art. 5(1)(c)).
 */
export function keptRecord(record: JsonObject, attributes: Readonly<Record<string, string>>): JsonObject {
  const keep = (attributes['keep'] ?? '').split(/[\s,]+/).filter((name) => name !== '');
  if (keep.length === 0) return record;
  const names = new Set(['id', ...keep]);
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name)));
}
