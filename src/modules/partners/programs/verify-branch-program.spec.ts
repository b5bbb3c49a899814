import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type LedgerEntry, nextEntry, writeLedgerFile } from '../domain/ledger/index.ts';
import { verifyBranchProgram } from './verify-branch-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'lipsia-ledger-'));
const branch = 'musterpost-holzhausen';
const entries: LedgerEntry[] = [];
for (let cents = 100; cents < 130; cents += 1) {
  const body = { kind: 'service-done', service: 'hund-anmelden', edition: 1, cents } as const;
  const made = nextEntry({ branch, entries }, { at: '2026-11-23T09:00:00.000Z', by: 'branch', body });
  if (made.ok) entries.push(made.value);
}
const lines = writeLedgerFile({ branch, entries }).trimEnd().split('\n');
afterAll(() => rmSync(folder, { recursive: true }));

test('a sound export holds, and gives the statement again', async () => {
  const file = fileOf(lines);
  expect(await verifyBranchProgram(['check', file])).toEqual({
    status: 0,
    text: expect.stringContaining('All 30 entries'),
  });
  const head = `30:${entries[29]!.hash}`;
  expect(await verifyBranchProgram(['check', file, '--head', head])).toMatchObject({ status: 0 });
  const { status, text } = await verifyBranchProgram(['statement', file, '--month', '2026-11']);
  expect(status).toBe(0);
  expect(text).toContain(`${branch},2026-11,sum,net,,,,,34.35`);
});

test.each([
  ['deleted', () => lines.toSpliced(12, 1), 11],
  ['altered', () => lines.with(12, lines[12]!.replace('"cents":111', '"cents":999')), 11],
  ['inserted', () => lines.toSpliced(12, 0, lines[20]!), 11],
  ['swapped', () => lines.with(12, lines[20]!).with(20, lines[12]!), 11],
  ['cut off at the end', () => lines.slice(0, -1), 29],
])('an entry that was %s is named', async (_, spoil, index) => {
  const { status, text } = await verifyBranchProgram(['check', fileOf(spoil())]);
  expect(status).toBe(1);
  expect(text).toContain(`First bad index: ${index} `);
});

test('an export made anew fails at what was written down elsewhere; a wrong call is no success', async () => {
  const anchors = join(folder, 'anchors');
  writeFileSync(anchors, `5 ${'0'.repeat(64)}\n`);
  expect(await verifyBranchProgram(['check', fileOf(lines), '--anchors', anchors])).toMatchObject({
    status: 1,
    text: expect.stringContaining('First bad index: 4 '),
  });
  expect(await verifyBranchProgram([])).toMatchObject({ status: 2 });
  expect(await verifyBranchProgram(['check', join(folder, 'absent')])).toMatchObject({ status: 2 });
  expect(await verifyBranchProgram(['statement', fileOf(lines), '--month', 'x'])).toMatchObject({ status: 2 });
  expect(await verifyBranchProgram(['check', fileOf(['x'])])).toMatchObject({ status: 2 });
});

function fileOf(written: readonly string[]): string {
  const file = join(folder, 'ledger.jsonl');
  writeFileSync(file, `${written.join('\n')}\n`);
  return file;
}
