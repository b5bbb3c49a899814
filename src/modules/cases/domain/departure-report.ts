import type { JsonObject } from '#kernel/json';
import { isSame, type KnownRecord } from './move-report.ts';

/**
 * The report to the population register that people leave (BMG § 17(2)) out of the answers: the applicant by the record, family by
 * the relatives that stand in it. Null when anybody is not known there: then a person makes the entry, nobody is left behind.
 */
export function departureReport(answers: JsonObject, record: KnownRecord | null): DepartureReport | null {
  if (!record) return null;
  const family = Array.isArray(answers['familie']) ? (answers['familie'] as JsonObject[]) : [];
  const known = family.map((person) => record.family.find((member) => isSame(member, person))?.id);
  const movedOutOn = answers['auszugsdatum'];
  if (typeof movedOutOn !== 'string' || known.some((id) => id === undefined)) return null;
  return { persons: [...new Set([record.id, ...known.filter((id) => id !== undefined)])], movedOutOn };
}

export interface DepartureReport {
  readonly persons: readonly string[];
  /** ISO date. */
  readonly movedOutOn: string;
}
