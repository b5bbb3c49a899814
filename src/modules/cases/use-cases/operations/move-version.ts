import { type Actor, systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import {
  findStops,
  isWaitBeside,
  type MigrationPlan,
  type MigrationProblem,
  type MigrationWishes,
  type ProcessState,
  planMigration,
} from '#processes';
import { moveTasks, type RunningCase, runningCases } from '../../store/running-store.ts';
import { tasksOf as tasksIn } from '../../store/task-store.ts';
import { advance } from '../advance.ts';
import { openAsSystem } from '../background.ts';
import type { CaseParts } from '../case-parts.ts';
import { tasksOf } from '../save-command.ts';
import { saveCase } from '../with-case.ts';
import { nameOf, type OpenVersion, openVersion } from './show-processes.ts';

/**
 * The dry run: how the running cases of a version would go on with the version that is offered today. Tells for each case where it stands
 * and where it goes, or why it stays; opens nothing personal and changes nothing. Null when there is no such version.
 */
export async function planVersionMove(parts: CaseParts, wish: MoveWish): Promise<MovePlan | null> {
  const pair = await openPair(parts, wish);
  if (!pair) return null;
  const { from, to } = pair;
  const planned = planMigration(from.model, to.model, wish.nodes);
  const { service, version } = wish;
  const rows = await parts.db.transaction((tx) =>
    runningCases(tx, { service, version, after: null, limit: mostShown }),
  );
  const of = (problem: MigrationProblem) => ({ ...problem, name: nameOf(from.model, problem.node) });
  const shared = {
    ...{ service, from: version, fromEdition: from.folder.edition, to: to.folder.version },
    ...{ toEdition: to.folder.edition, title: to.title },
  };
  const base = gapsOf(pair).map((gap) => gapOf(pair, of(gap), rows));
  if (!planned.ok) return { ...shared, faults: planned.faults.map(of), gaps: base, closed: [], cases: [] };
  const gaps = planned.gaps.map((gap) => gapOf(pair, of(gap), rows));
  return {
    ...shared,
    faults: [],
    gaps,
    closed: base.filter(({ node }) => !gaps.some((gap) => gap.node === node)),
    cases: rows.map((row) => foretell(row, planned.plan, pair)),
  };
}

/** Sends every running case of a version to the one offered today, each as a job of its own; refused when the plan itself cannot hold. */
export async function moveVersion(
  parts: CaseParts,
  actor: Actor,
  wish: MoveWish,
): Promise<Result<number, 'not-found' | 'plan-refused' | 'same-version'>> {
  const pair = await openPair(parts, wish);
  if (!pair) return refuse('not-found');
  if (pair.to.folder.version === wish.version) return refuse('same-version');
  if (!planMigration(pair.from.model, pair.to.model, wish.nodes).ok) return refuse('plan-refused');
  const shared = { from: wish.version, to: pair.to.folder.version, nodes: { ...wish.nodes }, by: actor.id ?? null };
  let sent = 0;
  for (let after: Uuid | null = null; ; ) {
    const query = { service: wish.service, version: wish.version, after, limit: 500 };
    const rows: readonly RunningCase[] = await parts.db.transaction(async (tx) => {
      const found = await runningCases(tx, query);
      for (const { id } of found)
        await parts.jobs.send(tx, { name: moveJob, data: { caseId: id, ...shared }, key: `${id}:${shared.to}` });
      return found;
    });
    sent += rows.length;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < query.limit) return ok(sent);
  }
}

/**
 * Brings one case to another version of its service: process, form, letters and texts, open tasks and timers in one transaction. A repeat
 * finds the case at its new version and does nothing; one that cannot go stays, as the dry run said.
 */
export async function moveCase(parts: CaseParts, order: MoveOrder): Promise<boolean> {
  return parts.db.transaction(async (tx) => {
    const opened = await openAsSystem(parts, tx, order.caseId);
    if (!opened || opened.row.version !== order.from) return false;
    const pair = await openPair(
      parts,
      { service: opened.row.service, version: order.from, nodes: order.nodes },
      order.to,
    );
    const planned = pair && planMigration(pair.from.model, pair.to.model, order.nodes);
    if (!pair || !planned?.ok) throw new Error(`the plan for version ${order.to} does not hold`);
    const tasks = await tasksIn(tx, opened.row.id);
    const about = { status: opened.row.status, awaitsApproval: tasks.some(({ kind }) => kind === 'approval') };
    if (stayReason(opened.state.process, about, planned.plan)) return false;
    const at = parts.clock.now().toString({ smallestUnit: 'millisecond' });
    const row = { ...opened.row, version: order.to };
    const moved = await advance(parts, tx, { ...opened, row }, { type: 'migrate', at, plan: planned.plan });
    if (!moved.ok) throw new Error(`version ${order.to} was refused: ${moved.refusal}`);
    moveTasks(tx, row.id, tasksOf(parts, moved.row, moved.state, pair.to.model));
    const event = { type: 'case.migrated', public: { from: order.from, to: order.to }, sealed: { by: order.by } };
    await saveCase(parts, tx, opened.row, { ...moved, actor: systemActor, events: [event, ...moved.events] });
    return true;
  });
}

/** The name of the job that moves one case. */
export const moveJob = 'cases.migrate';

/** What a job of that name was told. */
export const orderOf = (data: JsonObject): MoveOrder => ({
  caseId: String(data['caseId']),
  from: String(data['from']),
  to: String(data['to']),
  nodes: (data['nodes'] ?? {}) as MigrationWishes,
  by: typeof data['by'] === 'string' ? data['by'] : null,
});

async function openPair(parts: CaseParts, wish: MoveWish, version?: string): Promise<Pair | null> {
  const target = version ?? parts.catalogue.findService(wish.service)?.version;
  const from = await openVersion(parts, wish.service, wish.version);
  const to = target === undefined ? null : await openVersion(parts, wish.service, target);
  return from && to && { from, to };
}

function foretell(row: RunningCase, plan: MigrationPlan, { from, to }: Pair): ForetoldCase {
  const tokens = (row.outline?.t ?? []).filter(({ w }) => w !== 'scope' && w !== 'instances');
  const stops = row.outline ? findStops(row.outline, plan) : [];
  return {
    number: row.number,
    stays: row.outline ? stayReason(row.outline, row, plan) : 'not-known',
    stops: stops.map((node) => ({ node, name: nameOf(from.model, node) })),
    moves: tokens.map(({ n }) => {
      const target = plan.nodes[n] ?? null;
      return { node: n, name: nameOf(from.model, n), to: target, toName: target && nameOf(to.model, target) };
    }),
  };
}

/** Somebody who was asked, or a decision that waits for its second person, finishes under the version in which it began. */
function stayReason(
  process: ProcessState,
  { status, awaitsApproval }: { readonly status: string; readonly awaitsApproval: boolean },
  plan: MigrationPlan,
): StayReason | null {
  if (status === 'waiting-for-citizen') return 'person-is-asked';
  if (awaitsApproval) return 'awaits-approval';
  return findStops(process, plan).length > 0 ? 'nowhere-to-go' : null;
}

/** The gaps of a plan without the wishes that cannot hold. */
function gapsOf({ from, to }: Pair): readonly MigrationProblem[] {
  const planned = planMigration(from.model, to.model);
  return planned.ok ? planned.gaps : [];
}

/** A gap with the elements of the new version that are of its kind. */
function gapOf({ from, to }: Pair, problem: NamedProblem, rows: readonly RunningCase[]): Gap {
  const node = from.model.nodes[problem.node];
  return {
    ...problem,
    cases: countAt(rows, problem.node),
    mayLetGo: node !== undefined && isWaitBeside(node),
    targets: Object.values(to.model.nodes)
      .filter(({ kind, trigger }) => kind === node?.kind && trigger?.kind === node?.trigger?.kind)
      .map(({ id, name }) => ({ node: id, name })),
  };
}

const countAt = (rows: readonly RunningCase[], node: string): number =>
  rows.filter(({ outline }) => outline && [...outline.t, ...outline.d, ...outline.x].some(({ n }) => n === node))
    .length;

const mostShown = 10_000;

interface Pair {
  readonly from: OpenVersion;
  readonly to: OpenVersion;
}
export interface MoveWish {
  readonly service: string;
  readonly version: string;
  readonly nodes: MigrationWishes;
}
export interface MoveOrder {
  readonly caseId: Uuid;
  readonly from: string;
  readonly to: string;
  readonly nodes: MigrationWishes;
  readonly by: Uuid | null;
}
export type StayReason = 'person-is-asked' | 'awaits-approval' | 'nowhere-to-go' | 'not-known';
interface NamedProblem extends MigrationProblem {
  readonly name: string;
}
export interface ForetoldCase {
  readonly number: string;
  /** Why it stays with its version; null when it goes. */
  readonly stays: StayReason | null;
  /** Elements at which something of it stands that has nowhere to go. */
  readonly stops: readonly { readonly node: string; readonly name: string }[];
  readonly moves: readonly {
    readonly node: string;
    readonly name: string;
    readonly to: string | null;
    readonly toName: string | null;
  }[];
}
export interface MovePlan {
  readonly service: string;
  readonly from: string;
  readonly fromEdition: number;
  /** The version that is offered today. */
  readonly to: string;
  readonly toEdition: number;
  readonly title: { readonly de: string; readonly en: string };
  /** Wishes that cannot hold. */
  readonly faults: readonly NamedProblem[];
  /** Places without a counterpart, and how many cases stand there. */
  readonly gaps: readonly Gap[];
  /** Gaps that a wish closes. */
  readonly closed: readonly Gap[];
  readonly cases: readonly ForetoldCase[];
}
export interface Gap extends NamedProblem {
  /** How many running cases have something there. */
  readonly cases: number;
  /** It only waits beside a token and may be let go of. */
  readonly mayLetGo: boolean;
  /** Elements of the new version to which it may be sent. */
  readonly targets: readonly { readonly node: string; readonly name: string }[];
}
