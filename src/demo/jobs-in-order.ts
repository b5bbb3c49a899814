import type { JsonObject } from '#kernel/json';
import type { Jobs } from '#platform/jobs';

/** Background work that runs here and now, in the order it was sent, when it is asked to: for filling the demo, where a queue of its own keeps the clocks apart. */
export function jobsInOrder(): Jobs {
  const handlers = new Map<string, (data: JsonObject) => Promise<void>>();
  const waiting: { readonly name: string; readonly data: JsonObject }[] = [];
  return {
    async send(tx, { name, data, after }) {
      if (after) throw new Error(`${name} is for later: the demo cannot wait`);
      tx.afterCommit(() => waiting.push({ name, data }));
    },
    async sendMany(tx, name, jobs) {
      tx.afterCommit(() => waiting.push(...jobs.map(({ data }) => ({ name, data }))));
    },
    handle: (name, handler) => void handlers.set(name, handler),
    every: () => {},
    open: async () => {},
    start: async () => {},
    stop: async () => {},
    async drain() {
      let count = 0;
      for (let job = waiting.shift(); job; job = waiting.shift(), count++) {
        const handler = handlers.get(job.name);
        if (!handler) throw new Error(`nobody does ${job.name}`);
        await handler(job.data);
      }
      return count;
    },
  };
}
