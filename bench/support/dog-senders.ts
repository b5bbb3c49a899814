import type { Client } from 'pg';
import { resumeCode } from '#kernel/resume-code';
import { deriveGuestKeys, openWith, sealWith } from '#platform/vault';
import { BrowserLike, type Fields, findForm } from './browser-like.ts';
import { dogJourney } from './dog-journey.ts';
import { codesIn, cookieName, cookieOf, random } from './keys.ts';
import { walkOnce } from './walk.ts';

/** One person fills in the form; many others get the same draft under codes of their own and open the check page. */
export async function prepareSenders(owner: Client, port: number, count: number): Promise<Sender[]> {
  const first = new BrowserLike(port);
  await walkOnce(first, dogJourney(), '', '/senden');
  const [code = ''] = codesIn(first.cookie(cookieName));
  const { id, key } = deriveGuestKeys(code);
  const { rows } = await owner.query('SELECT * FROM forms.draft WHERE id = $1', [id]);
  const content = openWith(key, rows[0].sealed, `forms.draft:${id}`);
  if (!content) throw new Error('the draft cannot be opened');
  const codes = Array.from({ length: count }, () => resumeCode(random.bytes(13)));
  const drafts = codes.map((own) => {
    const keys = deriveGuestKeys(own);
    return { id: keys.id, sealed: sealWith(keys.key, content, `forms.draft:${keys.id}`, random) };
  });
  await owner.query(
    `INSERT INTO forms.draft (id, service, version, sealed, rev, created_at, updated_at)
     SELECT n.id, d.service, d.version, n.sealed, d.rev, d.created_at, d.updated_at
     FROM forms.draft d, unnest($2::uuid[], $3::bytea[]) AS n(id, sealed) WHERE d.id = $1`,
    [id, drafts.map((draft) => draft.id), drafts.map((draft) => Buffer.from(draft.sealed))],
  );
  const people: Sender[] = [];
  for (const own of codes) {
    const cookie = cookieOf({ codes: [own] });
    first.keep(cookieName, cookie);
    const page = await first.once('/de/hund-anmelden/pruefen');
    const form = findForm(page.html, '/senden');
    if (!form) throw new Error(`no button to send at ${page.path} (${page.status})`);
    people.push({ cookie, fields: form.hidden });
  }
  first.close();
  return people;
}

/** All of them click on send, so many at a time; gives cases per second and the milliseconds of each. */
export async function sendAll(port: number, people: readonly Sender[], workers: number) {
  const waiting = [...people];
  const milliseconds: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const browser = new BrowserLike(port);
      for (let person = waiting.pop(); person; person = waiting.pop()) {
        const start = performance.now();
        browser.keep(cookieName, person.cookie);
        const sent = await browser.once('/de/hund-anmelden/senden', person.fields);
        if (!sent.path.includes('/vorgang/')) throw new Error(`not sent: ${sent.status} ${sent.html.slice(0, 2_000)}`);
        milliseconds.push(performance.now() - start);
      }
      browser.close();
    }),
  );
  return { perSecond: (people.length / (performance.now() - begun)) * 1_000, milliseconds };
}

/** Somebody who stands before the button that sends. */
export interface Sender {
  readonly cookie: string;
  readonly fields: Fields;
}
