import { afterAll } from 'vitest';
import { type Actor, guestActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Role } from '#kernel/permission';
import { createApp, html } from '#platform/http';
import { createSessions } from '#platform/session';
import { Browser } from '../../../../../test/support/browser.ts';
import { openCases } from '../../test-support.ts';
import { clerkRoutes } from '../clerk-routes.ts';

/** The staff pages on a database of their own, with a small staff and one browser each. */
export async function openDesk(options: Parameters<typeof openCases>[0] = {}) {
  const baskets = new Map<Uuid, readonly string[]>();
  const away: { id: Uuid; deputies: Uuid[] }[] = [];
  const absent: { readonly id: Uuid; readonly name: string; readonly offices: readonly string[] }[] = [];
  const own = await openCases({
    ...options,
    accounts: {
      staff: async (id: Uuid) =>
        staffById.has(id) ? { id, name: staffById.get(id)?.name, baskets: baskets.get(id) ?? [] } : null,
      staffOf: async (office: string) =>
        team.filter(({ offices }) => offices.includes(office)).map(({ id, name }) => ({ id, name })),
      isColleague: async (id: Uuid, office: string) => staffById.get(id)?.offices.includes(office) ?? false,
      standInsFor: async () => absent,
      awayToday: async () => away,
    },
  });
  afterAll(() => own.drop());
  const { parts } = own;
  const sessions = createSessions({ ...parts, cookieKey: parts.config.keys.cookie, secure: false });
  const app = createApp({
    routes: clerkRoutes(parts, {
      shellFor: own.shellFor,
      visitorOf: async ({ actor }) => ({ actor, guestProofs: [], mandate: null }),
    }),
    sessions,
    actorOf: async ({ row }) => staffById.get(row?.staffId ?? '') ?? null,
    refusals: (reply) => html(`refused ${reply.code}`, reply.status),
    log: parts.log,
    requestId: () => parts.newId(),
    secure: false,
    trustProxy: 0,
    formTargets: [],
    rates: { read: many, write: many, upload: many, 'sign-in': many },
  });
  return {
    ...own,
    absent,
    /** Who is away today, each with the deputies who are there. */
    away,
    /** From which baskets somebody works. */
    baskets,
    app,
    async browserOf(who: Actor): Promise<Browser> {
      const browser = new Browser(app, sessions);
      await browser.signIn({ staffId: who.id ?? '' }, 'substantial');
      return browser;
    },
  };
}

const member = (number: number, name: string, offices: readonly string[], roles: readonly Role[]): Actor & Staff => ({
  ...guestActor,
  kind: 'staff',
  id: `00000000-0000-7000-8000-00000000000${number}`,
  name,
  offices,
  roles,
});

export const kim = member(1, 'Kim Beispiel', ['stadtkaemmerei', 'buergerservice'], ['clerk']);
export const robin = member(2, 'Robin Muster', ['stadtkaemmerei', 'buergerservice'], ['clerk', 'approver']);
export const stranger = member(3, 'Toni Fremd', ['ordnungsamt'], ['clerk', 'approver']);
export const operator = member(4, 'Billie Betrieb', [], ['operator']);
export const secondOperator = member(9, 'Sam Betrieb', [], ['operator']);

const team = [kim, robin, stranger, operator, secondOperator];
const staffById: ReadonlyMap<Uuid, Actor & Staff> = new Map(team.map((one) => [one.id, one]));
const many = { burst: 100_000, perMinute: 100_000 };

interface Staff {
  readonly id: Uuid;
  readonly name: string;
}
