import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textIn } from '../support/html-form.ts';
import { answerOn, answerQuestions, HttpVisitor, sendIt } from '../support/http-journey.ts';
import { type AppNode, until } from './support/app-node.ts';
import { type CityHall, openCityHall } from './support/city-hall.ts';
import { type CuttableWay, cuttableWay } from './support/cuttable.ts';
import { dogAnswers } from './support/dog-answers.ts';

let hall: CityHall;
let way: CuttableWay;
let node: AppNode;
let small: AppNode;
let apart: AppNode;
const lockers: pg.Client[] = [];

beforeAll(async () => {
  hall = await openCityHall();
  await hall.ask(diskThatFills);
  way = await cuttableWay(hall.cluster.url());
  [node, small, apart] = await Promise.all([
    hall.startNode(),
    hall.startNode({ POOL_SIZE: '2', JOBS: 'off' }),
    hall.startNode({ DATABASE_URL: way.url, JOBS: 'off' }),
  ]);
});
afterAll(async () => {
  await Promise.allSettled(lockers.map((locker) => locker.end()));
  await way?.cut();
  await hall?.close();
});

const journeyOf = (name: string) => ({ language: 'de', service: 'hund-anmelden', answers: dogAnswers(name) }) as const;
const visitorAt = (at: AppNode): HttpVisitor => new HttpVisitor({ origin: () => at.origin });
async function readyAt(at: AppNode, name: string): Promise<HttpVisitor> {
  const visitor = visitorAt(at);
  await answerQuestions(visitor, journeyOf(name));
  return visitor;
}
async function sent(at: AppNode, name: string): Promise<{ visitor: HttpVisitor; number: string }> {
  const visitor = await readyAt(at, name);
  return { visitor, number: await sendIt(visitor) };
}
/** Holds the row of a case as a command that takes long would. */
async function lockCase(number: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: hall.cluster.ownerUrl() });
  lockers.push(client);
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM cases.case WHERE number = $1 FOR UPDATE', [number]);
  return () => client.end();
}
const messagesIn = async (number: string): Promise<number> =>
  (
    await hall.ask<{ count: number }>(
      `SELECT count(*)::int AS count FROM events.event e JOIN cases.case c ON c.id = e.stream WHERE c.number = $1 AND e.type = 'case.message'`,
      [number],
    )
  )[0]!.count;
function expectNotSaved(visitor: HttpVisitor, words: string): void {
  expect({ status: visitor.page.status, text: textIn(visitor.page.html) }).toEqual({
    status: 503,
    text: expect.stringContaining(words),
  });
  expect(textIn(visitor.page.html)).toContain('einen Schritt zurück');
}

describe.concurrent('a case that somebody else holds for long', () => {
  it('lets the next command wait and go through, while everybody else goes on', async () => {
    const { visitor, number } = await sent(node, 'Wartet');
    const release = await lockCase(number);
    let isAnswered = false;
    const posting = visitor
      .tab()
      .submit('/nachricht', { text: 'Stimmt der Name?' })
      .finally(() => {
        isAnswered = true;
      });
    await sent(node, 'Daneben');
    expect((await visitor.get(`/de/vorgang/${number}`)).status).toBe(200);
    expect(isAnswered).toBe(false);
    await release();
    expect((await posting).status).toBe(200);
    expect((await visitor.get(`/de/vorgang/${number}`)).html).toContain('Stimmt der Name?');
    expect(await messagesIn(number)).toBe(1);
  });

  it('says after the time limit that nothing was saved, and takes the same form later once', async () => {
    const { visitor, number } = await sent(node, 'Zu-lange');
    const form = visitor.tab();
    const release = await lockCase(number);
    await visitor.submit('/nachricht', { text: 'Bitte nur einmal.' });
    expectNotSaved(visitor, 'Ihre letzte Eingabe ist nicht gespeichert.');
    await release();
    const answers = await Promise.all(
      [1, 2, 3].map(() => form.tab().submit('/nachricht', { text: 'Bitte nur einmal.' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await messagesIn(number)).toBe(1);
  });
});

describe.concurrent('a node whose connections are all taken', () => {
  it('answers 503 instead of hanging, is not ready, stays alive, and goes on afterwards', async () => {
    const visitors = await Promise.all(['Eins', 'Zwei', 'Drei', 'Vier', 'Fünf'].map((name) => readyAt(small, name)));
    // More senders than connections, on a node that has not sent anything yet.
    const numbers = await Promise.all(visitors.map(sendIt));
    const releases = await Promise.all([lockCase(numbers[0]!), lockCase(numbers[1]!)]);
    const posting = visitors.slice(0, 2).map((visitor) => visitor.submit('/nachricht', { text: 'Wartet.' }));
    await until('both connections wait', async () => (await lockedOut(small)) === 2);
    const [ready, live] = await Promise.all(['ready', 'live'].map((name) => fetch(`${small.origin}/health/${name}`)));
    expect([ready!.status, live!.status]).toEqual([503, 200]);
    await visitors[2]!.submit('/nachricht', { text: 'Kommt nicht dran.' });
    expectNotSaved(visitors[2]!, 'Ihre letzte Eingabe ist nicht gespeichert.');
    await Promise.all(releases.map((release) => release()));
    await Promise.all(posting);
    expect((await sent(small, 'Danach')).number).toMatch(/^L/);
    expect((await fetch(`${small.origin}/health/ready`)).status).toBe(200);
  });
});

const lockedOut = async (at: AppNode): Promise<number> =>
  (
    await hall.ask<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'",
      [`lipsia ${at.name}`],
    )
  )[0]!.count;

describe.concurrent('a full disk', () => {
  it('says that the answer was not saved, keeps everything before it, and takes it when there is room again', async () => {
    const visitor = visitorAt(node);
    await answerQuestions(visitor, { ...journeyOf('Voll'), pages: 2 });
    const { path, html } = visitor.page;
    const draft = draftOn(visitor);
    const form = visitor.tab();
    await fillDisk(draft);
    await visitor.submit(path, dogAnswers('Voll'));
    expectNotSaved(visitor, 'Ihre letzte Eingabe ist nicht gespeichert.');
    await sent(node, 'Hat-Platz');
    expect((await visitor.get(path)).path).toBe(path);
    await makeRoom(draft);
    form.page = { path, html, status: 200 };
    await answerOn(form, journeyOf('Voll'));
    expect(await sendIt(form)).toMatch(/^L/);
    expect(node.starts).toBe(1);
  });

  it('makes no half case: the draft stays as it was and is sent once when there is room again', async () => {
    const visitor = visitorAt(node);
    await answerQuestions(visitor, journeyOf('Halb'));
    const check = visitor.tab();
    const draft = draftOn(visitor);
    await fillDisk(draft);
    await visitor.submit('/senden');
    await makeRoom(draft);
    expectNotSaved(visitor, 'Ihre letzte Eingabe ist nicht gespeichert.');
    expect((await visitor.get('/de/hund-anmelden/pruefen')).html).toContain('Bello Halb');
    expect(await sendIt(check)).toBe(await sendIt(visitor));
  });
});

/** PostgreSQL fails to write for the drafts in a list, and for the letters of their cases, as it does on a full disk. */
const diskThatFills = `
  CREATE TABLE public.full_for (draft uuid);
  CREATE FUNCTION public.full_disk() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
    IF EXISTS (SELECT FROM public.full_for f WHERE TG_TABLE_NAME = 'draft' AND f.draft = NEW.id AND to_jsonb(NEW) ->> 'sent_at' IS NULL
      OR TG_TABLE_NAME = 'notice' AND f.draft = (SELECT d.id FROM forms.draft d WHERE d.case_id = (to_jsonb(NEW) ->> 'case_id')::uuid))
    THEN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER full_disk BEFORE UPDATE ON forms.draft FOR EACH ROW EXECUTE FUNCTION public.full_disk();
  CREATE TRIGGER full_disk BEFORE INSERT ON cases.notice FOR EACH ROW EXECUTE FUNCTION public.full_disk()`;
const fillDisk = (draft: string) => hall.ask('INSERT INTO public.full_for VALUES ($1)', [draft]);
const makeRoom = (draft: string) => hall.ask('DELETE FROM public.full_for WHERE draft = $1', [draft]);
const draftOn = ({ page }: HttpVisitor): string => /name="_draft" value="([^"]+)"/.exec(page.html)?.[1] ?? '';

describe.concurrent('a database that stays away', () => {
  it('is told to people and to the balancer, and after it everything goes on where it was', async () => {
    const visitor = visitorAt(apart);
    await answerQuestions(visitor, { ...journeyOf('Fort'), pages: 5 });
    const before = visitor.tab();
    await way.cut();
    const [ready] = await Promise.all([
      fetch(`${apart.origin}/health/ready`),
      visitor.submit(visitor.page.path, dogAnswers('Fort')),
    ]);
    expect(ready.status).toBe(503);
    expectNotSaved(visitor, 'Ihre letzte Eingabe ist vielleicht nicht gespeichert.');
    await way.mend();
    await answerOn(before, journeyOf('Fort'));
    expect(await sendIt(before)).toMatch(/^L/);
    expect((await fetch(`${apart.origin}/health/ready`)).status).toBe(200);
    expect(apart.starts).toBe(1);
  });
});
