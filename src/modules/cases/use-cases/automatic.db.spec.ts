import { afterAll, describe, expect, it } from 'vitest';
import { asGuest, dogAnswers, openCases } from '../test-support.ts';
import type { CaseParts } from './case-parts.ts';
import { fileObjection } from './citizen-commands.ts';
import { retrieveLetter } from './retrieve-letter.ts';
import { viewCase } from './view-case.ts';

const own = await openCases();
afterAll(() => own.drop());
const { parts } = own;
const me = asGuest();
const view = async (number: string) => {
  const seen = await viewCase(parts, me, number);
  if (!seen) throw new Error('the case is not there');
  return seen;
};

describe('a dog that a rule can tax', () => {
  it('is decided at once, with claim, letter and what to do', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    expect(row).toMatchObject({ status: 'decided', outcome: 'granted', automatic: true, promisedOn: '2026-11-30' });
    const seen = await view(row.number);
    // October to December: three months of 150 euros a year.
    expect(seen.payments).toMatchObject([{ method: 'girocode', status: 'open', cents: 3_750 }]);
    expect(seen.payments[0]?.girocode).toContain('\nEUR37.50\n');
    expect(seen.notices).toMatchObject([
      { letter: 'bescheid', regime: 'ao', channel: 'own-portal', title: { de: 'Hundesteuerbescheid 2026' } },
    ]);
    expect(seen.todo).toEqual({ kind: 'read', notice: seen.notices[0]?.id });
    expect(seen.timeline.map(({ step }) => step)).toEqual(['gesendet', 'bescheidErstellen', 'festgesetzt']);
  });

  it('carries the German text and an English reading version with its mark', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    const opened = await retrieveLetter(parts, me, row.number, (await view(row.number)).notices[0]?.id ?? '');
    expect(opened?.letters.de).toMatchObject({ mark: null, subject: 'Hundesteuerbescheid 2026', date: '2026-11-23' });
    expect(opened?.letters.en?.mark).toBe('For information only. The German text is binding.');
    expect(JSON.stringify(opened?.letters.de.blocks)).toContain('37,50');
    expect(JSON.stringify(opened?.letters.de.blocks)).toContain('BCD');
    expect((await view(row.number)).todo).toEqual({ kind: 'pay', reference: expect.stringMatching(/^RF\d\d/) });
  });

  it('stays open for a person when a rule cannot decide, and is never lost', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers({ hunde: 'no list' }));
    expect(row).toMatchObject({ status: 'open', outcome: null });
    expect((await view(row.number)).notices).toEqual([]);
  });

  it('debits the account with a mandate: nothing is left to pay', async () => {
    const account = {
      zahlweise: 'sepa',
      mandat: 'erteilt',
      iban: 'DE89370400440532013000',
      kontoinhaber: 'Jana Müller',
    };
    const row = await own.submit('hund-anmelden', dogAnswers(account));
    const { notices, payments } = await view(row.number);
    expect(payments).toMatchObject([{ method: 'sepa', status: 'mandate-given', girocode: null }]);
    await retrieveLetter(parts, me, row.number, notices[0]?.id ?? '');
    expect((await view(row.number)).todo).toEqual({ kind: 'nothing' });
  });

  it('goes to the post without consent, and nobody presumes that it was posted', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers({ bekanntgabePortal: false }));
    expect((await view(row.number)).notices).toMatchObject([
      {
        channel: 'post',
        notifiedOn: null,
        objectionUntil: null,
        postPreparedAt: expect.any(String),
        deadline: { state: 'waiting' },
      },
    ]);
  });

  it('waits for the day on which the tax of a puppy begins, and then assesses it', async () => {
    own.clock.set('2026-11-23T09:00:00Z');
    const puppy = {
      ...(dogAnswers()['hunde'] as object[])[0],
      hundGeburtsdatum: '2026-09-20',
      haltungSeit: '2026-11-20',
    };
    const row = await own.submit('hund-anmelden', dogAnswers({ hunde: [puppy as never] }));
    const seen = await view(row.number);
    expect(seen.row.status).toBe('open');
    expect(seen.continuesAt).toMatch(/^202\d/);
    await own.pass({ days: 200 });
    const later = await view(row.number);
    expect(later.row).toMatchObject({ status: 'decided', automatic: true });
    expect(later.notices.map(({ letter }) => letter)).toEqual(['ohne-steuer', 'bescheid']);
  });
});

describe('deadlines as in the worked examples', () => {
  it.each([
    ['2026-12-21', '2026-12-28', '2027-01-28'],
    ['2027-03-22', '2027-03-30', '2027-04-30'],
  ])('a tax notice of %s counts from %s, objection until %s', async (issued, notified, until) => {
    own.clock.set(`${issued}T09:00:00Z`);
    const row = await own.submit('hund-anmelden', dogAnswers({ hunde: [dogSince(issued)] }));
    const [notice] = (await view(row.number)).notices;
    expect(notice).toMatchObject({ notifiedOn: notified, objectionUntil: until });
    expect(notice?.deadline.state === 'notified' && notice.deadline.steps[0]).toMatchObject({ code: 'fourth-day' });
  });

  it('a notice of 1 Dec fetched on Sat 5 Dec counts from Sun 6 Dec, objection until Wed 6 Jan (VwVfG § 41(2a))', async () => {
    own.clock.set('2026-12-01T09:00:00Z');
    const row = await own.submit('hund-anmelden', dogAnswers(), { folder: general() });
    const [waiting] = (await view(row.number)).notices;
    expect(waiting).toMatchObject({ notifiedOn: null, deadline: { state: 'waiting' } });
    own.clock.set('2026-12-05T20:00:00Z');
    await retrieveLetter(parts, me, row.number, waiting?.id ?? '');
    own.clock.set('2026-12-09T20:00:00Z');
    await retrieveLetter(parts, me, row.number, waiting?.id ?? '');
    const [read] = (await view(row.number)).notices;
    expect(read).toMatchObject({
      notifiedOn: '2026-12-06',
      objectionUntil: '2027-01-06',
      retrievedAt: '2026-12-05T20:00:00Z',
    });
  });

  it('a notice of 1 Dec that nobody fetches until 11 Dec goes to the post on 12 Dec', async () => {
    own.clock.set('2026-12-01T09:00:00Z');
    const row = await own.submit('hund-anmelden', dogAnswers(), { folder: general() });
    await own.pass({ days: 10 });
    expect((await view(row.number)).notices[0]).toMatchObject({ channel: 'own-portal' });
    await own.pass({ days: 1 });
    expect((await view(row.number)).notices[0]).toMatchObject({ channel: 'post', notifiedOn: null });
    expect((await view(row.number)).timeline.at(-1)).toMatchObject({ type: 'case.letter-to-post', by: 'system' });
  });

  it('takes a late objection and says that it is late', async () => {
    own.clock.set('2026-12-21T09:00:00Z');
    const row = await own.submit('hund-anmelden', dogAnswers());
    const id = (await view(row.number)).notices[0]?.id ?? '';
    own.clock.set('2027-01-29T09:00:00Z');
    const both = await Promise.all([1, 2].map(() => fileObjection(parts, me, row.number, id, 'Gründe')));
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    const seen = await view(row.number);
    expect(seen.timeline.filter(({ type }) => type === 'case.objection-filed')).toMatchObject([{ late: true }]);
    expect(seen.objected).toEqual([id]);
  });
});

/** The same service under general procedure law instead of tax law. */
function general() {
  const folder = parts.catalogue.findService('hund-anmelden');
  if (!folder) throw new Error('no service');
  const changed = {
    ...folder,
    version: 'f'.repeat(64),
    service: { ...folder.service, notice: { regime: 'vwvfg' as const } },
  };
  const catalogue = parts.catalogue as { findVersion: CaseParts['catalogue']['findVersion'] };
  const before = catalogue.findVersion;
  catalogue.findVersion = async (service, version) =>
    version === changed.version ? changed : before(service, version);
  return changed;
}

const dogSince = (issued: string) => ({
  ...(dogAnswers()['hunde'] as object[])[0],
  haltungSeit: Temporal.PlainDate.from(issued).subtract({ months: 2 }).toString(),
});
