import type { Draft } from '../draft.ts';
import { isInterrupted } from '../errors.ts';
import { isInstance } from '../place.ts';
import { Refused, type Run } from '../run.ts';
import type { ProcessEvent, ProcessState, Subscription } from '../types.ts';
import { awaitTrigger } from '../waits.ts';
import { findStops } from './find-stops.ts';
import { isWaitBeside } from './places.ts';
import type { MigrationPlan } from './plan-migration.ts';

/** Moves everything of an instance to its new model, then begins to wait for what the new model waits for beside it. */
export function carryOver(run: Run, plan: MigrationPlan): void {
  const [stop] = findStops(run.state, plan);
  if (stop !== undefined) throw new Refused({ code: 'nowhere-to-go', node: stop });
  run.emit(migrated(run, plan));
  awaitWhatIsNew(run, new Set(Object.values(plan.nodes)));
}

/** Carries the move out on a draft: every element by its new name, what is let go of is forgotten. */
export function applyMigrated(draft: Draft, event: Migrated): void {
  const gone = new Set(event.dropped);
  const placed = <T extends { readonly n: string }>(list: readonly T[]): T[] =>
    list
      .filter(({ n }) => !gone.has(n))
      .map((entry) => (Object.hasOwn(event.nodes, entry.n) ? { ...entry, n: event.nodes[entry.n] ?? entry.n } : entry));
  draft.m = event.model;
  draft.h = event.hash;
  draft.t = placed(draft.t);
  draft.c = placed(draft.c);
  draft.d = placed(draft.d);
  draft.x = placed(draft.x).map((waiting) => renamed(waiting, event.names));
  if (draft.g) draft.g = placed(draft.g);
}

/** The event tells only what changes, so that it can be read without either model. */
function migrated(run: Run, plan: MigrationPlan): Migrated {
  const used = [...new Set(everything(run.state).map(({ n }) => n))];
  const nodes = used.flatMap((id) => {
    const target = plan.nodes[id];
    return typeof target === 'string' && target !== id ? [[id, target] as const] : [];
  });
  const names = run.state.x.flatMap(({ n, m }) => {
    const target = plan.nodes[n];
    const trigger = typeof target === 'string' ? run.node(target).trigger : undefined;
    const name = trigger?.kind === 'message' || trigger?.kind === 'signal' ? trigger.name : m;
    return typeof target === 'string' && name !== m ? [[target, name] as const] : [];
  });
  return {
    type: 'migrated',
    model: plan.to.m,
    hash: plan.to.h,
    nodes: Object.fromEntries(nodes),
    dropped: used.filter((id) => plan.nodes[id] === null),
    names: Object.fromEntries(names),
  };
}

/** A border event that stands where there was none begins to wait now; one that has fired before does not come again. */
function awaitWhatIsNew(run: Run, known: ReadonlySet<string | null>): void {
  const isNew = (id: string): boolean => !known.has(id) && isWaitBeside(run.node(id));
  for (const token of [...run.state.t]) {
    const node = run.node(token.n);
    if (!isInstance(run, token))
      for (const id of node.boundaries) if (isNew(id)) awaitTrigger(run, run.node(id), token);
    if (token.w !== 'event') continue;
    for (const { target } of node.outgoing) if (!known.has(target)) awaitTrigger(run, run.node(target), token);
  }
  const scopes = run.state.c.filter((open) => open.x === undefined);
  for (const scope of [undefined, ...scopes.map((open) => open.i)]) {
    if (isInterrupted(run, scope)) continue;
    for (const id of startsIn(run, scope)) if (isNew(id)) awaitTrigger(run, run.node(id), { i: scope ?? '', s: scope });
  }
}

function startsIn(run: Run, scope: string | undefined): readonly string[] {
  if (scope === undefined) return run.model.eventStarts;
  const open = run.state.c.find((candidate) => candidate.i === scope);
  return (open && run.node(open.n).eventStarts) ?? [];
}

const everything = ({ t, c, d, x, g = [] }: ProcessState): { readonly n: string }[] => [...t, ...c, ...d, ...x, ...g];

const renamed = (waiting: Subscription, names: Migrated['names']): Subscription =>
  Object.hasOwn(names, waiting.n) ? { ...waiting, m: names[waiting.n] ?? waiting.m } : waiting;

type Migrated = Extract<ProcessEvent, { readonly type: 'migrated' }>;
