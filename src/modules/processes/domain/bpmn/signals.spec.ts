import { describe, expect, it } from 'vitest';
import { drive, expectedMessages, newState } from './index.ts';
import { AT, flows, Instance, modelOf, problemsOf } from './test-support.ts';

const DECLARED = `<signal id="S" name="storm"/><escalation id="X" escalationCode="too-dear"/><escalation id="Y" escalationCode="other"/>`;
const SIGNAL = '<signalEventDefinition signalRef="S"/>';
const condition = (text: string) =>
  `<conditionalEventDefinition><condition xsi:type="tFormalExpression">${text}</condition></conditionalEventDefinition>`;
const escalation = (id = 'X') => `<escalationEventDefinition escalationRef="${id}"/>`;
const border = (inner: string, rest = '') =>
  `<startEvent id="s"/><userTask id="u"/><boundaryEvent id="b" attachedToRef="u" ${rest}>${inner}</boundaryEvent>
   <userTask id="other"/><endEvent id="e"/>${flows('s>u', 'u>e', 'b>other', 'other>e')}`;

describe('signals', () => {
  it('reach everything that waits in the instance, thrown inside', async () => {
    const run = new Instance(
      await modelOf(
        `<startEvent id="s"/><parallelGateway id="f"/><userTask id="u"/><intermediateThrowEvent id="t">${SIGNAL}</intermediateThrowEvent>
        <intermediateCatchEvent id="c1">${SIGNAL}</intermediateCatchEvent><intermediateCatchEvent id="c2">${SIGNAL}</intermediateCatchEvent>
        <userTask id="a"/><userTask id="b"/><endEvent id="e"/>
        ${flows('s>f', 'f>u', 'u>t', 't>e', 'f>c1', 'f>c2', 'c1>a', 'c2>b', 'a>e', 'b>e')}`,
        DECLARED,
      ),
    );
    run.do({ type: 'start' });
    expect(run.at()).toEqual(['c1', 'c2', 'u']);
    expect(expectedMessages(run.state)).toEqual([]);
    run.do({ type: 'complete-task', nodeId: 'u' });
    expect(run.at()).toEqual(['a', 'b']);
    expect(run.state.x).toEqual([]);
  });

  it('come from outside with variables, and are refused when nothing waits', async () => {
    const run = new Instance(await modelOf(border(SIGNAL), DECLARED));
    run.do({ type: 'start' });
    expect(run.refused({ type: 'deliver-signal', name: 'calm' })).toBe('signal-not-expected');
    expect(run.refused({ type: 'deliver-message', name: 'storm' })).toBe('message-not-expected');
    run.do({ type: 'deliver-signal', name: 'storm', variables: { wind: 11 } });
    expect(run.at()).toEqual(['other']);
    expect(run.state.v).toEqual({ wind: 11 });
    expect(run.refused({ type: 'deliver-signal', name: 'storm' })).toBe('signal-not-expected');
  });

  it('on a border that does not interrupt fire as often as they come', async () => {
    const run = new Instance(await modelOf(border(SIGNAL, 'cancelActivity="false"'), DECLARED));
    run.do({ type: 'start' });
    run.do({ type: 'deliver-signal', name: 'storm' });
    run.do({ type: 'deliver-signal', name: 'storm' });
    expect(run.at()).toEqual(['other', 'other', 'u']);
    run.do({ type: 'complete-task', nodeId: 'u' });
    expect(run.state.x).toEqual([]);
  });

  it('end the sub-process whose own end throws them, and the token is not lost', async () => {
    const run = new Instance(
      await modelOf(
        `<startEvent id="s"/><subProcess id="p1"><startEvent id="is"/><endEvent id="ie">${SIGNAL}</endEvent>${flows('is>ie')}</subProcess>
        <boundaryEvent id="b" attachedToRef="p1">${SIGNAL}</boundaryEvent><userTask id="after"/><userTask id="caught"/><endEvent id="e"/>
        ${flows('s>p1', 'p1>after', 'b>caught', 'after>e', 'caught>e')}`,
        DECLARED,
      ),
    );
    run.do({ type: 'start' });
    expect(run.at()).toEqual(['caught']);
    expect(run.state).toMatchObject({ c: [], x: [] });
  });

  it('start a process by name, and are told to the caller for other instances', async () => {
    const model = await modelOf(
      `<startEvent id="s">${SIGNAL}</startEvent><endEvent id="e">${SIGNAL}</endEvent>${flows('s>e')}`,
      DECLARED,
    );
    const driven = drive(model, newState(model), { type: 'start', at: AT, via: 'storm' }, {});
    expect(driven).toMatchObject({ ok: true, effects: { signals: [{ name: 'storm', node: 'e' }] } });
  });

  it('race at an event-based gateway with conditions', async () => {
    const content = `<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="c1">${SIGNAL}</intermediateCatchEvent>
      <intermediateCatchEvent id="c2">${condition('paid')}</intermediateCatchEvent><userTask id="a"/><userTask id="b"/><endEvent id="e"/>
      ${flows('s>g', 'g>c1', 'g>c2', 'c1>a', 'c2>b', 'a>e', 'b>e')}`;
    const byCondition = new Instance(await modelOf(content, DECLARED));
    byCondition.do({ type: 'start', variables: { paid: true } });
    expect(byCondition.at()).toEqual(['b']);
    const bySignal = new Instance(await modelOf(content, DECLARED));
    bySignal.do({ type: 'start' });
    bySignal.do({ type: 'deliver-signal', name: 'storm' });
    expect(bySignal.at()).toEqual(['a']);
    expect(bySignal.state.x).toEqual([]);
  });
});

describe('conditions', () => {
  const side = (inner: string, rest = '') =>
    `<startEvent id="s"/><parallelGateway id="f"/><userTask id="pay"/><userTask id="u"/>
     <boundaryEvent id="b" attachedToRef="u" ${rest}>${inner}</boundaryEvent><userTask id="other"/><endEvent id="e"/>
     ${flows('s>f', 'f>pay', 'f>u', 'pay>pay2', 'pay2>pay3', 'pay3>e', 'u>e', 'b>other', 'other>e')}
     <userTask id="pay2"/><userTask id="pay3"/>`;

  it('are looked at after every command, whichever task changed the variable', async () => {
    const run = new Instance(await modelOf(side(condition('total > 100'))));
    run.do({ type: 'start', variables: { total: 10 } });
    run.do({ type: 'complete-task', nodeId: 'pay', variables: { total: 50 } });
    expect(run.at()).toEqual(['pay2', 'u']);
    run.do({ type: 'complete-task', nodeId: 'pay2', variables: { total: 101 } });
    expect(run.at()).toEqual(['other', 'pay3']);
  });

  it('that do not interrupt fire again only after they were not met', async () => {
    const run = new Instance(await modelOf(side(condition('total > 100'), 'cancelActivity="false"')));
    run.do({ type: 'start', variables: { total: 200 } });
    expect(run.at()).toEqual(['other', 'pay', 'u']);
    run.do({ type: 'complete-task', nodeId: 'pay', variables: { total: 300 } });
    expect(run.at()).toEqual(['other', 'pay2', 'u']);
    run.do({ type: 'complete-task', nodeId: 'pay2', variables: { total: 1 } });
    expect(run.at()).toEqual(['other', 'pay3', 'u']);
    run.do({ type: 'complete-task', nodeId: 'pay3', variables: { total: 101 } });
    expect(run.at()).toEqual(['other', 'other', 'u']);
  });

  it('start a process only when they hold', async () => {
    const model = await modelOf(
      `<startEvent id="s">${condition('total > 100')}</startEvent><endEvent id="e"/>${flows('s>e')}`,
    );
    expect(new Instance(model).refused({ type: 'start', via: 's', variables: { total: 1 } })).toBe('no-such-start');
    expect(new Instance(model).refused({ type: 'start', variables: { total: 101 } })).toBe('no-such-start');
    const run = new Instance(model);
    run.do({ type: 'start', via: 's', variables: { total: 101 } });
    expect(run.state.s).toBe('completed');
  });

  it('are refused when they say nothing or cannot be read', async () => {
    expect(await problemsOf(border('<conditionalEventDefinition/>'))).toEqual(['event-condition-missing b']);
    expect(await problemsOf(border(condition('a +')))).toEqual(['expression-invalid b']);
    expect(await problemsOf(border('<signalEventDefinition/>'))).toEqual(['signal-missing b']);
  });
});

describe('escalations', () => {
  const inside = (thrown: string, borders: string, more: string[] = []) =>
    modelOf(
      `<startEvent id="s"/><subProcess id="p1"><startEvent id="is"/><intermediateThrowEvent id="t">${thrown}</intermediateThrowEvent>
      <userTask id="u"/><endEvent id="ie"/>${flows('is>t', 't>u', 'u>ie')}</subProcess>${borders}
      <userTask id="boss"/><userTask id="after"/><endEvent id="e"/>
      ${flows('s>p1', 'p1>after', 'after>e', 'boss>e', ...more)}`,
      DECLARED,
    );
  const on = (inner: string, rest = '') => `<boundaryEvent id="b" attachedToRef="p1" ${rest}>${inner}</boundaryEvent>`;

  it('do not stop the work when the border does not interrupt', async () => {
    const run = new Instance(await inside(escalation(), on(escalation(), 'cancelActivity="false"'), ['b>boss']));
    run.do({ type: 'start' });
    expect(run.at()).toEqual(['boss', 'p1', 'u']);
    expect(run.events.filter(({ type }) => type === 'escalation-thrown')).toEqual([
      {
        type: 'escalation-thrown',
        token: run.events.find((e) => e.type === 'escalation-thrown')?.token,
        node: 't',
        code: 'too-dear',
      },
    ]);
  });

  it('end the sub-process when the border interrupts, by code or without one', async () => {
    for (const inner of [escalation(), '<escalationEventDefinition/>']) {
      const run = new Instance(await inside(escalation(), on(inner), ['b>boss']));
      run.do({ type: 'start' });
      expect(run.at()).toEqual(['boss']);
      expect(run.state.c).toEqual([]);
    }
  });

  it('that nobody catches change nothing', async () => {
    const run = new Instance(await inside(escalation('Y'), on(escalation()), ['b>boss']));
    run.do({ type: 'start' });
    expect(run.at()).toEqual(['p1', 'u']);
  });

  it('sit only on sub-processes and are thrown only with a code', async () => {
    expect(await problemsOf(border(escalation()), DECLARED)).toEqual(['boundary-never-fires b']);
    const nameless = `<startEvent id="s"/><endEvent id="e"><escalationEventDefinition/></endEvent>${flows('s>e')}`;
    expect(await problemsOf(nameless)).toEqual(['event-outside-profile e']);
  });
});
