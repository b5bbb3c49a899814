import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What the provider remembers: at most 5,000 things, oldest go first; everything is gone when the demo stops. */
export function createMemory(): AdapterFactory {
  const things = new Map<string, Thing>();
  const read = (key: string): AdapterPayload | undefined => {
    const thing = things.get(key);
    if (thing && thing.until > Date.now()) return thing.payload;
    things.delete(key);
    return undefined;
  };
  const write = (key: string, payload: AdapterPayload, until: number): void => {
    things.delete(key);
    things.set(key, { payload, until });
    if (things.size > limit) things.delete(things.keys().next().value ?? '');
  };
  return (model): Adapter => {
    const findBy = (is: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const [key, { payload }] of things) if (key.startsWith(`${model}:`) && is(payload)) return read(key);
      return undefined;
    };
    return {
      upsert: async (id, payload, seconds) => write(`${model}:${id}`, payload, Date.now() + (seconds || 3_600) * 1_000),
      find: async (id) => read(`${model}:${id}`),
      findByUid: async (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: async (code) => findBy((payload) => payload.userCode === code),
      consume: async (id) => {
        const payload = read(`${model}:${id}`);
        if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
      },
      destroy: async (id) => void things.delete(`${model}:${id}`),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of things) if (payload.grantId === grantId) things.delete(key);
      },
    };
  };
}

const limit = 5_000;

interface Thing {
  readonly payload: AdapterPayload;
  /** Milliseconds. */
  readonly until: number;
}
