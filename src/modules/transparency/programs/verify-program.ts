import { parseArgs } from 'node:util';
import { checkAccessList } from '../domain/cockpit/access-list.ts';
import { readBundle } from '../domain/merkle/bundle.ts';
import { isSame, leafHash } from '../domain/merkle/hash.ts';
import { foldPairs, hashesOf, placeOf, readFromTiles, tilePath, tileWidth, widthIn } from '../domain/merkle/tiles.ts';
import { type ReadHash, rootOf } from '../domain/merkle/tree.ts';
import { type Checkpoint, readCheckpoint } from '../domain/note/checkpoint.ts';
import { cosignedAt } from '../domain/note/cosignature.ts';
import { checkSignature, readNote, readVerifierKey, type VerifierKey } from '../domain/note/note.ts';
import { checkReceipt } from '../domain/receipt.ts';
import { mirrorLog } from './mirror-log.ts';
import { at, readBytes, readText } from './read-place.ts';
import { checkFiguresOf } from './verify-figures.ts';

/**
 * Checks a public log from outside: a receipt, a list of accesses, a checkpoint, that a later checkpoint continues an earlier one, or the whole log entry by
 * entry. Status 0: it holds; 1: it does not, and the text says what; 2: the call is wrong or something could not be read.
 */
export async function verifyProgram(args: readonly string[]): Promise<Outcome> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command, ...rest] = positionals;
    const run = command === undefined ? undefined : commands[command];
    if (!run || values.log === undefined) return { status: 2, text: usage };
    const witnesses = (values.witness ?? []).map(keyOf);
    return await run({ log: keyOf(values.log), witnesses, need: Number(values.need ?? 0) }, rest);
  } catch (cause) {
    return { status: 2, text: `${cause instanceof Error ? cause.message : cause}` };
  }
}

const commands: Readonly<Record<string, Command>> = {
  async receipt(trusted, [file]) {
    const check = checkReceipt(await readText(file), trusted);
    if (!check.ok) return { status: 1, text: `The receipt does not hold: ${faults[check.wrong]}.` };
    return judged(
      trusted,
      check.witnesses.length,
      `The receipt holds: entry ${check.index} of ${check.size}\n${check.entry}`,
    );
  },
  async access(trusted, [file]) {
    const check = checkAccessList(await readText(file), trusted);
    if (check.ok) {
      const lines = check.series.map(
        ({ name, entries, sealed }) => `${name}: ${entries} entries, ${sealed} of them sealed`,
      );
      return { status: 0, text: ['No entry is missing, none was changed.', ...lines].join('\n') };
    }
    const { series, wrong, number } = check;
    if (series === null) return { status: 1, text: 'This is no list of accesses.' };
    return { status: 1, text: `The series ${series} does not hold at entry ${number}: ${listFaults[wrong]}.` };
  },
  async checkpoint(trusted, [file]) {
    const found = await openCheckpoint(trusted, file);
    return 'status' in found
      ? found
      : judged(trusted, found.witnesses, `The checkpoint holds: ${found.size} entries, root ${base64(found.root)}`);
  },
  async consistency(trusted, [earlierFile, laterFile, place]) {
    const earlier = await openCheckpoint(trusted, earlierFile);
    const later = await openCheckpoint(trusted, laterFile);
    if ('status' in earlier) return earlier;
    if ('status' in later) return later;
    if (earlier.size > later.size) return { status: 1, text: 'The later checkpoint is the smaller one.' };
    for (const { size, root } of [earlier, later]) {
      const found = await overTiles(place, later.size, (read) => rootOf(size, read));
      if (!isSame(found, root))
        return { status: 1, text: `The log does not lead to the checkpoint of ${size} entries.` };
    }
    const text = `The log of ${later.size} entries continues that of ${earlier.size}.`;
    return judged(trusted, Math.min(earlier.witnesses, later.witnesses), text);
  },
  async audit(trusted, [place]) {
    const { status, text } = await auditLog(trusted, place, () => {});
    return { status, text };
  },
  async mirror(trusted, [place, folder]) {
    if (folder === undefined) return { status: 2, text: usage };
    const { written } = await mirrorLog(place, folder);
    const { status, text } = await auditLog(trusted, folder, () => {});
    return { status, text: `${written} files written to ${folder}.\n${text}` };
  },
  async figures(keys, [place, files, board]) {
    // Without a witness, the log alone would say when it was written.
    if (keys.witnesses.length === 0) return { status: 2, text: noWitness };
    const trusted = { ...keys, need: Math.max(1, keys.need) };
    const entries: Uint8Array[] = [];
    const { seconds, ...audited } = await auditLog(trusted, place, (entry) => void entries.push(entry));
    if (audited.status !== 0) return audited;
    const { need } = trusted;
    const seenAt = seconds.toSorted((a, b) => b - a)[need - 1] ?? 0;
    const places = { log: place, files, board };
    const { faults, remarks, count } = await checkFiguresOf(entries, places, { trusted, need, seenAt });
    const said = remarks.length > 0 ? ['To be known:', ...remarks] : [];
    if (faults.length > 0) return { status: 1, text: [`${faults.length} faults:`, ...faults, ...said].join('\n') };
    const held = `All ${count} figures hold: declared, published, worked out again.`;
    return { status: 0, text: [audited.text, held, ...said].join('\n') };
  },
};

/** Holds every entry against the tree and the tree against its signed root; gives each entry to the caller, and when the root was cosigned. */
async function auditLog(trusted: Keys, place: string | undefined, take: (entry: Uint8Array) => void): Promise<Audited> {
  const found = await openCheckpoint(trusted, at(place, 'checkpoint'));
  if ('status' in found) return { ...found, seconds: [] };
  const { seconds } = found;
  for (let index = 0; index * tileWidth < found.size; index += 1) {
    const width = widthIn({ level: 0, index }, found.size);
    const entries = readBundle(await readBytes(at(place, tilePath({ level: 'entries', index, width }))));
    const tile = await readBytes(at(place, tilePath({ level: 0, index, width })));
    const hashes = Buffer.concat((entries ?? []).map(leafHash));
    const wrong = firstDifference(hashes, tile, width);
    if (wrong !== null)
      return { seconds, status: 1, text: `Entry ${index * tileWidth + wrong} is not the one in the tree.` };
    for (const entry of entries ?? []) take(entry);
  }
  const root = await overTiles(place, found.size, (read) => rootOf(found.size, read), true);
  if (!isSame(root, found.root))
    return { seconds, status: 1, text: 'The tree does not lead to the root of the checkpoint.' };
  return { seconds, ...judged(trusted, found.witnesses, `All ${found.size} entries are those of the checkpoint.`) };
}

async function openCheckpoint(trusted: Keys, file: string | undefined): Promise<Opened | Outcome> {
  const note = readNote(await readText(file));
  const checkpoint = note && readCheckpoint(note.text);
  if (!note || !checkpoint) return { status: 1, text: 'This is no checkpoint.' };
  if (checkpoint.origin !== trusted.log.name || checkSignature(note, trusted.log) !== 'valid')
    return { status: 1, text: 'The checkpoint is not signed by this log.' };
  const seconds = trusted.witnesses.flatMap((key) => cosignedAt(note, key) ?? []);
  return { ...checkpoint, witnesses: seconds.length, seconds };
}

/** Too few witnesses is a fault, too: one log could show different things to different people. */
function judged({ need, witnesses }: Keys, found: number, text: string): Outcome {
  const said = `${text}\nCosigned by ${found} of ${witnesses.length} named witnesses.`;
  return found >= need ? { status: 0, text: said } : { status: 1, text: `${said} At least ${need} were wanted.` };
}

/** Works something out over the tree with tiles from a place; with `deep`, tiles above the first level are made from those below. */
async function overTiles<T>(
  place: string | undefined,
  size: number,
  work: (read: ReadHash) => T,
  deep = false,
): Promise<T> {
  const wanted = new Set<string>();
  work((node) => {
    const { level, tile } = placeOf(node);
    wanted.add(`${level}/${tile}`);
    return new Uint8Array(32);
  });
  const tiles = new Map<string, Uint8Array>();
  for (const name of wanted) {
    const [level = 0, index = 0] = name.split('/').map(Number);
    const made =
      deep && level > 0 ? await fromBelow(place, size, level, index) : await fetchTile(place, size, level, index);
    tiles.set(name, made);
  }
  return work(readFromTiles((level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array()));
}

/** The hashes of a tile, each worked out from the whole tile below it. */
async function fromBelow(place: string | undefined, size: number, level: number, index: number): Promise<Uint8Array> {
  const hashes: Uint8Array[] = [];
  for (let child = 0; child < widthIn({ level, index }, size); child += 1) {
    const below = index * tileWidth + child;
    const tile = level > 1 ? await fromBelow(place, size, level - 1, below) : await fetchTile(place, size, 0, below);
    hashes.push(foldPairs(hashesOf(tile)));
  }
  return Buffer.concat(hashes);
}

const fetchTile = (place: string | undefined, size: number, level: number, index: number): Promise<Uint8Array> =>
  readBytes(at(place, tilePath({ level, index, width: widthIn({ level, index }, size) })));

function firstDifference(hashes: Uint8Array, tile: Uint8Array, width: number): number | null {
  for (let at = 0; at < width; at += 1) {
    const range = [at * 32, at * 32 + 32] as const;
    if (!isSame(hashes.subarray(...range), tile.subarray(...range))) return at;
  }
  return hashes.length === width * 32 && tile.length === width * 32 ? null : width;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function keyOf(text: string): VerifierKey {
  const key = readVerifierKey(text);
  if (!key) throw new Error(`This is no verifier key: ${text}`);
  return key;
}

const faults = {
  unreadable: 'it is not complete',
  signature: 'its checkpoint is not signed by this log',
  inclusion: 'the entry does not stand at this place',
  commitment: 'the entry belongs to another event',
} as const;

const listFaults = {
  unreadable: 'it is not complete',
  chain: 'an entry is missing or was changed',
  missing: 'the log has sealed more entries than there are',
  seal: 'the log has sealed another end of the series',
} as const;

const options = {
  log: { type: 'string' },
  witness: { type: 'string', multiple: true },
  need: { type: 'string' },
} as const;

const noWitness =
  'Name at least one witness that you trust with --witness KEY: only witnesses can say when a target was set.';

const usage = `Checks a public log (C2SP tlog-tiles, tlog-proof). KEY is a verifier key, PLACE the address or a copy of the log.

  node verify.mjs receipt FILE --log KEY
  node verify.mjs access LIST --log KEY
  node verify.mjs checkpoint FILE --log KEY
  node verify.mjs consistency EARLIER LATER PLACE --log KEY
  node verify.mjs audit PLACE --log KEY
  node verify.mjs mirror PLACE FOLDER --log KEY    a copy as files for any web server, checked as a whole
  node verify.mjs figures PLACE FILES [BOARD] --log KEY --witness KEY
                  the targets of the city, worked out again from its open files; witnesses prove when each was set

  --witness KEY   a witness you trust, may be given several times
  --need NUMBER   how many of them must have cosigned (0)`;

interface Keys {
  readonly log: VerifierKey;
  readonly witnesses: readonly VerifierKey[];
  readonly need: number;
}
interface Opened extends Checkpoint {
  readonly witnesses: number;
  /** When each of them cosigned. */
  readonly seconds: readonly number[];
}
type Command = (keys: Keys, files: readonly (string | undefined)[]) => Promise<Outcome>;
interface Audited extends Outcome {
  readonly seconds: readonly number[];
}
export interface Outcome {
  readonly status: 0 | 1 | 2;
  readonly text: string;
}
