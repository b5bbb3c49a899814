import { createServer } from 'node:net';
import { type Config, demoAddresses } from '#platform/config';

/** Refuses to begin when the port of the app, or one that the demo services are going to use, is taken; says which way leads on. */
export async function refuseTakenPorts(config: Config): Promise<void> {
  for (const { port, host, of } of portsOf(config)) {
    const why = await whyNotFree(port, host);
    if (why === 'EACCES')
      throw new Error(`Port ${port} ${of} needs more rights than you have. Set PORT to one above 1023.`);
    if (why === 'EADDRNOTAVAIL')
      throw new Error(`HOST ${host} is no address of this machine. Leave HOST out, or give another one.`);
    if (!why) continue;
    const other = await freeRow(config.port);
    const hint = other === null ? 'another one' : `for example PORT=${other} npm start`;
    throw new Error(
      `Port ${port} ${of} is taken: another program, or another start of this one, listens there. Choose another PORT, ${hint}`,
    );
  }
}

function portsOf({ mode, port, host, oidc, register, mail, log, eid }: Config): readonly Wanted[] {
  const demo = demoAddresses(port);
  const wanted = [{ port, host, of: 'of the app' }];
  if (mode === 'production') return wanted;
  const own = (is: boolean, at: number, of: string): Wanted[] => (is ? [{ port: at, host: '127.0.0.1', of }] : []);
  return [
    ...wanted,
    ...own(oidc.issuer === demo.issuer, port + 1, 'of the demo sign-in'),
    ...own(register.url === demo.registerUrl, port + 2, 'of the demo population register'),
    ...own(mail.smtpUrl === demo.smtpUrl, port + 3, 'of the demo mail server'),
    ...own(mail.smtpUrl === demo.smtpUrl, port + 4, 'of the demo mailbox'),
    ...own(eid?.url === demo.eidUrl, port + 7, 'of the demo card reader'),
    ...demo.witnessUrls.flatMap((url, at) => own(log.witnesses[at]?.url === url, port + 5 + at, 'of a demo witness')),
  ];
}

/** The code of the refusal; null when the port is free. */
const whyNotFree = (port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (cause: NodeJS.ErrnoException) => resolve(cause.code ?? 'unknown'));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });

/** The next port with seven free ones above it. */
async function freeRow(from: number): Promise<number | null> {
  for (let port = from + 10; port < Math.min(from + 500, 65_000); port += 10) {
    const whys = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((step) => whyNotFree(port + step, '127.0.0.1')));
    if (whys.every((why) => why === null)) return port;
  }
  return null;
}

interface Wanted {
  readonly port: number;
  readonly host: string;
  readonly of: string;
}
