import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deletionDay, inactivityStep } from './inactivity.ts';
import { checkPassphrase } from './password-rules.ts';
import { mergeProfile, type Profile, profileFrom } from './profile.ts';
import { readDay } from './read-day.ts';
import { effectiveOffices, followsRights, staffRoles, standsIn } from './stand-in.ts';
import { waitAfter } from './throttle.ts';

const instant = (text: string) => Temporal.Instant.from(text);

describe('a passphrase', () => {
  it.each([
    'vier ganz andere Wörter',
    'demo karla zahlt drei taler',
    '🐎🔋📎 richtig gutes Pferd',
    `${'aB3$'.repeat(3)}xyz9`,
  ])('may be %s', (text) => {
    expect(checkPassphrase(text, ['karla@demo', 'Karla Kasse']).ok).toBe(true);
  });

  it.each([
    ['too-short', 'kurz'],
    ['too-short', 'vierzehn Zeich'],
    ['too-long', 'a b'.repeat(80)],
    ['well-known', 'Correct Horse Battery Staple'],
    ['well-known', 'aaaaaaaaaaaaaaaaaaaa'],
    ['well-known', 'abcabcabcabcabcabc'],
    ['well-known', '12345678901234567890'],
    ['well-known', 'qwertzuiopasdfghjkl'],
    ['own-name', 'Karla Kasse 2026!'],
  ])('is refused as %s: %s', (reason, text) => {
    expect(checkPassphrase(text, ['karla@demo', 'Karla Kasse'])).toMatchObject({ ok: false, reason });
  });

  it('is the same in every Unicode form', () => {
    expect(checkPassphrase('Ähre Öl Übung Käse'.normalize('NFD'), [])).toEqual(
      checkPassphrase('Ähre Öl Übung Käse', []),
    );
  });
});

describe('waiting after failures', () => {
  const lastAt = instant('2026-03-02T08:00:00Z');
  it.each([
    [0, 0],
    [4, 0],
    [5, 60],
    [6, 120],
    [10, 1_920],
    [11, 3_600],
    [400, 3_600],
  ])('%d failures: %d seconds', (count, seconds) => {
    expect(waitAfter({ count, lastAt }, lastAt)).toBe(seconds);
    expect(waitAfter({ count, lastAt }, lastAt.add({ seconds }))).toBe(0);
  });

  it('is forgotten after a day', () => {
    expect(waitAfter({ count: 400, lastAt }, lastAt.add({ hours: 24 }))).toBe(0);
    expect(waitAfter(null, lastAt)).toBe(0);
  });
});

describe('an unused account', () => {
  const usedAt = instant('2024-03-31T10:00:00Z');
  it.each([
    ['2026-01-30T12:00:00Z', null, 'nothing'],
    ['2026-01-31T12:00:00Z', null, 'notice'],
    ['2026-03-30T12:00:00Z', '2026-01-31T12:00:00Z', 'nothing'],
    ['2026-03-31T12:00:00Z', '2026-01-31T12:00:00Z', 'delete'],
    ['2026-03-31T12:00:00Z', '2026-03-01T12:00:00Z', 'nothing'],
    ['2026-05-01T12:00:00Z', '2026-03-01T12:00:00Z', 'delete'],
    ['2029-01-01T12:00:00Z', null, 'notice'],
  ])('at %s, told at %s: %s', (now, noticeAt, step) => {
    expect(inactivityStep({ usedAt, noticeAt: noticeAt ? instant(noticeAt) : null }, instant(now))).toBe(step);
  });

  it('is never deleted less than two months after the notice nor before two years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 0, max: 1_500 }), (told, days) => {
        const account = { usedAt, noticeAt: usedAt.add({ hours: 24 * told }) };
        const now = usedAt.add({ hours: 24 * days });
        if (inactivityStep(account, now) !== 'delete') return;
        expect(days).toBeGreaterThanOrEqual(729);
        expect(days - told).toBeGreaterThanOrEqual(58);
        expect(
          Temporal.PlainDate.compare(now.toZonedDateTimeISO('Europe/Berlin').toPlainDate(), deletionDay(account)),
        ).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a profile', () => {
  const claims = {
    given_name: 'MIRA',
    family_name: 'Muster',
    birthdate: '1988-04-12',
    email: 'mira@demo.invalid',
    register_pseudonym: 'p',
    address: { street_address: 'Weg 1', postal_code: '04275', locality: 'Leipzig', country: 'DE' },
  };

  it('takes the pseudonym of the register at the highest level only', () => {
    expect(profileFrom(claims, 'high').pseudonym).toBe('p');
    expect(profileFrom(claims, 'substantial').pseudonym).toBeNull();
  });

  it.each(['a@b', 'a b@c.de', 'a@b.de,c@d.de', 'x\r\nBcc: y@z.de', '', 7])('takes no %j as e-mail address', (email) => {
    expect(profileFrom({ ...claims, email }, 'low').email).toBeNull();
  });

  it('keeps what a stronger proof said', () => {
    const known: Profile = profileFrom(claims, 'high');
    const weak = profileFrom({ given_name: 'Wer', family_name: 'Anders', email: 'neu@demo.invalid' }, 'low');
    expect(mergeProfile({ profile: known, level: 'high' }, weak, 'low')).toEqual({
      level: 'high',
      profile: { ...known, email: 'neu@demo.invalid' },
    });
  });

  it('takes over what an equal or stronger proof says, and keeps what it leaves out', () => {
    const known = profileFrom({ given_name: 'M', family_name: 'Alt', email: 'a@b.de' }, 'low');
    const strong = profileFrom({ ...claims, email: null }, 'high');
    expect(mergeProfile({ profile: known, level: 'low' }, strong, 'high')).toEqual({
      level: 'high',
      profile: { ...strong, email: 'a@b.de' },
    });
  });
});

describe('a stand-in', () => {
  const roles = fc.subarray([...staffRoles]);
  const offices = fc.subarray(['a', 'b', 'c']);
  const member = fc.record({ roles, offices });

  it('keeps the own offices and never gains a right that the absent one lacks', () => {
    fc.assert(
      fc.property(member, fc.array(member, { maxLength: 3 }), (own, absent) => {
        const all = effectiveOffices(own, absent);
        expect(own.offices.every((office) => all.includes(office))).toBe(true);
        for (const office of all.filter((one) => !own.offices.includes(one))) {
          const from = absent.filter((one) => one.offices.includes(office) && followsRights(own, one));
          expect(from.length).toBeGreaterThan(0);
          for (const role of ['clerk', 'approver', 'author'] as const) {
            if (own.roles.includes(role)) expect(from.some((one) => one.roles.includes(role))).toBe(true);
          }
        }
      }),
    );
  });

  it('holds from the first to the last day, until it is ended', () => {
    const [from, until] = [Temporal.PlainDate.from('2026-03-02'), Temporal.PlainDate.from('2026-03-06')];
    const holds = (day: string) => standsIn({ from, until, endedAt: null }, Temporal.PlainDate.from(day));
    expect(['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-07'].map(holds)).toEqual([false, true, true, false]);
    expect(standsIn({ from, until, endedAt: instant('2026-03-02T08:00:00Z') }, from)).toBe(false);
  });
});

it.each([
  ['24', '12', '2026', '2026-12-24'],
  ['24.12.2026', '', '', '2026-12-24'],
  ['2026-12-24', '', '', '2026-12-24'],
  ['31', '2', '2026', undefined],
  ['', '', '', undefined],
  ['24', '12', '26', undefined],
])('reads %s %s %s as a day', (day, month, year, date) => {
  expect(readDay({ day, month, year })?.toString()).toBe(date);
});
