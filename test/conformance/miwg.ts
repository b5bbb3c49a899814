import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { BpmnModdle } from 'bpmn-moddle';
import { buildModel, type ModdleElement, type ProcessModel } from '../../src/modules/processes/domain/bpmn/index.ts';
import { readBpmn } from '../../src/modules/processes/use-cases/read-bpmn.ts';
import { readTar } from './read-tar.ts';

export const miwgArchive = fileURLToPath(
  new URL('../../../shared/data/standards/bpmn-miwg/reference-models.tar.gz', import.meta.url),
);

/** Tells whether the reference models lie beside the project. */
export function hasMiwg(): boolean {
  return existsSync(miwgArchive);
}

/** Reads every process of the 21 reference models: it runs and comes through writing and reading unchanged, or is refused. */
export async function readMiwg(): Promise<readonly MiwgRow[]> {
  const rows: MiwgRow[] = [];
  for (const [path, xml] of [...readTar(miwgArchive)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (path.endsWith('.bpmn')) rows.push(...(await readFile(path.slice(path.lastIndexOf('/') + 1), xml)));
  }
  return rows;
}

/** The rows as a Markdown table. */
export function miwgTable(rows: readonly MiwgRow[]): string {
  const lines = rows.map((row) => {
    const [first] = row.refused;
    const came = row.roundTrips ? 'unchanged' : hasForeign(row) ? 'without what is no BPMN' : '**changed**';
    const result = first === undefined ? `runs, ${row.nodes} nodes` : `refused: ${first}, ${row.refused.length} in all`;
    return `| ${row.file} | \`${row.process}\` | ${came} | ${result} |`;
  });
  return ['| File | Process | Written and read again | Here |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

/** Content that BPMN does not know is refused when read, and cannot be written. */
const hasForeign = ({ refused }: MiwgRow): boolean => refused.some((text) => text.startsWith('unknown-content'));

export interface MiwgRow {
  readonly file: string;
  readonly process: string;
  readonly nodes: number;
  /** Why it does not run: reason, element, id and line of each problem; empty when it runs. */
  readonly refused: readonly string[];
  readonly roundTrips: boolean;
}

async function readFile(file: string, xml: string): Promise<MiwgRow[]> {
  const once = await readOnce(xml);
  const again = await readOnce(await write(once.definitions));
  return once.processes.map((process, index) => {
    const other = again.processes[index];
    const isSame = isDeepStrictEqual(withoutPlace(process.model), withoutPlace(other?.model));
    const codes = [process, other].map((one) => one?.refused.map((text) => text.replace(/ line \d+/, '')));
    return { file, ...process, roundTrips: isSame && isDeepStrictEqual(codes[0], codes[1]) };
  });
}

async function readOnce(xml: string): Promise<{ definitions: ModdleElement; processes: ReadProcess[] }> {
  const read = await readBpmn(xml);
  if (!read.ok) throw new Error(read.reason);
  const roots = read.definitions['rootElements'] as { $type: string; id: string; flowElements?: unknown[] }[];
  const filled = roots.filter((root) => root.$type === 'bpmn:Process' && root.flowElements);
  const processes = filled.map(({ id }) => {
    const expression = () => ({ ok: true as const, evaluate: () => true });
    const built = buildModel(read.definitions, { ...read, expression, processId: id });
    if (built.ok) return { process: id, nodes: Object.keys(built.model.nodes).length, refused: [], model: built.model };
    const refused = built.problems.map(
      ({ code, type, element, line }) => `${code} ${type.replace('bpmn:', '')} \`${element}\` line ${line}`,
    );
    return { process: id, nodes: 0, refused };
  });
  return { definitions: read.definitions, processes };
}

async function write(definitions: ModdleElement): Promise<string> {
  return (await new BpmnModdle().toXML(definitions)).xml;
}

/** The model without hash and lines, which writing changes; functions are compared by their text alone. */
function withoutPlace(model: ProcessModel | undefined): unknown {
  if (!model) return undefined;
  const leaveOut = (key: string, value: unknown) => (key === 'hash' || key === 'line' ? undefined : value);
  return JSON.parse(JSON.stringify(model, leaveOut));
}

interface ReadProcess {
  readonly process: string;
  readonly nodes: number;
  readonly refused: readonly string[];
  readonly model?: ProcessModel;
}
