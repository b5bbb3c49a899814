import { Agent, request } from 'node:http';

/**
 * Dog registrations filed online by programs over the interface for everybody, so many at a time: a draft, the answers in one go, the check, the button that sends. Gives
 * cases per second.
 */
export async function fileOnline(port: number, count: number, workers: number): Promise<number> {
  let left = count;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (; left > 0; ) {
        left -= 1;
        await fileOne(port, agent);
      }
      agent.destroy();
    }),
  );
  return (count / (performance.now() - begun)) * 1_000;
}

async function fileOne(port: number, agent: Agent): Promise<void> {
  const call = async (method: string, path: string, body: object | null, headers: Headers): Promise<Answer> => {
    const { status, text } = await exchange({ port, agent, method, path, headers }, body && JSON.stringify(body));
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 2_000)}`);
    return JSON.parse(text) as Answer;
  };
  const draft = await call('POST', '/api/v1/drafts', { service: 'hund-anmelden' }, {});
  const [own, headers] = [`/api/v1/drafts/${draft.id}`, { 'resume-code': draft.resumeCode ?? '' }];
  await call('PATCH', own, { pages: dogPages() }, headers);
  const { ready, consent } = await call('GET', `${own}/check`, null, headers);
  if (!ready || !consent) throw new Error('the draft is not ready');
  await call('POST', `${own}/send`, { consent: consent.id }, headers);
}

function exchange({ port, agent, method, path, headers }: Call, body: string | null) {
  const length = body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise<{ status: number; text: string }>((done, fail) => {
    const options = { host: '127.0.0.1', port, path, method, agent, headers: { ...headers, ...length } };
    const sent = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      response.on('error', fail);
    });
    sent.on('error', fail);
    sent.end(body ?? undefined);
  });
}

/** The answers of somebody with one dog, page by page. */
function dogPages() {
  const today = Temporal.Now.plainDateISO('Europe/Berlin');
  const anschrift = { street: 'Menckestraße', houseNumber: '20', postcode: '04155', city: 'Leipzig', addition: '' };
  return [
    { page: 'hund-in-leipzig', answers: { hundInLeipzig: true } },
    { page: 'person', answers: { vorname: 'Ada', familienname: 'Beispiel' } },
    { page: 'geburtsdatum', answers: { geburtsdatum: '1988-03-27' } },
    { page: 'anschrift', answers: { anschrift } },
    { page: 'hunde/1/hund-name', answers: { name: 'Bello' } },
    { page: 'hunde/1/rasse', answers: { rasse: 'Dackel' } },
    { page: 'hunde/1/hund-geburtsdatum', answers: { hundGeburtsdatum: today.subtract({ years: 3 }).toString() } },
    { page: 'hunde/1/haltung-seit', answers: { haltungSeit: today.subtract({ months: 2 }).toString() } },
    { page: 'hunde/1/herkunft', answers: { herkunft: 'zuechter' } },
    { page: 'hunde/1/zweck', answers: { zweck: 'privat' } },
    { page: 'hunde/1/chip', answers: { chip: 'nein' } },
    { page: 'hunde', answers: {} },
    { page: 'leipzig-pass', answers: { leipzigPass: false } },
    { page: 'zahlweise', answers: { zahlweise: 'ueberweisung' } },
    { page: 'besonderheit', answers: {} },
    { page: 'zustellung', answers: { bekanntgabePortal: true } },
    { page: 'email', answers: { email: 'ada@example.org' } },
  ];
}

type Headers = Readonly<Record<string, string>>;
interface Call {
  readonly port: number;
  readonly agent: Agent;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
}
interface Answer {
  readonly id?: string;
  readonly resumeCode?: string;
  readonly ready?: boolean;
  readonly consent?: { readonly id: string } | null;
}
