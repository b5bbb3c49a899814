import { BrowserLike, type Fields, type PageShown } from './browser-like.ts';

/** Walks the same journey again and again with some people at once until the time is over; a wrong page ends it loudly. */
export async function walk(journey: Journey, port: number, users: number, seconds: number): Promise<Walked> {
  const until = performance.now() + seconds * 1_000;
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const milliseconds: number[] = [];
  const people = Array.from({ length: users }, () => new BrowserLike(port));
  await Promise.all(
    people.map(async (person, index) => {
      while (performance.now() < until) {
        const start = performance.now();
        await walkOnce(person, journey, `${index}x${milliseconds.length}`);
        milliseconds.push(performance.now() - start);
      }
      person.close();
    }),
  );
  const took = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    journeys: milliseconds.length,
    seconds: took,
    requests: people.reduce((sum, { requests }) => sum + requests, 0),
    milliseconds,
    clientCpu: (user + system) / 1e6 / took,
  };
}

/** Walks one journey, up to the step that leads to `until` where it is given; gives the page it ends at. */
export async function walkOnce(
  person: BrowserLike,
  journey: Journey,
  mark: string,
  until?: string,
): Promise<PageShown> {
  person.forget();
  let page = await person.get(journey.start);
  for (const { where, fields } of journey.steps) {
    if (where === until) return page;
    const own = Object.entries(fields).map(([name, value]) => [name, value.replace('{mark}', mark)]);
    page = await person.submit(page, where, Object.fromEntries(own) as Fields);
    if (page.status !== 200) throw new Error(`${page.status} at ${page.path}: ${wordsOf(page.html)}`);
  }
  if (!page.html.includes(journey.ends)) throw new Error(`the journey ended at ${page.path}: ${wordsOf(page.html)}`);
  return page;
}

/** What a page says below its header. */
export const wordsOf = (html: string): string =>
  html
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1_000);

/** A journey as forms to send: each step's form is known by a field in it or by the address it leads to. */
export interface Journey {
  readonly start: string;
  /** `{mark}` in a value becomes another text each time. */
  readonly steps: readonly { readonly where: string; readonly fields: Fields }[];
  /** What the last page says. */
  readonly ends: string;
}
export interface Walked {
  readonly journeys: number;
  readonly seconds: number;
  readonly requests: number;
  readonly milliseconds: readonly number[];
  /** Cores the client itself was busy with. */
  readonly clientCpu: number;
}

if (process.send) {
  process.on('message', (wish: { journey: Journey; port: number; users: number; seconds: number }) => {
    walk(wish.journey, wish.port, wish.users, wish.seconds).then(
      (walked) => process.send?.({ walked }),
      (cause: unknown) => process.send?.({ failed: cause instanceof Error ? cause.message : String(cause) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}
