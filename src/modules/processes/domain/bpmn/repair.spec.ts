import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDue, moveTargets, outlineOf } from './index.ts';
import { AT, build, type CommandWithoutTime, flows, Instance, modelOf } from './test-support.ts';
import { possibleCommands, straysIn } from './wild-commands.ts';
import { wildModels } from './wild-models.ts';

const fork = `<startEvent id="s"/><userTask id="before"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/>
  <parallelGateway id="j"/><userTask id="after"/><endEvent id="e"/>
  ${flows('s>before', 'before>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>after', 'after>e')}`;

async function begun(content: string, variables = {}): Promise<Instance> {
  const run = new Instance(await modelOf(content));
  run.do({ type: 'start', variables });
  return run;
}

describe('moving a token by hand', () => {
  it('takes it back to an earlier task, with the timers of that task', async () => {
    const run = await begun(fork);
    run.do({ type: 'complete-task', nodeId: 'before' });
    run.do({ type: 'complete-task', nodeId: 'a' });
    run.do({ type: 'complete-task', nodeId: 'b' });
    run.do({ type: 'move-token', tokenId: run.tokenAt('after'), to: 'before' });
    expect(run.at()).toEqual(['before']);
    expect(run.types().slice(-4)).toEqual(['token-moved', 'token-cancelled', 'entered', 'task-created']);
  });

  it('is refused when a parallel join would wait for ever or get a token twice', async () => {
    const run = await begun(fork);
    expect(run.refused({ type: 'move-token', tokenId: run.tokenAt('before'), to: 'a' })).toBe('cannot-move');
    run.do({ type: 'complete-task', nodeId: 'before' });
    for (const to of ['b', 'after', 'before'])
      expect(run.refused({ type: 'move-token', tokenId: run.tokenAt('a'), to })).toBe('cannot-move');
    run.do({ type: 'complete-task', nodeId: 'a' });
    expect(run.refused({ type: 'move-token', tokenId: run.tokenAt('j'), to: 'after' })).toBe('cannot-move');
  });

  it('is refused to where nobody can wait, to another scope, and for a token that is gone', async () => {
    const run = await begun(`<startEvent id="s"/><userTask id="a"/><subProcess id="sub"><startEvent id="is"/>
      <userTask id="in"/><endEvent id="ie"/>${flows('is>in', 'in>ie')}</subProcess><endEvent id="e"/>${flows('s>a', 'a>sub', 'sub>e')}`);
    for (const to of ['s', 'e', 'in', 'nothing', 'a', 'constructor'])
      expect(run.refused({ type: 'move-token', tokenId: run.tokenAt('a'), to })).toBe('cannot-move');
    expect(run.refused({ type: 'move-token', tokenId: 't99', to: 'sub' })).toBe('no-such-token');
    expect(moveTargets(run.model, 'a').map(({ id }) => id)).toEqual(['sub']);
    run.do({ type: 'move-token', tokenId: run.tokenAt('a'), to: 'sub' });
    run.do({ type: 'move-token', tokenId: run.tokenAt('sub'), to: 'a' });
    expect(run.state).toMatchObject({ t: [{ n: 'a' }], c: [] });
  });

  it('leaves alone what is one of many', async () => {
    const run = await begun(
      `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics lipsia:collection="list"/></userTask><userTask id="b"/><endEvent id="e"/>${flows('s>a', 'a>b', 'b>e')}`,
      { list: [1, 2] },
    );
    const [host, one] = [run.state.t.find(({ w }) => w === 'instances'), run.state.t.find(({ w }) => w === 'task')];
    expect(run.refused({ type: 'move-token', tokenId: one?.i ?? '', to: 'b' })).toBe('cannot-move');
    expect(run.refused({ type: 'cancel-token', tokenId: one?.i ?? '' })).toBe('cannot-cancel');
    run.do({ type: 'move-token', tokenId: host?.i ?? '', to: 'b' });
    expect(run.state).toMatchObject({ t: [{ n: 'b' }], c: [] });
  });
});

describe('ending a token by hand', () => {
  it('lets what stands beside it go on, and never ends the last one', async () => {
    const run = await begun(`<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/>
      <endEvent id="e"/><endEvent id="x"/>${flows('s>f', 'f>a', 'f>b', 'a>e', 'b>x')}`);
    run.do({ type: 'cancel-token', tokenId: run.tokenAt('a') });
    expect(run.at()).toEqual(['b']);
    expect(run.refused({ type: 'cancel-token', tokenId: run.tokenAt('b') })).toBe('cannot-cancel');
  });

  it('is refused when only tokens at an inclusive join would be left, which would then go on to the end', async () => {
    const run = await begun(`<startEvent id="s"/><userTask id="a"/><inclusiveGateway id="j"/><endEvent id="e"/>
      ${flows('s>a', 's>j', 'a>j', 'j>e')}`);
    expect(run.state.t.map(({ n, w }) => [n, w])).toContainEqual(['j', 'join']);
    expect(run.refused({ type: 'cancel-token', tokenId: run.tokenAt('a') })).toBe('cannot-cancel');
    run.do({ type: 'complete-task', nodeId: 'a' });
    expect(run.state.s).toBe('completed');
  });

  it('is refused while a parallel join waits for it', async () => {
    const run = await begun(fork);
    run.do({ type: 'complete-task', nodeId: 'before' });
    expect(run.refused({ type: 'cancel-token', tokenId: run.tokenAt('a') })).toBe('cannot-cancel');
  });
});

it('leaves nothing behind in any wild instance, and ends none', async () => {
  const done = { 'move-token': 0, 'cancel-token': 0 };
  await fc.assert(
    fc.asyncProperty(wildModels(), fc.array(fc.nat(), { minLength: 5, maxLength: 25 }), async (xml, picks) => {
      const built = await build(xml);
      if (!built.ok) throw new Error('the model does not load');
      const run = new Instance(built.model, { due: isoDue, maxSteps: 200 });
      if (run.refused({ type: 'start', variables: {} }) !== undefined) return;
      run.do({ type: 'start', variables: {} });
      for (const [step, pick] of picks.entries()) {
        const repairs = step % 3 === 2 ? everyRepair(run) : [];
        const commands = repairs.length > 0 ? repairs : possibleCommands(run.state);
        const command = commands[pick % commands.length];
        if (!command || run.refused(command, LATER) !== undefined) break;
        run.do(command, LATER);
        expect(straysIn(run.state)).toEqual([]);
        if (command.type === 'cancel-token') expect(run.state.t.length).toBeGreaterThan(0);
        if (command.type === 'move-token' || command.type === 'cancel-token') done[command.type] += 1;
      }
    }),
    { numRuns: 200 },
  );
  expect(done['move-token']).toBeGreaterThan(50);
  expect(done['cancel-token']).toBeGreaterThan(10);
}, 60_000);

/** Every step by hand that is not refused now. */
function everyRepair(run: Instance): CommandWithoutTime[] {
  const steps = run.state.t.flatMap(({ i: tokenId, n }) => [
    { type: 'cancel-token' as const, tokenId },
    ...moveTargets(run.model, n).map(({ id: to }) => ({ type: 'move-token' as const, tokenId, to })),
  ]);
  return steps.filter((step) => run.refused(step, LATER) === undefined);
}

const LATER = '2027-01-01T00:00:00Z';

describe('a cycle that missed rounds', () => {
  const cycle = (
    text: string,
  ) => `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="r" attachedToRef="a" cancelActivity="false">
    <timerEventDefinition><timeCycle>${text}</timeCycle></timerEventDefinition></boundaryEvent><endEvent id="e"/><endEvent id="x"/>${flows('s>a', 'a>e', 'r>x')}`;
  const fire = (run: Instance, at: string) =>
    run.do({ type: 'fire-timer', timerId: run.state.d[0]?.i ?? '', skipMissed: true }, at);

  it('fires once and goes on with the next round', async () => {
    const run = await begun(cycle('R/PT1H'));
    fire(run, '2026-05-04T14:30:00Z');
    expect(run.state.d).toMatchObject([{ d: '2026-05-04T15:00:00Z' }]);
    expect(run.types().filter((type) => type === 'timer-fired')).toHaveLength(1);
  });

  it('is over when its last round went by too', async () => {
    const run = await begun(cycle('R3/PT1H'));
    fire(run, '2026-05-05T08:00:00Z');
    expect(run.state.d).toEqual([]);
  });
});

it('an outline says where an instance stands and nothing that anybody wrote', async () => {
  const run = await begun(
    `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics isSequential="true" lipsia:collection="list" lipsia:element="one"
      lipsia:output="all" lipsia:outputElement="one"/></userTask><endEvent id="e"/>${flows('s>a', 'a>e')}`,
    { list: ['geheim', 'geheim'], name: 'geheim' },
  );
  expect(JSON.stringify(run.state)).toContain('geheim');
  expect(JSON.stringify(outlineOf(run.state))).not.toContain('geheim');
  expect(outlineOf(run.state).t.map(({ n, w }) => `${n} ${w}`)).toEqual(run.state.t.map(({ n, w }) => `${n} ${w}`));
  expect(run.refused({ type: 'move-token', tokenId: 't1', to: 'a' }, AT)).toBe('no-such-token');
});
