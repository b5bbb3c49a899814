import type { Problem } from '#catalogue';
import type { Copy } from '../domain/copy/copy.ts';
import type { ProcessFile } from '../domain/edit/process/process-file.ts';
import { checkCopy } from './check-copy.ts';
import { checkProcessBytes } from './check-process-file.ts';
import type { StudioParts } from './studio-parts.ts';

/** What the check says about the process of a copy, each with the step or way it is about; what hinders running also while the rest is not whole. */
export async function processFindings(
  parts: Pick<StudioParts, 'catalogue' | 'checks'>,
  copy: Copy,
  file: ProcessFile,
): Promise<readonly ProcessFinding[]> {
  const { service, problems } = await checkCopy(parts, copy);
  const own = problems.filter((problem) => problem.file.endsWith('/process.bpmn'));
  const alone = service ? [] : await refusedAlone(file.text);
  const all = [...own, ...alone.filter(({ message }) => !own.some((one) => one.message.en === message.en))];
  return all.map((problem) => ({ ...problem, element: elementAt(file, problem.line) }));
}

async function refusedAlone(text: string): Promise<readonly Problem[]> {
  const answer = await checkProcessBytes(new TextEncoder().encode(text));
  return answer.ok ? answer.refused : [];
}

/** The step or way that stands at a line, the innermost. */
function elementAt(file: ProcessFile, line: number | undefined): string | null {
  if (!line) return null;
  const lineOf = (offset: number): number => file.text.slice(0, offset).split('\n').length;
  const around = [...file.nodes, ...file.flows].filter(
    ({ place }) => lineOf(place.start) <= line && lineOf(place.end) >= line,
  );
  return around.toSorted((a, b) => a.place.end - a.place.start - (b.place.end - b.place.start))[0]?.id ?? null;
}

export interface ProcessFinding extends Problem {
  /** Id of the step or way it is about. */
  readonly element: string | null;
}
