/** What the platform reads of a process, so that copying and changing the kind of a step keeps it. */
export const lipsiaModdle = {
  name: 'Lipsia',
  uri: 'urn:lipsia:bpmn:1',
  prefix: 'lipsia',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Step',
      isAbstract: true,
      extends: ['bpmn:FlowNode'],
      properties: [
        ...['step', 'role', 'kind', 'outcomes', 'entries', 'result', 'data', 'fourEyes', 'decision', 'action'],
        ...['letter', 'text', 'amount', 'purpose', 'due', 'keep', 'message', 'outcome', 'office', 'bulk', 'discretion'],
      ].map((name) => ({ name, isAttr: true, type: 'String' })),
    },
  ],
};
