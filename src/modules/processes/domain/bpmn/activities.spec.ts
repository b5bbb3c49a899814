import { describe, expect, it } from 'vitest';
import { drive, incidents, newState, openServices, variablesOf } from './index.ts';
import { AT, flows, Instance, modelOf } from './test-support.ts';

const ERRORS = '<error id="E1" errorCode="unknown-person"/><error id="E2" errorCode="other"/>';
const SERVICE = `<startEvent id="s"/><businessRuleTask id="d" lipsia:decision="fee"/><serviceTask id="v" lipsia:action="register"/>
  <boundaryEvent id="b1" attachedToRef="v"><errorEventDefinition errorRef="E1"/></boundaryEvent>
  <boundaryEvent id="b2" attachedToRef="v"><errorEventDefinition/></boundaryEvent>
  <userTask id="known"/><userTask id="unknown"/><userTask id="any"/><endEvent id="e"/>
  ${flows('s>d', 'd>v', 'v>known', 'b1>unknown', 'b2>any', 'known>e', 'unknown>e', 'any>e')}`;

describe('services and decisions', () => {
  it('ask the caller and go on with the result', async () => {
    const run = new Instance(await modelOf(SERVICE, ERRORS));
    const events = run.do({ type: 'start' });
    expect(events.at(-1)).toEqual({ type: 'decision-requested', token: 't2', node: 'd', decision: 'fee' });
    const next = run.do({ type: 'service-result', tokenId: 't2', variables: { fee: 1200 } });
    expect(next.at(-1)).toEqual({ type: 'service-requested', token: 't3', node: 'v', action: 'register' });
    run.do({ type: 'service-result', tokenId: 't3' });
    expect(run.at()).toEqual(['known']);
    expect(run.state.v).toEqual({ fee: 1200 });
  });

  it.each([
    ['unknown-person', 'unknown'],
    ['other', 'any'],
  ])('go the way of the error %s: %s', async (code, task) => {
    const run = new Instance(await modelOf(SERVICE, ERRORS));
    run.do({ type: 'start' });
    run.do({ type: 'service-result', tokenId: 't2' });
    const events = run.do({ type: 'service-failed', tokenId: 't3', code });
    expect(run.at()).toEqual([task]);
    expect(events[0]).toEqual({ type: 'error-thrown', token: 't3', node: 'v', code });
  });

  it('keep waiting with an incident when nobody catches the error', async () => {
    const run = new Instance(await modelOf(SERVICE, ERRORS));
    run.do({ type: 'start' });
    run.do({ type: 'service-failed', tokenId: 't2', code: 'broken' });
    expect(incidents(run.state, run.model)).toMatchObject([{ token: 't2', incident: 'broken' }]);
    expect(openServices(run.state, run.model)).toHaveLength(1);
    run.do({ type: 'service-result', tokenId: 't2' });
    expect(incidents(run.state, run.model)).toEqual([]);
  });

  it('are answered at once by pure handlers, and the rest is listed as effects', async () => {
    const model = await modelOf(SERVICE, ERRORS);
    const seen: unknown[] = [];
    const driven = drive(
      model,
      newState(model),
      { type: 'start', at: AT, variables: { copies: 2 } },
      {
        decision: ({ node, variables }) => {
          seen.push([node.attributes['decision'], variables]);
          return { ok: true, variables: { fee: 2400 } };
        },
      },
    );
    expect(seen).toEqual([['fee', { copies: 2 }]]);
    if (!driven.ok) throw new Error(driven.refusal.code);
    expect(driven.state.v).toEqual({ copies: 2, fee: 2400 });
    expect(driven.effects.services).toMatchObject([{ node: 'v', action: 'register' }]);
    const failed = drive(
      model,
      newState(model),
      { type: 'start', at: AT },
      {
        decision: () => ({ ok: true }),
        service: () => ({ ok: false, code: 'unknown-person' }),
      },
    );
    expect(failed).toMatchObject({ ok: true, effects: { services: [], tasks: [{ node: 'unknown' }] } });
  });
});

describe('sub-process', () => {
  const sub = (end: string) => `<startEvent id="s"/><subProcess id="p1"><startEvent id="is"/><parallelGateway id="f"/>
    <userTask id="a"/><userTask id="b"/><endEvent id="ie"/><endEvent id="ix">${end}</endEvent>
    ${flows('is>f', 'f>a', 'f>b', 'a>ie', 'b>ix')}</subProcess>
    <boundaryEvent id="t" attachedToRef="p1"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
    <boundaryEvent id="x" attachedToRef="p1"><errorEventDefinition errorRef="E1"/></boundaryEvent>
    <userTask id="after"/><userTask id="late"/><userTask id="wrong"/><endEvent id="e"/>
    ${flows('s>p1', 'p1>after', 't>late', 'x>wrong', 'after>e', 'late>e', 'wrong>e')}`;

  it('ends when its last token ends', async () => {
    const run = new Instance(await modelOf(sub(''), ERRORS));
    run.do({ type: 'start' });
    expect(run.at()).toEqual(['a', 'b', 'p1']);
    run.do({ type: 'complete-task', nodeId: 'a' });
    run.do({ type: 'complete-task', nodeId: 'b' });
    expect(run.at()).toEqual(['after']);
    expect(run.state).toMatchObject({ c: [], d: [] });
  });

  it('is ended whole by its terminate end, and the process goes on', async () => {
    const run = new Instance(await modelOf(sub('<terminateEventDefinition/>'), ERRORS));
    run.do({ type: 'start' });
    run.do({ type: 'complete-task', nodeId: 'b' });
    expect(run.at()).toEqual(['after']);
  });

  it('hands an error inside to its boundary and cancels what is left', async () => {
    const run = new Instance(await modelOf(sub('<errorEventDefinition errorRef="E1"/>'), ERRORS));
    run.do({ type: 'start' });
    run.do({ type: 'complete-task', nodeId: 'b' });
    expect(run.at()).toEqual(['wrong']);
    expect(run.state).toMatchObject({ c: [], d: [] });
  });

  it('an error nobody catches ends the instance as failed', async () => {
    const run = new Instance(await modelOf(sub('<errorEventDefinition errorRef="E2"/>'), ERRORS));
    run.do({ type: 'start' });
    run.do({ type: 'complete-task', nodeId: 'b' });
    expect(run.state).toMatchObject({ s: 'error', t: [], c: [], d: [] });
    expect(run.events.at(-1)).toEqual({ type: 'ended', outcome: 'error', node: 'ix', code: 'other' });
  });

  it('is interrupted by a timer on its border', async () => {
    const run = new Instance(await modelOf(sub(''), ERRORS));
    run.do({ type: 'start' });
    run.do({ type: 'fire-timer', timerId: run.state.d[0]?.i ?? '' }, '2026-06-01T00:00:00Z');
    expect(run.at()).toEqual(['late']);
    expect(run.state.c).toEqual([]);
  });
});

describe('multi-instance', () => {
  const multi = (loop: string, task = '<userTask id="u">LOOP</userTask>') =>
    modelOf(`<startEvent id="s"/>${task.replace('LOOP', loop)}<userTask id="z"/><endEvent id="e"/>
      ${flows('s>u', 'u>z', 'z>e')}`);
  const EACH =
    '<multiInstanceLoopCharacteristics lipsia:collection="offices" lipsia:element="office" lipsia:output="opinions" lipsia:outputElement="opinion"/>';

  it('parallel: one task for each entry, outputs in the order of the list', async () => {
    const run = new Instance(await multi(EACH));
    run.do({ type: 'start', variables: { offices: ['fire', 'roads', 'parks'] } });
    const tokens = run.state.t.filter((token) => token.w === 'task').map((token) => token.i);
    expect(tokens.map((token) => variablesOf(run.state, token)['office'])).toEqual(['fire', 'roads', 'parks']);
    for (const [index, tokenId] of [...tokens.entries()].reverse()) {
      run.do({ type: 'complete-task', tokenId, variables: { opinion: `yes ${index}` } });
    }
    expect(run.at()).toEqual(['z']);
    expect(run.state.v['opinions']).toEqual(['yes 0', 'yes 1', 'yes 2']);
    expect(run.state.v['opinion']).toBeUndefined();
  });

  it('sequential: one after the other, from the list as it was', async () => {
    const run = new Instance(await multi(EACH.replace('lipsia:collection', 'isSequential="true" lipsia:collection')));
    run.do({ type: 'start', variables: { offices: ['fire', 'roads'] } });
    expect(run.at()).toEqual(['u', 'u']);
    run.do({ type: 'complete-task', nodeId: 'u', variables: { opinion: 1 } });
    expect(run.state.c.at(-1)?.v).toEqual({ loopCounter: 2, office: 'roads' });
    run.do({ type: 'complete-task', nodeId: 'u', variables: { opinion: 2 } });
    expect(run.at()).toEqual(['z']);
    expect(run.state.v['opinions']).toEqual([1, 2]);
  });

  it('ends early by its completion condition, and passes on when there is nothing to do', async () => {
    const loop = `<multiInstanceLoopCharacteristics><loopCardinality>n</loopCardinality>
      <completionCondition>numberOfCompletedInstances >= 2</completionCondition></multiInstanceLoopCharacteristics>`;
    const run = new Instance(await multi(loop));
    run.do({ type: 'start', variables: { n: 4 } });
    for (const tokenId of run.state.t
      .filter((token) => token.w === 'task')
      .slice(0, 2)
      .map((token) => token.i)) {
      run.do({ type: 'complete-task', tokenId });
    }
    expect(run.at()).toEqual(['z']);
    expect(run.state.c).toEqual([]);
    const none = new Instance(await multi(loop));
    none.do({ type: 'start', variables: { n: 0 } });
    expect(none.at()).toEqual(['z']);
    expect(new Instance(await multi(loop)).refused({ type: 'start', variables: { n: 'x' } })).toBe('instances-invalid');
    expect(new Instance(await multi(loop)).refused({ type: 'start', variables: { n: 5000 } })).toBe(
      'instances-invalid',
    );
  });

  it('an error in one instance ends them all by the boundary of the activity', async () => {
    const model = await modelOf(
      `<startEvent id="s"/><serviceTask id="v"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></serviceTask>
      <boundaryEvent id="b" attachedToRef="v"><errorEventDefinition errorRef="E1"/></boundaryEvent>
      <userTask id="z"/><endEvent id="e"/>${flows('s>v', 'v>e', 'b>z', 'z>e')}`,
      ERRORS,
    );
    const run = new Instance(model);
    run.do({ type: 'start' });
    const [, second] = openServices(run.state, run.model);
    run.do({ type: 'service-failed', tokenId: second?.token ?? '', code: 'unknown-person' });
    expect(run.at()).toEqual(['z']);
    expect(run.state.c).toEqual([]);
  });

  it('runs whole sub-processes, each with its own variables', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const body = `<subProcess id="u">LOOP<startEvent id="is"/><userTask id="a"/><userTask id="b"/><endEvent id="ie"/>
      ${flows('is>a', 'a>b', 'b>ie')}</subProcess>`;
    const run = new Instance(await multi(loop, body));
    run.do({ type: 'start' });
    for (const nodeId of ['a', 'b']) {
      for (const token of run.state.t.filter(({ n }) => n === nodeId)) {
        run.do({ type: 'complete-task', tokenId: token.i, variables: { [nodeId]: token.i } });
      }
    }
    expect(run.at()).toEqual(['z']);
    expect(run.state).toMatchObject({ c: [], v: {} });
  });
});

it('terminate end at the top ends everything', async () => {
  const run = new Instance(
    await modelOf(`<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/>
      <endEvent id="e"/><endEvent id="x"><terminateEventDefinition/></endEvent>
      ${flows('s>f', 'f>a', 'f>b', 'a>e', 'b>x')}`),
  );
  run.do({ type: 'start' });
  run.do({ type: 'complete-task', nodeId: 'b' });
  expect(run.state).toMatchObject({ s: 'terminated', t: [] });
});
