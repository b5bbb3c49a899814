import { describe, expect, it } from 'vitest';
import type { TimerDefinition } from './index.ts';
import { flows, Instance, modelOf } from './test-support.ts';

const timer = (inner: string, attributes = '') => `<timerEventDefinition ${attributes}>${inner}</timerEventDefinition>`;
const waitFor = (inner: string, attributes = '') =>
  modelOf(`<startEvent id="s"/><intermediateCatchEvent id="t">${timer(inner, attributes)}</intermediateCatchEvent>
    <endEvent id="e"/>${flows('s>t', 't>e')}`);

describe('timers', () => {
  it.each([
    ['<timeDuration>PT72H</timeDuration>', '2026-05-07T08:00:00Z'],
    ['<timeDuration>P1M</timeDuration>', '2026-06-04T08:00:00Z'],
    ['<timeDuration>P6M</timeDuration>', '2026-11-04T09:00:00Z'],
    ['<timeDate>2026-07-01</timeDate>', '2026-06-30T22:00:00Z'],
    ['<timeDate>2026-07-01T09:00:00</timeDate>', '2026-07-01T07:00:00Z'],
    ['<timeDate>2026-07-01T09:00:00Z</timeDate>', '2026-07-01T09:00:00Z'],
    ['<timeDate>until</timeDate>', '2026-12-23T23:00:00Z'],
  ])('reckons %s on the clock of the city', async (inner, due) => {
    const run = new Instance(await waitFor(inner));
    run.do({ type: 'start', variables: { until: '2026-12-24' } });
    expect(run.state.d).toEqual([{ i: 'd3', n: 't', t: 't2', d: due }]);
    run.do({ type: 'fire-timer', timerId: 'd3' }, due);
    expect(run.state.s).toBe('completed');
  });

  it('leaves legal deadlines to the caller, with all attributes', async () => {
    const model = await waitFor('', 'lipsia:deadline="objection" lipsia:calendar="saxony"');
    expect(new Instance(model).refused({ type: 'start' })).toBe('timer-invalid');
    const asked: TimerDefinition[] = [];
    const due = (definition: TimerDefinition) => {
      asked.push(definition);
      return '2026-06-08T22:00:00Z';
    };
    const run = new Instance(model, { due });
    run.do({ type: 'start' });
    expect(asked[0]).toMatchObject({ kind: 'deadline', text: 'objection', attributes: { calendar: 'saxony' } });
    expect(run.state.d[0]?.d).toBe('2026-06-08T22:00:00Z');
  });

  it('leaves working days to the calendar of the caller', async () => {
    const model = await waitFor('<timeDuration>WD5</timeDuration>');
    expect(new Instance(model).refused({ type: 'start' })).toBe('timer-invalid');
    const run = new Instance(model, {
      due: ({ text, evaluate }) => (text === 'WD5' && !evaluate ? '2026-05-11T22:00:00Z' : null),
    });
    run.do({ type: 'start' });
    expect(run.state.d[0]?.d).toBe('2026-05-11T22:00:00Z');
    await expect(waitFor('<timeDuration>WD0</timeDuration>')).rejects.toThrow('timer-invalid');
  });

  it('refuses the command when the time cannot be computed', async () => {
    const run = new Instance(await waitFor('<timeDate>until</timeDate>'));
    expect(run.refused({ type: 'start' })).toBe('timer-invalid');
    expect(run.refused({ type: 'start', variables: { until: 'soon' } })).toBe('timer-invalid');
  });

  it('starts an instance by a timer start event', async () => {
    const model = await modelOf(`<startEvent id="s">${timer('<timeCycle>R/P1Y</timeCycle>')}</startEvent>
      <userTask id="u"/><endEvent id="e"/>${flows('s>u', 'u>e')}`);
    expect(new Instance(model).refused({ type: 'start' })).toBe('no-such-start');
    const run = new Instance(model);
    run.do({ type: 'start', via: 's' });
    expect(run.at()).toEqual(['u']);
  });
});

describe('messages', () => {
  const CORRELATED = `<startEvent id="s"/><receiveTask id="r" messageRef="paid" lipsia:correlation="invoice"/>
    <endEvent id="e"><messageEventDefinition messageRef="done"/></endEvent>${flows('s>r', 'r>e')}`;
  const MESSAGES = '<message id="paid" name="paid"/><message id="done" name="all-done"/>';

  it('reach only the instance whose key they carry', async () => {
    const run = new Instance(await modelOf(CORRELATED, MESSAGES));
    expect(run.refused({ type: 'start' })).toBe('condition-failed');
    run.do({ type: 'start', variables: { invoice: 17 } });
    expect(run.state.x).toEqual([{ n: 'r', t: 't2', m: 'paid', c: '17' }]);
    expect(run.refused({ type: 'deliver-message', name: 'paid' })).toBe('message-not-expected');
    expect(run.refused({ type: 'deliver-message', name: 'paid', correlation: '18' })).toBe('message-not-expected');
    const events = run.do({ type: 'deliver-message', name: 'paid', correlation: '17' });
    expect(events).toContainEqual({ type: 'message-sent', token: 't3', node: 'e', name: 'all-done' });
    expect(run.state.s).toBe('completed');
  });

  it('start an instance, and are sent by throw events and send tasks', async () => {
    const run = new Instance(
      await modelOf(
        `<startEvent id="s"><messageEventDefinition messageRef="paid"/></startEvent>
        <intermediateThrowEvent id="n"/><intermediateThrowEvent id="m"><messageEventDefinition messageRef="done"/></intermediateThrowEvent>
        <sendTask id="l" lipsia:letter="bescheid"/><endEvent id="e"/>${flows('s>n', 'n>m', 'm>l', 'l>e')}`,
        MESSAGES,
      ),
    );
    const events = run.do({ type: 'start', via: 'paid' });
    const sent = events.flatMap((event) => (event.type === 'message-sent' ? [event.name] : []));
    expect(sent).toEqual(['all-done', 'bescheid']);
    expect(run.state.s).toBe('completed');
  });
});

describe('boundary events', () => {
  const host = (boundary: string) => `<startEvent id="s"/><userTask id="u"/>${boundary}<userTask id="late"/>
    <endEvent id="e"/>${flows('s>u', 'u>e', 'b>late', 'late>e')}`;
  const at = (inner: string, rest = '') => `<boundaryEvent id="b" attachedToRef="u" ${rest}>${inner}</boundaryEvent>`;

  it('interrupting timer ends the task', async () => {
    const run = new Instance(await modelOf(host(at(timer('<timeDuration>P1D</timeDuration>')))));
    run.do({ type: 'start' });
    const events = run.do({ type: 'fire-timer', timerId: 'd3' }, '2026-05-05T08:00:00Z');
    expect(run.at()).toEqual(['late']);
    expect(events.map((event) => event.type)).toEqual([
      ...['timer-fired', 'token-cancelled', 'boundary-fired', 'left', 'flow-taken', 'entered', 'task-created'],
    ]);
  });

  it('a finished task cancels its timer', async () => {
    const run = new Instance(await modelOf(host(at(timer('<timeDuration>P1D</timeDuration>')))));
    run.do({ type: 'start' });
    run.do({ type: 'complete-task', nodeId: 'u' });
    expect(run.state).toMatchObject({ s: 'completed', d: [] });
    expect(run.types()).toContain('timer-cancelled');
  });

  it('non-interrupting cycle fires as often as it says, from its own due instants', async () => {
    const cycle = at(timer('<timeCycle>R2/P1D</timeCycle>'), 'cancelActivity="false"');
    const run = new Instance(await modelOf(host(cycle)));
    run.do({ type: 'start' });
    run.do({ type: 'fire-timer', timerId: 'd3' }, '2026-05-05T20:00:00Z');
    expect(run.at()).toEqual(['late', 'u']);
    expect(run.state.d).toEqual([{ i: 'd4', n: 'b', t: 't2', d: '2026-05-06T08:00:00Z', r: 0 }]);
    run.do({ type: 'fire-timer', timerId: 'd4' }, '2026-05-06T08:00:00Z');
    expect(run.at()).toEqual(['late', 'late', 'u']);
    expect(run.state.d).toEqual([]);
    expect(run.refused({ type: 'complete-task', nodeId: 'late' })).toBe('ambiguous-task');
  });

  it('message boundaries may fire again and again, or end the task', async () => {
    const message = '<message id="m" name="news"/>';
    const again = new Instance(
      await modelOf(host(at('<messageEventDefinition messageRef="m"/>', 'cancelActivity="false"')), message),
    );
    again.do({ type: 'start' });
    again.do({ type: 'deliver-message', name: 'news' });
    again.do({ type: 'deliver-message', name: 'news' });
    expect(again.at()).toEqual(['late', 'late', 'u']);
    const once = new Instance(await modelOf(host(at('<messageEventDefinition messageRef="m"/>')), message));
    once.do({ type: 'start' });
    once.do({ type: 'deliver-message', name: 'news' });
    expect(once.at()).toEqual(['late']);
    expect(once.refused({ type: 'deliver-message', name: 'news' })).toBe('message-not-expected');
  });
});
