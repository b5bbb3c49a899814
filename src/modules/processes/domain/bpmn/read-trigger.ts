import { bodyOf, listOf, type ModdleElement, oneOf } from './moddle-element.ts';
import { TRIGGER_TYPES, TRIGGERS } from './profile.ts';
import { checkProperties, compile, type Reading, readAttributes, readExpression } from './read-parts.ts';
import type { Attributes, Condition, NodeKind, TimerDefinition, Trigger } from './types.ts';

/** Gives what an event starts, ends, catches or throws; notes a problem for anything the place does not allow. */
export function readTrigger(
  element: ModdleElement,
  kind: NodeKind,
  attributes: Attributes,
  reading: Reading,
): Trigger | undefined {
  if (kind === 'send' || kind === 'receive') return readMessage(element, element, attributes, reading, kind === 'send');
  const allowed = TRIGGERS[kind];
  if (!allowed) return undefined;
  const definitions = [...listOf(element, 'eventDefinitions'), ...listOf(element, 'eventDefinitionRef')];
  const [definition] = definitions;
  if (definitions.length > 1) {
    reading.problems.add('property-outside-profile', element, 'several event definitions');
    return undefined;
  }
  const type = definition ? TRIGGER_TYPES[definition.$type] : 'none';
  if (type === undefined || !allowed.includes(type)) {
    reading.problems.add('event-outside-profile', element, definition?.$type.replace('bpmn:', '') ?? 'none');
    return undefined;
  }
  if (!definition) return Object.freeze({ kind: 'none' });
  checkProperties(definition, DEFINITION_PROPERTIES, reading, element);
  const all = { ...readAttributes(definition, reading, element), ...attributes };
  const isThrown = kind === 'end' || kind === 'throw';
  switch (type) {
    case 'terminate':
      return Object.freeze({ kind: 'terminate' });
    case 'error':
    case 'escalation':
      return readCode(type, definition, element, isThrown, reading);
    case 'message':
      return readMessage(element, definition, all, reading, isThrown);
    case 'signal':
      return readSignal(element, definition, all, reading);
    case 'compensation': {
      const activity = oneOf(definition, 'activityRef')?.id;
      return Object.freeze({ kind: 'compensation', ...(activity !== undefined && { activity }) });
    }
    case 'conditional':
      return readCondition(element, definition, reading);
    default: {
      const timer = readTimer(element, definition, kind, all, reading);
      return timer && Object.freeze({ kind: 'timer', timer });
    }
  }
}

const DEFINITION_PROPERTIES: ReadonlySet<string> = new Set([
  ...['id', 'documentation', 'extensionElements', 'messageRef', 'signalRef', 'errorRef', 'escalationRef', 'condition'],
  ...['timeDate', 'timeDuration', 'timeCycle', 'activityRef', 'waitForCompletion'],
]);

function readMessage(
  element: ModdleElement,
  holder: ModdleElement,
  attributes: Attributes,
  reading: Reading,
  isThrown: boolean,
): Trigger | undefined {
  const reference = oneOf(holder, 'messageRef');
  const letter = isThrown ? attributes['letter'] : undefined;
  const name = attributes['message'] ?? reference?.name ?? reference?.id ?? letter;
  if (!name) {
    reading.problems.add('message-missing', element);
    return undefined;
  }
  const text = isThrown ? undefined : attributes['correlation'];
  const correlation = text === undefined ? undefined : compile(text, element, reading);
  return Object.freeze({ kind: 'message', name, ...(correlation && { correlation }) });
}

function readSignal(
  element: ModdleElement,
  definition: ModdleElement,
  attributes: Attributes,
  reading: Reading,
): Trigger | undefined {
  const reference = oneOf(definition, 'signalRef');
  const name = attributes['signal'] ?? reference?.name ?? reference?.id;
  if (name) return Object.freeze({ kind: 'signal', name });
  reading.problems.add('signal-missing', element);
  return undefined;
}

function readCondition(element: ModdleElement, definition: ModdleElement, reading: Reading): Trigger | undefined {
  const written = oneOf(definition, 'condition');
  if (bodyOf(written) === undefined) reading.problems.add('event-condition-missing', element);
  const condition = readExpression(written, element, reading);
  return condition && Object.freeze({ kind: 'conditional', condition });
}

/** What is thrown has a code; what catches without one catches all. */
function readCode(
  kind: 'error' | 'escalation',
  definition: ModdleElement,
  element: ModdleElement,
  isThrown: boolean,
  reading: Reading,
): Trigger | undefined {
  const reference = oneOf(definition, `${kind}Ref`);
  const code = reference && ((reference[`${kind}Code`] as string | undefined) ?? reference.name ?? reference.id);
  if (code) return Object.freeze({ kind, code });
  if (!isThrown) return Object.freeze({ kind });
  const type = definition.$type.replace('bpmn:', '');
  reading.problems.add('event-outside-profile', element, `${type} without ${kind}Ref`);
  return undefined;
}

function readTimer(
  element: ModdleElement,
  definition: ModdleElement,
  kind: NodeKind,
  attributes: Attributes,
  reading: Reading,
): TimerDefinition | undefined {
  const written = TIMER_PARTS.filter(([property]) => bodyOf(oneOf(definition, property)) !== undefined);
  const [part] = written;
  const deadline = attributes['deadline'];
  if (written.length > 1 || (!part && !deadline)) {
    reading.problems.add('timer-missing', element);
    return undefined;
  }
  if (!part) return Object.freeze({ kind: 'deadline', text: deadline ?? '', attributes: Object.freeze(attributes) });
  const [property, timerKind, isLiteral] = part;
  const text = bodyOf(oneOf(definition, property)) ?? '';
  const mayRepeat = kind === 'start' || (kind === 'boundary' && element['cancelActivity'] === false);
  if (timerKind === 'cycle' && !mayRepeat) {
    reading.problems.add('event-outside-profile', element, 'timeCycle');
    return undefined;
  }
  const base = { kind: timerKind, text, attributes: Object.freeze(attributes) };
  if (isLiteral(text)) return Object.freeze(timerKind === 'cycle' ? { ...base, ...readCycle(text) } : base);
  const expression = timerKind === 'cycle' ? undefined : compileTimer(text, element, reading);
  if (timerKind === 'cycle') reading.problems.add('timer-invalid', element, text);
  return expression && Object.freeze({ ...base, evaluate: expression.evaluate });
}

function readCycle(text: string): { text: string; repeat?: number } {
  const slash = text.indexOf('/');
  const count = text.slice(1, slash);
  return { text: text.slice(slash + 1), ...(count !== '' && { repeat: Number(count) }) };
}

/** A text that looks like ISO 8601 but is none is a slip of the pen, not an expression. */
function compileTimer(text: string, element: ModdleElement, reading: Reading): Condition | undefined {
  if (!/^(-?P[\dT]|WD\d|R\d*\/|\d{4}-)/.test(text)) return compile(text, element, reading);
  reading.problems.add('timer-invalid', element, text);
  return undefined;
}

const TIMER_PARTS: readonly (readonly [string, 'date' | 'duration' | 'cycle', (text: string) => boolean])[] = [
  ['timeDate', 'date', isDate],
  ['timeDuration', 'duration', isDuration],
  ['timeCycle', 'cycle', (text) => /^R\d{0,6}\//.test(text) && isDuration(text.slice(text.indexOf('/') + 1))],
];

/** ISO 8601, or `WD5` for five working days, which only the caller's calendar can reckon. */
function isDuration(text: string): boolean {
  if (/^WD[1-9]\d{0,3}$/.test(text)) return true;
  try {
    return /^P/.test(text) && Temporal.Duration.from(text).sign > 0;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  try {
    if (/(Z|[+-]\d\d:?\d\d)$/.test(text) && text.includes('T')) Temporal.Instant.from(text);
    else Temporal.PlainDateTime.from(text);
    return true;
  } catch {
    return false;
  }
}
