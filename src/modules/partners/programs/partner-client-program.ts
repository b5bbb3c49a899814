import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import { type LedgerEntry, verifyLedger } from '../domain/ledger/index.ts';
import { type ClientSetting, type PartnerClient, partnerClient } from './partner-client.ts';
import { keyFrom, newKey, type PrivateJwk } from './partner-key.ts';

/**
 * The reference client: makes a key, and walks a whole visit at a branch as a partner's own software does. Status 0: done; 1: the city refused, and the text says why; 2: the call
 * is wrong or something could not be read.
 */
export async function partnerClientProgram(args: readonly string[], wires: Wires = {}): Promise<Outcome> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command = ''] = positionals;
    if (command === 'new-key') return await makeKey(values.key ?? '');
    const run = commands[command];
    if (!run || !values.city || !values.client || !values.key) return { status: 2, text: usage };
    const key = keyFrom(JSON.parse(await readFile(values.key, 'utf8')) as PrivateJwk);
    const client = partnerClient({ city: values.city.replace(/\/$/, ''), client: values.client, key, ...wires });
    return await run(client, values, wires);
  } catch (cause) {
    if (cause instanceof Refused) return { status: 1, text: cause.message };
    return { status: 2, text: `${cause instanceof Error ? cause.message : cause}` };
  }
}

const commands: Readonly<Record<string, Command>> = {
  branches: async ({ call }) => show(await asked(call('GET', '/api/v1/partner/branches'))),
  services: async ({ call }, { branch = '' }) =>
    show(await asked(call('GET', `/api/v1/partner/branches/${branch}/services`))),
  status: async ({ call }, { id = '' }) => show(await asked(call('GET', `/api/v1/partner/visits/${id}`))),
  statement: async ({ call }, { branch = '', month = '' }) =>
    show(await asked(call('GET', `/api/v1/partner/branches/${branch}/statements/${month}`))),
  ledger: async (client, { branch = '' }) => {
    const entries = await wholeLedger(client, branch);
    const isTest = entries[0]?.branch === `test-${branch}`;
    const check = verifyLedger(isTest ? `test-${branch}` : branch, entries);
    return check.ok
      ? { status: 0, text: `All ${check.count} entries of ${branch} hold.\nHead: ${check.head}` }
      : { status: 1, text: `The ledger does not hold. First bad index: ${check.index}.` };
  },
  visit: fileOne,
};

/** From what is open to the status: looks the service up, puts the visit together, sends it, sends it again, and reads what became of it. */
async function fileOne({ call }: PartnerClient, values: Values, wires: Wires): Promise<Outcome> {
  const { branch = '', service = '', answers = '', language = 'de' } = values;
  const { services } = await asked(call('GET', `/api/v1/partner/branches/${branch}/services`));
  const open = services.find((one: { readonly service: string }) => one.service === service);
  if (!open?.open) throw new Refused(open?.words?.[language] ?? 'This service is not among those of the branch.');
  const { branches } = await asked(call('GET', '/api/v1/partner/branches'));
  const own = branches.find((one: { readonly id: string }) => one.id === branch);
  const clerk = values.clerk ?? own?.clerks[0]?.id;
  if (!clerk) throw new Refused('Nobody may serve at this branch yet.');
  const at = (secondsAgo: number): string =>
    new Date(((wires.now?.() ?? Date.now() / 1_000) - secondsAgo) * 1_000).toISOString();
  const code = values.code;
  const forPerson = resumeCode(randomBytes(resumeCodeBytes));
  const visit = {
    ...{ id: randomUUID(), device: values.device ?? randomUUID(), number: Number(values.number ?? 1), branch, clerk },
    ...{
      recordedAt: at(0),
      language,
      person: code ? { code } : { resumeCode: forPerson },
      service,
      edition: open.edition,
    },
    mandate: { textHash: open.mandate[language].hash, method: 'pen-pad', signedAt: at(120) },
    identity: { method: values.method ?? 'photo-comparison', level: values.level ?? 'substantial', at: at(60) },
    ...{ answers: JSON.parse(await readFile(answers, 'utf8')), files: [] },
  };
  const receipt = await asked(call('POST', '/api/v1/partner/visits', visit));
  const again = await asked(call('POST', '/api/v1/partner/visits', visit));
  if (JSON.stringify(receipt) !== JSON.stringify(again)) throw new Refused('The same visit got another receipt.');
  if (receipt.state === 'refused') throw new Refused(JSON.stringify(receipt, null, 2));
  const status = await asked(call('GET', `/api/v1/partner/visits/${visit.id}`));
  const said = code ? [] : [`Code for the person: ${forPerson}`];
  return { status: 0, text: [JSON.stringify(status, null, 2), ...said].join('\n') };
}

async function wholeLedger({ call }: PartnerClient, branch: string): Promise<readonly LedgerEntry[]> {
  const all: LedgerEntry[] = [];
  for (let more = true; more; ) {
    const part = await asked(call('GET', `/api/v1/partner/branches/${branch}/ledger?since=${all.at(-1)?.seq ?? 0}`));
    all.push(...part.entries);
    more = part.more;
  }
  return all;
}

async function makeKey(file: string): Promise<Outcome> {
  if (!file) return { status: 2, text: usage };
  const key = newKey();
  await writeFile(file, `${JSON.stringify(key.private)}\n`, { mode: 0o600, flag: 'wx' });
  return { status: 0, text: JSON.stringify(key.public) };
}

async function asked(call: ReturnType<PartnerClient['call']>) {
  const { status, body } = await call;
  if (status === 200) return body;
  throw new Refused(`${status}: ${JSON.stringify(body)}`);
}

const show = (value: unknown): Outcome => ({ status: 0, text: JSON.stringify(value, null, 2) });

class Refused extends Error {}

const usage = `node partner-client.mjs <command> --city https://… --client <id> --key <private.jwk>
  new-key --key <file>                 makes a key; prints the public part for the city
  branches                             the own branches and who may serve there
  services --branch <id>               what is open there today
  visit --branch <id> --service <id> --answers <file.json> [--clerk <uuid>] [--language de|en] [--code P-…]
        [--method photo-comparison|second-document] [--level low|substantial|high] [--device <uuid> --number <n>]
  status --id <uuid>                   what became of a visit
  ledger --branch <id>                 fetches and checks the whole ledger
  statement --branch <id> --month 2026-11`;

const text = { type: 'string' } as const;
const options = {
  ...{ city: text, client: text, key: text, branch: text, service: text, answers: text, clerk: text, language: text },
  ...{ code: text, method: text, level: text, device: text, number: text, id: text, month: text },
} as const;
type Values = { readonly [Name in keyof typeof options]?: string | undefined };
type Command = (client: PartnerClient, values: Values, wires: Wires) => Promise<Outcome>;
/** Another line than the net, for tests. */
type Wires = Pick<ClientSetting, 'fetch' | 'now' | 'pause'>;
interface Outcome {
  readonly status: 0 | 1 | 2;
  readonly text: string;
}
