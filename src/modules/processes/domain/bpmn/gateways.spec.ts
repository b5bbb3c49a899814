import { describe, expect, it } from 'vitest';
import { flows, Instance, modelOf } from './test-support.ts';

const XOR = `<startEvent id="s"/><exclusiveGateway id="g" default="g-c"/><userTask id="a"/><userTask id="b"/>
  <userTask id="c"/><endEvent id="e"/>${flows('s>g', 'g>a:x > 10', 'g>b:x > 5', 'g>c', 'a>e', 'b>e', 'c>e')}`;

describe('exclusive gateway', () => {
  it.each([
    [20, 'a'],
    [7, 'b'],
    [1, 'c'],
    [null, 'c'],
  ])('takes the first true flow for x = %s: %s', async (x, task) => {
    const run = new Instance(await modelOf(XOR));
    const events = run.do({ type: 'start', variables: { x } });
    expect(run.at()).toEqual([task]);
    expect(events).toContainEqual({ type: 'gateway-chosen', token: 't2', node: 'g', flows: [`g-${task}`] });
  });

  it('refuses the command when no flow matches and none is the default', async () => {
    const content = XOR.replace(' default="g-c"', '').replace('id="g-c" sourceRef="g" targetRef="c">', '$&\n');
    const strict = content.replace(
      /(<sequenceFlow id="g-c"[^>]*>)\s*<\/sequenceFlow>/,
      '$1<conditionExpression>x = 3</conditionExpression></sequenceFlow>',
    );
    const run = new Instance(await modelOf(strict));
    expect(run.refused({ type: 'start', variables: { x: 1 } })).toBe('no-flow-matches');
    expect(run.refused({ type: 'start', variables: { x: 3 } })).toBeUndefined();
  });

  it('refuses a loop that never waits', async () => {
    const run = new Instance(
      await modelOf(`<startEvent id="s"/><exclusiveGateway id="a"/><exclusiveGateway id="g" default="g-a"/>
        <endEvent id="e"/>${flows('s>a', 'a>g', 'g>a', 'g>e:x = 1')}`),
    );
    expect(run.refused({ type: 'start' })).toBe('too-many-steps');
    expect(run.refused({ type: 'start', variables: { x: 1 } })).toBeUndefined();
  });
});

describe('parallel gateway', () => {
  const AND = `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><manualTask id="m"/>
    <parallelGateway id="j"/><userTask id="z"/><endEvent id="e"/>
    ${flows('s>f', 'f>a', 'f>b', 'f>m', 'a>j', 'b>j', 'm>j', 'j>z', 'z>e')}`;

  it('splits into all flows and waits for all of them', async () => {
    const run = new Instance(await modelOf(AND));
    run.do({ type: 'start' });
    expect(run.at()).toEqual(['a', 'b', 'j']);
    run.do({ type: 'complete-task', nodeId: 'b' });
    expect(run.at()).toEqual(['a', 'j', 'j']);
    const events = run.do({ type: 'complete-task', nodeId: 'a' });
    expect(run.at()).toEqual(['z']);
    expect(events.filter((event) => event.type === 'joined')).toHaveLength(1);
  });

  it('reports a join that nothing can complete any more', async () => {
    const run = new Instance(
      await modelOf(`<startEvent id="s"/><exclusiveGateway id="g" default="g-a"/><manualTask id="a"/><manualTask id="b"/>
        <parallelGateway id="j"/><endEvent id="e"/>${flows('s>g', 'g>a', 'g>b:false', 'a>j', 'b>j', 'j>e')}`),
    );
    const events = run.do({ type: 'start' });
    expect(events.at(-1)).toMatchObject({ type: 'incident-raised', node: 'j', code: 'deadlock' });
  });

  it('does not join two tokens that came by the same flow', async () => {
    const run = new Instance(
      await modelOf(`<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>
        <exclusiveGateway id="x"/><parallelGateway id="j"/><endEvent id="e"/>
        ${flows('s>f', 'f>a', 'f>b', 'f>c', 'a>x', 'b>x', 'x>j', 'c>j', 'j>e')}`),
    );
    run.do({ type: 'start' });
    run.do({ type: 'complete-task', nodeId: 'a' });
    run.do({ type: 'complete-task', nodeId: 'b' });
    expect(run.at()).toEqual(['c', 'j', 'j']);
    run.do({ type: 'complete-task', nodeId: 'c' });
    expect(run.at()).toEqual(['j']);
    expect(run.state.s).toBe('running');
  });
});

describe('inclusive gateway', () => {
  const OR = `<startEvent id="s"/><inclusiveGateway id="o" default="o-c"/><userTask id="a"/><userTask id="b"/>
    <userTask id="c"/><inclusiveGateway id="j"/><userTask id="z"/><endEvent id="e"/>
    ${flows('s>o', 'o>a:x > 0', 'o>b:x > 1', 'o>c', 'a>j', 'b>j', 'c>j', 'j>z', 'z>e')}`;

  it.each([
    [0, ['c']],
    [1, ['a']],
    [2, ['a', 'b']],
  ])('takes every true flow for x = %s and joins exactly those', async (x, tasks) => {
    const run = new Instance(await modelOf(OR));
    run.do({ type: 'start', variables: { x } });
    expect(run.at()).toEqual(tasks);
    for (const nodeId of tasks) {
      expect(run.at()).not.toContain('z');
      run.do({ type: 'complete-task', nodeId });
    }
    expect(run.at()).toEqual(['z']);
  });

  it('waits for a token that may come by an interrupting boundary event', async () => {
    const run = new Instance(
      await modelOf(`<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/>
        <boundaryEvent id="t" attachedToRef="b"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
        <inclusiveGateway id="j"/><endEvent id="e"/><endEvent id="e2"/><userTask id="z"/>
        ${flows('s>f', 'f>a', 'f>b', 'a>j', 'b>e2', 't>j', 'j>z', 'z>e')}`),
    );
    run.do({ type: 'start' });
    run.do({ type: 'complete-task', nodeId: 'a' });
    expect(run.at()).toEqual(['b', 'j']);
    run.do({ type: 'complete-task', nodeId: 'b' });
    expect(run.at()).toEqual(['z']);
  });
});

it('an inclusive join does not wait for a token that may as well come by a flow that is already there', async () => {
  const run = new Instance(
    await modelOf(`<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="x"/>
      <exclusiveGateway id="g" default="g-n"/><exclusiveGateway id="m"/><task id="n"/><inclusiveGateway id="j"/>
      <userTask id="z"/><endEvent id="e"/>
      ${flows('s>f', 'f>a', 'f>x', 'a>m', 'x>g', 'g>m:false', 'g>n', 'm>j', 'n>j', 'j>z', 'z>e')}`),
  );
  run.do({ type: 'start' });
  run.do({ type: 'complete-task', nodeId: 'a' });
  expect(run.at()).toEqual(['x', 'z']);
  run.do({ type: 'complete-task', nodeId: 'x' });
  expect(run.at()).toEqual(['z', 'z']);
});

describe('event-based gateway', () => {
  const EVENTS = `<startEvent id="s"/><eventBasedGateway id="g"/>
    <intermediateCatchEvent id="m"><messageEventDefinition messageRef="paid"/></intermediateCatchEvent>
    <intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>P14D</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <receiveTask id="r" messageRef="withdrawn"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><endEvent id="e"/>
    ${flows('s>g', 'g>m', 'g>t', 'g>r', 'm>a', 't>b', 'r>c', 'a>e', 'b>e', 'c>e')}`;
  const MESSAGES = '<message id="paid" name="paid"/><message id="withdrawn" name="withdrawn"/>';

  it('goes the way of the message that comes first and forgets the rest', async () => {
    const run = new Instance(await modelOf(EVENTS, MESSAGES));
    run.do({ type: 'start' });
    expect(run.state.x.map((waiting) => waiting.m)).toEqual(['paid', 'withdrawn']);
    run.do({ type: 'deliver-message', name: 'withdrawn', variables: { why: 'moved' } });
    expect(run.at()).toEqual(['c']);
    expect(run.state).toMatchObject({ d: [], x: [], v: { why: 'moved' } });
    expect(run.types()).toContain('timer-cancelled');
  });

  it('goes the way of the timer once it is due', async () => {
    const run = new Instance(await modelOf(EVENTS, MESSAGES));
    run.do({ type: 'start' });
    const timerId = run.state.d[0]?.i ?? '';
    expect(run.refused({ type: 'fire-timer', timerId }, '2026-05-18T07:59:59Z')).toBe('timer-not-due');
    run.do({ type: 'fire-timer', timerId }, '2026-05-18T08:00:00Z');
    expect(run.at()).toEqual(['b']);
    expect(run.refused({ type: 'deliver-message', name: 'paid' })).toBe('message-not-expected');
  });
});
