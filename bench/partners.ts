import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { Client } from 'pg';
import { parse } from 'yaml';
import { resumeCode } from '#kernel/resume-code';
import { demoSecrets } from '#platform/config';
import { startRegister } from '../src/demo/register/index.ts';
import { mandateHash } from '../src/modules/partners/domain/visit/mandate.ts';
import { assertionOf, type KeyPair, newKey, proofOf } from '../src/modules/partners/programs/partner-key.ts';
import { mandateText } from '../src/modules/partners/texts/mandate-text.ts';
import { fileOnline } from './support/file-online.ts';
import { random } from './support/keys.ts';
import { median, quantile, report, round, say } from './support/report.ts';
import { type Surroundings, withSurroundings } from './support/surroundings.ts';
import { untilQuiet } from './support/until-quiet.ts';

/**
 * Whole visits per second through the partner interface, each request with a proof of its own for a token that is bound to a key (RFC 9449); beside it the same dog registrations filed
 * online by programs for people at home: a draft, the answers in one go, the check, the button that sends. A B A B, median of the rounds. Both end with the tax notice.
 */
const [workers, perRound, warmUp, rounds] = [8, 400, 160, 7];

async function measureAll({ startNode, connect, ownerUrl }: Surroundings): Promise<void> {
  const node = await startNode();
  // Branches are held against the register, who sends online is not.
  const register = await startRegister({
    ...{ port: node.port + 2, host: '127.0.0.1', ownerUrl, people: [] },
    clients: [{ name: 'city-hall', token: demoSecrets.registerToken, scopes: ['match'] }],
    addresses: { referenceData: null, city: 'city', cityName: 'Leipzig' },
  });
  const owner = await connect();
  const city = `http://localhost:${node.port}`;
  const desks = await openDesks(owner, city, node.port);
  say(`${desks.length} counters are open`);
  await fileOnline(node.port, warmUp, workers);
  await fileAll(desks, warmUp);
  const runs = { visits: [] as number[], online: [] as number[], milliseconds: [] as number[] };
  for (let attempt = 1; attempt <= rounds; attempt++) {
    const filed = await fileAll(desks, perRound);
    runs.visits.push(filed.perSecond);
    runs.milliseconds.push(...filed.milliseconds);
    await untilQuiet(owner);
    runs.online.push(await fileOnline(node.port, perRound, workers));
    await untilQuiet(owner);
    say(`Round ${attempt}: ${round(filed.perSecond)} visits/s, ${round(runs.online.at(-1)!)} filed online/s`);
  }
  await mustAllBeThere(owner, warmUp + rounds * perRound);
  for (const { agent } of desks) agent.destroy();
  await register.close();
  const [value, baselineValue] = [median(runs.visits), median(runs.online)];
  report({
    ...{ name: 'partners', value, unit: 'visits/s', baseline: 'the same cases filed online' },
    ...{ baselineValue, bar: 'ratio >= 0.7', ok: value / baselineValue >= 0.7 },
    conditions: {
      ...{ workers, perRound, branches: desks.length },
      rounds: { visits: runs.visits.map(round), online: runs.online.map(round) },
      ...{ p50: round(quantile(runs.milliseconds, 0.5)), p99: round(quantile(runs.milliseconds, 0.99)) },
      service: 'hund-anmelden: token, proof, mandate, identity, form, case with notice, ledger, receipt',
    },
  });
}

/** One counter for each worker, each at a branch of its own, with a token of its institution's program. */
async function openDesks(owner: Client, city: string, port: number): Promise<Desk[]> {
  const { institutions, branches } = parse(readFileSync('city/partners.yaml', 'utf8')) as Network;
  const desks: Desk[] = [];
  for (const { id: institution } of institutions) {
    const own = branches.filter((branch) => branch.institution === institution).map(({ id }) => id);
    const key = newKey();
    await owner.query(
      `INSERT INTO partners.client (id, institution, branches, services, rights, is_test, per_minute, added_at)
       VALUES ($1, $2, $3, '{*}', '{visits:file}', false, 1000000, now())`,
      [`kasse-${institution}`, institution, own],
    );
    await owner.query('INSERT INTO partners.client_key (client, kid, jwk, added_at) VALUES ($1, $2, $3, now())', [
      ...[`kasse-${institution}`, key.thumbprint, JSON.stringify(key.public)],
    ]);
    for (const branch of own.slice(0, Math.ceil(workers / institutions.length))) {
      const clerk = randomUUID();
      await owner.query(
        `INSERT INTO partners.clerk (staff_id, branch, trained_until, named_at) VALUES ($1, $2, '2999-12-31', now())`,
        [clerk, branch],
      );
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const desk = { city, port, agent, key, client: `kasse-${institution}`, branch, clerk, device: randomUUID() };
      desks.push({ ...desk, number: 0, nonce: null, token: null, tokenUntil: 0 });
    }
  }
  return desks;
}

async function fileAll(desks: readonly Desk[], count: number) {
  const milliseconds: number[] = [];
  let left = count;
  const begun = performance.now();
  await Promise.all(
    desks.map(async (desk) => {
      for (; left > 0; ) {
        left -= 1;
        const start = performance.now();
        await fileOne(desk);
        milliseconds.push(performance.now() - start);
      }
    }),
  );
  return { perSecond: (count / (performance.now() - begun)) * 1_000, milliseconds };
}

async function fileOne(desk: Desk): Promise<void> {
  if (seconds() > desk.tokenUntil - 60) await getToken(desk);
  desk.number += 1;
  const body = JSON.stringify(visitOf(desk));
  for (let tries = 0; tries < 2; tries++) {
    const headers = { authorization: `DPoP ${desk.token}`, 'content-type': 'application/json' };
    const { status, text } = await post(desk, '/api/v1/partner/visits', headers, body);
    if (status === 200 && text.includes('"state":"received"')) return;
    // The nonce changes every two minutes.
    if (status !== 401 || !text.includes('use-nonce')) throw new Error(`not filed: ${status} ${text.slice(0, 2_000)}`);
  }
  throw new Error('the nonce is not taken');
}

async function getToken(desk: Desk): Promise<void> {
  desk.token = null;
  for (let tries = 0; tries < 2; tries++) {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertionOf(desk.key, { client: desk.client, audience: desk.city, now: seconds() }),
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const { text } = await post(desk, '/api/v1/partner/token', headers, form.toString());
    const said = JSON.parse(text) as { access_token?: string; expires_in?: number };
    if (!said.access_token) continue;
    desk.token = said.access_token;
    desk.tokenUntil = seconds() + (said.expires_in ?? 0);
    return;
  }
  throw new Error('no token');
}

function post(desk: Desk, path: string, own: Readonly<Record<string, string>>, body: string) {
  const { key, nonce, token, agent, port } = desk;
  const dpop = proofOf(key, { method: 'POST', address: desk.city + path, nonce, token, now: seconds() });
  const headers = { ...own, dpop, 'content-length': Buffer.byteLength(body) };
  return new Promise<{ status: number; text: string }>((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (response) => {
      desk.nonce = (response.headers['dpop-nonce'] as string | undefined) ?? desk.nonce;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      response.on('error', fail);
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

/** The same answers as those that are sent online. */
function visitOf({ device, number, branch, clerk }: Desk) {
  const now = Temporal.Now.instant();
  const at = (ago: number): string => now.subtract({ seconds: ago }).toString({ smallestUnit: 'millisecond' });
  const today = Temporal.Now.plainDateISO('Europe/Berlin');
  return {
    ...{ id: randomUUID(), device, number, branch, clerk, recordedAt: at(0), language: 'de' },
    ...{ person: { resumeCode: resumeCode(random.bytes(13)) }, service: 'hund-anmelden', edition },
    mandate: { textHash: mandateHash(mandateText('de', title)), method: 'pen-pad', signedAt: at(2) },
    identity: { method: 'photo-comparison', level: 'substantial', at: at(1) },
    answers: {
      ...{ hundInLeipzig: true, vorname: 'Ada', familienname: 'Beispiel', geburtsdatum: '1988-03-27' },
      anschrift: { street: 'Menckestraße', houseNumber: '20', postcode: '04155', city: 'Leipzig', addition: '' },
      hunde: [
        {
          ...{ name: 'Bello', rasse: 'Dackel', hundGeburtsdatum: today.subtract({ years: 3 }).toString() },
          ...{
            haltungSeit: today.subtract({ months: 2 }).toString(),
            herkunft: 'zuechter',
            zweck: 'privat',
            chip: 'nein',
          },
        },
      ],
      ...{ leipzigPass: false, zahlweise: 'ueberweisung', bekanntgabePortal: true, email: 'ada@example.org' },
    },
    files: [],
  };
}

async function mustAllBeThere(owner: Client, count: number): Promise<void> {
  const { rows } = await owner.query(
    `SELECT channel, count(*)::int AS count FROM cases.case c WHERE service = 'hund-anmelden' AND automatic AND status = 'decided'
       AND EXISTS (SELECT 1 FROM cases.notice n WHERE n.case_id = c.id) GROUP BY channel ORDER BY channel`,
  );
  const found = Object.fromEntries(rows.map((row: { channel: string; count: number }) => [row.channel, row.count]));
  // The one who filled in the form for all others does not send it.
  if (found['counter'] !== count || found['online'] !== count)
    throw new Error(`${count} were filed each way, decided with a notice: ${JSON.stringify(found)}`);
  const { rows: ledgers } = await owner.query('SELECT count(*)::int AS count FROM partners.ledger');
  if (ledgers[0].count !== count) throw new Error(`${ledgers[0].count} entries in the ledgers for ${count} visits`);
}

const { edition } = parse(readFileSync('city/services/hund-anmelden/service.yaml', 'utf8')) as { edition: number };
const { title } = parse(readFileSync('city/services/hund-anmelden/texts.de.yaml', 'utf8')) as { title: string };
const seconds = (): number => Math.floor(Date.now() / 1_000);

interface Desk {
  readonly city: string;
  readonly port: number;
  readonly agent: Agent;
  readonly key: KeyPair;
  readonly client: string;
  readonly branch: string;
  readonly clerk: string;
  readonly device: string;
  number: number;
  nonce: string | null;
  token: string | null;
  tokenUntil: number;
}
interface Network {
  readonly institutions: readonly { readonly id: string }[];
  readonly branches: readonly { readonly id: string; readonly institution: string }[];
}

await withSurroundings(measureAll);
