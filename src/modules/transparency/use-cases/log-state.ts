import { z } from 'zod';
import { readCheckpoint } from '../domain/note/checkpoint.ts';
import { readNote } from '../domain/note/note.ts';
import { latestCheckpoint, readWitnesses, type WitnessRow } from '../store/checkpoint-store.ts';
import { readEntries } from '../store/log-store.ts';
import type { LogParts } from './log-parts.ts';

/** The last seal, what the witnesses said, and the newest entries that it covers, newest first. */
export async function logState({ db, witnesses }: Pick<LogParts, 'db' | 'witnesses'>, count = 10): Promise<LogState> {
  const [last, said] = await Promise.all([latestCheckpoint(db), readWitnesses(db)]);
  const checkpoint = last && readCheckpoint(readNote(last.note)?.text ?? '');
  const names = new Set(witnesses.map(({ key }) => key.name));
  if (!last || !checkpoint) return { sealed: null, witnesses: [], entries: [] };
  const from = Math.max(0, checkpoint.size - count);
  const bytes = await readEntries(db, from, checkpoint.size - from);
  const entries = bytes.map((entry, at) => ({
    index: from + at,
    ...shown.parse(JSON.parse(Buffer.from(entry).toString())),
  }));
  return {
    sealed: { size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('base64'), at: last.at },
    witnesses: said.filter(({ name }) => names.has(name)),
    entries: entries.toReversed(),
  };
}

const shown = z.object({ type: z.string(), at: z.string(), service: z.string().nullable() });

export interface LogState {
  readonly sealed: { readonly size: number; readonly root: string; readonly at: Date } | null;
  readonly witnesses: readonly WitnessRow[];
  readonly entries: readonly ShownEntry[];
}
export interface ShownEntry extends z.output<typeof shown> {
  readonly index: number;
}
