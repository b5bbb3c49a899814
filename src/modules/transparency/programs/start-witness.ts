import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { emptyRoot } from '../domain/merkle/hash.ts';
import { readCheckpoint } from '../domain/note/checkpoint.ts';
import { cosign } from '../domain/note/cosignature.ts';
import { keyTypes, readNote, readVerifierKey, signatureLine, signerOf, writeNote } from '../domain/note/note.ts';
import { judgeCheckpoint, type KnownLog } from '../domain/note/witness.ts';

/**
 * A witness (C2SP tlog-witness): cosigns a log only as long as each tree continues the one before, and never forgets what it signed. Its
 * memory is one file, on the disk before anything is answered. Throws when a key is broken.
 */
export async function startWitness(options: WitnessOptions): Promise<WitnessServer> {
  const signer = signerOf(options.name, keyTypes.cosignature, options.secret);
  const keys = options.logs.map((text) => readVerifierKey(text) ?? refuse(text));
  const memory = recall(options.memory);
  const known = (origin: string): KnownLog | null => {
    const key = keys.find(({ name, type }) => name === origin && type === keyTypes.note);
    if (!key) return null;
    const last = readCheckpoint(readNote(memory[origin] ?? '')?.text ?? '');
    return { key, size: last?.size ?? 0, root: last?.root ?? emptyRoot };
  };
  // One after the other: what was checked and what is remembered are the same.
  const add = (body: string): Answer => {
    const verdict = judgeCheckpoint(body, known);
    if (verdict.status === 409) return { status: 409, type: 'text/x.tlog.size', text: `${verdict.size}\n` };
    if (verdict.status !== 200) return { status: verdict.status, text: '' };
    const { note, checkpoint } = verdict;
    const own = cosign(signer, note.text, Math.floor(options.now() / 1_000));
    const log = note.signatures.filter(({ name }) => name === checkpoint.origin);
    memory[checkpoint.origin] = writeNote({ text: note.text, signatures: [...log, own] });
    keep(options.memory, memory);
    return { status: 200, text: signatureLine(own) };
  };
  const show = (hash: string): Answer => {
    const origin = Object.keys(memory).find((name) => createHash('sha256').update(name).digest('hex') === hash);
    return origin === undefined ? { status: 404, text: '' } : { status: 200, text: memory[origin] ?? '' };
  };
  const server = createServer((request, response) => void serve(request, response, add, show));
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    verifier: signer.verifier,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, add: Add, show: Show): Promise<void> {
  const shown = /^\/([0-9a-f]{64})\/checkpoint$/.exec(request.url ?? '')?.[1];
  let answer: Answer = { status: 404, text: '' };
  if (request.method === 'GET' && shown) answer = show(shown);
  if (request.method === 'POST' && request.url === '/add-checkpoint') {
    const body = await bodyOf(request).catch(() => null);
    answer = body === null ? { status: 413, text: '' } : attempt(() => add(body));
  }
  response.writeHead(answer.status, { 'content-type': answer.type ?? 'text/plain; charset=utf-8' }).end(answer.text);
}

/** A disk that is full keeps it from signing, not from answering. */
function attempt(add: () => Answer): Answer {
  try {
    return add();
  } catch {
    return { status: 503, text: '' };
  }
}

/** Null for a body that is too long; it is still taken to its end, so that the answer can be read. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= longestBody) parts.push(part);
    if (length > longestBody * 10) request.destroy();
  }
  return length > longestBody ? null : Buffer.concat(parts).toString();
}

function recall(file: string): Memory {
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const isMemory =
    typeof kept === 'object' && kept !== null && Object.values(kept).every((one) => typeof one === 'string');
  if (!isMemory) throw new Error(`${file} is not the memory of a witness`);
  return kept as Record<string, string>;
}

/** Written whole beside the old one, forced to the disk, then put in its place. */
function keep(file: string, memory: Memory): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(memory));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}

function refuse(text: string): never {
  throw new Error(`this is no verifier key of a log: ${text}`);
}

const longestBody = 100_000;

export interface WitnessOptions {
  readonly name: string;
  /** 32 bytes of Ed25519. */
  readonly secret: Uint8Array;
  /** Verifier keys of the logs it watches. */
  readonly logs: readonly string[];
  /** The file of its memory. */
  readonly memory: string;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Milliseconds since 1970. */
  now(): number;
}
export interface WitnessServer {
  readonly port: number;
  /** Its verifier key, for the settings of the log and for everybody who checks receipts. */
  readonly verifier: string;
  close(): Promise<void>;
}
type Memory = Record<string, string>;
type Add = (body: string) => Answer;
type Show = (hash: string) => Answer;
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
}
