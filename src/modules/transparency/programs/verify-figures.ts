import {
  type BoardFigure,
  checkBoard,
  checkFigure,
  figuresIn,
  type LoggedFigures,
  type LogLine,
  remarksOn,
  type Seals,
} from '../domain/figure/check-figures.ts';
import { type MonthSeal, monthAfter, readMonthFile, sealOf, sizesIn } from '../domain/figure/month-seals.ts';
import { rootsAt } from '../domain/merkle/roots.ts';
import type { Trusted } from '../domain/receipt.ts';
import { at, readBytes, readText } from './read-place.ts';

/**
 * Works every figure that stands in these entries out again, from the open files at a place alone, holds the time of each target and value
 * against what witnesses cosigned, and a board against all that when one is named (`/api/v1/goals`). Gives every fault and every remark in words.
 */
export async function checkFiguresOf(
  entries: readonly Uint8Array[],
  { log, files, board }: Places,
  witnessed: Witnessed,
): Promise<FiguresCheck> {
  const logged = figuresIn(
    entries.map((entry, index) => ({
      index,
      ...(JSON.parse(Buffer.from(entry).toString()) as Omit<LogLine, 'index'>),
    })),
  );
  const { seals, faults } = await readSeals(entries, logged, log, witnessed);
  for (const figure of logged.measured) {
    const content = figure.file === null ? null : await readBytes(at(files, figure.file)).catch(() => null);
    const fault = checkFigure(figure, logged, content, seals);
    if (fault) faults.push(fault);
  }
  if (board !== undefined) {
    const { figures } = JSON.parse(await readText(board)) as { readonly figures: readonly BoardFigure[] };
    faults.push(...checkBoard(figures, logged, seals));
  }
  return { faults, remarks: remarksOn(logged, seals), count: logged.measured.length };
}

/** What the witnesses say of every month that something was set or measured for; a file that is not there proves nothing. */
async function readSeals(
  entries: readonly Uint8Array[],
  { declared, measured }: LoggedFigures,
  log: string | undefined,
  { trusted, need, seenAt }: Witnessed,
): Promise<{ readonly seals: Seals; readonly faults: string[] }> {
  const months = new Set([
    ...declared.map(({ from }) => from),
    ...measured.flatMap(({ period }) => [period, monthAfter(period)]),
  ]);
  const read = await Promise.all(
    [...months].map(async (month) => {
      const text = await readText(at(log, `months/${month}.json`)).catch(() => '');
      return [month, readMonthFile(text) ?? { before: [], after: [] }] as const;
    }),
  );
  const roots = rootsAt(entries, new Set(read.flatMap(([, file]) => sizesIn(file))));
  const found = read.map(([month, file]) => {
    const rules = { trusted, need, rootOf: (size: number) => roots.get(size) };
    return [month, sealOf(month, file, rules)] as const;
  });
  const known = new Map<string, MonthSeal>(found);
  const of = (month: string): MonthSeal => known.get(month) ?? { before: 0, after: Number.POSITIVE_INFINITY };
  return { seals: { of, seenAt }, faults: found.flatMap(([, { faults }]) => faults) };
}

interface Places {
  /** Of the log. */
  readonly log: string | undefined;
  readonly files: string | undefined;
  readonly board: string | undefined;
}
interface Witnessed {
  readonly trusted: Trusted;
  readonly need: number;
  /** The second at which so many of them saw the newest checkpoint. */
  readonly seenAt: number;
}
interface FiguresCheck {
  readonly faults: readonly string[];
  readonly remarks: readonly string[];
  readonly count: number;
}
