import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../use-cases/read-bpmn.ts';
import { buildModel } from './index.ts';

const ARCHIVE = join(process.cwd(), '../shared/data/standards/bpmn-miwg/reference-models.tar.gz');
const isThere = existsSync(ARCHIVE);
if (!isThere) console.warn(`The reference models are not at ${ARCHIVE}: skipped.`);

/** Every process of every file: `runs` with its number of nodes, or the first thing refused and how many in all. */
const TABLE: Record<string, string[]> = {
  'A.1.0.bpmn': ['WFP-6- runs, 5 nodes'],
  'A.2.0.bpmn': [
    'WFP-6- refused: condition-missing SequenceFlow _f1478fb7-98c4-4c01-8c15-68bd04c91535 line 40, 3 in all',
  ],
  'A.2.1.bpmn': [
    '_To9ZoTOCEeSknpIVFCxNIQ refused: language-outside-profile SequenceFlow _To9Z7TOCEeSknpIVFCxNIQ line 120, 7 in all',
  ],
  'A.3.0.bpmn': [
    'WFP-6- refused: message-missing BoundaryEvent _428dcbf5-8e5e-48e0-9c0c-d93003fa8c82 line 15, 3 in all',
  ],
  'A.4.0.bpmn': ['WFP-6-1 runs, 4 nodes', 'WFP-6-2 runs, 13 nodes'],
  'A.4.1.bpmn': [
    'sid-34746A54-1D7D-46CA-B219-0C4CEAE51170 runs, 4 nodes',
    'sid-54D696FD-DEDC-45F3-99DB-1404DA433FC4 runs, 13 nodes',
  ],
  'B.1.0.bpmn': [
    'Process_ba16239e-181e-4b9f-bc5b-0bb2ee973450 refused: element-outside-profile GlobalTask global-task line 4, 1 in all',
    'WFP-6-1 refused: element-outside-profile GlobalTask global-task line 4, 2 in all',
    'WFP-6-2 refused: element-outside-profile GlobalTask global-task line 4, 9 in all',
    'WFP-0- refused: element-outside-profile GlobalTask global-task line 4, 1 in all',
  ],
  'B.2.0.bpmn': [
    'Process_ba16239e-181e-4b9f-bc5b-0bb2ee973450 refused: element-outside-profile GlobalUserTask _d4afdad7-65a5-40c6-9fee-e13ba4c0bed4 line 3, 4 in all',
    'WFP-6-1 refused: element-outside-profile GlobalUserTask _d4afdad7-65a5-40c6-9fee-e13ba4c0bed4 line 3, 14 in all',
    'WFP-6-2 refused: element-outside-profile GlobalUserTask _d4afdad7-65a5-40c6-9fee-e13ba4c0bed4 line 3, 34 in all',
    'WFP-0- refused: element-outside-profile GlobalUserTask _d4afdad7-65a5-40c6-9fee-e13ba4c0bed4 line 3, 1 in all',
  ],
  'C.1.0.bpmn': [
    'sid-5FBB6CB3-8A7C-42B5-9024-15BB2684EC57 refused: message-missing StartEvent sid-36EA43D1-0FE6-4197-AC57-7A43785B784B line 109, 4 in all',
    'bpmn-miwg-test-case-c.1.0 refused: property-outside-profile UserTask approveInvoice line 411, 24 in all',
  ],
  'C.1.1.bpmn': ['handle-invoice refused: property-outside-profile UserTask approveInvoice line 17, 19 in all'],
  'C.2.0.bpmn': [
    'WFP-Page_1-1 runs, 3 nodes',
    'WFP-Page_1-2 runs, 4 nodes',
    'WFP-Page_1-3 refused: event-outside-profile EndEvent _7ea6639e-e773-4236-94bf-78f149188c30 line 99, 7 in all',
    'WFP-Page_1-4 runs, 6 nodes',
  ],
  'C.3.0.bpmn': [
    '_8170787a-3207-434d-9bea-4787059f444f refused: property-outside-profile UserTask _c73a5f4a-72f1-4e11-bb40-2f98da75fb9a line 75, 13 in all',
  ],
  'C.4.0.bpmn': [
    '_42cba3a9-a8ab-40b5-b9a4-2e8f32be364e refused: event-outside-profile IntermediateThrowEvent _855451b0-5298-48b2-a81d-84ecbcca0a85 line 112, 6 in all',
    '_f0035388-f829-470c-b82b-0b15c3da3399 refused: event-outside-profile StartEvent _e9306b3f-3a77-42e1-b53e-2ed8ee45486d line 199, 2 in all',
    '_da743a6f-d9e5-4fcf-8a96-d2fd5cfb73d4 refused: event-outside-profile StartEvent _3d4130c6-48c9-47fe-8e95-2eeb56060e2b line 289, 5 in all',
    '_3486bf55-0a7f-4ff1-be15-1555669f58ad refused: event-outside-profile StartEvent _94a62738-dc7a-49f6-81d8-f5642f7ae850 line 356, 2 in all',
  ],
  'C.5.0.bpmn': [
    '_3d1ef204-2d4c-4643-8fc5-c319cc032ec0 refused: element-outside-profile CallActivity _b9338c62-a257-47dd-8c2e-88b80b73c330 line 240, 13 in all',
    '_774bc005-0917-43d5-ab70-0f9fe123fbd1 refused: condition-missing SequenceFlow _e25b9c2d-690e-470b-8993-112002994fc2 line 492, 2 in all',
  ],
  'C.6.0.bpmn': [
    '_898aa942-9a96-4405-ae71-22b5e2e3d235 refused: message-missing IntermediateCatchEvent _15fef309-6718-4352-9b71-f757bcd8c023 line 14, 24 in all',
  ],
  'C.7.0.bpmn': [
    '_4a690dd7-809a-4fa9-ad63-515ac6685375 refused: property-outside-profile UserTask _392c86ba-38b5-4dc9-b98d-f97ad4c2add5 line 43, 8 in all',
  ],
  'C.8.0.bpmn': ['VacationRequestProcess refused: foreign-extension Process VacationRequestProcess line 5, 21 in all'],
  'C.8.1.bpmn': [
    'VacationRequestProcess refused: unknown-content Definitions _d4aecb6e-8641-4d7a-af45-dcfae1d639ea line 2, 37 in all',
  ],
  'C.9.0.bpmn': ['customer_onboarding_en refused: foreign-extension Process customer_onboarding_en line 7, 20 in all'],
  'C.9.1.bpmn': ['requestDocument_en refused: foreign-extension Process requestDocument_en line 11, 13 in all'],
  'C.9.2.bpmn': ['ManualCheck refused: foreign-extension Process ManualCheck line 12, 7 in all'],
};

describe.skipIf(!isThere)('the 21 reference models of the BPMN interchange group', () => {
  it.each(Object.entries(TABLE))('%s', async (file, expected) => {
    expect(await readProcesses(file)).toEqual(expected);
  });

  it('are all in the table', () => {
    expect(names()).toEqual(Object.keys(TABLE));
  });
});

function names(): string[] {
  const list = execFileSync('tar', ['tzf', ARCHIVE], { encoding: 'utf8' }).split('\n');
  return list
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => name.replace('Reference/', ''))
    .sort();
}

async function readProcesses(file: string): Promise<string[]> {
  const xml = execFileSync('tar', ['xzOf', ARCHIVE, `Reference/${file}`], { encoding: 'utf8', maxBuffer: 10_000_000 });
  const read = await readBpmn(xml);
  if (!read.ok) return [read.reason];
  const roots = read.definitions['rootElements'] as { $type: string; id: string; flowElements?: unknown[] }[];
  const filled = roots.filter((root) => root.$type === 'bpmn:Process' && root.flowElements);
  return filled.map(({ id }) => {
    const expression = () => ({ ok: true as const, evaluate: () => true });
    const built = buildModel(read.definitions, { ...read, expression, processId: id });
    if (built.ok) return `${id} runs, ${Object.keys(built.model.nodes).length} nodes`;
    const [first] = built.problems;
    const place = `${first?.type.replace('bpmn:', '')} ${first?.element} line ${first?.line}`;
    return `${id} refused: ${first?.code} ${place}, ${built.problems.length} in all`;
  });
}
