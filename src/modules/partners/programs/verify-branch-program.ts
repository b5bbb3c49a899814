import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Anchors, readLedgerFile, verifyLedger } from '../domain/ledger/index.ts';
import { monthlyStatement, statementCsv } from '../domain/settlement/index.ts';

/**
 * Checks the ledger of a branch without the city: the whole chain, against a head or a list of hashes known from elsewhere, and works out the statement of a month again.
 * Status 0: it holds; 1: it does not, and the text names the first bad index; 2: the call is wrong or something could not be read.
 */
export async function verifyBranchProgram(args: readonly string[]): Promise<Outcome> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command, file] = positionals;
    if (!file || (command !== 'check' && command !== 'statement')) return { status: 2, text: usage };
    const ledger = readLedgerFile(await readFile(file, 'utf8'));
    if (!ledger) return { status: 2, text: 'This is no file of a ledger.' };
    const check = verifyLedger(ledger.branch, ledger.entries, await anchorsOf(values, ledger));
    if (!check.ok)
      return { status: 1, text: `The ledger does not hold. First bad index: ${check.index} (${faults[check.fault]}).` };
    if (command === 'check')
      return { status: 0, text: `All ${check.count} entries of ${ledger.branch} hold.\nHead: ${check.head}` };
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(values.month ?? '')) return { status: 2, text: usage };
    if (typeof Temporal === 'undefined') return { status: 2, text: 'The statement needs Node 26 or newer.' };
    const order = { branch: ledger.branch, month: values.month!, vatPercent: Number(values.vat) };
    return { status: 0, text: statementCsv(monthlyStatement(ledger.entries, order)).trimEnd() };
  } catch (cause) {
    return { status: 2, text: `${cause instanceof Error ? cause.message : cause}` };
  }
}

/** What the file itself says of its end, the head that somebody wrote down, and a list of numbers and hashes. */
async function anchorsOf(
  values: Values,
  { count, head }: { readonly count: number; readonly head: string | null },
): Promise<Anchors> {
  const anchors = new Map<number, string>();
  if (head !== null) anchors.set(count, head);
  if (values.head) {
    const [seq, hash] = values.head.split(':');
    anchors.set(Number(seq), hash ?? '');
  }
  const lines = values.anchors ? (await readFile(values.anchors, 'utf8')).split('\n') : [];
  for (const line of lines) {
    const [seq, hash] = line.trim().split(/\s+/);
    if (seq && hash) anchors.set(Number(seq), hash);
  }
  return anchors;
}

const faults = {
  'other-branch': 'it belongs to another branch',
  number: 'its number is not the next one',
  hash: 'it is not what was chained',
  anchor: 'its hash is another one than the one known from elsewhere',
  'missing-end': 'entries are missing at the end',
} as const;

const options = {
  head: { type: 'string' },
  anchors: { type: 'string' },
  month: { type: 'string' },
  vat: { type: 'string', default: '19' },
} as const;

const usage = `Checks the ledger of a branch, as exported.

  node verify-branch.mjs check FILE
  node verify-branch.mjs statement FILE --month 2026-11

  --head NUMBER:HASH   an entry you wrote down yourself
  --anchors FILE       many of them, one "NUMBER HASH" on each line
  --vat PERCENT        value-added tax of the statement (19)

The statement needs Node 26 or newer, the check any from 20 on.`;

interface Values {
  readonly head?: string | undefined;
  readonly anchors?: string | undefined;
}
interface Outcome {
  readonly status: 0 | 1 | 2;
  readonly text: string;
}
