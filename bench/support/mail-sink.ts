import { createServer } from 'node:net';

/** A mail server that takes every message and keeps none: enough of RFC 5321 for a sender that waits for each answer. */
export function startMailSink(): Promise<MailSink> {
  let taken = 0;
  const server = createServer((socket) => {
    let rest = '';
    let isMessage = false;
    const answer = (line: string): void => {
      if (isMessage) {
        if (line !== '.') return;
        isMessage = false;
        taken += 1;
        socket.write('250 taken\r\n');
        return;
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'DATA') isMessage = true;
      socket.write(answers[word] ?? '250 ok\r\n');
      if (word === 'QUIT') socket.end();
    };
    socket.on('error', () => socket.destroy());
    socket.on('data', (part) => {
      const lines = `${rest}${part}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) answer(line);
    });
    socket.write('220 bench\r\n');
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.unref();
      done({ url: `smtp://127.0.0.1:${port}`, taken: () => taken, stop: () => void server.close() });
    });
  });
}

const answers: Readonly<Record<string, string>> = {
  DATA: '354 go on\r\n',
  QUIT: '221 bye\r\n',
  STAR: '454 no TLS here\r\n',
};

export interface MailSink {
  readonly url: string;
  /** Messages so far. */
  taken(): number;
  stop(): void;
}
