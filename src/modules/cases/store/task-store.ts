import type { Uuid } from '#kernel/ids';
import type { Tx } from '#platform/database';
import type { CaseRow } from '../domain/case-state.ts';

/** Makes the worklist entries of a case equal to its open tasks; entries that stay keep their assignee. A new case has none that could go. */
export function syncTasks(tx: Tx, caseId: Uuid, open: readonly NewTask[], at: string, isNew: boolean): void {
  if (!isNew)
    tx.post(
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
      task.basket,
    ];
    tx.post(insert, values, 'tasks-insert');
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
    [
      row.id,
      `${objectionNode}:${noticeId}`,
      objectionNode,
      'clerk',
      row.office,
      row.service,
      at,
      dueOn,
      dueOn,
      null,
      '',
    ],
    'tasks-insert',
  );

/** Removes a task that is done. */
export const closeTask = (tx: Tx, caseId: Uuid, token: string): Promise<unknown> =>
  tx.query('DELETE FROM cases.task WHERE case_id = $1 AND token = $2', [caseId, token]);

/** Takes a task for one person, also from somebody the person stands in for; false when it is gone or somebody else has it. */
export const takeTask = async (
  tx: Tx,
  caseId: Uuid,
  token: string,
  staff: Uuid,
  at: string,
  absent: readonly Uuid[] = [],
): Promise<boolean> => (await tx.query(take, [caseId, token, staff, at, absent])).length === 1;

/** Gives a task to a colleague, marked with who hands it over, or back to the office. */
export const assignTask = async (
  tx: Tx,
  caseId: Uuid,
  token: string,
  staff: Uuid | null,
  at: string,
  handedBy: Uuid | null = null,
): Promise<boolean> =>
  (
    await tx.query(
      'UPDATE cases.task SET assignee = $3, assigned_at = $4, held_for = NULL, handed_by = $5 WHERE case_id = $1 AND token = $2 RETURNING 1',
      [caseId, token, staff, at, handedBy],
    )
  ).length === 1;

/** The open tasks of one case. */
export const tasksOf = (tx: Tx, caseId: Uuid): Promise<TaskRow[]> =>
  tx.query<TaskRow>(`${select} WHERE t.case_id = $1 ORDER BY t.opened_at`, [caseId], 'tasks-of');

/**
 * One page of the worklist in the order in which things are due. Each office and kind is read from its own stretch of the index
 * and merged, so page 1,000 costs what page 1 costs (keyset).
 */
export function worklist(tx: Tx, wish: WorklistWish): Promise<TaskRow[]> {
  const { sql, values } = worklistQuery(wish);
  return tx.query<TaskRow>(sql, values);
}

/** The statement behind `worklist`, also for looking at its plan. */
export function worklistQuery(wish: WorklistWish): { readonly sql: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [wish.offices, wish.kinds, wish.limit];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const filters: string[] = [];
  if (wish.service) filters.push(`t.service = ${place(wish.service)}`);
  if (wish.objections) filters.push(`t.node = '${objectionNode}'`);
  if (wish.dueBefore) filters.push(`t.due_on < ${place(wish.dueBefore)}::date`);
  if (wish.notDecidedBy) filters.push(`t.decided_by IS DISTINCT FROM ${place(wish.notDecidedBy)}::uuid`);
  if (wish.after) {
    const { dueOn, caseId, token } = wish.after;
    filters.push(
      `(t.due_on, t.case_id, t.token) > (${place(dueOn)}::date, ${place(caseId)}::uuid, ${place(token)}::text)`,
    );
  }
  if (wish.assignees === null) filters.push('t.assignee IS NULL');
  const and = filters.map((filter) => ` AND ${filter}`).join('');
  const order = 'ORDER BY t.due_on, t.case_id, t.token LIMIT $3';
  const found = wish.baskets
    ? `SELECT t.* FROM unnest(${place(wish.baskets.map(({ office }) => office))}::text[], ${place(wish.baskets.map(({ basket }) => basket))}::text[]) AS o(office, basket)
         CROSS JOIN unnest($2::text[]) AS k(kind) CROSS JOIN LATERAL (SELECT t.* FROM cases.task t
         WHERE t.office = o.office AND t.basket = o.basket AND t.kind = k.kind AND t.office = ANY($1::text[])${and}${ofAssignees(wish, place)} ${order}) t`
    : wish.assignees
      ? `SELECT t.* FROM unnest(${place(wish.assignees)}::uuid[]) AS a(staff) CROSS JOIN LATERAL (SELECT t.* FROM cases.task t
         WHERE t.assignee = a.staff AND t.office = ANY($1::text[]) AND t.kind = ANY($2::text[])${and} ${order}) t`
      : `SELECT t.* FROM unnest($1::text[]) AS o(office) CROSS JOIN unnest($2::text[]) AS k(kind) CROSS JOIN LATERAL (
         SELECT t.* FROM cases.task t WHERE t.office = o.office AND t.kind = k.kind${and} ${order}) t`;
  return {
    sql: `${columns} FROM (SELECT t.* FROM (${found}) t ${order}) t ${joinCase} ORDER BY t.due_on, t.case_id, t.token`,
    values,
  };
}

const ofAssignees = (wish: WorklistWish, place: (value: unknown) => string): string =>
  wish.assignees ? ` AND t.assignee = ANY(${place(wish.assignees)}::uuid[])` : '';

/** How many tasks lie in each basket; counts stop at 1,000. */
export const countBaskets = (
  tx: Tx,
  kinds: readonly TaskKind[],
  baskets: readonly BasketPlace[],
): Promise<(BasketPlace & { readonly count: number })[]> =>
  tx.query(
    `SELECT o.office, o.basket, (SELECT count(*)::int FROM (SELECT 1 FROM cases.task t
       WHERE t.office = o.office AND t.basket = o.basket AND t.kind = ANY($1::text[]) LIMIT 1000) n) AS count
     FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS o(office, basket, place) ORDER BY o.place`,
    [kinds, baskets.map(({ office }) => office), baskets.map(({ basket }) => basket)],
    'tasks-baskets',
  );

/** How much is open, overdue, due today, free and with these persons, for the head of the worklist; counts stop at 1,000. */
export const countTasks = async (
  tx: Tx,
  offices: readonly string[],
  kinds: readonly TaskKind[],
  today: string,
  staff: readonly Uuid[],
): Promise<TaskCounts> =>
  (await tx.query<TaskCounts>(count, [offices, kinds, today, staff], 'tasks-count'))[0] ?? {
    open: 0,
    overdue: 0,
    today: 0,
    free: 0,
    mine: 0,
  };

/** The node name of objections on the worklist. */
export const objectionNode = 'objection';
const columns = `SELECT t.case_id AS "caseId", t.token, t.node, t.kind, t.office, t.service, t.due_on::text AS "dueOn", t.legal_on::text AS "legalOn",
  t.assignee, t.decided_by AS "decidedBy", t.held_for AS "heldFor", t.basket, t.handed_by AS "handedBy",
  to_char(t.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "openedAt", c.number, c.version, c.status, c.language`;
const joinCase = 'JOIN cases.case c ON c.id = t.case_id';
const select = `${columns} FROM cases.task t ${joinCase}`;
// A decision that is sent back returns to the person who proposed it; a proposal is free for a second person.
const insert = `INSERT INTO cases.task (case_id, token, node, kind, office, service, opened_at, due_on, legal_on, decided_by, basket)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (case_id, token) DO UPDATE SET kind = excluded.kind, decided_by = excluded.decided_by,
    assignee = CASE WHEN cases.task.kind = 'approval' THEN cases.task.decided_by END WHERE cases.task.kind <> excluded.kind`;
const take = `UPDATE cases.task SET assignee = $3, assigned_at = $4, held_for = CASE WHEN assignee = $3 THEN held_for ELSE assignee END,
    handed_by = CASE WHEN assignee = $3 THEN handed_by END
  WHERE case_id = $1 AND token = $2 AND (assignee IS NULL OR assignee = $3 OR assignee = ANY($5::uuid[]))
    AND decided_by IS DISTINCT FROM $3 RETURNING 1`;
const some = (filter: string): string =>
  `(SELECT count(*)::int FROM (SELECT 1 FROM cases.task WHERE office = ANY($1::text[]) AND kind = ANY($2::text[])${filter} LIMIT 1000) t)`;
const count = `SELECT ${some('')} AS open, ${some(' AND due_on < $3::date')} AS overdue, ${some(' AND due_on = $3::date')} AS today,
  ${some(' AND assignee IS NULL')} AS free, ${some(' AND assignee = ANY($4::uuid[])')} AS mine`;

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
  /** Basket of the office; empty for the general one. */
  readonly basket: string;
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
  /** The absent colleague for whom the assignee has it. */
  readonly heldFor: Uuid | null;
  readonly basket: string;
  /** The colleague who handed it over. */
  readonly handedBy: Uuid | null;
  readonly openedAt: string;
  readonly number: string;
  readonly version: string;
  readonly status: string;
  readonly language: string;
}
export interface WorklistWish {
  readonly offices: readonly string[];
  readonly kinds: readonly TaskKind[];
  readonly service?: string;
  /** null: only free ones; a list: only what these persons have. */
  readonly assignees?: readonly Uuid[] | null;
  /** Only tasks in these baskets. */
  readonly baskets?: readonly BasketPlace[];
  /** Only objections. */
  readonly objections?: boolean;
  /** Only what was due before this day. */
  readonly dueBefore?: string;
  /** Leaves out proposals of this person, who may not approve them. */
  readonly notDecidedBy?: Uuid;
  readonly after?: WorklistPlace;
  readonly limit: number;
}
/** A basket of an office; the empty name is the general one. */
export interface BasketPlace {
  readonly office: string;
  readonly basket: string;
}
export interface TaskCounts {
  readonly open: number;
  readonly overdue: number;
  readonly today: number;
  readonly free: number;
  readonly mine: number;
}
/** A place in the worklist: the page goes on after it. */
export interface WorklistPlace {
  readonly dueOn: string;
  readonly caseId: Uuid;
  readonly token: string;
}
