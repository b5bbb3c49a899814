import * as fc from 'fast-check';
import { bpmn, flows } from './test-support.ts';

/** Gives random processes that load but need not make sense: loops, unbalanced gateways, events on every border. */
export function wildModels(): fc.Arbitrary<string> {
  return fc
    .array(
      fc.record({
        part: fc.constantFrom(...parts()),
        to: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        late: fc.nat(),
      }),
      { minLength: 2, maxLength: 9 },
    )
    .map((steps) => {
      const drawn = steps.map(({ part }, index) => part(`n${index}`));
      const lines = new Set<string>(['start>n0']);
      const nameOf = (index: number) => (index < steps.length ? `n${index}` : 'end');
      const targetOf = (number: number, from: number) =>
        nameOf(number % 6 === 0 ? number % (steps.length + 1) : from + 1 + (number % 3));
      drawn.forEach(({ exits, splits }, index) => {
        const step = steps[index];
        const targets = new Set((step?.to ?? []).map((number) => targetOf(number, index)));
        [...targets].slice(0, splits === undefined ? 1 : 3).forEach((target, place) => {
          const condition = splits === 'condition' && place > 0 ? `:c${(index + place) % 4}` : '';
          lines.add(`${exits[0]}>${target}${condition}`);
        });
        for (const exit of exits.slice(1)) lines.add(`${exit}>${targetOf(step?.late ?? 0, index)}`);
      });
      for (const name of [...drawn.map((_, index) => nameOf(index)), 'end']) {
        if (![...lines].some((line) => line.split(':')[0]?.endsWith(`>${name}`))) lines.add(`start>${name}`);
      }
      const content = drawn.map(({ xml, exits, splits }) => {
        const first = [...lines].find((line) => line.startsWith(`${exits[0]}>`))?.split('>')[1] ?? '';
        return splits === 'condition' ? xml.replace('DEFAULT', `${exits[0]}-${first}`) : xml;
      });
      return withCalled(
        ['<startEvent id="start"/>', ...content, '<endEvent id="end"/>', flows(...lines)].join('\n'),
        DECLARED,
      );
    });
}

/** The process that wild models call: it can go wrong, escalate, loop and wait. */
function withCalled(content: string, declared: string): string {
  const called = `<process id="called" isExecutable="false"><startEvent id="cs"/><exclusiveGateway id="cm"/><userTask id="cu"/>
    <parallelGateway id="cf"/><serviceTask id="cv"/><exclusiveGateway id="cg" default="cg-ce"/><endEvent id="ce"/><endEvent id="cx">${ESCALATION}</endEvent>
    ${flows('cs>cm', 'cm>cu', 'cu>cf', 'cf>cv', 'cf>cg', 'cg>cm:c1', 'cg>ce', 'cv>cx')}</process>`;
  return bpmn(content, declared + called);
}

export const MESSAGE = 'news';
export const ERROR = 'broken';
export const SIGNAL = 'storm';

const DECLARED = `<message id="M" name="${MESSAGE}"/><error id="E" errorCode="${ERROR}"/><signal id="S" name="${SIGNAL}"/>
  <escalation id="X" escalationCode="${ERROR}"/>`;
const STORM = '<signalEventDefinition signalRef="S"/>';
const ESCALATION = '<escalationEventDefinition escalationRef="X"/>';
const CONDITION =
  '<conditionalEventDefinition><condition xsi:type="tFormalExpression">c1</condition></conditionalEventDefinition>';
const TIMER = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const CYCLE = '<timerEventDefinition><timeCycle>R2/PT1H</timeCycle></timerEventDefinition>';
const NEWS = '<messageEventDefinition messageRef="M"/>';
const MULTI =
  '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
const SEQUENTIAL = MULTI.replace('Characteristics>', 'Characteristics isSequential="true">');

interface Part {
  readonly xml: string;
  readonly exits: readonly string[];
  readonly splits?: 'all' | 'condition';
}

function parts(): ((id: string) => Part)[] {
  const border = (id: string, inner: string, rest = '') =>
    `<boundaryEvent id="${id}b" attachedToRef="${id}" ${rest}>${inner}</boundaryEvent>`;
  const undo = (id: string) =>
    `${border(`${id}`, '<compensateEventDefinition/>').replace(`id="${id}b"`, `id="${id}cb"`)}
     <serviceTask id="${id}ch" isForCompensation="true"/><association id="${id}ca" sourceRef="${id}cb" targetRef="${id}ch"/>`;
  const reaction = (id: string, trigger: string, rest = '', end = '') =>
    `<subProcess id="${id}r" triggeredByEvent="true"><startEvent id="${id}rs" ${rest}>${trigger}</startEvent><userTask id="${id}ru"/>
     <endEvent id="${id}re">${end}</endEvent>${flows(`${id}rs>${id}ru`, `${id}ru>${id}re`)}</subProcess>`;
  const inside = (id: string, end: string, loop = '', more = '') =>
    `<subProcess id="${id}">${loop}${more}<startEvent id="${id}s"/><parallelGateway id="${id}f"/><userTask id="${id}u"/><serviceTask id="${id}v"/>
     <endEvent id="${id}e"/><endEvent id="${id}x">${end}</endEvent>
     ${flows(`${id}s>${id}f`, `${id}f>${id}u`, `${id}f>${id}v`, `${id}u>${id}x`, `${id}v>${id}e`)}</subProcess>`;
  return [
    (id) => ({ xml: `<task id="${id}"/>`, exits: [id], splits: 'all' }),
    (id) => ({ xml: `<userTask id="${id}"/>${border(id, TIMER)}`, exits: [id, `${id}b`] }),
    (id) => ({
      xml: `<userTask id="${id}">${MULTI}</userTask>${border(id, CYCLE, 'cancelActivity="false"')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({
      xml: `<serviceTask id="${id}">${SEQUENTIAL}</serviceTask>${border(id, '<errorEventDefinition errorRef="E"/>')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({ xml: `<exclusiveGateway id="${id}" default="DEFAULT"/>`, exits: [id], splits: 'condition' }),
    (id) => ({ xml: `<inclusiveGateway id="${id}" default="DEFAULT"/>`, exits: [id], splits: 'condition' }),
    (id) => ({ xml: `<parallelGateway id="${id}"/>`, exits: [id], splits: 'all' }),
    (id) => ({ xml: `<receiveTask id="${id}" messageRef="M"/>${border(id, TIMER)}`, exits: [id, `${id}b`] }),
    (id) => ({
      xml: `${inside(id, '<terminateEventDefinition/>')}${border(id, NEWS, 'cancelActivity="false"')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({
      xml: `${inside(id, '<errorEventDefinition errorRef="E"/>', MULTI)}${border(id, '<errorEventDefinition/>')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({ xml: `${inside(id, '', SEQUENTIAL)}${border(id, TIMER)}`, exits: [id, `${id}b`] }),
    (id) => ({
      xml: `<intermediateThrowEvent id="${id}">${STORM}</intermediateThrowEvent>`,
      exits: [id],
      splits: 'all',
    }),
    (id) => ({
      xml: `<userTask id="${id}"/>${border(id, STORM, 'cancelActivity="false"')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({ xml: `<userTask id="${id}"/>${border(id, CONDITION)}`, exits: [id, `${id}b`] }),
    (id) => ({
      xml: `${inside(id, ESCALATION, MULTI, reaction(id, STORM))}${border(id, ESCALATION, 'cancelActivity="false"')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({
      xml: `${inside(id, STORM, '', reaction(id, TIMER, 'isInterrupting="false"', ESCALATION))}${border(id, ESCALATION)}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({
      xml: `${inside(id, ESCALATION, SEQUENTIAL, reaction(id, ESCALATION, 'isInterrupting="false"', ESCALATION))}${reaction(`${id}o`, NEWS, 'isInterrupting="false"')}`,
      exits: [id],
    }),
    (id) => ({
      xml: `${inside(id, '', '', reaction(id, CONDITION, '', '<errorEventDefinition errorRef="E"/>'))}${border(id, '<errorEventDefinition/>')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({ xml: `<userTask id="${id}"/>${undo(id)}`, exits: [id] }),
    (id) => ({ xml: `<userTask id="${id}">${MULTI}</userTask>${undo(id)}`, exits: [id] }),
    (id) => ({
      xml: `${inside(id, '<compensateEventDefinition/>', '', undo(`${id}u`) + reaction(id, STORM, '', '<compensateEventDefinition/>'))}${border(id, STORM, 'cancelActivity="false"')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({ xml: `${inside(id, '', SEQUENTIAL, undo(`${id}u`))}${undo(id)}`, exits: [id] }),
    (id) => ({
      xml: `<intermediateThrowEvent id="${id}"><compensateEventDefinition/></intermediateThrowEvent>`,
      exits: [id],
    }),
    (id) => ({
      xml: `<callActivity id="${id}" calledElement="called" lipsia:in="c1" lipsia:out="c2">${MULTI}</callActivity>
        ${border(id, '<errorEventDefinition errorRef="E"/>')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({
      xml: `<callActivity id="${id}" calledElement="called"/>${border(id, ESCALATION, 'cancelActivity="false"')}`,
      exits: [id, `${id}b`],
    }),
    (id) => ({
      xml: `<serviceTask id="${id}"/>${reaction(`${id}o`, '<errorEventDefinition errorRef="E"/>')}`,
      exits: [id],
    }),
    (id) => ({
      xml: `<eventBasedGateway id="${id}"/><intermediateCatchEvent id="${id}m">${NEWS}</intermediateCatchEvent>
        <intermediateCatchEvent id="${id}t">${TIMER}</intermediateCatchEvent>${flows(`${id}>${id}m`, `${id}>${id}t`)}`,
      exits: [`${id}m`, `${id}t`],
    }),
  ];
}
