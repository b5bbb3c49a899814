import { describe, expect, it } from 'vitest';
import { currentSteps } from './index.ts';
import { flows, Instance, modelOf, problemsOf } from './test-support.ts';

const DECLARED = '<error id="E" errorCode="broken"/>';
const THROW = '<compensateEventDefinition/>';
const undo = (of: string, handler = `<userTask id="${of}-undo" isForCompensation="true"/>`) =>
  `<boundaryEvent id="${of}-c" attachedToRef="${of}"><compensateEventDefinition/></boundaryEvent>${handler}
   <association id="${of}-a" associationDirection="One" sourceRef="${of}-c" targetRef="${of}-undo"/>`;
const line = (thrown: string, more = '') =>
  `<startEvent id="s"/><userTask id="a"/>${undo('a')}<userTask id="b"/>${undo('b')}<userTask id="u"/>
   <intermediateThrowEvent id="t">${thrown}</intermediateThrowEvent><userTask id="after"/><endEvent id="e"/>${more}
   ${flows('s>a', 'a>b', 'b>u', 'u>t', 't>after', 'after>e')}`;

function done(run: Instance, ...nodes: string[]): void {
  for (const nodeId of nodes) run.do({ type: 'complete-task', nodeId });
}

describe('a compensation', () => {
  it('undoes what is done, the last first, one after the other, and then goes on', async () => {
    const run = new Instance(await modelOf(line(THROW)));
    run.do({ type: 'start' });
    done(run, 'a', 'b');
    expect(run.state.g).toEqual([{ n: 'a' }, { n: 'b' }]);
    done(run, 'u');
    expect(run.at()).toEqual(['b-undo', 't']);
    expect(currentSteps(run.state, run.model).map(({ node }) => node.id)).toEqual(['b-undo']);
    done(run, 'b-undo');
    expect(run.at()).toEqual(['a-undo', 't']);
    done(run, 'a-undo');
    expect(run.at()).toEqual(['after']);
    expect('g' in run.state).toBe(false);
    done(run, 'after');
    expect(run.state.s).toBe('completed');
  });

  it('undoes one activity alone when it is named, and only what was done', async () => {
    const named = new Instance(await modelOf(line('<compensateEventDefinition activityRef="a"/>')));
    named.do({ type: 'start' });
    done(named, 'a', 'b', 'u');
    expect(named.at()).toEqual(['a-undo', 't']);
    done(named, 'a-undo');
    expect(named.at()).toEqual(['after']);
    expect(named.state.g).toEqual([{ n: 'b' }]);
    const nothing = new Instance(
      await modelOf(`<startEvent id="s"/><endEvent id="e">${THROW}</endEvent>${flows('s>e')}`),
    );
    nothing.do({ type: 'start' });
    expect(nothing.state.s).toBe('completed');
  });

  it('undoes as often as it was done', async () => {
    const run = new Instance(
      await modelOf(`<startEvent id="s"/><exclusiveGateway id="m"/><userTask id="a"/>${undo('a')}<exclusiveGateway id="g" default="g-t"/>
        <endEvent id="t">${THROW}</endEvent>${flows('s>m', 'm>a', 'a>g', 'g>m:again', 'g>t')}`),
    );
    run.do({ type: 'start' });
    run.do({ type: 'complete-task', nodeId: 'a', variables: { again: true } });
    run.do({ type: 'complete-task', nodeId: 'a', variables: { again: false } });
    done(run, 'a-undo');
    expect(run.at()).toEqual(['a-undo', 't']);
    done(run, 'a-undo');
    expect(run.state.s).toBe('completed');
  });

  it('reaches what was done in a sub-process that has ended, but not in one that was broken off', async () => {
    const content = (
      thrown: string,
    ) => `<startEvent id="s"/><subProcess id="p1"><startEvent id="is"/><userTask id="a"/>${undo('a')}
      <userTask id="b"/><endEvent id="ie"/>${flows('is>a', 'a>b', 'b>ie')}</subProcess>
      <boundaryEvent id="late" attachedToRef="p1"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
      <exclusiveGateway id="m"/><endEvent id="t">${thrown}</endEvent>${flows('s>p1', 'p1>m', 'late>m', 'm>t')}`;
    const ended = new Instance(await modelOf(content(THROW)));
    ended.do({ type: 'start' });
    done(ended, 'a', 'b');
    expect(ended.at()).toEqual(['a-undo', 't']);
    done(ended, 'a-undo');
    expect(ended.state.s).toBe('completed');
    const broken = new Instance(await modelOf(content(THROW)));
    broken.do({ type: 'start' });
    done(broken, 'a');
    broken.do({ type: 'fire-timer', timerId: broken.state.d[0]?.i ?? '' }, '2026-06-01T00:00:00Z');
    expect(broken.state.s).toBe('completed');
  });

  it('undoes a whole sub-process by its own handler, which may be a sub-process with several steps', async () => {
    const handler = `<subProcess id="p1-undo" isForCompensation="true"><startEvent id="hs"/><userTask id="h1"/><userTask id="h2"/><endEvent id="he"/>
      ${flows('hs>h1', 'h1>h2', 'h2>he')}</subProcess>`;
    const run = new Instance(
      await modelOf(`<startEvent id="s"/><subProcess id="p1"><startEvent id="is"/><userTask id="a"/>${undo('a')}<endEvent id="ie"/>
        ${flows('is>a', 'a>ie')}</subProcess>${undo('p1', handler)}<endEvent id="t">${THROW}</endEvent>${flows('s>p1', 'p1>t')}`),
    );
    run.do({ type: 'start' });
    done(run, 'a');
    expect(run.at()).toEqual(['h1', 'p1-undo', 't']);
    done(run, 'h1', 'h2');
    expect(run.state).toMatchObject({ s: 'completed', c: [] });
  });

  it('is thrown by an event sub-process for the scope it reacts for', async () => {
    const reaction = `<subProcess id="x" triggeredByEvent="true"><startEvent id="xs"><errorEventDefinition errorRef="E"/></startEvent>
      <intermediateThrowEvent id="xt">${THROW}</intermediateThrowEvent><endEvent id="xe"/>${flows('xs>xt', 'xt>xe')}</subProcess>`;
    const run = new Instance(
      await modelOf(
        `<startEvent id="s"/><userTask id="a"/>${undo('a')}<serviceTask id="v"/><endEvent id="e"/>${flows('s>a', 'a>v', 'v>e')}${reaction}`,
        DECLARED,
      ),
    );
    run.do({ type: 'start' });
    done(run, 'a');
    run.do({ type: 'service-failed', tokenId: run.tokenAt('v'), code: 'broken' });
    expect(run.at()).toEqual(['a-undo', 'x', 'xt']);
    done(run, 'a-undo');
    expect(run.state).toMatchObject({ s: 'completed', t: [], c: [] });
  });

  it('undoes a multi-instance activity once as a whole, and an automatic handler asks its service', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const handler = '<serviceTask id="a-undo" isForCompensation="true" lipsia:action="refund"/>';
    const run = new Instance(
      await modelOf(`<startEvent id="s"/><userTask id="a">${loop}</userTask>${undo('a', handler)}<endEvent id="t">${THROW}</endEvent>
        ${flows('s>a', 'a>t')}`),
    );
    run.do({ type: 'start' });
    for (const { i } of run.state.t.filter(({ w }) => w === 'task')) run.do({ type: 'complete-task', tokenId: i });
    expect(run.events.at(-1)).toMatchObject({ type: 'service-requested', node: 'a-undo', action: 'refund' });
    run.do({ type: 'service-result', tokenId: run.tokenAt('a-undo') });
    expect(run.state.s).toBe('completed');
  });
});

it.each([
  [
    'without a line to what undoes',
    line(THROW).replace('sourceRef="a-c"', 'sourceRef="b-c"'),
    'compensation-invalid a-c',
  ],
  ['for what cannot be undone', line('<compensateEventDefinition activityRef="u"/>'), 'compensation-invalid t'],
  ['with a flow out of what undoes', line(THROW, flows('a-undo>e')), 'compensation-invalid a-undo'],
  [
    'with an event on the border of what undoes',
    line(
      THROW,
      `<boundaryEvent id="x" attachedToRef="a-undo"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>${flows('x>e')}`,
    ),
    'compensation-invalid a-undo',
  ],
  ['that does not wait', line('<compensateEventDefinition waitForCompletion="false"/>'), 'property-outside-profile t'],
])('a compensation %s is refused by name', async (_name, content, problem) => {
  expect(await problemsOf(content)).toContain(problem);
});
