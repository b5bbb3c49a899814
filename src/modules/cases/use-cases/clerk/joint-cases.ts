import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Bilingual, Language } from '#kernel/language';
import type { Permission } from '#kernel/permission';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import { mayWith } from '../../domain/access.ts';
import type { CaseRow } from '../../domain/case-state.ts';
import { type DueState, dueState } from '../../domain/due-state.ts';
import { type JointReason, jointReasons } from '../../domain/joint-reasons.ts';
import { findCaseByNumber, lockCase } from '../../store/case-store.ts';
import { bundleOf, deleteJoint, insertJoint, jointCases } from '../../store/joint-store.ts';
import { objectionNode, tasksOf } from '../../store/task-store.ts';
import { appendNote } from '../append-note.ts';
import type { CaseParts } from '../case-parts.ts';
import { asVisitor } from './on-task.ts';
import { namesOf } from './staff-names.ts';
import { referenceOf } from './worklist.ts';

/**
 * Says that two cases belong together, and why. Refused for cases the person may not work on and for cases that belong to different
 * bundles already. Neither data nor rights are shared: each office goes on seeing only its own.
 */
export function linkCases(
  parts: CaseParts,
  actor: Actor,
  order: { readonly number: string; readonly other: string; readonly reason: string },
): Promise<Result<null, LinkRefusal>> {
  return parts.db.transaction(async (tx) => {
    const reason = jointReasons.find((known) => known === order.reason);
    if (!reason) return refuse('reason-missing');
    const found = await seen(tx, actor, order.number, 'case:note');
    if (!found || !actor.id) return refuse('not-found');
    const other = await seen(tx, actor, order.other, 'case:note');
    if (!other) return refuse('other-not-found');
    if (found.id === other.id) return refuse('same-case');
    // Always in the same order, so that two clerks who link at once do not wait for each other.
    const rows: CaseRow[] = [];
    for (const id of [found.id, other.id].sort()) rows.push((await lockCase(tx, id)) as CaseRow);
    if (rows.some(({ erasedAt }) => erasedAt)) return refuse('other-not-found');
    const bundles = [await bundleOf(tx, found.id), await bundleOf(tx, other.id)];
    if (bundles[0] && bundles[0] === bundles[1]) return ok(null);
    if (bundles[0] && bundles[1]) return refuse('linked-elsewhere');
    const bundle = bundles[0] ?? bundles[1] ?? parts.newId();
    const at = parts.clock.now().toString();
    for (const row of rows) {
      await insertJoint(tx, { caseId: row.id, bundle, reason, by: actor.id, at });
      const to = row.id === found.id ? other.number : found.number;
      await appendNote(parts, tx, row, { type: 'case.linked', public: { reason }, sealed: { other: to } }, actor);
    }
    return ok(null);
  });
}

/** Takes a case out of what it belongs together with. */
export function unlinkCase(parts: CaseParts, actor: Actor, number: string): Promise<Result<null, 'not-found'>> {
  return parts.db.transaction(async (tx) => {
    const found = await seen(tx, actor, number, 'case:note');
    const row = found && (await lockCase(tx, found.id));
    if (!row || !(await bundleOf(tx, row.id))) return refuse('not-found');
    await deleteJoint(tx, row.id);
    await appendNote(parts, tx, row, { type: 'case.unlinked', public: {} }, actor);
    return ok(null);
  });
}

/** The cases that belong together with one, itself included, as far as this person may see them; null for a foreign number. */
export async function viewJoint(parts: CaseParts, actor: Actor, number: string): Promise<JointView | null> {
  const today = legalDay(parts.clock.now());
  const found = await parts.db.transaction(async (tx) => {
    const row = await seen(tx, actor, number, 'case:read');
    if (!row) return null;
    const bundle = await bundleOf(tx, row.id);
    const rows = bundle ? await jointCases(tx, bundle, actor.offices) : [];
    const cases = [];
    for (const joint of rows) cases.push({ joint, tasks: await tasksOf(tx, joint.id) });
    return { number: row.number, cases };
  });
  if (!found) return null;
  const names = await namesOf(
    parts,
    found.cases.flatMap(({ joint, tasks }) => [joint.linkedBy, ...tasks.map(({ assignee }) => assignee)]),
  );
  const cases = found.cases.map(async ({ joint, tasks }) => {
    const folder = await parts.catalogue.findVersion(joint.service, joint.version);
    const titleIn = (language: Language): string => folder?.texts[language].title ?? joint.service;
    const [task] = tasks.filter(({ kind }) => kind !== 'citizen');
    const stepIn = (language: Language): string =>
      task?.node === objectionNode ? '' : (folder?.texts[language].tasks[task?.node ?? '']?.title ?? '');
    return {
      number: joint.number,
      status: joint.status,
      reason: joint.reason,
      linkedBy: names.get(joint.linkedBy) ?? '',
      service: { de: titleIn('de'), en: titleIn('en') },
      office: joint.office,
      task: task
        ? {
            token: task.token,
            step: { de: stepIn('de'), en: stepIn('en') },
            with: task.assignee ? (names.get(task.assignee) ?? '') : null,
            isMine: task.assignee === actor.id,
            isFree: task.assignee === null,
            due: dueState({ ...task, reference: referenceOf(task.node, folder) }, today, parts.calendar),
          }
        : null,
    };
  });
  return { number: found.number, cases: await Promise.all(cases) };
}

/** How many other cases belong together with one, as far as this person may see them. */
export const countJoint = (parts: CaseParts, actor: Actor, row: Pick<CaseRow, 'id'>): Promise<number> =>
  parts.db.transaction(async (tx) => {
    const bundle = await bundleOf(tx, row.id);
    return bundle ? Math.max(0, (await jointCases(tx, bundle, actor.offices)).length - 1) : 0;
  });

async function seen(tx: Tx, actor: Actor, number: string, permission: Permission): Promise<CaseRow | null> {
  const row = await findCaseByNumber(tx, number);
  return row && actor.kind === 'staff' && mayWith(row, asVisitor(actor), permission) ? row : null;
}

export type LinkRefusal = 'not-found' | 'other-not-found' | 'same-case' | 'reason-missing' | 'linked-elsewhere';
export interface JointView {
  readonly number: string;
  /** Empty when the case stands alone. */
  readonly cases: readonly JointCase[];
}
export interface JointCase {
  readonly number: string;
  readonly status: string;
  readonly reason: JointReason;
  readonly linkedBy: string;
  readonly service: Bilingual;
  readonly office: string;
  /** What staff can do in it now; null when nothing. */
  readonly task: {
    readonly token: string;
    readonly step: Bilingual;
    /** Null when it is free. */
    readonly with: string | null;
    readonly isMine: boolean;
    readonly isFree: boolean;
    readonly due: DueState;
  } | null;
}
