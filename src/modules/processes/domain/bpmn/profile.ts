import type { NodeKind } from './types.ts';

/** BPMN elements that move a token, and what they are here. */
export const NODE_KINDS: Readonly<Record<string, NodeKind>> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:Task': 'manual',
  'bpmn:ManualTask': 'manual',
  'bpmn:UserTask': 'user',
  'bpmn:ServiceTask': 'service',
  'bpmn:SendTask': 'send',
  'bpmn:ReceiveTask': 'receive',
  'bpmn:BusinessRuleTask': 'decision',
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:InclusiveGateway': 'inclusive',
  'bpmn:EventBasedGateway': 'event-gateway',
  'bpmn:IntermediateCatchEvent': 'catch',
  'bpmn:IntermediateThrowEvent': 'throw',
  'bpmn:BoundaryEvent': 'boundary',
  'bpmn:SubProcess': 'sub-process',
  'bpmn:CallActivity': 'sub-process',
};

/** Triggers that each kind of event may carry; which start event may carry which depends on what it starts. */
export const TRIGGERS: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  start: ['none', 'message', 'timer', 'signal', 'conditional', 'error', 'escalation'],
  end: ['none', 'message', 'signal', 'error', 'escalation', 'compensation', 'terminate'],
  catch: ['message', 'timer', 'signal', 'conditional'],
  throw: ['none', 'message', 'signal', 'escalation', 'compensation'],
  boundary: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation'],
};

/** Triggers with which a whole process may start, and those that start an event sub-process. */
export const PROCESS_STARTS: ReadonlySet<string> = new Set(['none', 'message', 'timer', 'signal', 'conditional']);
export const EVENT_STARTS: ReadonlySet<string> = new Set([
  ...['message', 'timer', 'signal', 'conditional', 'error', 'escalation'],
]);

export const TRIGGER_TYPES: Readonly<Record<string, string>> = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:ConditionalEventDefinition': 'conditional',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:CompensateEventDefinition': 'compensation',
  'bpmn:TerminateEventDefinition': 'terminate',
};

/** Elements that are drawn and kept but move no token. */
export const NOTATION: ReadonlySet<string> = new Set([
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'bpmn:Group',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

/** Top-level declarations that are allowed beside the process. */
export const ROOT_NOTATION: ReadonlySet<string> = new Set([
  'bpmn:Collaboration',
  'bpmn:Message',
  'bpmn:Error',
  'bpmn:Signal',
  'bpmn:Escalation',
  'bpmn:ItemDefinition',
  'bpmn:Interface',
  'bpmn:DataStore',
  'bpmn:Category',
  'bpmn:Resource',
]);

/** Extension namespaces of other engines: they change what a diagram does, so they are never passed over. */
export const FOREIGN_ENGINES: readonly string[] = [
  'http://camunda.org/schema/1.0/bpmn',
  'http://camunda.org/schema/zeebe/1.0',
  'http://activiti.org/bpmn',
  'http://flowable.org/bpmn',
  'http://www.jboss.org/drools',
];

export const EXPRESSION_LANGUAGES = /^(feel|.*\/FEEL\/?)$/i;

const COMMON = [
  ...['id', 'name', 'documentation', 'extensionElements', 'incoming', 'outgoing', 'lanes', 'categoryValueRef'],
  ...['auditing', 'monitoring', 'properties', 'ioSpecification'],
];
const ACTIVITY = [
  ...['dataInputAssociations', 'dataOutputAssociations', 'loopCharacteristics', 'boundaryEventRefs'],
  ...['isForCompensation', 'startQuantity', 'completionQuantity', 'implementation'],
];
const EVENT = ['eventDefinitions', 'eventDefinitionRef', 'parallelMultiple'];
const CATCH = ['dataOutputs', 'dataOutputAssociation', 'dataOutputAssociations', 'outputSet'];
const THROW = ['dataInputs', 'dataInputAssociation', 'dataInputAssociations', 'inputSet'];

/** Properties that may be written on each kind; anything else is refused by name. */
export const PROPERTIES: Readonly<Record<NodeKind, ReadonlySet<string>>> = {
  start: new Set([...COMMON, ...EVENT, ...CATCH, 'isInterrupting']),
  end: new Set([...COMMON, ...EVENT, ...THROW]),
  catch: new Set([...COMMON, ...EVENT, ...CATCH]),
  throw: new Set([...COMMON, ...EVENT, ...THROW]),
  boundary: new Set([...COMMON, ...EVENT, ...CATCH, 'attachedToRef', 'cancelActivity']),
  manual: new Set([...COMMON, ...ACTIVITY]),
  user: new Set([...COMMON, ...ACTIVITY]),
  service: new Set([...COMMON, ...ACTIVITY]),
  decision: new Set([...COMMON, ...ACTIVITY]),
  send: new Set([...COMMON, ...ACTIVITY, 'messageRef']),
  receive: new Set([...COMMON, ...ACTIVITY, 'messageRef', 'instantiate']),
  exclusive: new Set([...COMMON, 'gatewayDirection', 'default']),
  inclusive: new Set([...COMMON, 'gatewayDirection', 'default']),
  parallel: new Set([...COMMON, 'gatewayDirection']),
  'event-gateway': new Set([...COMMON, 'gatewayDirection', 'instantiate', 'eventGatewayType']),
  'sub-process': new Set([
    ...[...COMMON, ...ACTIVITY, 'flowElements', 'artifacts', 'laneSets', 'triggeredByEvent', 'calledElement'],
  ]),
};

export const PROCESS_PROPERTIES: ReadonlySet<string> = new Set([
  ...COMMON,
  ...['flowElements', 'artifacts', 'laneSets', 'isExecutable', 'isClosed', 'processType'],
  'definitionalCollaborationRef',
]);

export const FLOW_PROPERTIES: ReadonlySet<string> = new Set([
  ...COMMON,
  ...['sourceRef', 'targetRef', 'conditionExpression', 'isImmediate'],
]);

/** Values that may be written out only as the standard's own default. */
export const FIXED_VALUES: Readonly<Record<string, readonly string[]>> = {
  waitForCompletion: ['true'],
  startQuantity: ['1'],
  completionQuantity: ['1'],
  parallelMultiple: ['false'],
  instantiate: ['false'],
  eventGatewayType: ['Exclusive'],
  implementation: ['##unspecified', '##WebService'],
};
