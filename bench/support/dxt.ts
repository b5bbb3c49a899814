import { fork } from 'node:child_process';
import { environment } from '#platform/config';
import { installPeer } from './install-peer.ts';

/** Starts the peer beside the app, in memory mode; it is installed at the first time. */
export async function startDxt(): Promise<Dxt> {
  const child = fork('host.js', {
    cwd: await installPeer('dxt'),
    env: { ...environment(), NODE_ENV: 'production', LOG_ENABLED: 'false' },
  });
  const told = <T>(name: string): Promise<T> =>
    new Promise((done, fail) => {
      child.on('message', (message: Record<string, T>) => name in message && done(message[name]!));
      child.once('exit', (code) => fail(new Error(`the peer ended with ${code}`)));
    });
  const port = await told<number>('ready');
  return {
    port,
    pid: child.pid!,
    async submissions() {
      const answer = told<number>('submissions');
      child.send('submissions');
      return answer;
    },
    stop: () => void child.kill('SIGTERM'),
  };
}

interface Dxt {
  readonly port: number;
  readonly pid: number;
  /** How many forms it has taken. */
  submissions(): Promise<number>;
  stop(): void;
}
