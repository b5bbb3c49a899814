import { expect, it } from 'vitest';
import { currentSteps, drive, expectedMessages, isEnded, newState, openTasks, openTimers } from './index.ts';
import { AT, flows, Instance, modelOf } from './test-support.ts';

const CONTENT = `<startEvent id="s"/><parallelGateway id="f"/><subProcess id="p1" name="Prüfung"><startEvent id="is"/>
    <userTask id="a" name="Unterlagen prüfen"/><endEvent id="ie"/>${flows('is>a', 'a>ie')}</subProcess>
  <intermediateCatchEvent id="m" name="Zahlung abwarten"><messageEventDefinition messageRef="paid"/></intermediateCatchEvent>
  <intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>
  <task id="x"/><sendTask id="l" lipsia:letter="confirmation"/><parallelGateway id="j"/><endEvent id="e"/>
  ${flows('s>f', 'f>p1', 'f>m', 'f>t', 'f>x', 'p1>j', 'm>j', 't>j', 'x>l', 'l>j', 'j>e')}`;
const MESSAGES = '<message id="paid" name="paid"/>';

it('say what is open, for the worklist, the jobs and the timeline', async () => {
  const run = new Instance(await modelOf(CONTENT, MESSAGES));
  expect([isEnded(run.state), currentSteps(run.state, run.model)]).toEqual([false, []]);
  run.do({ type: 'start' });
  expect(openTasks(run.state, run.model).map(({ name }) => name)).toEqual(['Unterlagen prüfen']);
  expect(currentSteps(run.state, run.model).map(({ name }) => name)).toEqual([
    'Zahlung abwarten',
    't',
    'Unterlagen prüfen',
  ]);
  expect(expectedMessages(run.state).map(({ m }) => m)).toEqual(['paid']);
  expect(openTimers(run.state).map(({ d }) => d)).toEqual(['2026-05-05T08:00:00Z']);
});

it('a command lists only the effects that still stand, and the stored timers that are gone', async () => {
  const model = await modelOf(CONTENT, MESSAGES);
  const started = drive(model, newState(model), { type: 'start', at: AT }, {});
  if (!started.ok) throw new Error(started.refusal.code);
  expect(started.effects).toMatchObject({
    tasks: [{ node: 'a' }],
    messages: [{ node: 'l', name: 'confirmation' }],
    timersArmed: [{ node: 't', due: '2026-05-05T08:00:00Z' }],
    timersGone: [],
  });
  const cancelled = drive(model, started.state, { type: 'cancel', at: AT, reason: 'withdrawn' }, {});
  expect(cancelled).toMatchObject({
    ok: true,
    effects: { tasks: [], timersArmed: [], timersGone: [started.state.d[0]?.i], ended: { outcome: 'cancelled' } },
  });
});

it('a refused command anywhere in the chain refuses the whole', async () => {
  const model = await modelOf(`<startEvent id="s"/><businessRuleTask id="d"/><exclusiveGateway id="g" default="g-a"/>
    <task id="a"/><task id="b"/><endEvent id="e"/>${flows('s>d', 'd>g', 'g>a', 'g>b:x = 1', 'a>e', 'b>e')}`);
  const bad = drive(
    model,
    newState(model),
    { type: 'start', at: AT },
    {
      decision: () => ({ ok: true, variables: { x: undefined } }),
    },
  );
  expect(bad).toEqual({ ok: false, refusal: { code: 'variables-invalid' } });
});

it('an answer that loops back to the same question for ever is refused', async () => {
  const model = await modelOf(`<startEvent id="s"/><exclusiveGateway id="m"/><serviceTask id="d"/>
    <exclusiveGateway id="g" default="g-m"/><endEvent id="e"/>${flows('s>m', 'm>d', 'd>g', 'g>m', 'g>e:x = 1')}`);
  const endless = drive(model, newState(model), { type: 'start', at: AT }, { service: () => ({ ok: true }) });
  expect(endless).toMatchObject({ ok: false, refusal: { code: 'too-many-steps' } });
});
