import { afterAll, describe, expect, it } from 'vitest';
import { demoRegisterPeople } from '../people.ts';
import { startRegister } from './index.ts';
import { aPerson, aRegister, cityToken, newHome } from './test-support.ts';

describe('the population register', async () => {
  const { service, url, sql, database, start } = await aRegister({
    clients: [
      { name: 'city-hall', token: cityToken, scopes: ['match', 'read', 'change', 'letter'] },
      { name: 'reader', token: 'reads-only', scopes: ['read'] },
    ],
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
  });
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${cityToken}`,
        'x-purpose': 'processing',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
  };
  const mira = demoRegisterPeople[0]!;
  const query = ({ familyName, givenNames, birthDate }: typeof mira) => ({ familyName, givenNames, birthDate });

  it('keeps its tables to itself: the app may not even look', async () => {
    const tables = await sql<{ name: string }>(
      "SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema = 'register'",
    );
    expect(tables.length).toBeGreaterThan(6);
    await expect(database.db.query('SELECT 1 FROM register.person')).rejects.toThrow('permission denied for schema');
    const rights = await sql(`SELECT has_schema_privilege('lipsia_app', 'register', 'USAGE') AS schema,
      bool_or(has_table_privilege('lipsia_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE')) AS tables
      FROM pg_class c WHERE c.relnamespace = 'register'::regnamespace AND c.relkind = 'r'`);
    expect(rights).toEqual([{ schema: false, tables: false }]);
    const own = await sql(`SELECT has_table_privilege('lipsia_register', 'register.audit', 'UPDATE, DELETE') AS audit,
      has_table_privilege('lipsia_register', 'register.person', 'DELETE') AS person,
      has_schema_privilege('lipsia_register', 'vault', 'USAGE') AS vault`);
    expect(own).toEqual([{ audit: false, person: false, vault: false }]);
  });

  it('loads its residents once, also when it starts again', async () => {
    const second = await start(0);
    await second.close();
    expect(await sql('SELECT count(*)::int AS n FROM register.person WHERE pseudonym IS NOT NULL')).toEqual([
      { n: demoRegisterPeople.length },
    ]);
    expect(await sql('SELECT people FROM register.seeding')).toEqual([{ people: 300 }]);
  });

  it('adds people of the demo who are new since', async () => {
    const someone = { ...mira, pseudonym: 'new-since', givenNames: 'Neele' };
    const second = await aRegisterWith([...demoRegisterPeople, someone]);
    expect(second).toEqual([{ n: demoRegisterPeople.length + 1 }]);
    await sql("DELETE FROM register.home h USING register.person p WHERE p.id = h.person AND pseudonym = 'new-since'");
    await sql("DELETE FROM register.person WHERE pseudonym = 'new-since'");
  });
  const aRegisterWith = async (people: typeof demoRegisterPeople) => {
    const again = await startRegister({
      ...{ port: 0, host: '127.0.0.1', ownerUrl: database.ownerUrl, clients: [], people, size: 300 },
      addresses: { referenceData: null, city: 'city', cityName: 'Leipzig' },
    });
    await again.close();
    return sql('SELECT count(*)::int AS n FROM register.person WHERE pseudonym IS NOT NULL');
  };

  it('finds a person by name and birth date and by pseudonym, as the same record', async () => {
    const match = await call('POST', '/match', query(mira));
    expect(match.json).toMatchObject({ kind: 'unique', record: { familyName: 'Muster-Demo', kindOfHome: 'only' } });
    expect(match.json.record.address).toEqual({ ...mira.address, addition: '' });
    const { record } = match.json;
    expect((await call('GET', `/records/${record.id}`)).json).toEqual(record);
    expect((await call('GET', `/pseudonyms/${mira.pseudonym}`)).json).toEqual(record);
    expect((await call('POST', '/match', { ...query(mira), familyName: 'Niemand' })).json).toEqual({ kind: 'none' });
    const alex = demoRegisterPeople.find((one) => one.familyName === 'Doppelt-Demo')!;
    expect((await call('POST', '/match', query(alex))).json).toEqual({ kind: 'ambiguous' });
  });

  it('wants a token, the scope, a purpose, JSON and a body that fits', async () => {
    const problems = [
      await call('POST', '/match', query(mira), { authorization: 'Bearer wrong' }),
      await call('POST', '/match', query(mira), { authorization: 'Bearer reads-only' }),
      await call('POST', '/match', query(mira), { 'x-purpose': '' }),
      await call('POST', '/match', 'x=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      await call('POST', '/match', '{'),
      await call('POST', '/match', { ...query(mira), birthDate: '30.02.1990' }),
      await call('POST', '/match', { ...query(mira), familyName: 'x'.repeat(70_000) }),
      await call('GET', '/records/none'),
      await call('GET', '/pseudonyms/%E0%A4%A'),
      await call('DELETE', '/match'),
      await call('GET', '/else'),
      await call('POST', '/changes', { persons: [], newPersons: [], address: newHome, kindOfHome: 'only' }),
    ];
    expect(problems.map(({ status, json }) => [status, json.code])).toEqual([
      [401, 'token-missing'],
      [403, 'scope-missing'],
      [400, 'purpose-missing'],
      [415, 'not-json'],
      [400, 'not-json'],
      [422, 'body-invalid'],
      [413, 'body-too-large'],
      [404, 'record-gone'],
      [404, 'record-gone'],
      [405, 'wrong-method'],
      [404, 'not-found'],
      [422, 'body-invalid'],
    ]);
    for (const { headers, json } of problems) {
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(JSON.stringify(json)).not.toMatch(/Muster|1988/);
    }
    expect(problems[0]!.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('slows down guessing and haste', async () => {
    const narrow = await aNarrowService();
    const strangers = await Promise.all([1, 2, 3].map(() => narrow.ask('nobody')));
    expect(strangers.map(({ status }) => status).sort()).toEqual([401, 401, 429]);
    const clients = [await narrow.ask(cityToken), await narrow.ask(cityToken), await narrow.ask(cityToken)];
    expect(clients.map(({ status }) => status)).toEqual([404, 404, 429]);
    expect(Number(clients[2]!.headers.get('retry-after'))).toBeGreaterThan(0);
    await narrow.close();
  });
  const aNarrowService = async () => {
    const narrow = await startRegister({
      ...{ port: 0, host: '127.0.0.1', ownerUrl: database.ownerUrl, people: demoRegisterPeople, size: 300 },
      addresses: { referenceData: null, city: 'city', cityName: 'Leipzig' },
      clients: [{ name: 'city-hall', token: cityToken, scopes: ['read'] }],
      rate: { burst: 2, perSecond: 0.01 },
      strangerRate: { burst: 2, perSecond: 0.01 },
    });
    const ask = (token: string) =>
      fetch(`http://127.0.0.1:${narrow.port}/records/none`, {
        headers: { authorization: `Bearer ${token}`, 'x-purpose': 'processing' },
      });
    return { ask, close: () => narrow.close() };
  };

  it('does not betray a block: not by match, not among relatives', async () => {
    const blocked = { familyName: 'blockfall', givenNames: 'Ada', birthDate: '1980-02-03' };
    const twice = { familyName: 'zweifall', givenNames: 'Ada', birthDate: '1980-02-03' };
    const hidden = await aPerson(sql, { ...blocked, blocked: true });
    await aPerson(sql, twice);
    await aPerson(sql, twice, ['Burgplatz', '1', '04109']);
    const spouse = await aPerson(sql, { familyName: 'blockfall', givenNames: 'Bo', birthDate: '1979-01-01' });
    await sql("INSERT INTO register.kinship VALUES ($1, $2, 'spouse'), ($2, $1, 'spouse')", [hidden, spouse]);
    const [one, other] = [await call('POST', '/match', blocked), await call('POST', '/match', twice)];
    expect(one.text).toBe(other.text);
    const seen = await call('GET', `/records/${spouse}`);
    expect(seen.json.family).toEqual([]);
    const own = await call('GET', `/records/${hidden}`);
    expect(own.json.family).toMatchObject([{ id: spouse, relation: 'spouse', livesHere: true }]);
    expect(own.text + seen.text).not.toMatch(/block(?!fall)|sperr/i);
    const moved = { persons: [], newPersons: [blocked], address: newHome, kindOfHome: 'only', movedInOn: '2026-02-01' };
    const asNew = await call('POST', '/changes', moved, { 'idempotency-key': 'b1' });
    const alike = { ...moved, newPersons: [twice] };
    const asNewTwice = await call('POST', '/changes', alike, { 'idempotency-key': 'b2' });
    expect(asNew.text).toBe(asNewTwice.text);
    expect(asNew.json.code).toBe('conflict');
  });

  it('answers an inquiry for a blocked person exactly as one for nobody, and keeps it for the person', async () => {
    const ada = { familyName: 'sperrfrage', givenNames: 'Ada', birthDate: '1980-02-03' };
    const hidden = await aPerson(sql, { ...ada, blocked: true });
    const open = await aPerson(sql, { ...ada, familyName: 'offenfrage' });
    const asked = { givenNames: 'Ada', birthDate: '1980-02-03', birthPlace: 'Leipzig', isExtended: true };
    const reference = { 'x-case': '0198f0aa-0000-7000-8000-00000000000b' };
    const inquire = (familyName: string) => call('POST', '/inquiries', { ...asked, familyName }, reference);
    const [blocked, nobody, found] = [
      await inquire('sperrfrage'),
      await inquire('niemandsfrage'),
      await inquire('offenfrage'),
    ];
    expect(blocked.text).toBe(nobody.text);
    expect(blocked.status).toBe(nobody.status);
    expect(blocked.json).toEqual({ kind: 'none' });
    expect(found.json).toMatchObject({
      kind: 'found',
      person: { addresses: [{ street: 'Beethovenstraße' }], extended: { birthPlace: 'Leipzig', isMarried: false } },
    });
    expect(Object.keys(found.json.person)).not.toContain('religion');
    await inquire('sperrfrage');
    const kept = await sql<{ person: string }>('SELECT person FROM register.block_request');
    expect(kept.map(({ person }) => person)).toEqual([hidden]);
    expect(kept).not.toContainEqual({ person: open });
  });

  it('refuses an inquiry that names too little to mean one person', async () => {
    const little = { familyName: 'offenfrage', givenNames: 'Ada', birthDate: '1980-02-03', isExtended: false };
    expect((await call('POST', '/inquiries', little)).status).toBe(422);
  });

  it('shows minor children only', async () => {
    const parent = await aPerson(sql, { familyName: 'kinderfall', givenNames: 'Cy', birthDate: '1970-02-03' });
    for (const birthDate of ['2008-03-02', '2008-03-03']) {
      const child = await aPerson(sql, { familyName: 'kinderfall', givenNames: 'Kind', birthDate });
      await sql("INSERT INTO register.kinship VALUES ($1, $2, 'child')", [parent, child]);
    }
    const { json } = await call('GET', `/records/${parent}`);
    expect(json.family.map((one: { birthDate: string }) => one.birthDate)).toEqual(['2008-03-03']);
  });

  it('writes down who asked for whom and why, without names', async () => {
    const reference = '0198f0aa-0000-7000-8000-000000000001';
    await call('POST', '/match', query(mira), { 'x-case': reference, 'x-purpose': 'automatic-decision' });
    const [entry] = await sql<Record<string, unknown>>('SELECT * FROM register.audit ORDER BY id DESC LIMIT 1');
    expect(entry).toMatchObject({
      ...{ client: 'city-hall', action: 'POST /match', result: 'unique', purpose: 'automatic-decision', reference },
      persons: [expect.stringMatching(/^[0-9a-f-]{36}$/)],
    });
    expect(JSON.stringify(await sql('SELECT * FROM register.audit'))).not.toMatch(/Muster|blockfall|Ada/);
  });

  it('sends code letters into the outbox, takes the code, and locks after five wrong ones', async () => {
    const letter = { name: 'Ada Blockfall', address: newHome };
    const sent = await call('POST', '/code-letters', letter, { 'idempotency-key': 'l1' });
    expect(sent.json).toMatchObject({ sentOn: '2026-03-02', validUntil: '2026-03-16' });
    expect((await call('POST', '/code-letters', letter, { 'idempotency-key': 'l1' })).json).toEqual(sent.json);
    const { letterId } = sent.json;
    const outbox = (await call('GET', '/outbox')).json as { letterId: string; code: string }[];
    expect(outbox).toHaveLength(1);
    const { code } = outbox[0]!;
    const page = await call('GET', '/en/codebriefe');
    expect(page.text).toContain(code);
    expect(page.text).toContain('Augustusplatz 9');
    const check = async (typed: string) =>
      (await call('POST', '/code-letters/check', { letterId, code: typed })).json.result;
    expect(await check('0000-0000-0')).toBe('wrong');
    expect(await check(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe('right');
    expect(await check(code)).toBe('right');
    const wrong = await Promise.all([1, 2, 3, 4].map(() => check('1111-1111-1')));
    expect(wrong.sort()).toEqual(['locked', 'wrong', 'wrong', 'wrong']);
    expect(await check(code)).toBe('locked');
    const nobody = { letterId: '00000000-0000-4000-8000-000000000000', code };
    expect((await call('POST', '/code-letters/check', nobody)).json.code).toBe('letter-unknown');
    const elsewhere = { ...letter, address: { ...newHome, city: 'Halle' } };
    const refused = await call('POST', '/code-letters', elsewhere, { 'idempotency-key': 'l2' });
    expect(refused.json.code).toBe('unknown-address');
  });

  it('lets a code end after fourteen days', async () => {
    const other = await aRegister();
    const ask = async (path: string, body: unknown) => {
      const headers = {
        authorization: `Bearer ${cityToken}`,
        'content-type': 'application/json',
        'idempotency-key': 'x',
      };
      const response = await fetch(other.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await response.json()) as { letterId: string; result: string };
    };
    const { letterId } = await ask('/code-letters', { name: 'Ada', address: newHome });
    const [{ code } = { code: '' }] = await other.sql<{ code: string }>('SELECT code FROM register.code_letter');
    other.clock.advance({ days: 14 });
    expect((await ask('/code-letters/check', { letterId, code })).result).toBe('right');
    other.clock.advance({ days: 1 });
    expect((await ask('/code-letters/check', { letterId, code })).result).toBe('expired');
    await other.service.close();
    await other.database.drop();
  });

  it('is healthy without a token, and shows what it writes as text', async () => {
    expect((await call('GET', '/health', undefined, { authorization: '' })).json).toEqual({ status: 'ok' });
    const letter = { name: '<script>alert(1)</script>', address: newHome };
    await call('POST', '/code-letters', letter, { 'idempotency-key': 'l9' });
    const { text, headers } = await call('GET', '/de/codebriefe');
    expect(text).not.toContain('<script');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await call('GET', '/de/anderes')).status).toBe(404);
  });
});
