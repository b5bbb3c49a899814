/**
 * Reports to a city hall whose data another system read (Data Tracker: findUsage, usagePeriod, heartbeat). Needs nothing but `fetch`; a report
 * that is sent twice counts once, so whoever hears no answer sends again.
 */
export function createUsageClient({
  url,
  system,
  secret,
  timeoutMilliseconds = 10_000,
  send = fetch,
}: UsageClientOptions): UsageClient {
  const base = `${url.replace(/\/$/, '')}/api/v1/data-tracker`;
  const authorization = `Basic ${Buffer.from(`${system}:${secret}`).toString('base64')}`;
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const reply = await send(`${base}/${path}`, {
      headers: { authorization, accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    if (!reply.ok) throw new Error(`the city hall answered ${reply.status} to ${path.split('?')[0]}`);
    return (await reply.json()) as T;
  };
  return {
    report: (usages) => ask('usages', { usages }),
    findUsage: (query) => ask(`findUsage?${new URLSearchParams({ ...query })}`),
    usagePeriod: () => ask('usagePeriod'),
    heartbeat: () => ask('heartbeat'),
  };
}

export interface UsageClientOptions {
  /** Address of the city hall. */
  readonly url: string;
  /** Name of the reporting system, and its secret; the city hall knows the SHA-256 of it (`USAGE_SYSTEMS`). */
  readonly system: string;
  readonly secret: string;
  readonly timeoutMilliseconds?: number;
  /** In place of `fetch`. */
  readonly send?: typeof fetch;
}
export interface UsageClient {
  /** Up to 500 at once. */
  report(usages: readonly Usage[]): Promise<{ accepted: number; known: number; unknown: readonly string[] }>;
  findUsage(query: {
    readonly userCode: string;
    readonly periodStart?: string;
    readonly periodEnd?: string;
  }): Promise<{ totalUsages: number; usages: readonly Omit<Usage, 'id' | 'userCode'>[] }>;
  usagePeriod(): Promise<{ periodStart: string; periodEnd?: string }>;
  heartbeat(): Promise<{ status: 'OK' | 'FAIL'; message?: string }>;
}
export interface Usage {
  /** Number of the report in the own system. */
  readonly id: string;
  /** The handle that came with the question of the city hall (`x-subject`). */
  readonly userCode: string;
  /** ISO 8601 in UTC. */
  readonly logtime: string;
  /** In words a person understands, without personal data. */
  readonly action: string;
  readonly receiverCode: string;
  readonly receiverName?: string | null;
  readonly receiverSystem: string;
}
