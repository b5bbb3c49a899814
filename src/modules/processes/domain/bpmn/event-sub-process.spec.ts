import { describe, expect, it } from 'vitest';
import { flows, Instance, modelOf, problemsOf } from './test-support.ts';

const DECLARED = `<message id="M" name="withdraw"/><signal id="S" name="storm"/><error id="E" errorCode="broken"/>
  <escalation id="X" escalationCode="too-dear"/>`;
const MESSAGE = '<messageEventDefinition messageRef="M"/>';
const TIMER = '<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>';
const ERROR = '<errorEventDefinition errorRef="E"/>';
const LATER = '2026-06-01T00:00:00Z';

const reaction = (trigger: string, rest = '', id = 'x') =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}s" ${rest}>${trigger}</startEvent><userTask id="${id}u"/>
   <endEvent id="${id}e"/>${flows(`${id}s>${id}u`, `${id}u>${id}e`)}</subProcess>`;
const atTop = (...reactions: string[]) =>
  modelOf(
    `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><serviceTask id="v"/><endEvent id="e"/>
     ${flows('s>f', 'f>a', 'f>v', 'a>e', 'v>e')}${reactions.join('')}`,
    DECLARED,
  );
const inside = (content: string) =>
  modelOf(
    `<startEvent id="s"/><subProcess id="p1"><startEvent id="is"/><userTask id="a"/><endEvent id="ie"/>${flows('is>a', 'a>ie')}
     ${content}</subProcess><userTask id="after"/><endEvent id="e"/>${flows('s>p1', 'p1>after', 'after>e')}`,
    DECLARED,
  );

describe('an event sub-process of the whole process', () => {
  it('ends everything else when it interrupts, and the instance ends with it', async () => {
    const run = new Instance(await atTop(reaction(MESSAGE)));
    run.do({ type: 'start' });
    expect(run.state.x).toEqual([{ n: 'xs', t: '', m: 'withdraw' }]);
    run.do({ type: 'deliver-message', name: 'withdraw', variables: { reason: 'moved' } });
    expect(run.at()).toEqual(['x', 'xu']);
    expect(run.state).toMatchObject({ v: { reason: 'moved' }, x: [], d: [] });
    run.do({ type: 'complete-task', nodeId: 'xu' });
    expect(run.state).toMatchObject({ s: 'completed', t: [], c: [] });
  });

  it('runs beside the rest when it does not interrupt, as often as the message comes', async () => {
    const run = new Instance(await atTop(reaction(MESSAGE, 'isInterrupting="false"')));
    run.do({ type: 'start' });
    run.do({ type: 'deliver-message', name: 'withdraw' });
    run.do({ type: 'deliver-message', name: 'withdraw' });
    expect(run.at()).toEqual(['a', 'v', 'x', 'x', 'xu', 'xu']);
    run.do({ type: 'complete-task', nodeId: 'a' });
    run.do({ type: 'service-result', tokenId: run.tokenAt('v') });
    expect(run.state.s).toBe('running');
    for (const { i } of run.state.t.filter(({ n }) => n === 'xu')) run.do({ type: 'complete-task', tokenId: i });
    expect(run.state).toMatchObject({ s: 'completed', x: [] });
  });

  it('does not keep the instance alive by waiting', async () => {
    const run = new Instance(await atTop(reaction(MESSAGE), reaction(TIMER, '', 'y')));
    run.do({ type: 'start' });
    run.do({ type: 'complete-task', nodeId: 'a' });
    run.do({ type: 'service-result', tokenId: run.tokenAt('v') });
    expect(run.state).toMatchObject({ s: 'completed', d: [], x: [] });
  });

  it('disarms the others when it interrupts', async () => {
    const run = new Instance(await atTop(reaction(MESSAGE), reaction(TIMER, '', 'y')));
    run.do({ type: 'start' });
    const [timer] = run.state.d;
    expect(timer).toMatchObject({ n: 'ys', t: '' });
    run.do({ type: 'deliver-message', name: 'withdraw' });
    expect(run.types()).toContain('timer-cancelled');
    expect(run.refused({ type: 'fire-timer', timerId: timer?.i ?? '' }, LATER)).toBe('no-such-timer');
  });

  it('is begun by a timer, each round of a cycle once', async () => {
    const cycle = '<timerEventDefinition><timeCycle>R2/P1D</timeCycle></timerEventDefinition>';
    const run = new Instance(await atTop(reaction(cycle, 'isInterrupting="false"')));
    run.do({ type: 'start' });
    run.do({ type: 'fire-timer', timerId: run.state.d[0]?.i ?? '' }, LATER);
    run.do({ type: 'fire-timer', timerId: run.state.d[0]?.i ?? '' }, LATER);
    expect(run.state.d).toEqual([]);
    expect(run.at()).toEqual(['a', 'v', 'x', 'x', 'xu', 'xu']);
  });

  it('catches the error of a service that nobody else catches', async () => {
    const run = new Instance(await atTop(reaction(ERROR)));
    run.do({ type: 'start' });
    run.do({ type: 'service-failed', tokenId: run.tokenAt('v'), code: 'broken', variables: { why: 'full' } });
    expect(run.at()).toEqual(['x', 'xu']);
    const other = new Instance(await atTop(reaction(ERROR)));
    other.do({ type: 'start' });
    other.do({ type: 'service-failed', tokenId: other.tokenAt('v'), code: 'unknown' });
    expect(other.at()).toEqual(['a', 'v']);
  });
});

describe('an event sub-process inside a sub-process', () => {
  it('ends only what is in its scope, and the process goes on after it', async () => {
    const run = new Instance(await inside(reaction(MESSAGE)));
    run.do({ type: 'start' });
    run.do({ type: 'deliver-message', name: 'withdraw' });
    expect(run.at()).toEqual(['p1', 'x', 'xu']);
    run.do({ type: 'complete-task', nodeId: 'xu' });
    expect(run.at()).toEqual(['after']);
    expect(run.state).toMatchObject({ c: [], x: [], d: [] });
  });

  it('is disarmed when the sub-process ends', async () => {
    const run = new Instance(await inside(reaction(MESSAGE) + reaction(TIMER, 'isInterrupting="false"', 'y')));
    run.do({ type: 'start' });
    expect(run.state.d).toHaveLength(1);
    run.do({ type: 'complete-task', nodeId: 'a' });
    expect(run.at()).toEqual(['after']);
    expect(run.state).toMatchObject({ x: [], d: [] });
  });

  it('comes before the border for an error inside, and its own error goes outwards', async () => {
    const thrower = `<subProcess id="x" triggeredByEvent="true"><startEvent id="xs">${ERROR}</startEvent><userTask id="xu"/>
      <endEvent id="xe">${ERROR}</endEvent>${flows('xs>xu', 'xu>xe')}</subProcess>`;
    const model = await modelOf(
      `<startEvent id="s"/><subProcess id="p1"><startEvent id="is"/><serviceTask id="v"/><endEvent id="ie"/>${flows('is>v', 'v>ie')}
       ${thrower}</subProcess><boundaryEvent id="b" attachedToRef="p1">${ERROR}</boundaryEvent>
       <userTask id="after"/><userTask id="outside"/><endEvent id="e"/>${flows('s>p1', 'p1>after', 'b>outside', 'after>e', 'outside>e')}`,
      DECLARED,
    );
    const run = new Instance(model);
    run.do({ type: 'start' });
    run.do({ type: 'service-failed', tokenId: run.tokenAt('v'), code: 'broken' });
    expect(run.at()).toEqual(['p1', 'x', 'xu']);
    run.do({ type: 'complete-task', nodeId: 'xu' });
    expect(run.at()).toEqual(['outside']);
    expect(run.state.c).toEqual([]);
  });

  it('answers an escalation and lets the work go on', async () => {
    const model = await inside(
      `${reaction('<escalationEventDefinition escalationRef="X"/>', 'isInterrupting="false"')}<userTask id="t0"/>
       <endEvent id="t"><escalationEventDefinition escalationRef="X"/></endEvent>${flows('is>t0', 't0>t')}`,
    );
    const run = new Instance(model);
    run.do({ type: 'start' });
    run.do({ type: 'complete-task', nodeId: 't0' });
    expect(run.at()).toEqual(['a', 'p1', 'x', 'xu']);
  });

  it('runs once for each instance of a multi-instance sub-process', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const model = await modelOf(
      `<startEvent id="s"/><subProcess id="p1">${loop}<startEvent id="is"/><userTask id="a"/><endEvent id="ie"/>${flows('is>a', 'a>ie')}
       ${reaction('<signalEventDefinition signalRef="S"/>')}</subProcess><endEvent id="e"/>${flows('s>p1', 'p1>e')}`,
      DECLARED,
    );
    const run = new Instance(model);
    run.do({ type: 'start' });
    run.do({ type: 'deliver-signal', name: 'storm' });
    expect(run.at()).toEqual(['p1', 'p1', 'p1', 'x', 'x', 'xu', 'xu']);
    for (const { i } of run.state.t.filter(({ n }) => n === 'xu')) run.do({ type: 'complete-task', tokenId: i });
    expect(run.state).toMatchObject({ s: 'completed', c: [] });
  });
});

it.each([
  ['no trigger', reaction(''), ['event-outside-profile xs']],
  ['an error that does not interrupt', reaction(ERROR, 'isInterrupting="false"'), ['property-outside-profile xs']],
  ['a flow', reaction(MESSAGE) + flows('f>x'), ['event-sub-process-invalid x']],
  [
    'a border',
    `${reaction(MESSAGE)}<boundaryEvent id="b" attachedToRef="x">${TIMER}</boundaryEvent>${flows('b>e')}`,
    ['event-sub-process-invalid x'],
  ],
])('an event sub-process with %s is refused by name', async (_name, content, problems) => {
  const around = `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><endEvent id="e"/>${flows('s>f', 'f>a', 'a>e')}`;
  expect(await problemsOf(around + content, DECLARED)).toEqual(problems);
});
