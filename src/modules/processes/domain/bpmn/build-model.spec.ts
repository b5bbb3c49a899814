import { expect, it } from 'vitest';
import { bpmn, build, feel, flows, modelOf, problemsOf } from './test-support.ts';

const line = (node: string, more = '') => `<startEvent id="s"/>${node}<endEvent id="e"/>${flows('s>x', 'x>e')}${more}`;

it('keeps names, attributes, lanes as candidate groups, lines and notation', async () => {
  const model =
    await modelOf(`<laneSet id="ls"><lane id="l1" name="Bürgerbüro"><flowNodeRef>s</flowNodeRef><flowNodeRef>x</flowNodeRef></lane>
    <lane id="l2" name="Kasse" lipsia:role="cashier, head"><flowNodeRef>e</flowNodeRef><childLaneSet id="c"><lane id="l3" name="Innen"><flowNodeRef>sp</flowNodeRef></lane></childLaneSet></lane></laneSet>
    <startEvent id="s"/><userTask id="x" name=" Prüfen " lipsia:form="check" lipsia:role="lead"/><subProcess id="sp"><startEvent id="is"/><userTask id="iu"/><endEvent id="ie"/>${flows('is>iu', 'iu>ie')}</subProcess>
    <endEvent id="e"/>${flows('s>x', 'x>sp', 'sp>e')}<textAnnotation id="n"><text>why</text></textAnnotation><dataObjectReference id="do"/>`);
  expect(model.nodes['x']).toMatchObject({
    ...{ name: 'Prüfen', type: 'bpmn:UserTask', kind: 'user', line: 8, lane: 'l1' },
    ...{ attributes: { form: 'check', role: 'lead' }, candidateGroups: ['lead'] },
  });
  expect(model.nodes['s']?.candidateGroups).toEqual(['Bürgerbüro']);
  expect(model.nodes['e']?.candidateGroups).toEqual(['cashier', 'head']);
  expect(model.nodes['iu']).toMatchObject({ parent: 'sp', candidateGroups: ['Innen'] });
  expect(model.notation).toEqual([
    { element: 'do', type: 'bpmn:DataObjectReference' },
    { element: 'n', type: 'bpmn:TextAnnotation' },
  ]);
  expect(model).toMatchObject({ id: 'p', name: 'Test', starts: ['s'] });
  expect(Object.isFrozen(model) && Object.isFrozen(model.nodes) && Object.isFrozen(model.nodes['x'])).toBe(true);
});

it.each([
  ['script task', line('<scriptTask id="x"/>'), ['element-outside-profile x']],
  ['call of nothing', line('<callActivity id="x"/>'), ['called-missing x']],
  ['transaction', line('<transaction id="x"/>'), ['element-outside-profile x']],
  ['complex gateway', line('<complexGateway id="x"/>'), ['element-outside-profile x']],
  [
    'empty event sub-process',
    line('<task id="x"/>', '<subProcess id="y" triggeredByEvent="true"/>'),
    ['start-missing y'],
  ],
  ['compensation of nothing', line('<task id="x" isForCompensation="true"/>'), ['compensation-invalid x']],
  ['standard loop', line('<task id="x"><standardLoopCharacteristics/></task>'), ['element-outside-profile x']],
  ['token quantity', line('<task id="x" startQuantity="2"/>'), ['property-outside-profile x']],
  ['performer', line('<userTask id="x"><potentialOwner/></userTask>'), ['property-outside-profile x']],
  [
    'nameless signal',
    line('<intermediateThrowEvent id="x"><signalEventDefinition/></intermediateThrowEvent>'),
    ['signal-missing x'],
  ],
  ['catch nothing', line('<intermediateCatchEvent id="x"/>'), ['event-outside-profile x']],
  [
    'two triggers',
    line('<intermediateCatchEvent id="x"><timerEventDefinition/><messageEventDefinition/></intermediateCatchEvent>'),
    ['property-outside-profile x'],
  ],
  ['no message', line('<receiveTask id="x"/>'), ['message-missing x']],
  ['no letter, no message', line('<sendTask id="x"/>'), ['message-missing x']],
  [
    'no time',
    line('<intermediateCatchEvent id="x"><timerEventDefinition/></intermediateCatchEvent>'),
    ['timer-missing x'],
  ],
  [
    'wrong time',
    line(
      '<intermediateCatchEvent id="x"><timerEventDefinition><timeDuration>P1X</timeDuration></timerEventDefinition></intermediateCatchEvent>',
    ),
    ['timer-invalid x'],
  ],
  [
    'cycle in the way',
    line(
      '<intermediateCatchEvent id="x"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></intermediateCatchEvent>',
    ),
    ['event-outside-profile x'],
  ],
  ['unknown attribute', line('<task id="x" colour="red"/>'), ['property-outside-profile x']],
  [
    'other engine',
    line('<task id="x" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:assignee="me"/>'),
    ['foreign-extension x'],
  ],
  ['unknown element', line('<task id="x"/>', '<tosk id="y"/>'), ['unknown-content definitions']],
  [
    'no start',
    '<task id="x"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="x" targetRef="e"/>',
    ['not-connected x', 'start-missing p'],
  ],
  [
    'two starts',
    line('<task id="x"/>', '<startEvent id="s2"/><sequenceFlow id="g" sourceRef="s2" targetRef="x"/>'),
    ['several-starts p'],
  ],
  [
    'loose end',
    '<startEvent id="s"/><task id="x"/><sequenceFlow id="f" sourceRef="s" targetRef="x"/>',
    ['no-way-on x'],
  ],
  ['loose task', line('<task id="x"/><task id="y"/>'), ['not-connected y', 'no-way-on y']],
  [
    'flow into nothing',
    line('<task id="x"/>', '<sequenceFlow id="f" sourceRef="x" targetRef="q"/>'),
    ['unknown-content definitions', 'flow-broken f'],
  ],
  [
    'flow into a sub-process',
    line(
      '<task id="x"/><subProcess id="y"><startEvent id="is"/><endEvent id="ie"/><sequenceFlow id="k" sourceRef="is" targetRef="ie"/></subProcess>',
      '<sequenceFlow id="f" sourceRef="x" targetRef="ie"/><sequenceFlow id="g" sourceRef="x" targetRef="y"/><sequenceFlow id="h" sourceRef="y" targetRef="e"/>',
    ),
    ['flow-broken f'],
  ],
  [
    'condition missing',
    line('<exclusiveGateway id="x"/>', '<sequenceFlow id="f" sourceRef="x" targetRef="e"/>'),
    ['condition-missing x-e', 'condition-missing f'],
  ],
  [
    'condition after a task',
    `<startEvent id="s"/><task id="x"/><endEvent id="e"/>${flows('s>x', 'x>e:a = 1')}`,
    ['condition-not-allowed x-e'],
  ],
  [
    'condition not readable',
    `<startEvent id="s"/><exclusiveGateway id="x"/><endEvent id="e"/>${flows('s>x', 'x>e:a +')}`,
    ['expression-invalid x-e'],
  ],
  [
    'other language',
    line(
      '<exclusiveGateway id="x" default="x-e"/>',
      '<sequenceFlow id="f" sourceRef="x" targetRef="e"><conditionExpression xsi:type="tFormalExpression" language="javascript">1</conditionExpression></sequenceFlow>',
    ),
    ['language-outside-profile f'],
  ],
  [
    'boundary that never fires',
    line(
      '<manualTask id="x"/><boundaryEvent id="b" attachedToRef="x"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>',
      '<sequenceFlow id="f" sourceRef="b" targetRef="e"/>',
    ),
    ['boundary-never-fires b'],
  ],
  [
    'error at a user task',
    line(
      '<userTask id="x"/><boundaryEvent id="b" attachedToRef="x"><errorEventDefinition/></boundaryEvent>',
      '<sequenceFlow id="f" sourceRef="b" targetRef="e"/>',
    ),
    ['boundary-never-fires b'],
  ],
  ['task after an event gateway', line('<eventBasedGateway id="x"/>'), ['event-target-invalid x']],
  [
    'unclear instances',
    line('<userTask id="x"><multiInstanceLoopCharacteristics/></userTask>'),
    ['instances-unclear x'],
  ],
  [
    'data transformation',
    line(
      '<userTask id="x"><dataInputAssociation id="a"><targetRef>x</targetRef><transformation>1</transformation></dataInputAssociation></userTask>',
    ),
    ['property-outside-profile a'],
  ],
  [
    'error start',
    '<startEvent id="s"><errorEventDefinition/></startEvent><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/>',
    ['event-outside-profile s'],
  ],
])('refuses %s by name', async (_name, content, problems) => {
  expect(await problemsOf(content)).toEqual(problems);
});

it('tells element, type, line and both languages', async () => {
  const built = await build(bpmn(line('\n<scriptTask id="x" name="Rechnen"/>')));
  expect(built).toEqual({
    ok: false,
    problems: [
      {
        element: 'x',
        type: 'bpmn:ScriptTask',
        line: 7,
        code: 'element-outside-profile',
        message: {
          de: 'ScriptTask «Rechnen» gehört nicht zu den Elementen, die hier ausgeführt werden.',
          en: 'ScriptTask «Rechnen» is not among the elements that can run here.',
        },
      },
    ],
  });
});

it('takes the one executable process and asks when there are several', async () => {
  const two = bpmn(line('<task id="x"/>')).replace(
    '</definitions>',
    '<process id="q" isExecutable="true"><startEvent id="s2"/><endEvent id="e2"/><sequenceFlow id="f2" sourceRef="s2" targetRef="e2"/></process></definitions>',
  );
  const built = await build(two);
  expect(!built.ok && built.problems.map((problem) => problem.code)).toEqual(['several-processes']);
  const one = await build(two.replace('id="q" isExecutable="true"', 'id="q"'));
  expect(one.ok && one.model.id).toBe('p');
  const empty = await build('<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"/>', feel);
  expect(!empty.ok && empty.problems.map((problem) => problem.code)).toEqual(['no-process']);
});
