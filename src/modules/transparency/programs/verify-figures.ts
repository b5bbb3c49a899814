import { type BoardFigure, checkBoard, checkFigure, figuresIn, type LogLine } from '../domain/figure/check-figures.ts';
import { at, readBytes, readText } from './read-place.ts';

/**
 * Works every figure that stands in these entries out again, from the open files at a place alone, and holds a board against them
 * when one is named (`/api/v1/goals`). Gives every fault in words.
 */
export async function checkFiguresOf(
  entries: readonly Uint8Array[],
  files: string | undefined,
  board: string | undefined,
): Promise<{ readonly faults: readonly string[]; readonly count: number }> {
  const logged = figuresIn(
    entries.map((entry, index) => ({
      index,
      ...(JSON.parse(Buffer.from(entry).toString()) as Omit<LogLine, 'index'>),
    })),
  );
  const faults: string[] = [];
  for (const figure of logged.measured) {
    const content = figure.file === null ? null : await readBytes(at(files, figure.file)).catch(() => null);
    const fault = checkFigure(figure, logged, content);
    if (fault) faults.push(fault);
  }
  if (board !== undefined) {
    const { figures } = JSON.parse(await readText(board)) as { readonly figures: readonly BoardFigure[] };
    faults.push(...checkBoard(figures, logged));
  }
  return { faults, count: logged.measured.length };
}
