import { describe, expect, it } from 'vitest';
import { asOwner } from '../../../../../test/support/index.ts';
import { kim, openDesk, robin, stranger } from '../../http/clerk/test-support.ts';
import { type WorklistWish, worklistQuery } from '../../store/task-store.ts';
import { dogAnswers } from '../../test-support.ts';
import { take } from '../clerk-commands.ts';
import { findByPerson, findByTypedNumber } from './find-cases.ts';
import { nextTask, readPlace, showWorklist, type WorklistFilter } from './worklist.ts';

const own = await openDesk();
const { parts } = own;
const special = dogAnswers({ besonderheit: { text: 'Bello ist oft bei meiner Mutter.', language: 'de' } });
const sent = () => own.submit('hund-anmelden', special);
const all: WorklistFilter = { whose: 'all', kind: 'all', service: null, overdue: false, basket: 'mine', after: null };
type Key = { readonly kind: string; readonly hash: string };
const oldKey = 'INSERT INTO cases.finder (case_id, office, kind, hash) VALUES ($1, $2, $3, $4)';
const numbers = async (filter: Partial<WorklistFilter> = {}, who = kim) =>
  (await showWorklist(parts, who, { ...all, ...filter })).rows.map(({ number }) => number);

describe('the worklist', () => {
  it('shows what is due first, with words for the day, and only the own offices', async () => {
    const early = await sent();
    own.clock.advance({ days: 3 });
    const late = await sent();
    expect(await numbers()).toEqual([early.number, late.number]);
    expect(await numbers({}, stranger)).toEqual([]);
    own.clock.advance({ days: 5 });
    const [first, second] = (await showWorklist(parts, kim, all)).rows;
    // Sent on Monday 23 November, promised in five working days: due on Monday 30 November, today is Tuesday 1 December.
    expect(first?.due).toMatchObject({ days: -1, light: 'red' });
    expect(second?.due).toMatchObject({ days: 2, workingDays: 2, light: 'amber', by: 'promise' });
    expect(await numbers({ overdue: true })).toEqual([early.number]);
    expect((await showWorklist(parts, kim, all)).counts).toMatchObject({ open: 2, overdue: 1, free: 2, mine: 0 });
  });

  it('narrows down to mine, free ones, those of the absent, a service and a kind', async () => {
    const [first, second] = (await showWorklist(parts, kim, all)).rows;
    await take(parts, kim, first?.number ?? '', first?.token ?? '');
    expect(await numbers({ whose: 'mine' })).toEqual([first?.number]);
    expect(await numbers({ whose: 'free' })).toEqual([second?.number]);
    expect(await numbers({ whose: 'stand-in' }, robin)).toEqual([]);
    own.absent.push({ id: kim.id, name: kim.name, offices: kim.offices });
    expect(await numbers({ whose: 'stand-in' }, robin)).toEqual([first?.number]);
    // What is with an absent colleague stands in the deputy's own list, marked, and comes up as the next case.
    expect(await numbers({ whose: 'mine' }, robin)).toEqual([first?.number]);
    const [held] = (await showWorklist(parts, robin, { ...all, whose: 'mine' })).rows;
    expect(held?.takenBy).toEqual({ isMe: false, isAbsent: true, name: kim.name, heldFor: null, handedBy: null });
    expect(await nextTask(parts, robin)).toMatchObject({ number: first?.number });
    own.absent.pop();
    expect(await numbers({ service: 'wohnsitz-anmelden' })).toEqual([]);
    expect(await numbers({ service: 'hund-anmelden' })).toHaveLength(2);
    expect(await numbers({ kind: 'objection' })).toEqual([]);
    expect(await numbers({ kind: 'approval' }, robin)).toEqual([]);
  });

  it('opens the next one that is due and mine or free', async () => {
    const [first, second] = (await showWorklist(parts, kim, all)).rows;
    expect(await nextTask(parts, kim)).toMatchObject({ number: first?.number, isFree: false });
    expect(await nextTask(parts, robin)).toMatchObject({ number: second?.number, isFree: true });
    expect(await nextTask(parts, kim, readPlace(first?.place ?? ''))).toMatchObject({ number: second?.number });
    expect(await nextTask(parts, stranger)).toBeNull();
  });
});

describe('the search', () => {
  it('finds a number as people type it, and a person by name and birth date in any spelling', async () => {
    const row = await sent();
    const typed = row.number.toLowerCase().replaceAll('-', ' ');
    expect(await findByTypedNumber(parts, kim, typed)).toEqual({ ok: true, value: row.number });
    expect(await findByTypedNumber(parts, stranger, typed)).toMatchObject({ ok: false, reason: 'not-found' });
    expect(await findByTypedNumber(parts, kim, 'hallo')).toMatchObject({ ok: false, reason: 'wrong-number' });
    const birthDate = Temporal.PlainDate.from('1988-03-27');
    const find = async (
      who: typeof kim,
      familyName: string,
      givenNames = '',
      day: typeof birthDate | null = birthDate,
    ) => {
      const found = await findByPerson(parts, who, { familyName, givenNames, birthDate: day });
      return found.ok ? found.value.map(({ number }) => number) : found.reason;
    };
    expect(await find(kim, 'MUELLER')).toContain(row.number);
    expect(await find(kim, 'Müller', 'jana')).toContain(row.number);
    expect(await find(kim, 'Müller', 'Jan')).toEqual([]);
    expect(await find(kim, 'Müller', '', birthDate.add({ days: 1 }))).toEqual([]);
    expect(await find(stranger, 'Müller')).toEqual([]);
    expect(await find(kim, 'Müller', '', null)).toBe('birth-date-missing');
    expect(await find(kim, ' ')).toBe('name-missing');
  });
  it('keeps one key for each name, and none that tells how often a name or a birth date occurs', async () => {
    const keys = 'SELECT kind, hash FROM cases.finder WHERE case_id = $1 ORDER BY hash';
    const [first, second] = [
      await sent(),
      await own.submit('hund-anmelden', { ...special, geburtsdatum: '1990-01-02' }),
    ];
    const keysOf = async (id: string) => (await asOwner(own.database.ownerUrl, keys, [id])) as Key[];
    const [a, b] = [await keysOf(first.id), await keysOf(second.id)];
    expect(a.map(({ kind }) => kind)).toEqual(['person', 'person']);
    expect(new Set([...a, ...b].map(({ hash }) => hash)).size).toBe(4);
  });
  it('finds what a node of the version before sent, in any order of its keys', async () => {
    const birthDate = Temporal.PlainDate.from('1971-05-06');
    const { blindIndex } = parts.vault;
    const keys = [
      ['name', blindIndex('name', 'ada')],
      ['birth-date', blindIndex('birth-date', birthDate.toString())],
      ['name', blindIndex('name', 'altmann')],
    ];
    const row = await sent();
    for (const [kind, hash] of keys) await parts.db.query(oldKey, [row.id, row.office, kind, hash]);
    const find = (familyName: string, givenNames: string) =>
      findByPerson(parts, kim, { familyName, givenNames, birthDate });
    expect(await find('Altmann', 'Ada')).toMatchObject({ ok: true, value: [{ number: row.number }] });
    expect(await find('Altmann', 'Eva')).toEqual({ ok: true, value: [] });
  });
});

describe('among 20,000 tasks', () => {
  it('reads a page by its index alone, wherever the page lies, and misses no task between pages', async () => {
    const row = await sent();
    await asOwner(own.database.ownerUrl, many, [row.id]);
    await asOwner(own.database.ownerUrl, 'ANALYZE cases.task; ANALYZE cases.case');
    const wishes: WorklistWish[] = [
      { offices: ['stadtkaemmerei', 'buergerservice'], kinds: ['clerk', 'approval'], limit: 31 },
      { offices: ['stadtkaemmerei'], kinds: ['clerk'], limit: 31, assignees: null },
      { offices: ['stadtkaemmerei'], kinds: ['clerk'], limit: 31, assignees: [kim.id, robin.id] },
      { offices: ['stadtkaemmerei'], kinds: ['clerk'], limit: 31, service: 'meldebescheinigung' },
      { offices: ['stadtkaemmerei'], kinds: ['clerk'], limit: 31, objections: true },
      {
        offices: ['stadtkaemmerei'],
        kinds: ['clerk'],
        limit: 31,
        after: { dueOn: '2027-06-01', caseId: row.id, token: 't' },
      },
    ];
    for (const wish of wishes) {
      const { sql, values } = worklistQuery(wish);
      const plan = (
        await parts.db.query<{ 'QUERY PLAN': string }>(
          `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${sql}`,
          values,
        )
      )
        .map((line) => line['QUERY PLAN'])
        .join('\n');
      expect(plan).toMatch(/Index (Only )?Scan using task_(worklist|free|assignee|service|objection)/);
      expect(plan).not.toMatch(/Seq Scan on task|Bitmap Heap Scan on task/);
      expect(
        Math.max(...[...plan.matchAll(/rows=([\d.]+) loops/g)].map(([, rows]) => Number(rows))),
        plan,
      ).toBeLessThan(200);
    }
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await showWorklist(parts, kim, { ...all, service: 'meldebescheinigung', after: readPlace(after) });
      seen.push(...page.rows.map(({ place }) => place));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toHaveLength(200);
    expect(new Set(seen).size).toBe(200);
    expect(seen).toEqual([...seen].sort());
  });
});

/** Tasks of one case, many on the same day: the order must hold within a day and a case. */
const many = `INSERT INTO cases.task (case_id, token, node, kind, office, service, opened_at, due_on, assignee)
  SELECT $1::uuid, 'p' || n, CASE WHEN n % 500 = 0 THEN 'objection' ELSE 'pruefen' END, 'clerk',
    CASE WHEN n % 3 = 0 THEN 'ordnungsamt' ELSE 'stadtkaemmerei' END,
    CASE WHEN n % 3 <> 0 AND n <= 300 THEN 'meldebescheinigung' ELSE 'hund-anmelden' END, now(),
    date '2026-12-01' + (n % 400), CASE WHEN n % 4 = 0 THEN '${kim.id}'::uuid WHEN n % 4 = 1 THEN '${robin.id}'::uuid END
  FROM generate_series(1, 20000) n`;
