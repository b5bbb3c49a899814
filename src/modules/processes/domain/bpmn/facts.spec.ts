import { expect, it } from 'vitest';
import { apply, decide, isoDue, newState } from './index.ts';
import { AT, flows, modelOf } from './test-support.ts';

it('lets conditions see the facts of the command, stores none of them, and replays without them', async () => {
  const model = await modelOf(`
    <startEvent id="s"/><exclusiveGateway id="g" default="g-late"/><userTask id="early"/><userTask id="late"/><endEvent id="e"/>
    ${flows('s>g', 'g>early:today < "2026-06-01"', 'g>late', 'early>e', 'late>e')}`);
  const with_ = (today: string) =>
    decide(model, newState(model), { type: 'start', at: AT }, { due: isoDue, facts: { today } });
  const [may, june] = [with_('2026-05-04'), with_('2026-06-04')];
  if (!may.ok || !june.ok) throw new Error('refused');
  expect([may.state.t[0]?.n, june.state.t[0]?.n]).toEqual(['early', 'late']);
  expect(may.state.v).toEqual({});
  expect(may.events.reduce((state, event) => apply(model, state, event), newState(model))).toEqual(may.state);
});
