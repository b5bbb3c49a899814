import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../use-cases/read-bpmn.ts';
import { buildModel, type ProcessModel, variablesOf } from './index.ts';
import { feel, flows, Instance } from './test-support.ts';

const DECLARED = '<error id="E" errorCode="broken"/><escalation id="X" escalationCode="too-dear"/>';
const file = (...processes: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:lipsia="urn:lipsia:bpmn:1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:test">${DECLARED}${processes.join('\n')}</definitions>`;
/** Ids are unique in a file, so those of a process carry its name; `main` has its own. */
const process = (id: string, content: string) => {
  const named = content.replace(/ (id|sourceRef|targetRef|attachedToRef|default)="/g, ` $1="${id}.`);
  return `<process id="${id}" isExecutable="true">${id === 'main' ? content : named}</process>`;
};
const main = (call: string, more = '') =>
  process(
    'main',
    `<startEvent id="s"/>${call}<userTask id="after"/><endEvent id="e"/>${flows('s>c', 'c>after', 'after>e')}${more}`,
  );
const check = (id = 'check', end = '') =>
  process(
    id,
    `<startEvent id="s"/><userTask id="u" lipsia:role="clerk"/><exclusiveGateway id="g" default="g-e"/><userTask id="twice"/>
    <endEvent id="e">${end}</endEvent>${flows('s>u', 'u>g', 'g>twice:doubt = true', 'g>e', 'twice>e')}`,
  );
const CALL = '<callActivity id="c" calledElement="check" lipsia:in="name, size" lipsia:out="result"/>';

async function read(xml: string, library: Record<string, string> = {}) {
  const bpmn = await readBpmn(xml);
  if (!bpmn.ok) throw new Error(bpmn.reason);
  const others = await Promise.all(Object.values(library).map((text) => readBpmn(text)));
  const called = (_process: string, version: string) =>
    others.flatMap((one) => (one.ok ? [one] : [])).find(({ hash }) => hash === version);
  return buildModel(bpmn.definitions, { ...bpmn, expression: feel, called });
}

async function modelOf(xml: string, library: Record<string, string> = {}): Promise<ProcessModel> {
  const built = await read(xml, library);
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.model;
}

async function problemsOf(xml: string, library: Record<string, string> = {}): Promise<string[]> {
  const built = await read(xml, library);
  return built.ok ? [] : built.problems.map(({ code, element }) => `${code} ${element}`);
}

async function hashOf(xml: string): Promise<string> {
  const bpmn = await readBpmn(xml);
  return bpmn.ok ? bpmn.hash : '';
}

describe('a call', () => {
  it('runs the other process of the file and goes on when it has ended', async () => {
    const run = new Instance(await modelOf(file(main(CALL), check())));
    run.do({ type: 'start' });
    expect(run.at()).toEqual(['c', 'c/check.u']);
    expect(run.model.nodes['c/check.u']).toMatchObject({
      parent: 'c',
      candidateGroups: ['clerk'],
      attributes: { role: 'clerk' },
    });
    run.do({ type: 'complete-task', nodeId: 'c/check.u', variables: { doubt: true } });
    expect(run.at()).toEqual(['c', 'c/check.twice']);
    run.do({ type: 'complete-task', nodeId: 'c/check.twice' });
    expect(run.at()).toEqual(['after']);
    expect(run.state.c).toEqual([]);
  });

  it('gives only the named variables in and takes only the named ones out', async () => {
    const run = new Instance(await modelOf(file(main(CALL), check())));
    run.do({ type: 'start', variables: { name: 'Ada', secret: 1, doubt: true } });
    expect(variablesOf(run.state, run.tokenAt('c/check.u'))).toEqual({ name: 'Ada' });
    run.do({ type: 'complete-task', nodeId: 'c/check.u', variables: { result: 'yes', note: 'inside', name: 'Eve' } });
    expect(run.at()).toEqual(['after']);
    expect(run.state.v).toEqual({ name: 'Ada', secret: 1, doubt: true, result: 'yes' });
  });

  it('is bound to a version by its hash, and another content is not taken for it', async () => {
    const other = file(check());
    const version = await hashOf(other);
    const call = CALL.replace('lipsia:in', `lipsia:version="${version}" lipsia:in`);
    const model = await modelOf(file(main(call)), { other });
    expect(model.nodes['c']?.call).toEqual({ process: 'check', hash: version, in: ['name', 'size'], out: ['result'] });
    const run = new Instance(model);
    run.do({ type: 'start' });
    expect(run.at()).toEqual(['c', 'c/check.u']);
    expect(await problemsOf(file(main(call)), { other: `${other}<!-- newer -->` })).toEqual(['called-missing c']);
  });

  it('hands errors and escalations of the called process to its border', async () => {
    for (const [inner, type] of [
      ['<errorEventDefinition errorRef="E"/>', 'error-thrown'],
      ['<escalationEventDefinition escalationRef="X"/>', 'escalation-thrown'],
    ] as const) {
      const border = `<boundaryEvent id="b" attachedToRef="c">${inner}</boundaryEvent><userTask id="caught"/>${flows('b>caught', 'caught>e')}`;
      const run = new Instance(await modelOf(file(main(CALL, border), check('check', inner))));
      run.do({ type: 'start' });
      run.do({ type: 'complete-task', nodeId: 'c/check.u' });
      expect(run.at()).toEqual(['caught']);
      expect(run.types()).toContain(type);
    }
  });

  it('in two places has two lives, each with its own name', async () => {
    const twice = process(
      'main',
      `<startEvent id="s"/><parallelGateway id="f"/>${CALL}${CALL.replace('"c"', '"d"')}<endEvent id="e"/>${flows('s>f', 'f>c', 'f>d', 'c>e', 'd>e')}`,
    );
    const run = new Instance(await modelOf(file(twice, check())));
    run.do({ type: 'start' });
    expect(run.at()).toEqual(['c', 'c/check.u', 'd', 'd/check.u']);
    run.do({ type: 'complete-task', nodeId: 'd/check.u', variables: { result: 2 } });
    expect(run.at()).toEqual(['c', 'c/check.u']);
    run.do({ type: 'complete-task', nodeId: 'c/check.u' });
    expect(run.state).toMatchObject({ s: 'completed', v: { result: 2 } });
  });

  it('inside a call and for each entry of a list keeps the variables of each apart', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics lipsia:collection="names" lipsia:element="name" lipsia:output="results" lipsia:outputElement="result"/>';
    const outer = process(
      'outer',
      `<startEvent id="s"/>${CALL.replace('/>', `>${loop}</callActivity>`)}<endEvent id="e"/>${flows('s>c', 'c>e')}`,
    );
    const call = '<callActivity id="c" calledElement="outer" lipsia:in="names" lipsia:out="results"/>';
    const run = new Instance(await modelOf(file(main(call), outer, check())));
    run.do({ type: 'start', variables: { names: ['Ada', 'Eve'] } });
    const tokens = run.state.t.filter(({ n }) => n === 'c/outer.c/check.u').map(({ i }) => i);
    expect(tokens.map((token) => variablesOf(run.state, token))).toEqual([{ name: 'Ada' }, { name: 'Eve' }]);
    for (const tokenId of tokens) run.do({ type: 'complete-task', tokenId, variables: { result: tokenId } });
    expect(run.state.v['results']).toEqual(tokens);
    expect(run.at()).toEqual(['after']);
  });
});

describe('a call is refused', () => {
  it('when the process is not there, or calls itself', async () => {
    expect(await problemsOf(file(main(CALL)))).toEqual(['called-missing c']);
    const self = process(
      'check',
      `<startEvent id="s"/><callActivity id="x" calledElement="check"/><endEvent id="e"/>${flows('s>x', 'x>e')}`,
    );
    expect(await problemsOf(file(main(CALL), self))).toEqual(['called-in-circle check.x']);
  });

  it('when the other file cannot run, with its reason', async () => {
    const other = file(
      process('check', `<startEvent id="s"/><scriptTask id="x"/><endEvent id="e"/>${flows('s>x', 'x>e')}`),
    );
    const call = CALL.replace('lipsia:in', `lipsia:version="${await hashOf(other)}" lipsia:in`);
    const built = await read(file(main(call)), { other });
    expect(built).toMatchObject({ ok: false, problems: [{ code: 'called-cannot-run', element: 'c' }] });
    expect(JSON.stringify(built)).toContain('ScriptTask');
  });

  it('when calls of calls grow without end', async () => {
    const level = (number: number) =>
      process(
        `p${number}`,
        `<startEvent id="s"/>${['a', 'b', 'c', 'd'].map((id) => `<callActivity id="${id}" calledElement="p${number + 1}"/>`).join('')}
        <endEvent id="e"/>${flows('s>a', 'a>b', 'b>c', 'c>d', 'd>e')}`,
      );
    const levels = Array.from({ length: 20 }, (_, number) => level(number));
    const last = process('p20', `<startEvent id="s"/><endEvent id="e"/>${flows('s>e')}`);
    const problems = await problemsOf(file(...levels, last));
    expect(problems).toContainEqual(expect.stringMatching(/^called-too-large p\d+\.\w$/));
  });

  it('the problems of a called process are told once, with their line', async () => {
    const broken = check('check').replace('<userTask id="check.twice"/>', '<scriptTask id="check.twice"/>');
    const twice = process(
      'main',
      `<startEvent id="s"/>${CALL}${CALL.replace('"c"', '"d"')}<endEvent id="e"/>${flows('s>c', 'c>d', 'd>e')}`,
    );
    expect(await problemsOf(file(twice, broken))).toEqual(['element-outside-profile check.twice']);
  });
});
