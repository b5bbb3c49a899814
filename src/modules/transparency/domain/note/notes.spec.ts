import { expect, test } from 'vitest';
import { emptyRoot, leafHash } from '../merkle/hash.ts';
import { plainTree } from '../merkle/test-support.ts';
import { consistencyProof, rootOf } from '../merkle/tree.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { cosign, cosignedAt } from './cosignature.ts';
import { keyTypes, readNote, readVerifierKey, signerOf, signNote, writeNote } from './note.ts';
import { readProof, writeProof } from './proof.ts';
import { judgeCheckpoint, type KnownLog, writeAddCheckpoint } from './witness.ts';

const read = plainTree(Array.from({ length: 40 }, (_, at) => leafHash(Buffer.from(`entry-${at}`))));
const log = signerOf('log.example.org', keyTypes.note, new Uint8Array(32).fill(1));
const stranger = signerOf('log.example.org', keyTypes.note, new Uint8Array(32).fill(2));
const witness = signerOf('witness.example.org', keyTypes.cosignature, new Uint8Array(32).fill(3));
const noteOf = (size: number, signer = log, root = rootOf(size, read)): string => {
  const text = writeCheckpoint({ origin: 'log.example.org', size, root });
  return writeNote({ text, signatures: [signNote(signer, text)] });
};
const keyOf = (text: string) => readVerifierKey(text) ?? expect.fail('no key');

test('a witness cosigns what grows, and the cosignature holds for this note and time only', () => {
  const sent = writeAddCheckpoint({ old: 10, proof: consistencyProof(10, 25, read), checkpoint: noteOf(25) });
  const verdict = judgeCheckpoint(sent, knownAt(10));
  if (verdict.status !== 200) return expect.fail(`status ${verdict.status}`);
  const signature = cosign(witness, verdict.note.text, 1_800_000_000);
  const note = readNote(writeNote({ ...verdict.note, signatures: [...verdict.note.signatures, signature] }));
  expect(note && cosignedAt(note, keyOf(witness.verifier))).toBe(1_800_000_000);
  const other = readNote(writeNote({ text: verdict.note.text.replace('25', '26'), signatures: [signature] }));
  expect(other && cosignedAt(other, keyOf(witness.verifier))).toBeNull();
  const bytes = Buffer.from(signature.bytes);
  bytes.writeBigUInt64BE(1_800_000_001n);
  const later = readNote(writeNote({ text: verdict.note.text, signatures: [{ ...signature, bytes }] }));
  expect(later && cosignedAt(later, keyOf(witness.verifier))).toBeNull();
});

test.each([
  ['a fork', { old: 10, checkpoint: noteOf(25, log, leafHash(Buffer.from('fork'))) }, 422],
  [
    'another root for the same size',
    { old: 10, proof: [], checkpoint: noteOf(10, log, leafHash(Buffer.from('x'))) },
    422,
  ],
  ['a smaller tree', { old: 10, proof: [], checkpoint: noteOf(9) }, 400],
  ['a key nobody trusts', { old: 10, checkpoint: noteOf(25, stranger) }, 403],
  ['an old size that is not the last', { old: 8, checkpoint: noteOf(25) }, 409],
  [
    'a log nobody knows',
    { old: 0, proof: [], checkpoint: noteOf(25).replaceAll('log.example.org', 'x.example.org') },
    404,
  ],
])(
  'a witness refuses %s',
  (_, { old, proof, checkpoint }: { old: number; proof?: Uint8Array[]; checkpoint: string }, status) => {
    const sent = writeAddCheckpoint({ old, proof: proof ?? consistencyProof(old, 25, read), checkpoint });
    expect(judgeCheckpoint(sent, knownAt(10)).status).toBe(status);
  },
);

test('a witness that knows nothing takes the first checkpoint without a proof, and an empty tree with the right root only', () => {
  expect(judgeCheckpoint(writeAddCheckpoint({ old: 0, proof: [], checkpoint: noteOf(25) }), knownAt(0)).status).toBe(
    200,
  );
  expect(judgeCheckpoint(writeAddCheckpoint({ old: 0, proof: [], checkpoint: noteOf(0) }), knownAt(0)).status).toBe(
    200,
  );
  const wrong = noteOf(0, log, leafHash(Buffer.from('x')));
  expect(judgeCheckpoint(writeAddCheckpoint({ old: 0, proof: [], checkpoint: wrong }), knownAt(0)).status).toBe(422);
});

test('what is not a request to a witness is refused', () => {
  for (const body of ['', 'old 1\n', 'old 01\n\nx', 'old 1\nnot base64\n\nx', `old 1\n\n${noteOf(3).slice(0, -1)}`])
    expect(judgeCheckpoint(body, knownAt(1)).status).toBe(400);
});

test('a proof that stands alone is read back, and nothing that is written otherwise', () => {
  const proof = { extra: Buffer.from('{"a":1}'), index: 3, proof: consistencyProof(3, 9, read), checkpoint: noteOf(9) };
  const text = writeProof(proof);
  expect(readProof(text)).toEqual(proof);
  expect(readProof(writeProof({ ...proof, extra: new Uint8Array() }))?.extra).toHaveLength(0);
  for (const wrong of ['', text.slice(1), text.replace('index 3', 'index 03'), text.replace('\n\n', '\n')])
    expect(readProof(wrong)?.index ?? null).toBeNull();
});

function knownAt(size: number) {
  const known: KnownLog = { key: keyOf(log.verifier), size, root: size === 0 ? emptyRoot : rootOf(size, read) };
  return (origin: string) => (origin === 'log.example.org' ? known : null);
}
