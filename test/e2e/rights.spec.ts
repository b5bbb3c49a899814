import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopesOf } from '#kernel/permission';
import type { Route } from '#platform/http';
import { call, gist } from './support/call.ts';
import { type Inside, openInside } from './support/inside.ts';
import { type OpenBrowser, openBrowser } from './support/open-browser.ts';
import { type Actor, type RightsStage, stageRights, type Thing } from './support/stage-rights.ts';
import { addressOf, bodyFor, neverThere, nothingLike, refusals, routesFor, verdictOf } from './support/verdict.ts';

let open: OpenBrowser;
let inside: Inside;
let stage: RightsStage;
beforeAll(async () => {
  [open, inside] = await Promise.all([openBrowser(), openInside()]);
  stage = await stageRights(inside, open);
}, 180_000);
afterAll(() => Promise.all([open?.close(), inside?.close()]));

describe('the rights, tried over HTTP: every role with every thing at every address', () => {
  it('give exactly the same answer for what is foreign as for what is not there, and change nothing', {
    timeout: 240_000,
  }, async () => {
    const before = await traces();
    const wrong: string[] = [];
    const denied = tries().filter(({ verdict }) => verdict !== 'allowed');
    expect(denied.length).toBeGreaterThan(1_000);
    await each(denied, async ({ actor, thing, route, verdict }) => {
      const ids = [thing.params, nothingLike(thing)] as const;
      const answers = await Promise.all(
        ids.map((params) => call(inside, actor.caller, route, addressOf(route, params), bodyFor(route, params))),
      );
      const hide = ids.flatMap((params) => Object.values(params));
      const [known, unknown] = await Promise.all(answers.map((answer) => gist(answer, hide)));
      const at = `${actor.name}: ${route.method} ${route.path} of the ${thing.name}`;
      if (known !== unknown) wrong.push(`${at} is told from nothing:\n${firstDifference(known!, unknown!)}`);
      const fits = refusals[verdict as keyof typeof refusals];
      if (!fits.includes(answers[0]!.status)) wrong.push(`${at} says ${answers[0]!.status} instead of ${fits}`);
    });
    expect(wrong).toEqual([]);
    expect(await traces()).toEqual(before);
  });

  it('keep the pages of staff and of signed-in people from everybody else', async () => {
    const wrong: string[] = [];
    for (const { name, roles, caller } of stage.actors) {
      const isGuest = roles.includes('guest');
      const isStaff = !isGuest && !roles.includes('citizen');
      for (const route of inside.routes.filter(({ path }) => /^\/(:lang|api)/.test(path) && !/:(?!lang)/.test(path))) {
        const hasNoRight = route.permission !== 'public' && scopesOf(roles, route.permission).size === 0;
        // The worker and the manifest of the counter's app hold nothing of anybody.
        const isForeignDesk = !isStaff && /\/team\/(?!anmelden|servicepunkt\/app-)/.test(route.path);
        if (!hasNoRight && !isForeignDesk) continue;
        const fits = hasNoRight ? [isGuest ? 401 : 403] : [302, 303, 401, 403];
        const { status } = await call(inside, caller, route, route.path.replace(':lang', 'en'));
        if (!fits.includes(status)) wrong.push(`${name}: ${route.method} ${route.path} says ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('let everybody do what is theirs', { timeout: 240_000 }, async () => {
    const wrong: string[] = [];
    const allowed = tries().filter(({ verdict }) => verdict === 'allowed');
    expect(allowed.length).toBeGreaterThan(80);
    // What ends a thing comes last.
    for (const { actor, thing, route } of allowed.sort((a, b) => orderOf(a.route) - orderOf(b.route))) {
      if (neverThere.some((pattern) => pattern.test(`${route.path} ${thing.name}`))) continue;
      const { params } = thing;
      const answer = await call(inside, actor.caller, route, addressOf(route, params), bodyFor(route, params));
      // Ended by the call before.
      if (answer.status === 404 && orderOf(route) > 7) continue;
      const asksPurpose = answer.status === 403 && (await answer.text()).includes('purpose');
      if ([401, 403, 404, 500].includes(answer.status) && !asksPurpose)
        wrong.push(`${actor.name}: ${route.method} ${route.path} of the ${thing.name} says ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Every actor with every thing at every address it can be named at. */
const tries = (): Try[] =>
  stage.things.flatMap((thing) =>
    routesFor(inside.routes, thing).flatMap((route) =>
      stage.actors.map((actor) => ({ actor, thing, route, verdict: verdictOf(actor, thing, route) })),
    ),
  );

/** Everything the denied calls could have left behind in cases, drafts and mandates. */
const traces = async (): Promise<unknown> =>
  inside.platform.db.query(`SELECT
    (SELECT count(*)::int FROM events.event e JOIN cases."case" c ON c.id = e.stream) AS events,
    (SELECT count(*)::int FROM forms.draft) AS drafts, (SELECT sum(rev)::int FROM forms.draft) AS revisions,
    (SELECT count(*)::int FROM accounts.mandate WHERE ended_at IS NULL) AS mandates`);

/** A few at a time, as many browsers would. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker(), worker(), worker()]);
}

function firstDifference(left: string, right: string): string {
  const [lines, others] = [left.split(/\n|(?=<)/), right.split(/\n|(?=<)/)];
  const at = lines.findIndex((line, index) => line !== others[index]);
  return `${lines.slice(at, at + 3).join(' ')}\ninstead of\n${others.slice(at, at + 3).join(' ')}`;
}

function orderOf({ method, path }: Route): number {
  if (method === 'GET') return 0;
  if (/beenden|end$/.test(path)) return 9;
  if (method === 'DELETE' || /zuruecknehmen|withdrawal|loeschen|:draft\/weiter$/.test(path)) return 8;
  return /\/(team|tasks)\//.test(path) ? 5 : 3;
}

interface Try {
  readonly actor: Actor;
  readonly thing: Thing;
  readonly route: Route;
  readonly verdict: ReturnType<typeof verdictOf>;
}
