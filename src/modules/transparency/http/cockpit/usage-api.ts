import { invalidBody, json, type RefusalReply, type Reply, type Request, type Route, refusal } from '#platform/http';
import { findUsages, firstUsage } from '../../use-cases/cockpit/find-usages.ts';
import { reportUsages, systemBehind } from '../../use-cases/cockpit/report-usages.ts';
import type { LogParts } from '../../use-cases/log-parts.ts';
import { foundUsages, heartbeat, newUsages, reportedUsages, usagePeriod, usageQuery } from './usage-schemas.ts';

/** Where other systems of the city report whose data they read; the questions are those of the Estonian Data Tracker (Andmejälgija 2.1). */
export function usageApi(parts: LogParts): readonly Route[] {
  const asSystem =
    (handle: (system: string, request: Request) => Promise<Reply>) =>
    (request: Request): Promise<Reply> | Reply => {
      const system = systemBehind(parts, request);
      return system ? handle(system, request) : notKnown;
    };
  const refusals = { 401: [notKnown.code] };
  return [
    {
      method: 'POST',
      path: '/api/v1/data-tracker/usages',
      permission: 'public',
      body: 'json',
      maxBody: 500_000,
      api: {
        summary:
          'Reports whose data another system read (HTTP Basic: name and secret of the system); each number counts once',
        tag: 'data-tracker',
        body: newUsages,
        response: reportedUsages,
        refusals: { ...refusals, 409: ['reused'], 422: ['invalid-body'] },
      },
      handle: asSystem(async (system, request) => {
        const read = newUsages.safeParse(request.json);
        if (!read.success) return invalidBody(read.error);
        const usages = read.data.usages.map(({ receiverName = null, logtime, ...usage }) => {
          const at = Temporal.Instant.from(logtime).round({ smallestUnit: 'second', roundingMode: 'floor' });
          return { ...usage, receiverName, logtime: at.toString() };
        });
        const done = await reportUsages(parts, system, usages);
        return done.ok ? json(done.value) : refusal(409, done.reason);
      }),
    },
    {
      method: 'GET',
      path: '/api/v1/data-tracker/findUsage',
      permission: 'public',
      api: {
        summary: 'What this system reported about one person, newest first',
        tag: 'data-tracker',
        query: usageQuery,
        response: foundUsages,
        refusals: { ...refusals, 422: ['invalid-body'] },
      },
      handle: asSystem(async (system, { query }) => {
        const read = usageQuery.safeParse(Object.fromEntries(query));
        if (!read.success) return invalidBody(read.error);
        const { periodStart: from, periodEnd: until, ...rest } = read.data;
        const found = await findUsages(parts.db, {
          ...{ system, ...rest },
          ...{ from: from ?? '1970-01-01T00:00:00Z', until: until ?? parts.clock.now().toString() },
        });
        const usages = found.usages.map(({ id: _, userCode: __, ...usage }) => usage);
        return json({ totalUsages: found.total, usages });
      }),
    },
    {
      method: 'GET',
      path: '/api/v1/data-tracker/usagePeriod',
      permission: 'public',
      api: {
        summary: 'From when on there are reports of this system',
        tag: 'data-tracker',
        response: usagePeriod,
        refusals,
      },
      handle: asSystem(async (system) => {
        const first = await firstUsage(parts.db, system);
        return json({ periodStart: first ?? parts.clock.now().toString({ smallestUnit: 'second' }) });
      }),
    },
    {
      method: 'GET',
      path: '/api/v1/data-tracker/heartbeat',
      permission: 'public',
      api: { summary: 'Whether reports are taken now', tag: 'data-tracker', response: heartbeat, refusals },
      handle: asSystem(async () => json({ status: 'OK' })),
    },
  ];
}

const notKnown: RefusalReply = refusal(401, 'system-unknown');
