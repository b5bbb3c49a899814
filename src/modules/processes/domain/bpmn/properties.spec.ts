import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { apply, newState, openTasks, type ProcessEvent, type ProcessModel } from './index.ts';
import { build, Instance } from './test-support.ts';
import { offeredTasks, trees, writeTree } from './tree-models.ts';

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
