import { describe, expect, it } from 'vitest';
import { type Actor, guestActor } from '#kernel/actor';
import { languages } from '#kernel/language';
import type { HtmlReply, RefusalStatus } from '#platform/http';
import { expectSound } from './pages/test-support.ts';
import { portalRefusals } from './refusals.ts';
import { shellOf } from './shell.ts';

const catalogue = { city: () => ({ name: 'Leipzig', data: { city: {} } }) as never };
const refusals = portalRefusals(shellOf(catalogue, {}, { mode: 'production' }));
const statuses: readonly RefusalStatus[] = [400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503];

describe.each(languages)('in %s', (language) => {
  it.each(statuses)('%s is a whole page with a way forward and keeps its status', async (status) => {
    const page = await refused(status, 'x', `/${language}/vorgang/L1234`);
    expect(page.status).toBe(status);
    await expectSound(page.html);
    expect(page.html).toContain(`href="/${language}"`);
    expect(page.html.match(/kern-btn--primary/g)?.length).toBeGreaterThan(0);
  });

  it('sign-in comes back to the page with its query, staff go to their own door', async () => {
    const citizen = await refused(401, 'sign-in-needed', `/${language}/mein-bereich/zugriffe?seite=2`);
    expect(citizen.html).toContain(
      `/${language}/anmelden?zurueck=%2F${language}%2Fmein-bereich%2Fzugriffe%3Fseite%3D2`,
    );
    const staff = await refused(401, 'sign-in-needed', `/${language}/team/vorgaenge`);
    expect(staff.html).toContain(`/${language}/team/anmelden?zurueck=%2F${language}%2Fteam%2Fvorgaenge`);
  });

  it('what staff may not open looks like nothing at all, with the way to their work', async () => {
    const clerk = { ...guestActor, kind: 'staff', id: 'x', roles: ['clerk'], offices: ['stadtkaemmerei'] } as const;
    const { html, status } = await refused(404, 'not-found', `/${language}/team/vorgaenge/L-1`, undefined, clerk);
    expect(status).toBe(404);
    await expectSound(html);
    expect(html).toMatch(/einem anderen Amt|another office/);
    expect(html).toContain(`href="/${language}/team/vorgaenge"`);
    expect(html).not.toContain('weitermachen"');
    // The name in the header leads to the own sign-in: stand-ins, second factors, devices.
    expect(html.match(/<header.*?<\/header>/s)?.[0]).toContain(`href="/${language}/team/konto"`);
    const operator = { ...clerk, roles: ['operator'] } as const;
    const other = await refused(404, 'not-found', `/${language}/team/vorgaenge/L-1`, undefined, operator);
    expect(other.html).not.toContain(`href="/${language}/team/vorgaenge"`);
    expect(other.html).toContain(`href="/${language}/team/konto"`);
    const elsewhere = await refused(404, 'not-found', `/${language}/gibt-es-nicht`, undefined, clerk);
    expect(elsewhere.html).not.toMatch(/einem anderen Amt|another office/);
  });

  it('an expired form says that everything before it is saved, and how to send again', async () => {
    const { html } = await refused(403, 'form-expired', `/${language}/hund-anmelden/frage/hunde`);
    expect(html).toContain('<ol');
    expect(html).toMatch(/gespeichert|saved/);
    expect(html).toContain(`href="/${language}/hund-anmelden/frage/hunde"`);
  });

  it.each(['surely', 'perhaps'])('a database that is away says what became of the form: %s', async (unsaved) => {
    const details = { retryAfter: 10, unsaved };
    const { html, headers } = await refused(503, 'try-again', `/${language}/hund-anmelden/senden`, details);
    await expectSound(html);
    expect(html).toContain('<ol');
    expect(html).toMatch(/nicht gespeichert|not (be )?saved/);
    // Nobody can open the address of a form that was sent.
    expect(html).not.toContain(`href="/${language}/hund-anmelden/senden"`);
    expect(headers?.['retry-after']).toBe('10');
  });

  it('a fault names its number, too many requests their wait', async () => {
    expect((await refused(500, 'fault', `/${language}/x`, { reference: 'ref-77' })).html).toContain('ref-77');
    const slow = await refused(429, 'too-many-requests', `/${language}/x`, { retryAfter: 12 });
    expect(slow.html).toContain('12');
    expect(slow.headers?.['retry-after']).toBe('12');
  });
});

async function refused(
  status: RefusalStatus,
  code: string,
  path: string,
  details?: Record<string, unknown>,
  actor: Actor = guestActor,
) {
  const url = new URL(`https://stadt.example${path}`);
  const language = path.startsWith('/de') ? 'de' : 'en';
  const about = { id: 'request-1', language, url, actor, state: null } as const;
  return (await refusals({ kind: 'refusal', status, code, ...(details ? { details } : {}) }, about)) as HtmlReply;
}
