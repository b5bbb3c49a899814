import type { Uuid } from '#kernel/ids';
import type { Json, JsonObject } from '#kernel/json';
import { moveTargets, type ProcessState } from '#processes';
import { incidentsOf, syncIncidents } from '../../store/incident-store.ts';
import { type RepairRow, repairsOf } from '../../store/repair-store.ts';
import { type CaseJob, findInstance, jobsOfCase } from '../../store/running-store.ts';
import type { CaseParts } from '../case-parts.ts';
import { namesOf } from '../clerk/staff-names.ts';
import { type Incident, withNames } from './incidents.ts';
import { mayStandAt } from './may-stand-at.ts';
import { type CaseInProcess, inProcess, nameOf, openVersion } from './show-processes.ts';

/** One case as it runs: tokens, timers, jobs, repairs and the open side of its log. Nothing personal is opened. Null when there is none. */
export async function showInstance(parts: CaseParts, number: string): Promise<InstanceView | null> {
  const now = parts.clock.now();
  const found = await parts.db.transaction(async (tx) => {
    const row = await findInstance(tx, number);
    if (!row) return null;
    await syncIncidents(tx, now.toString());
    return {
      row,
      events: await parts.events.read(tx, row.id),
      jobs: await jobsOfCase(tx, row.id),
      repairs: await repairsOf(tx, row.id),
      incidents: await incidentsOf(tx, row.id),
    };
  });
  const known = found && (await openVersion(parts, found.row.service, found.row.version));
  if (!found || !known) return null;
  const { row } = found;
  const { model } = known;
  const placed = (node: string) => ({ node, name: nameOf(model, node) });
  return {
    ...inProcess(row, model),
    id: row.id,
    service: row.service,
    version: row.version,
    title: known.title,
    edition: known.folder.edition,
    isOffered: parts.catalogue.findService(row.service)?.version === row.version,
    isRunning: row.running ?? row.status !== 'withdrawn',
    promisedOn: row.promisedOn,
    tokens: (row.outline?.t ?? []).map(({ i, n, w, e }) => ({
      ...{ token: i, ...placed(n), waitsFor: w, fault: e ?? null },
      targets: moveTargets(model, n)
        .filter(mayStandAt)
        .map(({ id, name }) => ({ node: id, name })),
    })),
    timers: (row.outline?.d ?? []).map(({ i, n, d }) => ({
      ...{ timer: i, ...placed(n), dueAt: d },
      isLate: Temporal.Instant.compare(d, now) < 0,
    })),
    expected: (row.outline?.x ?? []).map(({ n, m, k }) => ({
      ...{ ...placed(n), what: m },
      kind: k === 's' ? 'signal' : k === 'c' ? 'condition' : 'message',
    })),
    jobs: found.jobs,
    incidents: await withNames(parts, found.incidents),
    repairs: await told(parts, found.repairs, nameOf.bind(null, model)),
    events: found.events
      .map(({ seq, type, at, actor, public: face }) => ({
        seq,
        type,
        at,
        by: actor.split(':')[0] ?? '',
        face: open(face),
      }))
      .reverse(),
  };
}

/** Repairs with the names of people and elements. */
export async function told(
  parts: CaseParts,
  rows: readonly RepairRow[],
  named: (node: string) => string,
): Promise<ToldRepair[]> {
  const names = await namesOf(
    parts,
    rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  );
  return rows.map((row) => ({
    ...row,
    nodeName: named(row.node),
    targetName: row.target && named(row.target),
    proposerName: names.get(row.proposedBy) ?? '–',
    deciderName: row.decidedBy && (names.get(row.decidedBy) ?? '–'),
  }));
}

/** The open side of an event, flat and short. */
const open = (face: JsonObject): string =>
  Object.entries(face)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${key}: ${short(value)}`)
    .join(', ');

function short(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map(short).join(' ');
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 8)}…` : text;
}

interface Placed {
  readonly node: string;
  readonly name: string;
}
export interface InstanceView extends CaseInProcess {
  readonly id: Uuid;
  readonly service: string;
  readonly version: string;
  readonly title: { readonly de: string; readonly en: string };
  readonly edition: number;
  readonly isOffered: boolean;
  readonly isRunning: boolean;
  readonly promisedOn: string | null;
  readonly tokens: readonly (Placed & {
    readonly token: string;
    readonly waitsFor: ProcessState['t'][number]['w'];
    readonly fault: string | null;
    /** Where an operator may move it. */
    readonly targets: readonly Placed[];
  })[];
  readonly timers: readonly (Placed & { readonly timer: string; readonly dueAt: string; readonly isLate: boolean })[];
  readonly expected: readonly (Placed & { readonly what: string; readonly kind: 'message' | 'signal' | 'condition' })[];
  readonly jobs: readonly CaseJob[];
  readonly incidents: readonly Incident[];
  readonly repairs: readonly ToldRepair[];
  /** The open side of the log, newest first. */
  readonly events: readonly {
    readonly seq: number;
    readonly type: string;
    readonly at: string;
    readonly by: string;
    readonly face: string;
  }[];
}
export interface ToldRepair extends RepairRow {
  readonly nodeName: string;
  readonly targetName: string | null;
  readonly proposerName: string;
  readonly deciderName: string | null;
}
