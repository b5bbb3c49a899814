import { bodyOf, listOf, type ModdleElement, oneOf } from './moddle-element.ts';
import { TRIGGER_TYPES, TRIGGERS } from './profile.ts';
import { checkProperties, compile, type Reading, readAttributes } from './read-parts.ts';
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
  if (type === 'terminate') return Object.freeze({ kind: 'terminate' });
  if (type === 'error') return readError(definition, kind, element, reading);
  if (type === 'message') return readMessage(element, definition, all, reading, kind === 'end' || kind === 'throw');
  const timer = readTimer(element, definition, kind, all, reading);
  return timer && Object.freeze({ kind: 'timer', timer });
}

const DEFINITION_PROPERTIES: ReadonlySet<string> = new Set([
  ...['id', 'documentation', 'extensionElements', 'messageRef', 'errorRef', 'timeDate', 'timeDuration', 'timeCycle'],
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

function readError(
  definition: ModdleElement,
  kind: NodeKind,
  element: ModdleElement,
  reading: Reading,
): Trigger | undefined {
  const reference = oneOf(definition, 'errorRef');
  const code = reference && ((reference['errorCode'] as string | undefined) ?? reference.name ?? reference.id);
  if (code) return Object.freeze({ kind: 'error', code });
  if (kind === 'boundary') return Object.freeze({ kind: 'error' });
  reading.problems.add('event-outside-profile', element, 'ErrorEventDefinition without errorRef');
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
  if (isLiteral(text)) return Object.freeze(base);
  const expression = timerKind === 'cycle' ? undefined : compileTimer(text, element, reading);
  if (timerKind === 'cycle') reading.problems.add('timer-invalid', element, text);
  return expression && Object.freeze({ ...base, evaluate: expression.evaluate });
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
