import type { Actor } from '#kernel/actor';
import { isUuid, type Uuid } from '#kernel/ids';
import { ok, type Result, refuse } from '#kernel/result';
import { type IncidentRow, keepNote, listIncidents, noteIncident, syncIncidents } from '../../store/incident-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { namesOf } from '../clerk/staff-names.ts';

/** Notes that a command of a case failed, with the cause as the log has it; operators see it with their state and note. */
export function noteFailure(parts: CaseParts, failure: Failure): Promise<unknown> {
  const { caseId, place } = failure;
  const cause = (failure.cause instanceof Error ? failure.cause.message : String(failure.cause)).slice(0, 500);
  const incident = { id: parts.newId(), caseId, place, cause, at: parts.clock.now().toString() };
  return parts.db.transaction((tx) => noteIncident(tx, incident));
}

/** What is wrong now, and what was lately: looked for afresh, so that nothing is shown that is already over. */
export async function showIncidents(parts: CaseParts): Promise<readonly Incident[]> {
  const rows = await parts.db.transaction(async (tx) => {
    await syncIncidents(tx, parts.clock.now().toString());
    return listIncidents(tx, 200);
  });
  return withNames(parts, rows);
}

/** Keeps the words of an operator beside an incident; it is known from then on. Refused without words, and when it is over. */
export async function noteOnIncident(
  parts: CaseParts,
  actor: Actor,
  id: string,
  note: string,
): Promise<Result<null, 'not-found' | 'text-missing'>> {
  const words = note.trim();
  if (!isUuid(id)) return refuse('not-found');
  if (words === '') return refuse('text-missing');
  const at = parts.clock.now().toString();
  const kept = await parts.db.transaction((tx) => keepNote(tx, id, words, actor.id ?? '', at));
  return kept ? ok(null) : refuse('not-found');
}

/** Incidents with the names of those who noted something. */
export async function withNames(parts: CaseParts, rows: readonly IncidentRow[]): Promise<Incident[]> {
  const names = await namesOf(
    parts,
    rows.map((row) => row.notedBy),
  );
  return rows.map((row) => ({ ...row, noterName: row.notedBy && (names.get(row.notedBy) ?? '–') }));
}

export interface Incident extends IncidentRow {
  readonly noterName: string | null;
}
interface Failure {
  readonly caseId: Uuid;
  /** Token or timer. */
  readonly place: string;
  readonly cause: unknown;
}
