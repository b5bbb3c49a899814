import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  branchView,
  identityMethods,
  isOpen,
  mandateCovers,
  mandateHash,
  mayServe,
  nextVisit,
  type PartnerClerk,
  pickUpCode,
  pickUpHash,
  type StoredCode,
  secondChannel,
  signMandate,
  tryPickUpCode,
  type Visit,
  type VisitCommand,
  withdrawMandate,
} from './index.ts';

const text = { id: 'hilfe', version: '1', language: 'en', text: 'I ask for help.' } as const;
const signing = {
  ...({ shownHash: mandateHash(text), method: 'pen-pad', service: 'hund-anmelden', visit: 'v1' } as const),
  at: '2026-11-23T09:00:00.000Z',
};
const signed = signMandate(text, signing);
const mandate = signed.ok ? signed.value : expect.fail('not signed');

describe('a mandate', () => {
  it('holds the words that were shown, in their language', () => {
    expect(mandate).toMatchObject({ textHash: mandateHash(text), language: 'en', withdrawnAt: null });
    expect(signMandate({ ...text, text: 'I ask for much more.' }, signing)).toMatchObject({ reason: 'other-words' });
    expect(signMandate({ ...text, language: 'de' }, signing)).toMatchObject({ reason: 'other-words' });
  });

  it('covers this service in this visit, until it is withdrawn', () => {
    expect(mandateCovers(mandate, { service: 'hund-anmelden', visit: 'v1' })).toBe(true);
    expect(mandateCovers(mandate, { service: 'wohnsitz-anmelden', visit: 'v1' })).toBe(false);
    expect(mandateCovers(mandate, { service: 'hund-anmelden', visit: 'v2' })).toBe(false);
    expect(mandateCovers(null, { service: 'hund-anmelden', visit: 'v1' })).toBe(false);
    const withdrawn = withdrawMandate(mandate, '2026-11-23T10:00:00.000Z');
    expect(mandateCovers(withdrawn, { service: 'hund-anmelden', visit: 'v1' })).toBe(false);
    expect(withdrawMandate(withdrawn, '2026-11-24T10:00:00.000Z')).toEqual(withdrawn);
  });
});

describe('a pick-up code', () => {
  const key = new Uint8Array(32).fill(7);
  const code = pickUpCode(new Uint8Array([1, 2, 3, 4, 5]));
  const stored: StoredCode = {
    ...{ item: 'P1', hash: pickUpHash(key, { item: 'P1', place: 'plagwitz' }, code), triesLeft: 5, isUsed: false },
  };
  const other = pickUpCode(new Uint8Array([9, 9, 9, 9, 9]));

  it('opens its item at its place, once, however it is written', () => {
    const tried = tryPickUpCode(stored, key, 'plagwitz', code.toLowerCase().replaceAll('-', ' '));
    expect(tried).toMatchObject({ outcome: { ok: true, value: 'P1' }, code: { isUsed: true } });
    expect(tryPickUpCode(tried.code, key, 'plagwitz', code).outcome).toMatchObject({ reason: 'used' });
    expect(tryPickUpCode(stored, key, 'connewitz', code).outcome).toMatchObject({ reason: 'wrong' });
    expect(tryPickUpCode({ ...stored, item: 'P2' }, key, 'plagwitz', code).outcome).toMatchObject({ reason: 'wrong' });
    expect(tryPickUpCode(stored, new Uint8Array(32), 'plagwitz', code).outcome).toMatchObject({ reason: 'wrong' });
    expect(stored.hash).not.toContain(code);
  });

  it('is void after five wrong tries; a slip of the finger costs none', () => {
    let state = stored;
    for (const reason of ['wrong', 'wrong', 'wrong', 'wrong', 'void', 'void']) {
      const slip = tryPickUpCode(state, key, 'plagwitz', `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
      if (state.triesLeft > 0) expect([slip.code, slip.outcome.ok]).toEqual([state, false]);
      const tried = tryPickUpCode(state, key, 'plagwitz', other);
      expect(tried.outcome).toMatchObject({ reason });
      state = tried.code;
    }
    expect(tryPickUpCode(state, key, 'plagwitz', code).outcome).toMatchObject({ reason: 'void' });
  });

  it('takes another way than the notice', () => {
    expect(secondChannel('mail', ['mail', 'sms', 'letter'])).toBe('sms');
    expect(secondChannel('letter', ['mail', 'letter'])).toBe('mail');
    expect(secondChannel('mail', ['mail'])).toBeNull();
  });
});

describe('a visit', () => {
  const visit: Visit = {
    ...{ id: 'v1', code: 'P-1', branch: 'plagwitz', service: 'hund-anmelden' },
    ...{ state: 'opened', mandate: null, identity: null, sealHash: null },
  };
  const atBranch = { by: 'branch', branch: 'plagwitz' } as const;
  const steps: readonly VisitCommand[] = [
    { ...atBranch, do: 'sign-mandate', mandate },
    { ...atBranch, do: 'check-identity', method: 'photo-comparison', level: 'substantial' },
    { ...atBranch, do: 'capture' },
    { ...atBranch, do: 'seal', hash: 'h' },
    { by: 'city', do: 'submit' },
    { by: 'city', do: 'accept' },
  ];
  const through = (count: number): Visit =>
    steps.slice(0, count).reduce((now, step) => {
      const next = nextVisit(now, step);
      return next.ok ? next.value : expect.fail(next.reason);
    }, visit);

  it('goes step by step and in no other order', () => {
    expect(through(6).state).toBe('accepted');
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (done, next) => {
        expect(nextVisit(through(done), steps[next]!).ok).toBe(done === next);
      }),
    );
  });

  it('is closed to every other branch, and to all branches after the seal', () => {
    for (const [index, step] of steps.slice(0, 4).entries()) {
      expect(nextVisit(through(index), { ...step, branch: 'connewitz' })).toMatchObject({ reason: 'wrong-branch' });
      for (const sealed of [4, 5, 6]) expect(nextVisit(through(sealed), step)).toMatchObject({ reason: 'not-now' });
    }
    for (const what of ['submit', 'accept', 'return'] as const)
      for (const at of [4, 5])
        expect(nextVisit(through(at), { ...atBranch, do: what }).ok, `${what} at ${at}`).toBe(false);
  });

  it('needs a mandate that stands, for this visit', () => {
    const withdrawn = { ...through(1), mandate: withdrawMandate(mandate, '2026-11-23T10:00:00.000Z') };
    expect(nextVisit(withdrawn, steps[1]!)).toMatchObject({ reason: 'mandate-missing' });
    const foreign = { ...atBranch, do: 'sign-mandate', mandate: { ...mandate, visit: 'v2' } } as const;
    expect(nextVisit(visit, foreign)).toMatchObject({ reason: 'other-scope' });
  });

  it('never takes what a clerk sees for more than it is', () => {
    for (const method of identityMethods)
      expect(nextVisit(through(1), { ...atBranch, do: 'check-identity', method, level: 'high' }).ok).toBe(false);
    expect(
      nextVisit(through(1), { ...atBranch, do: 'check-identity', method: 'card-reading', level: 'low' }),
    ).toMatchObject({ reason: 'not-read' });
  });

  it('takes a card as read from the city alone, once the mandate is signed', () => {
    const read = { do: 'read-card', reading: 'r1' } as const;
    for (const at of [0, 1, 2, 3, 4, 5, 6]) {
      expect(nextVisit(through(at), { ...read, by: 'city' }).ok, `${at}`).toBe(at === 1);
      for (const by of ['branch', 'person'] as const)
        expect(nextVisit(through(at), { ...read, by, branch: 'plagwitz' }).ok, `${by} at ${at}`).toBe(false);
    }
    expect(nextVisit(through(1), { ...read, by: 'city' })).toMatchObject({
      value: { identity: { method: 'card-reading', level: 'high' } },
    });
    const withdrawn = { ...through(1), mandate: withdrawMandate(mandate, '2026-11-23T10:00:00.000Z') };
    expect(nextVisit(withdrawn, { ...read, by: 'city' })).toMatchObject({ reason: 'mandate-missing' });
  });

  it('can be withdrawn by the person alone, until it is accepted', () => {
    for (const at of [0, 1, 2, 3, 4, 5]) {
      expect(nextVisit(through(at), { by: 'person', do: 'withdraw' })).toMatchObject({ value: { state: 'withdrawn' } });
      expect(nextVisit(through(at), { ...atBranch, do: 'withdraw' })).toMatchObject({ reason: 'wrong-side' });
    }
    expect(nextVisit(through(6), { by: 'person', do: 'withdraw' })).toMatchObject({ reason: 'not-now' });
  });

  it('shows the branch its steps while open, afterwards the status alone', () => {
    for (const at of [0, 1, 2, 3, 4, 5, 6]) {
      const view = branchView(through(at));
      expect(Object.keys(view).sort()).toEqual(['code', 'id', 'identity', 'isMandateSigned', 'service', 'state']);
      expect(view.identity === null).toBe(at < 2 || !isOpen(view.state));
    }
  });
});

it('a clerk serves at the own branch, trained and not revoked', () => {
  const clerk: PartnerClerk = { id: 'c', branch: 'plagwitz', trainedUntil: '2026-12-31', revokedAt: null };
  const on = (day: string, change: Partial<PartnerClerk> = {}, branch = 'plagwitz') => {
    const served = mayServe({ ...clerk, ...change }, branch, Temporal.PlainDate.from(day));
    return served.ok ? 'ok' : served.reason;
  };
  expect(on('2026-12-31')).toBe('ok');
  expect(on('2027-01-01')).toBe('training-over');
  expect(on('2026-11-23', { revokedAt: '2026-11-22T00:00:00Z' })).toBe('revoked');
  expect(on('2026-11-23', {}, 'connewitz')).toBe('wrong-branch');
  expect(mayServe(null, 'plagwitz', Temporal.PlainDate.from('2026-11-23'))).toMatchObject({ reason: 'not-named' });
});
