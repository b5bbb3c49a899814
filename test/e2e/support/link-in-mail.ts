import { inject } from 'vitest';

/** Path and query of the first link in the newest message to an address that has come to the demo mailbox; waits until one with this path is there. */
export async function linkInMail(to: string, path: string): Promise<string> {
  const { port } = inject('demo');
  for (let turn = 0; turn < 100; turn++) {
    const answer = await fetch(`http://localhost:${port + 4}/messages?to=${encodeURIComponent(to)}`);
    const mails = (await answer.json()) as readonly { readonly text: string }[];
    for (const { text } of mails) {
      const found = /https?:\/\/\S+/.exec(text)?.[0];
      const { pathname = '', search = '' } = found ? new URL(found) : {};
      if (pathname.endsWith(path)) return pathname + search;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no message to ${to} with a link to ${path}`);
}
