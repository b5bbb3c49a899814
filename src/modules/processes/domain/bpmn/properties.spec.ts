import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  apply,
  isEnded,
  isoDue,
  newState,
  openTasks,
  type ProcessEvent,
  type ProcessModel,
  type ProcessState,
} from './index.ts';
import { build, Instance } from './test-support.ts';
import { offeredTasks, trees, writeTree } from './tree-models.ts';
import { possibleCommands, straysIn } from './wild-commands.ts';
import { wildModels } from './wild-models.ts';

const someTree = trees(['exclusive', 'parallel', 'inclusive', 'sub-process']);

it('every generated process offers exactly its tasks, each once, in any order of completion, and ends empty', async () => {
  await fc.assert(
    fc.asyncProperty(
      someTree,
      fc.infiniteStream(fc.boolean()),
      fc.infiniteStream(fc.nat()),
      async (tree, truths, picks) => {
        const { xml, conditions } = writeTree(tree);
        const variables = Object.fromEntries(conditions.map((name) => [name, truths.next().value === true]));
        const run = await start(xml, variables);
        const done: string[] = [];
        for (let open = openTasks(run.state, run.model); open.length > 0; open = openTasks(run.state, run.model)) {
          const task = open[Number(picks.next().value) % open.length];
          done.push(task?.node.id ?? '');
          run.do({ type: 'complete-task', tokenId: task?.token ?? '' });
          checkTokens(run.model, run.events);
        }
        expect(done.sort()).toEqual(offeredTasks(tree, variables).sort());
        expect(run.state).toMatchObject({ s: 'completed', t: [], c: [], d: [], x: [] });
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

it('cancelling at any moment leaves nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(someTree, fc.nat(6), async (tree, steps) => {
      const run = await start(writeTree(tree).xml, {});
      for (let step = 0; step < steps && run.state.s === 'running'; step += 1) {
        run.do({ type: 'complete-task', tokenId: openTasks(run.state, run.model)[0]?.token ?? '' });
      }
      if (run.state.s === 'running') run.do({ type: 'cancel', reason: 'withdrawn' });
      checkTokens(run.model, run.events);
      expect(run.state).toMatchObject({ t: [], c: [], d: [], x: [] });
    }),
    { numRuns: 100 },
  );
}, 60_000);

it('any process that loads survives any commands: no fault, no stray token, timer, message or scope', async () => {
  let [moves, ends] = [0, 0];
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      wildModels(),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.array(fc.nat(), { minLength: 10, maxLength: 40 }),
      async (xml, truths, picks) => {
        const built = await build(xml);
        if (!built.ok) throw new Error(JSON.stringify(built.problems));
        const run = new Instance(built.model, { due: isoDue, maxSteps: 200 });
        const variables = Object.fromEntries(truths.map((truth, index) => [`c${index}`, truth]));
        if (run.refused({ type: 'start', variables }) !== undefined) return;
        run.do({ type: 'start', variables });
        for (const pick of picks) {
          const commands = possibleCommands(run.state);
          const command = commands[pick % commands.length];
          if (!command || run.refused(command, LATER) !== undefined) break;
          run.do(command, LATER);
          moves += 1;
          checkTokens(run.model, run.events);
          checkReferences(run.state);
        }
        if (isEnded(run.state)) ends += 1;
        for (const { type } of run.events) seen.add(type);
      },
    ),
    { numRuns: 300 },
  );
  expect(moves).toBeGreaterThan(500);
  expect(ends).toBeGreaterThan(30);
  expect([...seen]).toEqual(expect.arrayContaining(['signal-received', 'escalation-thrown', 'condition-changed']));
  expect([...seen]).toEqual(expect.arrayContaining(['event-sub-process-started', 'compensation-started', 'joined']));
}, 120_000);

const LATER = '2027-01-01T00:00:00Z';

function checkReferences(state: ProcessState): void {
  expect(straysIn(state)).toEqual([]);
  expect(isEnded(state) ? state.t : [1]).toHaveLength(isEnded(state) ? 0 : 1);
}

async function start(xml: string, variables: Record<string, boolean>): Promise<Instance> {
  const built = await build(xml, (text) => ({ ok: true, evaluate: (given) => given[text] }));
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  const run = new Instance(built.model);
  run.do({ type: 'start', variables });
  return run;
}

/** Counts from the log alone: each token is born once, dies at most once, and the living are those in the state. */
function checkTokens(model: ProcessModel, events: readonly ProcessEvent[]): void {
  const born = new Set<string>();
  const dead = new Set<string>();
  const die = (token: string) => {
    expect(born.has(token) && !dead.has(token)).toBe(true);
    dead.add(token);
  };
  for (const event of events) {
    const isBirth =
      event.type === 'flow-taken' ||
      event.type === 'boundary-fired' ||
      event.type === 'event-sub-process-started' ||
      event.type === 'compensation-started' ||
      (event.type === 'entered' && !born.has(event.token));
    if (isBirth) {
      expect(born.has(event.token)).toBe(false);
      born.add(event.token);
    }
    if (event.type === 'left' || event.type === 'token-cancelled') die(event.token);
    if (event.type === 'joined') event.tokens.filter((token) => token !== event.token).forEach(die);
  }
  const state = events.reduce((current, event) => apply(model, current, event), newState(model));
  expect(state.t.map((token) => token.i).sort()).toEqual([...born].filter((token) => !dead.has(token)).sort());
}
