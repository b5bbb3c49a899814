import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { systemActor } from '#kernel/actor';
import { silentLog } from '#platform/log';
import { createRegister, type MoveReport, RegisterUnavailable } from '#register';
import { testPlatform } from '../../../test/support/index.ts';
import { demoRegisterPeople } from '../people.ts';
import { aPerson, aRegister, cityToken, newHome } from './test-support.ts';

describe('the client against the real register', async () => {
  const { service, url, sql, database } = await aRegister();
  const { platform, drop } = await testPlatform();
  const { db, vault } = platform;
  const closers: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closers) await close();
    await service.close();
    await database.drop();
    await drop();
  });
  const clientOf = (address: string, token = cityToken, timeoutMilliseconds = 3_000) =>
    createRegister({ url: address, token, vault, log: silentLog, timeoutMilliseconds, pauses: [1, 1] });
  const register = clientOf(url);
  const subject = await db.transaction((tx) => vault.createKey(tx));
  const read = {
    ...{ actor: systemActor, purpose: 'automatic-decision' as const, caseId: platform.newId() },
    ...{ subjects: [subject], what: ['register-record' as const] },
  };
  const mira = demoRegisterPeople[0]!;
  const match = (given: { familyName: string; givenNames: string; birthDate: string }, client = register) =>
    db.transaction((tx) => client.match(tx, given, read));
  const recordOf = async (id: string) => (await db.transaction((tx) => register.findRecord(tx, id, read)))!;
  const aMove = (persons: readonly string[], given: Partial<MoveReport> = {}): MoveReport => ({
    ...{ persons, newPersons: [], address: newHome, kindOfHome: 'only', movedInOn: '2026-02-20' },
    ...given,
  });
  const someone = (givenNames: string) => ({ familyName: 'vertragsfall', givenNames, birthDate: '1991-03-04' });

  it('matches, reads and prefills, and enters each read for the person', async () => {
    const found = await match(mira);
    expect(found).toMatchObject({ kind: 'unique', record: { givenNames: 'Mira', address: { postcode: '04275' } } });
    const own = await db.transaction((tx) => register.findByPseudonym(tx, mira.pseudonym, read));
    expect(found).toEqual({ kind: 'unique', record: own });
    expect(await db.transaction((tx) => register.findByPseudonym(tx, 'un/known?', read))).toBeNull();
    expect(await match({ ...mira, familyName: 'Niemand' })).toEqual({ kind: 'none' });
    const entries = await vault.accessRecord(db, subject);
    expect(entries).toHaveLength(4);
    expect(entries[0]).toMatchObject({ purpose: 'automatic-decision', caseId: read.caseId, what: ['register-record'] });
    const audited = await sql('SELECT reference, purpose FROM register.audit ORDER BY id DESC LIMIT 1');
    expect(audited).toEqual([{ reference: read.caseId, purpose: 'automatic-decision' }]);
  });

  it('does not ask when the read cannot be entered', async () => {
    const [before] = await sql('SELECT count(*) FROM register.audit');
    const broken = { ...read, caseId: 'no-uuid' };
    await expect(db.transaction((tx) => register.match(tx, mira, broken))).rejects.toThrow('uuid');
    expect(await sql('SELECT count(*) FROM register.audit')).toEqual([before]);
  });

  it('moves a whole family once, and gives the same answer to the same key', async () => {
    const [a, b] = [await aPerson(sql, someone('Ada')), await aPerson(sql, someone('Bo'))];
    const baby = { familyName: 'vertragsfall', givenNames: 'Cem', birthDate: '2026-01-05', relation: 'child' } as const;
    const move = aMove([a, b], { newPersons: [baby] });
    const first = await register.change(move, 'family');
    expect(first).toMatchObject({ ok: true, registeredOn: '2026-03-02', newRecords: [expect.any(String)] });
    expect(await register.change(move, 'family')).toEqual(first);
    const record = await recordOf(a);
    expect(record).toMatchObject({ address: newHome, kindOfHome: 'only', livesThereSince: '2026-02-20' });
    expect(record.formerAddresses).toMatchObject([{ street: 'Beethovenstraße' }]);
    expect(record.family).toMatchObject([{ givenNames: 'Cem', relation: 'child', livesHere: true }]);
    expect(await match(baby)).toMatchObject({ kind: 'unique', record: { address: newHome, birthDate: '2026-01-05' } });
    expect((await sql('SELECT 1 FROM register.home WHERE person = $1', [b])).length).toBe(2);
    await expect(register.change({ ...move, movedInOn: '2026-02-21' }, 'family')).rejects.toThrow(
      'idempotency-key-reused',
    );
  });

  it('answers two repeats at the same moment with one change', async () => {
    const id = await aPerson(sql, someone('Dora'));
    const answers = await Promise.all([1, 2, 3, 4].map(() => register.change(aMove([id]), 'same-moment')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await sql('SELECT 1 FROM register.home WHERE person = $1', [id])).length).toBe(2);
  });

  it('lets one of two different moves of a person win, and tells the other', async () => {
    const ids = [await aPerson(sql, someone('Emil')), await aPerson(sql, someone('Frieda'))];
    const elsewhere = { ...newHome, street: 'Burgplatz', houseNumber: '2' };
    const answers = await Promise.all([
      register.change(aMove(ids), 'one'),
      register.change(aMove(ids.toReversed(), { address: elsewhere }), 'other'),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, reason: 'conflict' });
    const records = await Promise.all(ids.map(recordOf));
    expect(records[0]!.address).toEqual(records[1]!.address);
  });

  it('takes the same move told twice as one, and an earlier move as a conflict', async () => {
    const id = await aPerson(sql, someone('Georg'));
    const first = await register.change(aMove([id]), 'told-by-him');
    expect(await register.change(aMove([id]), 'told-by-her')).toEqual({ ...first, newRecords: [] });
    const earlier = aMove([id], { movedInOn: '2026-01-15', address: { ...newHome, houseNumber: '3' } });
    expect(await register.change(earlier, 'earlier')).toEqual({ ok: false, reason: 'conflict' });
  });

  it('registers a new person once, also when two reports meet', async () => {
    const newPersons = [{ familyName: 'Neu-Fäll', givenNames: 'Nora', birthDate: '1999-07-30' }];
    const answers = await Promise.all(['n1', 'n2'].map((key) => register.change(aMove([], { newPersons }), key)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, reason: 'conflict' });
    const checked = newPersons.map((person) => ({ ...person, isDistinct: true as const }));
    expect((await register.change(aMove([], { newPersons: checked }), 'n3')).ok).toBe(true);
    expect(await match(newPersons[0]!)).toEqual({ kind: 'ambiguous' });
  });

  it('keeps main and secondary homes apart', async () => {
    const id = await aPerson(sql, someone('Ida'));
    await register.change(aMove([id], { kindOfHome: 'secondary' }), 'second');
    expect(await recordOf(id)).toMatchObject({ kindOfHome: 'main', address: { street: 'Beethovenstraße' } });
    expect((await recordOf(id)).otherHomes).toEqual([{ address: newHome, kindOfHome: 'secondary' }]);
    const dresden = {
      ...{ street: 'Königsbrücker Straße', houseNumber: '40', postcode: '01099' },
      city: 'Dresden',
      addition: '',
    };
    const home = { ...newHome, houseNumber: '10' };
    const main = aMove([id], { kindOfHome: 'main', address: home, movedInOn: '2026-02-25', otherHome: dresden });
    expect((await register.change(main, 'main')).ok).toBe(true);
    const record = await recordOf(id);
    expect(record).toMatchObject({ address: home, kindOfHome: 'main' });
    expect(record.otherHomes).toEqual([{ address: dresden, kindOfHome: 'secondary' }]);
    expect(record.formerAddresses).toHaveLength(2);
  });

  it('names expected refusals', async () => {
    const id = await aPerson(sql, someone('Jakob'));
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await register.change(aMove([id, nobody]), 'g')).toEqual({ ok: false, reason: 'record-gone' });
    const abroad = { ...newHome, postcode: '99999' };
    expect(await register.change(aMove([id], { address: abroad }), 'u')).toEqual({
      ok: false,
      reason: 'unknown-address',
    });
    expect((await recordOf(id)).livesThereSince).toBe('2020-05-01');
    expect(await db.transaction((tx) => register.findRecord(tx, nobody, read))).toBeNull();
  });

  it('lets a whole family leave once, or nobody', async () => {
    const ids = [await aPerson(sql, someone('Karl')), await aPerson(sql, someone('Lena'))];
    const nobody = '00000000-0000-4000-8000-000000000000';
    const movedOutOn = '2026-02-28';
    const gone = await register.leave({ persons: [...ids, nobody], movedOutOn }, 'leave-0');
    expect(gone).toEqual({ ok: false, reason: 'record-gone' });
    expect((await recordOf(ids[0]!)).formerAddresses).toEqual([]);
    const early = await register.leave({ persons: ids, movedOutOn: '2020-05-01' }, 'leave-1');
    expect(early).toEqual({ ok: false, reason: 'conflict' });
    const left = await register.leave({ persons: ids, movedOutOn }, 'leave-2');
    expect(left).toEqual({ ok: true, registeredOn: '2026-03-02' });
    expect(await register.leave({ persons: ids, movedOutOn }, 'leave-2')).toEqual(left);
    expect(await register.leave({ persons: ids.toReversed(), movedOutOn }, 'leave-3')).toEqual(left);
    const otherDay = await register.leave({ persons: ids, movedOutOn: '2026-02-27' }, 'leave-4');
    expect(otherDay).toEqual({ ok: false, reason: 'conflict' });
    expect((await recordOf(ids[1]!)).formerAddresses).toMatchObject([{ street: 'Beethovenstraße' }]);
    const homes = await sql('SELECT 1 FROM register.home WHERE person = ANY ($1) AND moved_out_on IS NULL', [ids]);
    expect(homes).toEqual([]);
  });

  it('has a code letter sent and takes its code', async () => {
    const sent = await register.requestCodeLetter({ name: 'Ada', address: newHome }, 'letter');
    if (!sent.ok) throw new Error(sent.reason);
    const [{ code } = { code: '' }] = await sql<{ code: string }>('SELECT code FROM register.code_letter');
    expect(await register.checkCode(sent.letterId, '0000')).toBe('wrong');
    expect(await register.checkCode(sent.letterId, code)).toBe('right');
    const far = { ...newHome, city: 'Halle (Saale)' };
    const refused = await register.requestCodeLetter({ name: 'Ada', address: far }, 'letter-2');
    expect(refused).toEqual({ ok: false, reason: 'unknown-address' });
  });

  const aService = async (listener: RequestListener) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(async () => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('says that the service is away, slow, busy or talks nonsense', async () => {
    const reasonOf = async (client: ReturnType<typeof clientOf>) =>
      match(mira, client).then(
        () => 'answered',
        (cause: unknown) => (cause instanceof RegisterUnavailable ? cause.reason : String(cause)),
      );
    let asked = 0;
    const counting = (status: number, body: string): RequestListener => {
      asked = 0;
      return (_request, response) => {
        asked += 1;
        response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      };
    };
    expect(await reasonOf(clientOf('http://127.0.0.1:1'))).toBe('away');
    expect(await reasonOf(clientOf(await aService(() => {}), cityToken, 50))).toBe('slow');
    expect(await reasonOf(clientOf(await aService(counting(503, '{}'))))).toBe('away');
    expect(asked).toBe(3);
    expect(await reasonOf(clientOf(await aService(counting(429, '{}'))))).toBe('busy');
    for (const [status, body] of [
      [200, '<html>'],
      [200, '{"kind":"unique","record":{"id":"x"}}'],
      [200, 'null'],
      [404, 'Not here'],
      [204, ''],
    ] as const) {
      expect(await reasonOf(clientOf(await aService(counting(status, body))))).toBe('garbage');
      expect(asked).toBe(1);
    }
    expect(await reasonOf(clientOf(url, 'wrong-token'))).toContain('401 token-missing');
  });

  it('rests after five failures, and comes back when the service does', async () => {
    let isUp = false;
    let asked = 0;
    const moody = await aService((request, response) => {
      asked += 1;
      if (!isUp) return void response.writeHead(500).end();
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(request.url === '/health' ? '{"status":"ok"}' : '{"kind":"none"}');
    });
    const client = clientOf(moody);
    for (let attempt = 0; attempt < 4; attempt++) await match(mira, client).catch(() => {});
    expect(asked).toBe(5);
    expect(await client.isUp()).toBe(false);
    isUp = true;
    expect(await client.isUp()).toBe(true);
    await expect(match(mira, client)).resolves.toEqual({ kind: 'none' });
  });

  it('drops relatives that a register marks as blocked, and everything it did not ask for', async () => {
    const own = await db.transaction((tx) => register.findByPseudonym(tx, mira.pseudonym, read));
    const relative = { ...someone('Kim'), id: platform.newId(), relation: 'child', livesHere: true };
    const family = [relative, { ...relative, givenNames: 'Lea', informationBlock: true }];
    const body = JSON.stringify({ ...own, family, block: 'secret', taxId: '1' });
    const chatty = await aService((_request, response) => void response.writeHead(200).end(body));
    const record = await db.transaction((tx) => clientOf(chatty).findRecord(tx, own!.id, read));
    expect(record).toEqual({ ...own, family: [relative] });
  });
});
