import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chainHash, chainStart } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import {
  buildModel,
  drive,
  type Handlers,
  newState,
  type ProcessEvent,
  type ProcessModel,
  type ProcessState,
} from '../src/modules/processes/domain/bpmn/index.ts';
import { compileFeel } from '../src/modules/processes/domain/feel-expression.ts';
import { readBpmn } from '../src/modules/processes/use-cases/read-bpmn.ts';
import { installPeer } from './support/install-peer.ts';
import { median, report, round, say } from './support/report.ts';

/**
 * Whole cases per second and core in memory, every event in a SHA-256 chain, beside bpmn-engine, which hashes nothing, on
 * the same file: A B A B, median of the rounds, processor time of everything the process does.
 */
const [rounds, ownCases, peerCases] = [5, 10_000, 60];
const at = '2026-05-04T08:00:00.000Z';

async function measure(): Promise<void> {
  const folder = await installPeer('bpmn-engine');
  const xml = readFileSync(`${folder}/process.bpmn`, 'utf8');
  const model = await read(xml);
  const peer = ((await import(pathToFileURL(`${folder}/host.js`).href)) as PeerModule).createPeer;
  const peerCase = await peer(xml);
  const waits: number[] = [];
  const events = ownCase(model, hashAsLog, (state) => waits.push(JSON.stringify(state).length));
  const peerWaits: number[] = [];
  await peerCase(async (engine) => void peerWaits.push(JSON.stringify(await engine.getState()).length));

  const runs = { own: [] as number[], each: [] as number[], peer: [] as number[] };
  for (let count = 0; count <= rounds; count++) {
    const own = await perCore(ownCases, () => ownCase(model, hashAsLog));
    const each = await perCore(ownCases / 4, () => ownCase(model, hashEach));
    const other = await perCore(peerCases, () => peerCase());
    if (count === 0) continue;
    runs.own.push(own);
    runs.each.push(each);
    runs.peer.push(other);
    say(`Round ${count}: ${round(own)} cases/s/core here, ${round(other)} there`);
  }
  const [value, baselineValue] = [median(runs.own), median(runs.peer)];
  const mostBytes = Math.max(...waits);
  report({
    name: 'engine',
    value,
    unit: 'cases/s/core',
    baseline: 'bpmn-engine 25.0.1, the file parsed once, nothing hashed',
    baselineValue,
    bar: `>= ${leastRatio}x, state <= ${mostStateBytes} B at its waits`,
    ok: value / baselineValue >= leastRatio && mostBytes <= mostStateBytes,
    conditions: {
      cases: { own: ownCases, peer: peerCases },
      rounds: { own: runs.own.map(round), peer: runs.peer.map(round) },
      eventsPerCase: events,
      hashed: 'as the event log does: one link for each command over all its events',
      oneLinkForEachEvent: round(median(runs.each)),
      stateBytes: { own: waits, peer: peerWaits },
      time: 'processor time, user and system, all threads',
    },
  });
}

const [leastRatio, mostStateBytes] = [200, 400];

async function read(xml: string): Promise<ProcessModel> {
  const bpmn = await readBpmn(xml);
  if (!bpmn.ok) throw new Error(bpmn.reason);
  const built = buildModel(bpmn.definitions, { ...bpmn, expression: (text) => compileFeel(text) });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.model;
}

/** Carries one case to its end and gives the number of its events. */
function ownCase(model: ProcessModel, hash: Hash, look?: (state: ProcessState) => void): number {
  let state = newState(model);
  let chain = chainStart;
  let count = 0;
  for (const command of commands) {
    const driven = drive(model, state, command, handlers);
    if (!driven.ok) throw new Error(`the engine refused: ${driven.refusal.code}`);
    state = driven.state;
    count += driven.events.length;
    chain = hash(driven.events, chain, count);
    if (command !== commands[2]) look?.(state);
    if (command === commands[1]) look = undefined;
  }
  if (state.s !== 'completed') throw new Error(`the case is ${state.s}`);
  return count;
}

const commands = [
  { type: 'start', at },
  { type: 'complete-task', at, nodeId: 'apply' },
  { type: 'complete-task', at, nodeId: 'check' },
  { type: 'complete-task', at, nodeId: 'pay' },
] as const;

const handlers: Handlers = {
  decision: () => ({ ok: true, variables: { approved: true } }),
  service: () => ({ ok: true }),
};

const envelope = {
  id: '0191e9a0-0000-7000-8000-000000000001' as Uuid,
  stream: '0191e9a0-0000-7000-8000-000000000002' as Uuid,
  type: 'case.advanced',
  at,
  actor: 'system',
};

function hashAsLog(events: readonly ProcessEvent[], previous: Uint8Array, seq: number): Uint8Array {
  return chainHash({ ...envelope, seq, public: {} }, Buffer.from(JSON.stringify({ moved: events })), previous);
}

function hashEach(events: readonly ProcessEvent[], previous: Uint8Array, seq: number): Uint8Array {
  return events.reduce(
    (hash, event) => chainHash({ ...envelope, seq, public: { moved: event as unknown as Json } }, null, hash),
    previous,
  );
}

async function perCore(count: number, run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  for (let done = 0; done < count; done++) await run();
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1e6);
}

type Hash = (events: readonly ProcessEvent[], previous: Uint8Array, seq: number) => Uint8Array;
interface PeerModule {
  createPeer(
    xml: string,
  ): Promise<(look?: (engine: { getState(): Promise<unknown> }) => Promise<void>) => Promise<void>>;
}

await measure();
