/**
 * A locker of the city as its controller works: it knows which box holds which document, asks the city before it opens one, and signs for what was put in. It speaks
 * the protocol of `docs/interfaces.md` (HTTP Basic, JSON) and keeps nothing about people.
 */
export function createLocker({ url, id, secret, boxes, newId, send = fetch }: LockerOptions): Locker {
  const held = new Map<string, number>();
  const call = async (method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> => {
    const response = await send(
      new Request(`${url}/api/v1/lockers/${path}`, {
        method,
        headers: {
          authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return {
    async fill(seal, serials, isSealWhole = true) {
      const { body } = await call('GET', 'bags');
      const bag = (body['bags'] as readonly LockerBag[] | undefined)?.find((one) => one.seal === seal);
      if (!bag) return { status: 404, body: {} };
      const { listHash } = bag;
      const answer = await call('POST', 'deliveries', { id: newId(), seal, listHash, serials, isSealWhole });
      if (answer.status === 200) for (const serial of serials) held.set(serial, freeBox(held, boxes));
      return answer;
    },
    async type(serial, code, opening = newId()) {
      const answer = await call('POST', 'openings', { id: opening, serial, code });
      const box = held.get(String(answer.body['open'])) ?? null;
      if (answer.status === 200) held.delete(serial);
      return { ...answer, box };
    },
    empty: (seal, serials, office) => call('POST', 'returns', { id: newId(), seal, serials, office }),
  };
}

function freeBox(held: ReadonlyMap<string, number>, boxes: number): number {
  const used = new Set(held.values());
  for (let box = 1; box <= boxes; box += 1) if (!used.has(box)) return box;
  throw new Error('no box is free');
}

export interface Locker {
  /** A courier put these documents into boxes out of a bag. */
  fill(seal: string, serials: readonly string[], isSealWhole?: boolean): Promise<Answer>;
  /** Somebody typed number and code; gives the box that opened. The same opening again is the same question. */
  type(serial: string, code: string, opening?: string): Promise<Answer & { readonly box: number | null }>;
  /** A courier takes back what nobody fetched. */
  empty(seal: string, serials: readonly string[], office: string): Promise<Answer>;
}
interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}
interface LockerBag {
  readonly seal: string;
  readonly listHash: string;
}
interface LockerOptions {
  /** Of the city, without a slash at the end. */
  readonly url: string;
  readonly id: string;
  readonly secret: string;
  readonly boxes: number;
  newId(): string;
  readonly send?: (request: Request) => Promise<Response>;
}
