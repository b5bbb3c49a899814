import { stringify } from 'yaml';
import { z } from 'zod';
import { registerWire } from '#register';
import { problemCodes } from './answers.ts';
import { type Call, calls } from './calls.ts';

/** The written interface of the register as OpenAPI 3.1, made from the schemas that check every question and answer. */
export function registerOpenApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Population register', version: '1' },
    security: [{ token: [] }],
    paths: Object.fromEntries(calls.map((call) => [call.path.replace(':key', '{key}'), pathOf(call)])),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Scopes: match, read, change, letter.' },
      },
      schemas: schemas(),
    },
  };
}

/** The same as YAML, for the documentation. */
export const registerOpenApiYaml = (): string =>
  stringify(registerOpenApi(), { lineWidth: 118, aliasDuplicateObjects: false });

function pathOf(call: Call): object {
  const refusals = [...call.refusals, ...(call.isKeyed ? [[422, 'idempotency-key-reused'] as const] : [])];
  const statuses = [...new Set(refusals.map(([status]) => status))].sort();
  return {
    [call.method.toLowerCase()]: {
      summary: call.summary,
      description: `Scope: ${call.scope}.`,
      parameters: parametersOf(call),
      ...(call.body ? { requestBody: { required: true, content: json(call.body) } } : {}),
      responses: {
        200: { description: 'Answer', content: json(call.answer) },
        ...Object.fromEntries(
          statuses.map((status) => [
            status,
            problemAnswer(refusals.flatMap(([at, code]) => (at === status ? [code] : []))),
          ]),
        ),
        default: problemAnswer([]),
      },
    },
  };
}

const parametersOf = (call: Call): object[] => [
  ...(call.path.includes(':key') ? [{ name: 'key', in: 'path', required: true, schema: { type: 'string' } }] : []),
  ...(call.readsPersons ? [headerOf('x-purpose', 'Why the data is read (BMG § 40).', true)] : []),
  ...(call.isKeyed
    ? [headerOf('idempotency-key', 'The same key gives the same answer and changes nothing twice.', true)]
    : []),
  headerOf('x-case', 'The case it is for.', false),
  ...(call.readsPersons
    ? [headerOf('x-subject', 'Handle of the person in the city hall; accesses are reported back with it.', false)]
    : []),
];
const headerOf = (name: string, description: string, required: boolean): object => ({
  ...{ name, in: 'header', required, description },
  schema: { type: 'string', maxLength: 200 },
});

const problemAnswer = (codes: readonly string[]): object => ({
  description: codes.length > 0 ? codes.join(', ') : 'Any other refusal',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const json = (schema: z.ZodType): object => {
  const name = names.find(([, known]) => known === schema)?.[0];
  if (!name) throw new Error('a schema of the interface has no name');
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
};

function schemas(): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of names) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` }).schemas;
  const entries = Object.entries(made).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema] as const);
  return Object.fromEntries(entries.map(([id, schema]) => [id, id === 'Problem' ? withCodes(schema) : schema]));
}

const withCodes = (schema: { readonly properties?: object }): object => ({
  ...schema,
  properties: { ...schema.properties, code: { type: 'string', enum: problemCodes } },
});

const names: readonly (readonly [string, z.ZodType])[] = [
  ['Address', registerWire.wireAddress],
  ['PersonQuery', registerWire.wirePersonQuery],
  ['Match', registerWire.wireMatch],
  ['Record', registerWire.wireRecord],
  ['Move', registerWire.wireMove],
  ['Moved', registerWire.wireMoved],
  ['Inquiry', registerWire.wireInquiry],
  ['InquiryAnswer', registerWire.wireInquiryAnswer],
  ['Departure', registerWire.wireDeparture],
  ['Departed', registerWire.wireDeparted],
  ['Letter', registerWire.wireLetter],
  ['LetterSent', registerWire.wireLetterSent],
  ['LetterCheck', registerWire.wireLetterCheck],
  ['LetterChecked', registerWire.wireLetterChecked],
  ['Problem', registerWire.wireProblem],
];

if (import.meta.main) process.stdout.write(registerOpenApiYaml());
