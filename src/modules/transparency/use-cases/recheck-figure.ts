import type { Uuid } from '#kernel/ids';
import { type BoardFigure, checkBoard, figuresIn, type LogLine, type Seals } from '../domain/figure/check-figures.ts';
import { type FigureStep, type FigureStepName, figureStepNames, figureSteps } from '../domain/figure/figure-steps.ts';
import type { MeasuredFigure } from '../domain/figure/measure-figure.ts';
import { type MonthSeal, monthAfter, readMonthFile, sealOf, sizesIn } from '../domain/figure/month-seals.ts';
import { leafHash } from '../domain/merkle/hash.ts';
import { inclusionProof, rootOf } from '../domain/merkle/tree.ts';
import { isIncluded } from '../domain/merkle/verify.ts';
import { type Checkpoint, readCheckpoint } from '../domain/note/checkpoint.ts';
import { cosignedAt } from '../domain/note/cosignature.ts';
import { checkSignature, readNote } from '../domain/note/note.ts';
import { latestCheckpoint } from '../store/checkpoint-store.ts';
import { findLeaves, type Leaf } from '../store/log-store.ts';
import { findFile, findReleaseStream } from '../store/open-data-releases.ts';
import { monthFile } from './log-file.ts';
import type { LogParts } from './log-parts.ts';
import { withTiles } from './with-tiles.ts';

/**
 * Works one figure of one month out again, with the functions of the program for outsiders: each entry of it held against the newest seal, its times
 * against the witnesses, its file against the log, its value against the file, and what the board shows against all that. Reads the entries of this
 * figure and one file, nothing more: what else stands in the log only the program sees.
 */
export async function recheckFigure(parts: RecheckParts, order: FigureOrder): Promise<RecheckedFigure> {
  const { kpi, period } = order.shown;
  const places = [...order.declared, order.measured].map((stream) => ({ stream, seq: 1 }));
  const [own, sealed] = await Promise.all([findLeaves(parts.db, places), readSealed(parts)]);
  const place = own.find(({ stream }) => stream === order.measured)?.index;
  const measured = figuresIn(own.flatMap(lineOf)).measured.find(({ index }) => index === place);
  const [dataset = '', version = '', name = ''] = measured?.file?.split('/') ?? [];
  const file = { dataset, version: /^\d{1,9}$/.test(version) ? Number(version) : 0, name };
  const release = await findReleaseStream(parts.db, file);
  const leaves = [...own, ...(release ? await findLeaves(parts.db, [{ stream: release, seq: 1 }]) : [])];
  const logged = figuresIn(leaves.flatMap(lineOf));
  const entries = leaves.map(({ index }) => index).sort((a, b) => a - b);
  const size = sealed?.size ?? 0;
  const seals = await readSeals(parts, sealed, period);
  const faults = [...(await wrongLeaves(parts, leaves, sealed)), ...seals.faults];
  const isOther = measured && (measured.kpi !== kpi || measured.period !== period);
  if (isOther) faults.push(`Entry ${measured.index} is about ${measured.kpi} ${measured.period}.`);
  const log = said('log', faults);
  if (!measured || isOther || !sealed || measured.index >= size) {
    const steps = figureStepNames.map((step): FigureStep => ({ step, state: 'open', fault: null }));
    const first = faults.length > 0 ? [log, ...steps.slice(1)] : steps;
    return { steps: first, entries, size, found: null, logged: null, target: null, late: 0 };
  }
  const content = await findFile(parts.db, file, parts.clock.now().toString());
  const { steps, ...rest } = figureSteps(measured, logged, content?.content ?? null, seals);
  const board = said('board', checkBoard([order.shown], { ...logged, measured: [measured] }, seals));
  const all = [log, ...steps, board];
  const sorted = figureStepNames.flatMap((name) => all.find(({ step }) => step === name) ?? []);
  return { steps: sorted, entries, size, logged: { value: measured.value, base: measured.base }, ...rest };
}

/** The newest seal that this log signed, and when a witness saw it; null without one. */
async function readSealed({ db, trusted, origin }: RecheckParts): Promise<Sealed | null> {
  const note = readNote((await latestCheckpoint(db))?.note ?? '');
  const checkpoint = note && readCheckpoint(note.text);
  if (!checkpoint || checkpoint.origin !== origin || checkSignature(note, trusted.log) !== 'valid') return null;
  return { ...checkpoint, seenAt: Math.max(0, ...trusted.witnesses.flatMap((key) => cosignedAt(note, key) ?? [])) };
}

/** The entries that are not the ones which the seal covers, in words. */
async function wrongLeaves({ db }: RecheckParts, leaves: readonly Leaf[], sealed: Sealed | null): Promise<string[]> {
  if (!sealed) return ['The checkpoint is not signed by this log.'];
  const covered = leaves.filter(({ index }) => index < sealed.size);
  const proofs = await withTiles(db, (read) => covered.map(({ index }) => inclusionProof(index, sealed.size, read)));
  return covered
    .filter(({ index, entry }, at) => !isIncluded({ ...sealed, index, leaf: leafHash(entry), proof: proofs[at] ?? [] }))
    .map(({ index }) => `Entry ${index} is not the one in the tree.`);
}

/** What the witnesses say of the beginning and the end of the month. */
async function readSeals(parts: RecheckParts, sealed: Sealed | null, period: string): Promise<Seals & Faults> {
  const known = new Map<string, MonthSeal & Faults>();
  for (const month of [period, monthAfter(period)]) {
    const file = readMonthFile(JSON.stringify(await monthFile(parts, month))) ?? { before: [], after: [] };
    const sizes = [...new Set(sizesIn(file))].filter((size) => size <= (sealed?.size ?? 0));
    const roots = await withTiles(parts.db, (read) => new Map(sizes.map((size) => [size, rootOf(size, read)])));
    const rules = { trusted: parts.trusted, need: 1, rootOf: (size: number) => roots.get(size) };
    known.set(month, sealOf(month, file, rules));
  }
  return {
    of: (month) => known.get(month) ?? { before: 0, after: Number.POSITIVE_INFINITY },
    seenAt: sealed?.seenAt ?? 0,
    faults: [...known.values()].flatMap(({ faults }) => faults),
  };
}

/** An entry that is no JSON any more is no line; that it was changed is said by its hash. */
function lineOf({ index, entry }: Leaf): LogLine[] {
  try {
    return [{ index, ...(JSON.parse(Buffer.from(entry).toString()) as Omit<LogLine, 'index'>) }];
  } catch {
    return [];
  }
}

const said = (step: FigureStepName, faults: readonly string[]): FigureStep =>
  faults.length > 0 ? { step, state: 'wrong', fault: faults.join('\n') } : { step, state: 'right', fault: null };

type RecheckParts = Pick<LogParts, 'db' | 'clock' | 'origin' | 'trusted' | 'witnesses'>;
interface Sealed extends Checkpoint {
  /** The second at which a witness saw it; 0 when none did. */
  readonly seenAt: number;
}
interface Faults {
  readonly faults: readonly string[];
}
export interface FigureOrder {
  /** The streams of every version of its definition, and of its value. */
  readonly declared: readonly Uuid[];
  readonly measured: Uuid;
  /** What the city shows of it. */
  readonly shown: BoardFigure;
}
export interface RecheckedFigure {
  readonly steps: readonly FigureStep[];
  /** The entries that were read, in their order. */
  readonly entries: readonly number[];
  /** Of the sealed log. */
  readonly size: number;
  /** What the log says; null when the value does not stand there, or not yet. */
  readonly logged: MeasuredFigure | null;
  /** What the file gives. */
  readonly found: MeasuredFigure | null;
  /** The entry with the definition that counts. */
  readonly target: number | null;
  /** Days that it came late. */
  readonly late: number;
}
