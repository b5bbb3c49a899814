import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guestActor, systemActor } from '#kernel/actor';
import { caseNumber } from '#kernel/case-number';
import { demoSecrets } from '#platform/config';
import { type RegisterService, startRegister } from '../../src/demo/register/index.ts';
import { answerQuestions, HttpVisitor, sendIt } from '../support/http-journey.ts';
import { until } from './support/app-node.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';
import { dogAnswers } from './support/dog-answers.ts';

let hall: CityHall;
let register: RegisterService;
const closers: (() => unknown)[] = [];
beforeAll(async () => {
  hall = await openCityHall();
  register = await startRegister({
    ...{ port: 0, host: '127.0.0.1', ownerUrl: hall.cluster.ownerUrl(), size: 20, people: [] },
    clients: [{ name: 'city-hall', token: demoSecrets.registerToken, scopes: ['match', 'read', 'change', 'letter'] }],
    addresses: { referenceData: null, city: 'city', cityName: 'Leipzig' },
  });
  closers.push(() => register.close());
});
afterAll(async () => {
  await Promise.allSettled(hall?.nodes.map((node) => node.kill()) ?? []);
  for (const close of closers.reverse()) await close();
  await hall?.close();
});

it('does what a killed node was doing once in effect: a mail that was taken, a mail that was not, a letter of the register', async () => {
  const mail = await silentMailServer();
  const letters = await silentRegister(`http://127.0.0.1:${register.port}`);
  const settings = { SMTP_URL: mail.url, REGISTER_URL: letters.url };
  const first = await hall.startNode(settings);
  const numbers = await Promise.all(['Angenommen', 'Abgebrochen'].map((name) => registerDog(first.origin, name)));
  const moved = await moveIn();
  await until('all three jobs hang', () => mail.held.size === 2 && letters.held === 1);

  const second = await hall.startNode(settings);
  mail.speakAgain();
  letters.speakAgain();
  await first.kill();
  // A node that lives speaks up for its jobs every few seconds; this one has been silent for a minute.
  await hall.ask("UPDATE jobs.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE state = 'active'");
  const open = "SELECT 1 FROM jobs.job_common WHERE name IN ('cases.news', 'cases.action') AND state < 'completed'";
  await until('no job is left', async () => (await hall.ask(open)).length === 0);
  expect(second.starts).toBe(1);

  // The mail server had taken the first one: it comes again under the same id. The second one never arrived before.
  const ids = (to: string): string[] => mail.taken.filter((one) => one.to.startsWith(to)).map(({ id }) => id);
  expect(ids('angenommen').length).toBe(2);
  expect(new Set(ids('angenommen')).size).toBe(1);
  expect(ids('abgebrochen').length).toBe(1);
  // Asked again under the same key, perhaps by the first node too before it was killed: one letter all the same.
  expect(letters.asked).toBeGreaterThan(1);
  expect(await hall.ask('SELECT name FROM register.code_letter')).toEqual([{ name: 'Jana Einzug' }]);
  const done = await hall.ask(
    `SELECT c.number, e.public ->> 'action' AS action FROM events.event e JOIN cases.case c ON c.id = e.stream
     WHERE e.type = 'case.action-done' ORDER BY e.seq`,
  );
  expect(done).toEqual(['register.match', 'codeletter.send'].map((action) => ({ number: moved, action })));
  expect((await hall.ask('SELECT 1 FROM cases.case')).length).toBe(numbers.length + 1);
  await hall.inside(async ({ doors, verifyEvents }) => {
    expect((await verifyEvents()).broken).toEqual([]);
    expect((await doors.cases.verifyStates(systemActor)).differing).toEqual([]);
  });
});

async function registerDog(origin: string, name: string): Promise<string> {
  const visitor = new HttpVisitor({ origin: () => origin });
  await answerQuestions(visitor, { language: 'de', service: 'hund-anmelden', answers: dogAnswers(name) });
  return sendIt(visitor);
}

/** Somebody moves in and wants a letter with a code; sent in the house, as a signed-in person would. */
const moveIn = (): Promise<string> =>
  hall.inside(async ({ doors, platform }) => {
    const folder = doors.catalogue.findService('wohnsitz-anmelden')!;
    const number = caseNumber(platform.random.bytes(5));
    const order = {
      id: platform.newId(),
      number,
      folder,
      files: [],
      language: 'de',
      channel: 'online',
      actor: guestActor,
    } as const;
    const answers = {
      ...{ vorname: 'Jana', familienname: 'Einzug', geburtsdatum: '1988-03-27', einzugsdatum: '2026-11-04' },
      neueAnschrift: {
        street: 'Karl-Liebknecht-Straße',
        houseNumber: '12',
        postcode: '04107',
        city: 'Leipzig',
        addition: '',
      },
      ...{ wohnungsart: 'einzige', nachweisweg: 'codebrief' },
    };
    await platform.db.transaction((tx) =>
      doors.cases.submit(tx, { ...order, answers, accountId: null, guestProof: null }),
    );
    return number;
  });

/** A mail server that says nothing more in the middle: it takes the one message and keeps quiet, and hangs before the other is whole. */
async function silentMailServer(): Promise<SilentMail> {
  const held = new Set<string>();
  const taken: { to: string; id: string }[] = [];
  let isSilent = true;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      if (!isSilent || !address.startsWith('abgebrochen')) return done();
      held.add(address);
    },
    onData(stream, { envelope }, done) {
      void text(stream).then((raw) => {
        const to = envelope.rcptTo[0]?.address ?? '';
        taken.push({ to, id: /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '' });
        if (isSilent) held.add(to);
        else done();
      });
    },
  });
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  closers.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    held,
    taken,
    speakAgain: () => {
      isSilent = false;
    },
  };
}

/** The register behind a line that breaks on the way back: a letter is ordered and written, but the answer never comes. */
async function silentRegister(target: string): Promise<SilentRegister> {
  const counts = { held: 0, asked: 0 };
  let isSilent = true;
  const server: Server = createServer((request, response) => {
    const answering = pass(target, request).then(async (answer) => {
      const isOrder = request.url === '/code-letters';
      if (isOrder) counts.asked += 1;
      if (isOrder && isSilent) counts.held += 1;
      else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
    answering.catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get held() {
      return counts.held;
    },
    get asked() {
      return counts.asked;
    },
    speakAgain: () => {
      isSilent = false;
    },
  };
}

async function pass(target: string, request: IncomingMessage): Promise<Response> {
  const headers = Object.entries(request.headers).filter(([name]) => !ownToEachLine.has(name));
  const body = request.method === 'POST' ? { body: await buffer(request) } : {};
  return fetch(`${target}${request.url}`, {
    method: request.method ?? 'GET',
    headers: Object.fromEntries(headers) as HeadersInit,
    ...body,
  });
}

const ownToEachLine = new Set(['host', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']);

interface SilentMail {
  readonly url: string;
  /** Recipients on whose messages it keeps quiet. */
  readonly held: ReadonlySet<string>;
  readonly taken: readonly { readonly to: string; readonly id: string }[];
  speakAgain(): void;
}
interface SilentRegister {
  readonly url: string;
  readonly held: number;
  readonly asked: number;
  speakAgain(): void;
}
