import type { ServiceFolder } from '#catalogue';
import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { NewEvent } from '#kernel/event';
import type { Json } from '#kernel/json';
import type { Tx } from '#platform/database';
import { type Command, drive, isEnded, type ProcessEvent, type ProcessNode, type ServiceProcess } from '#processes';
import type { CaseRow, CaseState } from '../domain/case-state.ts';
import type { NoticeRow } from '../store/notice-store.ts';
import { externalActions, runAction } from './actions.ts';
import type { CaseParts } from './case-parts.ts';
import { dueOf } from './due-of.ts';

/**
 * Carries one command through the case's process: rules, letters and claims inside this transaction, everything outside as a job
 * after commit. Gives the new row, state and events for the caller to store, or the refusal of the process.
 */
export async function advance(parts: CaseParts, tx: Tx, opened: OpenedCase, command: Command): Promise<Advanced> {
  if (opened.state.isSuspended && !movesSuspended.has(command.type)) return { ok: false, refusal: 'suspended' };
  const folder = await getVersion(parts, opened.row);
  const process = await parts.processes.of(folder);
  const run: Run = { state: opened.state, moved: [], timersGone: [], events: [], letters: [], outstanding: new Map() };
  for (let next: Command | null = command; next; ) {
    const facts = factsOf(parts, opened.row, run.state);
    const decision = (request: { readonly node: ProcessNode; readonly variables: Readonly<Record<string, unknown>> }) =>
      decided(process, request.node, { ...request.variables, ...facts });
    const driven = drive(process.model, run.state.process, next, { decision }, { due: dueOf(parts.calendar), facts });
    if (!driven.ok) return { ok: false, refusal: driven.refusal.code };
    run.state = { ...run.state, process: driven.state };
    run.moved.push(...driven.events);
    run.timersGone.push(...driven.effects.timersGone);
    // A rule that could not decide stays as an incident for a person; only actions have a result to wait for.
    for (const { type, token, node } of driven.effects.services)
      if (type === 'service-requested') run.outstanding.set(token, node);
    next = await nextInside(parts, tx, run, { ...opened, folder, process, facts, at: command.at });
  }
  const row = rowAfter(opened.row, run, process.model.nodes, command.at);
  return {
    ok: true,
    ...run,
    row,
    external: [...run.outstanding],
    events: [movedEvent(run, process.model.nodes, row, command), ...run.events],
  };
}

/** Facts that rules and letters may use beside answers and variables; fees are those of the day of sending. */
export function factsOf(parts: CaseParts, row: CaseRow, state: CaseState): Readonly<Record<string, unknown>> {
  const sentOn = legalDay(Temporal.Instant.from(row.submittedAt));
  const fees = parts.catalogue.feesOn(sentOn);
  return {
    today: legalDay(parts.clock.now()).toString(),
    sentOn: sentOn.toString(),
    fees: fees.ok ? fees.value : {},
    language: row.language,
    freeText: state.freeText,
    caseNumber: row.number,
    applicant: { name: state.applicant.name, addressLines: [...state.applicant.addressLines] },
  };
}

/** The version the case began with; it can never go missing. */
export async function getVersion(parts: CaseParts, row: CaseRow): Promise<ServiceFolder> {
  const folder = await parts.catalogue.findVersion(row.service, row.version);
  if (!folder) throw new Error(`version ${row.version} of ${row.service} is gone`);
  return folder;
}

/** The next action that runs inside the transaction, done; its result as the command that moves the process on. */
async function nextInside(parts: CaseParts, tx: Tx, run: Run, call: InsideCall): Promise<Command | null> {
  for (const [token, nodeId] of run.outstanding) {
    const node = call.process.model.nodes[nodeId];
    if (!node || externalActions.has(node.attributes['action'] ?? '')) continue;
    run.outstanding.delete(token);
    const outcome = await runAction(parts, tx, { ...call, state: run.state, node });
    run.events.push(...outcome.events);
    if (outcome.letter) run.letters.push(outcome.letter);
    const name = node.attributes['result'];
    const result = name && outcome.value !== undefined ? { [name]: outcome.value } : {};
    return { type: 'service-result', at: call.at, tokenId: token, variables: { ...result, ...outcome.variables } };
  }
  return null;
}

function decided(process: ServiceProcess, node: ProcessNode, scope: Readonly<Record<string, unknown>>) {
  const answer = process.decide(node.attributes['decision'] ?? '', scope);
  if (!answer.ok) return { ok: false as const, code: 'decision-failed' };
  const name = node.attributes['result'];
  return { ok: true as const, variables: name ? { [name]: answer.value } : {} };
}

function rowAfter(row: CaseRow, run: Run, nodes: Nodes, at: string): CaseRow {
  const entered = run.moved.filter((event) => event.type === 'entered').map((event) => nodes[event.node]);
  const outcome = entered.findLast((node) => node?.attributes['outcome'])?.attributes['outcome'] ?? row.outcome;
  const withdrawn = run.state.process.s === 'cancelled' || outcome === 'withdrawn';
  if (withdrawn) return { ...row, status: 'withdrawn', outcome: 'withdrawn', decidedAt: row.decidedAt ?? at };
  if (isEnded(run.state.process) || outcome) {
    const byPerson = run.state.process.v['decidedByPerson'] === true;
    return {
      ...row,
      status: 'decided',
      outcome: outcome ?? 'done',
      decidedAt: row.decidedAt ?? at,
      automatic: row.automatic ?? !byPerson,
    };
  }
  const waits = run.state.process.t.some(
    (token) => token.w === 'task' && nodes[token.n]?.attributes['role'] === 'citizen',
  );
  return { ...row, status: waits ? 'waiting-for-citizen' : 'open' };
}

/** What moved: the steps people see in the open, the engine's own events sealed so that a replay gives the same state. */
function movedEvent(run: Run, nodes: Nodes, row: CaseRow, command: Command): NewEvent {
  const steps = (type: 'entered' | 'left'): string[] =>
    run.moved.flatMap((event) => (event.type === type && nodes[event.node]?.attributes['step'] ? [event.node] : []));
  return {
    type: 'case.advanced',
    public: {
      by: command.type,
      entered: steps('entered'),
      left: steps('left'),
      status: row.status,
      outcome: row.outcome,
    },
    sealed: { moved: run.moved as unknown as Json },
  };
}

/** What may happen to a process that rests: the person takes the case back, an operator repairs it. */
const movesSuspended: ReadonlySet<Command['type']> = new Set(['cancel', 'migrate', 'move-token', 'cancel-token']);

type Nodes = Readonly<Record<string, ProcessNode>>;
interface Run {
  state: CaseState;
  readonly moved: ProcessEvent[];
  readonly timersGone: string[];
  readonly events: NewEvent[];
  readonly letters: IssuedLetter[];
  /** Token -> node of services whose result is outstanding. */
  readonly outstanding: Map<string, string>;
}
interface InsideCall extends OpenedCase {
  readonly folder: ServiceFolder;
  readonly process: ServiceProcess;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly at: string;
}
export interface OpenedCase {
  readonly row: CaseRow;
  readonly state: CaseState;
  readonly actor: Actor;
}
export interface IssuedLetter {
  readonly notice: Omit<NoticeRow, 'seq'>;
  readonly event: NewEvent;
}
export type Advanced =
  | {
      readonly ok: true;
      readonly row: CaseRow;
      readonly state: CaseState;
      readonly events: readonly NewEvent[];
      readonly letters: readonly IssuedLetter[];
      readonly external: readonly (readonly [token: string, node: string])[];
      readonly timersGone: readonly string[];
    }
  | { readonly ok: false; readonly refusal: string };
