import { describe, expect, it } from 'vitest';
import { flows, Instance, modelOf } from './test-support.ts';

const LINE = `<startEvent id="s"/><userTask id="u" name="Prüfen"/><endEvent id="e"/>${flows('s>u', 'u>e')}`;

describe('a line of steps', () => {
  it('waits at the user task and ends after it', async () => {
    const run = new Instance(await modelOf(LINE));
    run.do({ type: 'start', variables: { a: 1 } });
    expect(run.at()).toEqual(['u']);
    run.do({ type: 'complete-task', nodeId: 'u', variables: { b: 2 } });
    expect(run.state).toMatchObject({ s: 'completed', t: [], v: { a: 1, b: 2 } });
    expect(run.types()).toEqual([
      ...['started', 'variables-set', 'entered', 'left', 'flow-taken', 'entered', 'task-created'],
      ...['variables-set', 'task-completed', 'left', 'flow-taken', 'entered', 'left', 'ended'],
    ]);
  });

  it('refuses what does not fit the state', async () => {
    const run = new Instance(await modelOf(LINE));
    expect(run.refused({ type: 'complete-task', nodeId: 'u' })).toBe('not-started');
    expect(run.refused({ type: 'start', via: 'x' })).toBe('no-such-start');
    expect(run.refused({ type: 'start' }, 'yesterday')).toBe('time-invalid');
    expect(run.refused({ type: 'start', variables: { a: Number.NaN } })).toBe('variables-invalid');
    run.do({ type: 'start' });
    expect(run.refused({ type: 'start' })).toBe('already-started');
    expect(run.refused({ type: 'complete-task', tokenId: 't99' })).toBe('no-such-task');
    expect(run.refused({ type: 'complete-task' })).toBe('no-such-task');
    expect(run.refused({ type: 'service-result', tokenId: run.tokenAt('u') })).toBe('no-such-service');
    expect(run.refused({ type: 'fire-timer', timerId: 'd1' })).toBe('no-such-timer');
    expect(run.refused({ type: 'deliver-message', name: 'm' })).toBe('message-not-expected');
    run.do({ type: 'complete-task', nodeId: 'u' });
    expect(run.refused({ type: 'complete-task', nodeId: 'u' })).toBe('already-ended');
  });

  it('never gives a token id twice, so that a repeated click completes nothing else', async () => {
    const run = new Instance(
      await modelOf(`<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>
        ${flows('s>a', 'a>b', 'b>e')}`),
    );
    run.do({ type: 'start' });
    const tokenId = run.tokenAt('a');
    run.do({ type: 'complete-task', tokenId });
    expect(run.refused({ type: 'complete-task', tokenId })).toBe('no-such-task');
  });

  it('can be cancelled with a reason', async () => {
    const run = new Instance(await modelOf(LINE));
    run.do({ type: 'start' });
    const events = run.do({ type: 'cancel', reason: 'withdrawn' });
    expect(events.map((event) => event.type)).toEqual(['token-cancelled', 'ended']);
    expect(run.state.s).toBe('cancelled');
  });
});
