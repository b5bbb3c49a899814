import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { CaseRow } from '../domain/case-state.ts';

/** Makes the worklist entries of a case equal to its open tasks; entries that stay keep their assignee. */
export async function syncTasks(tx: Tx, caseId: Uuid, open: readonly NewTask[], at: string): Promise<void> {
  await tx.query(
    'DELETE FROM cases.task WHERE case_id = $1 AND NOT (token = ANY($2::text[])) AND node <> $3',
    [caseId, open.map((task) => task.token), objectionNode],
    'tasks-prune',
  );
  for (const task of open) {
    const values = [
      caseId,
      task.token,
      task.node,
      task.kind,
      task.office,
      task.service,
      at,
      task.dueOn,
      task.legalOn,
      task.decidedBy,
    ];
    await tx.query(insert, values, 'tasks-insert');
  }
}

/** Puts an objection on the worklist; it is worked on beside the process, which has ended. */
export const openObjectionTask = (
  tx: Tx,
  row: Pick<CaseRow, 'id' | 'office' | 'service'>,
  noticeId: Uuid,
  at: string,
  dueOn: string,
): Promise<unknown> =>
  tx.query(
    insert,
    [row.id, `${objectionNode}:${noticeId}`, objectionNode, 'clerk', row.office, row.service, at, dueOn, dueOn, null],
    'tasks-insert',
  );

/** Removes a task that is done. */
export const closeTask = (tx: Tx, caseId: Uuid, token: string): Promise<unknown> =>
  tx.query('DELETE FROM cases.task WHERE case_id = $1 AND token = $2', [caseId, token]);

/** Takes a task for one person; null when it is gone or somebody else has it. */
export const takeTask = async (tx: Tx, caseId: Uuid, token: string, staff: Uuid, at: string): Promise<boolean> =>
  (await tx.query(take, [caseId, token, staff, at])).length === 1;

/** Gives a task to a colleague or back to the office. */
export const assignTask = async (
  tx: Tx,
  caseId: Uuid,
  token: string,
  staff: Uuid | null,
  at: string,
): Promise<boolean> =>
  (
    await tx.query(
      'UPDATE cases.task SET assignee = $3, assigned_at = $4 WHERE case_id = $1 AND token = $2 RETURNING 1',
      [caseId, token, staff, at],
    )
  ).length === 1;

/** The open tasks of one case. */
export const tasksOf = (tx: Tx, caseId: Uuid): Promise<TaskRow[]> =>
  tx.query<TaskRow>(`${select} WHERE t.case_id = $1 ORDER BY t.opened_at`, [caseId], 'tasks-of');

/** One page of the worklist in the order in which things are due; keyset, so page 1,000 costs what page 1 costs. */
export function worklist(tx: Tx, wish: WorklistWish): Promise<TaskRow[]> {
  const filters = ['t.office = ANY($1::text[])', 't.kind = ANY($2::text[])'];
  const values: unknown[] = [wish.offices, wish.kinds];
  const add = (clause: (place: string) => string, value: unknown): void => {
    values.push(value);
    filters.push(clause(`$${values.length}`));
  };
  if (wish.service) add((place) => `t.service = ${place}`, wish.service);
  if (wish.assignee === null) filters.push('t.assignee IS NULL');
  else if (wish.assignee) add((place) => `t.assignee = ${place}`, wish.assignee);
  if (wish.after) {
    values.push(wish.after.dueOn, wish.after.caseId);
    filters.push(`(t.due_on, t.case_id) > ($${values.length - 1}::date, $${values.length}::uuid)`);
  }
  values.push(wish.limit);
  return tx.query<TaskRow>(
    `${select} WHERE ${filters.join(' AND ')} ORDER BY t.due_on, t.case_id LIMIT $${values.length}`,
    values,
  );
}

/** How many tasks are open, overdue and due today, for the head of the worklist; counts stop at 1,000. */
export const countTasks = async (tx: Tx, offices: readonly string[], today: string): Promise<TaskCounts> =>
  (await tx.query<TaskCounts>(count, [offices, today], 'tasks-count'))[0] ?? { open: 0, overdue: 0, today: 0 };

/** The node name of objections on the worklist. */
export const objectionNode = 'objection';
const select = `SELECT t.case_id AS "caseId", t.token, t.node, t.kind, t.office, t.service, t.due_on::text AS "dueOn", t.legal_on::text AS "legalOn",
  t.assignee, t.decided_by AS "decidedBy", to_char(t.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "openedAt", c.number, c.status, c.language
  FROM cases.task t JOIN cases.case c ON c.id = t.case_id`;
const insert = `INSERT INTO cases.task (case_id, token, node, kind, office, service, opened_at, due_on, legal_on, decided_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (case_id, token) DO UPDATE SET kind = excluded.kind, decided_by = excluded.decided_by,
    assignee = CASE WHEN cases.task.kind = excluded.kind THEN cases.task.assignee END WHERE cases.task.kind <> excluded.kind`;
const take = `UPDATE cases.task SET assignee = $3, assigned_at = $4
  WHERE case_id = $1 AND token = $2 AND (assignee IS NULL OR assignee = $3) AND decided_by IS DISTINCT FROM $3 RETURNING 1`;
const count = `SELECT
  (SELECT count(*)::int FROM (SELECT 1 FROM cases.task WHERE office = ANY($1) AND kind <> 'citizen' LIMIT 1000) a) AS open,
  (SELECT count(*)::int FROM (SELECT 1 FROM cases.task WHERE office = ANY($1) AND kind <> 'citizen' AND due_on < $2::date LIMIT 1000) b) AS overdue,
  (SELECT count(*)::int FROM (SELECT 1 FROM cases.task WHERE office = ANY($1) AND kind <> 'citizen' AND due_on = $2::date LIMIT 1000) c) AS today`;

export type TaskKind = 'clerk' | 'approval' | 'citizen';
export interface NewTask {
  readonly token: string;
  readonly node: string;
  readonly kind: TaskKind;
  readonly office: string;
  readonly service: string;
  readonly dueOn: string;
  readonly legalOn: string | null;
  readonly decidedBy: Uuid | null;
}
export interface TaskRow {
  readonly caseId: Uuid;
  readonly token: string;
  readonly node: string;
  readonly kind: TaskKind;
  readonly office: string;
  readonly service: string;
  readonly dueOn: string;
  readonly legalOn: string | null;
  readonly assignee: Uuid | null;
  readonly decidedBy: Uuid | null;
  readonly openedAt: string;
  readonly number: string;
  readonly status: string;
  readonly language: string;
}
export interface WorklistWish {
  readonly offices: readonly string[];
  readonly kinds: readonly TaskKind[];
  readonly service?: string;
  /** null: only free ones. */
  readonly assignee?: Uuid | null;
  readonly after?: { readonly dueOn: string; readonly caseId: Uuid };
  readonly limit: number;
}
export interface TaskCounts {
  readonly open: number;
  readonly overdue: number;
  readonly today: number;
}
