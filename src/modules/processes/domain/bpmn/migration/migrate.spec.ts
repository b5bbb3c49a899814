import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  type Context,
  decide,
  findStops,
  isEnded,
  isoDue,
  migrate,
  newState,
  outlineOf,
  type ProcessEvent,
  type ProcessModel,
  planMigration,
} from '../index.ts';
import { AT, bpmn, build, type CommandWithoutTime, flows, Instance } from '../test-support.ts';
import { possibleCommands } from '../wild-commands.ts';
import { wildModels } from '../wild-models.ts';

const timer = (id: string, host: string, duration = 'PT1H', rest = '') =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" ${rest}><timerEventDefinition><timeDuration>${duration}</timeDuration></timerEventDefinition></boundaryEvent>`;
const around = (content: string, ...ways: string[]) =>
  `<startEvent id="s"/>${content}<endEvent id="e"/>${flows(...ways)}`;

/** One version of a process; the hash is that of its text. */
async function version(content: string, declarations = ''): Promise<ProcessModel> {
  const built = await build(bpmn(content, declarations));
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message.en).join(' '));
  return built.model;
}

/** Moves an instance to another version and checks that the log, read with each version in turn, gives the state. */
function moved(run: Instance, to: ProcessModel, wishes: Record<string, string | null> = {}, at = AT): Instance {
  const planned = planMigration(run.model, to, wishes);
  if (!planned.ok) throw new Error(planned.faults.map(({ node, code }) => `${node} ${code}`).join(', '));
  const decision = migrate(run.state, planned.plan, to, at);
  if (!decision.ok) throw new Error(`${decision.refusal.code} ${decision.refusal.node}`);
  const before = run.events.reduce((state, event) => apply(run.model, state, event), newState(run.model));
  const after = decision.events.reduce((state, event) => apply(to, state, event), before);
  expect(after).toEqual(decision.state);
  expect(decision.state).toEqual(JSON.parse(JSON.stringify(decision.state)));
  return new Moved(to, decision.state, decision.events);
}

class Moved extends Instance {
  constructor(model: ProcessModel, state: Instance['state'], events: readonly ProcessEvent[]) {
    super(model);
    this.state = state;
    this.events.push(...events);
  }

  override do(command: CommandWithoutTime, at = AT, context?: Context): ProcessEvent[] {
    const decision = decide(this.model, this.state, { at, ...command } as never, context);
    if (!decision.ok) throw new Error(`${decision.refusal.code} ${decision.refusal.node ?? ''}`);
    this.state = decision.state;
    this.events.push(...decision.events);
    return [...decision.events];
  }
}

const started = (model: ProcessModel, variables = {}) => {
  const run = new Instance(model);
  run.do({ type: 'start', variables });
  return run;
};

describe('a running instance goes on with a new version', () => {
  it('stands where it stood, and takes the new way from there', async () => {
    const old = await version(around('<userTask id="a"/>', 's>a', 'a>e'));
    const next = await version(around('<userTask id="a"/><userTask id="b"/>', 's>a', 'a>b', 'b>e'));
    const run = moved(started(old), next);
    expect(run.state).toMatchObject({ h: next.hash, t: [{ n: 'a', w: 'task' }] });
    run.do({ type: 'complete-task', nodeId: 'a' });
    expect(run.at()).toEqual(['b']);
  });

  it('is sent to the element that is named for it', async () => {
    const old = await version(around('<userTask id="a"/>', 's>a', 'a>e'));
    const next = await version(around('<userTask id="pruefen"/>', 's>pruefen', 'pruefen>e'));
    expect(planMigration(old, next)).toMatchObject({ ok: true, gaps: [{ node: 'a', code: 'no-counterpart' }] });
    const run = moved(started(old), next, { a: 'pruefen' });
    expect(run.at()).toEqual(['pruefen']);
  });

  it('is refused with the element from which no way leads on, and nothing changes', async () => {
    const old = await version(around('<userTask id="a"/>', 's>a', 'a>e'));
    const next = await version(around('<serviceTask id="a"/>', 's>a', 'a>e'));
    const planned = planMigration(old, next);
    if (!planned.ok) throw new Error('plan');
    expect(planned.gaps).toEqual([{ node: 'a', code: 'kind-differs' }]);
    const { state } = started(old);
    expect(findStops(outlineOf(state), planned.plan)).toEqual(['a']);
    expect(migrate(state, planned.plan, next, AT)).toEqual({
      ok: false,
      refusal: { code: 'nowhere-to-go', node: 'a' },
    });
  });

  it('is refused when the plan belongs to another version, and once it has ended', async () => {
    const old = await version(around('<userTask id="a"/>', 's>a', 'a>e'));
    const next = await version(around('<userTask id="a" name="A"/>', 's>a', 'a>e'));
    const planned = planMigration(next, old);
    if (!planned.ok) throw new Error('plan');
    const run = started(old);
    expect(migrate(run.state, planned.plan, next, AT)).toMatchObject({ refusal: { code: 'wrong-model' } });
    run.do({ type: 'complete-task', nodeId: 'a' });
    const back = planMigration(old, next);
    if (!back.ok) throw new Error('plan');
    expect(migrate(run.state, back.plan, next, AT)).toMatchObject({ refusal: { code: 'already-ended' } });
  });
});

describe('times that run', () => {
  const task = '<userTask id="a"/>';
  it('keep the day for which they were set, whatever the new version says', async () => {
    const old = await version(around(`${task}${timer('late', 'a', 'PT1H')}`, 's>a', 'a>e', 'late>e'));
    const next = await version(around(`${task}${timer('late', 'a', 'PT5H')}`, 's>a', 'a>e', 'late>e'));
    const before = started(old);
    const run = moved(before, next, {}, '2026-05-04T08:30:00Z');
    expect(run.state.d).toEqual(before.state.d);
    run.do({ type: 'fire-timer', timerId: run.state.d[0]?.i ?? '' }, '2026-05-04T09:00:00Z');
    expect(run.state.s).toBe('completed');
  });

  it('begin from the move when the new version adds them, and do not come again when they have fired', async () => {
    const reminder = timer('remind', 'a', 'PT1H', 'cancelActivity="false"');
    const old = await version(around(`${task}${reminder}<endEvent id="r"/>`, 's>a', 'a>e', 'remind>r'));
    const both = `${task}${reminder}${timer('late', 'a', 'PT2H')}<endEvent id="r"/>`;
    const next = await version(around(both, 's>a', 'a>e', 'remind>r', 'late>e'));
    const before = started(old);
    before.do({ type: 'fire-timer', timerId: before.state.d[0]?.i ?? '' }, '2026-05-04T09:00:00Z');
    const run = moved(before, next, {}, '2026-05-04T10:00:00Z');
    expect(run.state.d).toMatchObject([{ n: 'late', d: '2026-05-04T12:00:00Z' }]);
  });

  it('stop a case when the new version has no place for them, unless somebody lets go of them', async () => {
    const old = await version(around(`${task}${timer('late', 'a')}`, 's>a', 'a>e', 'late>e'));
    const next = await version(around(task, 's>a', 'a>e'));
    expect(planMigration(old, next)).toMatchObject({ gaps: [{ node: 'late', code: 'no-counterpart' }] });
    expect(() => moved(started(old), next)).toThrow('nowhere-to-go late');
    const run = moved(started(old), next, { late: null });
    expect(run.state.d).toEqual([]);
    expect(run.at()).toEqual(['a']);
  });

  it('wait behind the same choice of events', async () => {
    const wait =
      '<eventBasedGateway id="g"/><intermediateCatchEvent id="day"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><receiveTask id="news" messageRef="M"/>';
    const ways = ['s>g', 'g>day', 'g>news', 'day>e', 'news>e'];
    const old = await version(around(wait, ...ways), '<message id="M" name="brief"/>');
    const next = await version(around(wait, ...ways), '<message id="M" name="post"/>');
    const run = moved(started(old), next);
    expect(run.state).toMatchObject({ d: [{ n: 'day' }], x: [{ n: 'news', m: 'post' }] });
    run.do({ type: 'deliver-message', name: 'post' });
    expect(run.state.s).toBe('completed');
    const fewer = await version(
      around(wait.replace(/<receive.*/, ''), 's>g', 'g>day', 'day>e'),
      '<message id="M" name="brief"/>',
    );
    expect(planMigration(old, fewer)).toMatchObject({
      ok: true,
      gaps: expect.arrayContaining([{ node: 'g', code: 'events-differ' }]),
    });
  });
});

describe('what is half done', () => {
  it('a join keeps its tokens only when the same flows lead into it', async () => {
    const fork = '<parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/>';
    const ways = ['s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>e'];
    const old = await version(around(fork, ...ways));
    const run = started(old);
    run.do({ type: 'complete-task', nodeId: 'a' });
    const same = moved(run, await version(around(`${fork}<userTask id="c"/>`, ...ways.slice(0, -1), 'j>c', 'c>e')));
    same.do({ type: 'complete-task', nodeId: 'b' });
    expect(same.at()).toEqual(['c']);
    const third = await version(around(`${fork}<userTask id="c"/>`, ...ways, 'f>c', 'c>j'));
    expect(() => moved(run, third)).toThrow('nowhere-to-go j');
  });

  it('instances of many go on counting, one after the other', async () => {
    const many = (name: string, how = 'true') =>
      `<userTask id="a" name="${name}"><multiInstanceLoopCharacteristics isSequential="${how}" lipsia:collection="list" lipsia:element="one"/></userTask>`;
    const old = await version(around(many('A'), 's>a', 'a>e'));
    const before = started(old, { list: ['x', 'y', 'z'] });
    before.do({ type: 'complete-task', tokenId: before.state.t.find(({ w }) => w === 'task')?.i ?? '' });
    const run = moved(before, await version(around(many('B'), 's>a', 'a>e')));
    expect(run.state.c[0]?.v).toMatchObject({ one: 'y' });
    for (let left = 2; left > 0; left -= 1)
      run.do({ type: 'complete-task', tokenId: run.state.t.find(({ w }) => w === 'task')?.i ?? '' });
    expect(run.state.s).toBe('completed');
    const parallel = await version(around(many('C', 'false'), 's>a', 'a>e'));
    expect(() => moved(before, parallel)).toThrow('nowhere-to-go a');
  });

  it('what is done can still be undone, or the case stays', async () => {
    const undo = (name: string) =>
      `<userTask id="a"/><boundaryEvent id="ac" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
       <userTask id="back" name="${name}" isForCompensation="true"/><association id="as" sourceRef="ac" targetRef="back"/>`;
    const rest =
      '<userTask id="b"/><intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent>';
    const ways = ['s>a', 'a>b', 'b>undo', 'undo>e'];
    const run = started(await version(around(undo('A') + rest, ...ways)));
    run.do({ type: 'complete-task', nodeId: 'a' });
    const same = moved(run, await version(around(undo('B') + rest, ...ways)));
    same.do({ type: 'complete-task', nodeId: 'b' });
    expect(same.at()).toEqual(['back', 'undo']);
    const without = await version(around('<userTask id="a"/><userTask id="b"/>', 's>a', 'a>b', 'b>e'));
    expect(() => moved(run, without)).toThrow('nowhere-to-go a');
  });

  it('a token inside a sub-process stays inside it', async () => {
    const inner = (id: string) =>
      `<subProcess id="${id}"><startEvent id="is"/><userTask id="a"/><endEvent id="ie"/>${flows('is>a', 'a>ie')}</subProcess>`;
    const run = started(await version(around(inner('sub'), 's>sub', 'sub>e')));
    expect(() => moved(run, { ...run.model, hash: 'x', nodes: {} })).toThrow('nowhere-to-go');
    const flat = await version(around('<userTask id="a"/>', 's>a', 'a>e'));
    expect(() => moved(run, flat)).toThrow('nowhere-to-go sub');
    const renamed = moved(run, await version(around(inner('part'), 's>part', 'part>e')), { sub: 'part' });
    expect(renamed.at()).toEqual(['a', 'part']);
  });
});

describe('a plan', () => {
  it('is refused as a whole when a wish cannot hold', async () => {
    const old = await version(around(`<userTask id="a"/>${timer('late', 'a')}`, 's>a', 'a>e', 'late>e'));
    const next = await version(around('<userTask id="a"/><serviceTask id="b"/>', 's>a', 'a>b', 'b>e'));
    const codes = (wishes: Record<string, string | null>) => {
      const planned = planMigration(old, next, wishes);
      return planned.ok ? [] : planned.faults.map(({ code }) => code);
    };
    expect(codes({ a: 'b' })).toEqual(['kind-differs']);
    expect(codes({ a: null })).toEqual(['cannot-let-go']);
    expect(codes({ nothing: 'a' })).toEqual(['unknown-node']);
    expect(codes({ a: '__proto__' })).toEqual(['unknown-node']);
    expect(codes({ late: null })).toEqual([]);
  });

  it('leaves every wild instance as it was when only the hash is new, and what it does afterwards is the same', async () => {
    let moves = 0;
    await fc.assert(
      fc.asyncProperty(
        wildModels(),
        fc.array(fc.nat(), { minLength: 3, maxLength: 20 }),
        fc.nat(8),
        async (xml, picks, when) => {
          const [one, two] = [await build(xml), await build(`${xml}<!-- the same again -->`)];
          if (!one.ok || !two.ok) throw new Error('the model does not load');
          const context = { due: isoDue, maxSteps: 200 };
          const run = new Instance(one.model, context);
          if (run.refused({ type: 'start', variables: {} }) !== undefined) return;
          run.do({ type: 'start', variables: {} });
          let [model, state] = [one.model, run.state];
          for (const [step, pick] of picks.entries()) {
            const commands = possibleCommands(run.state);
            const command = commands[pick % commands.length];
            if (!command || run.refused(command, LATER) !== undefined) break;
            if (step === when % picks.length && !isEnded(state) && model === one.model) {
              const planned = planMigration(one.model, two.model);
              if (!planned.ok) throw new Error('plan');
              expect(planned.gaps).toEqual([]);
              expect(findStops(outlineOf(state), planned.plan)).toEqual([]);
              const decision = migrate(state, planned.plan, two.model, LATER, context);
              if (!decision.ok) throw new Error(decision.refusal.code);
              expect(decision.events.map(({ type }) => type)).toEqual(['migrated']);
              expect(decision.state).toEqual({ ...state, h: two.model.hash });
              [model, state] = [two.model, decision.state];
              moves += 1;
            }
            run.do(command, LATER);
            const decision = decide(model, state, { at: LATER, ...command } as never, context);
            if (!decision.ok) throw new Error(decision.refusal.code);
            state = decision.state;
            expect({ ...state, h: '' }).toEqual({ ...run.state, h: '' });
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(moves).toBeGreaterThan(50);
  }, 60_000);
});

const LATER = '2027-01-01T00:00:00Z';
