import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantScope, isSigned, partnerRights, type Scope, scopeText, signMessage, takeFrom } from './index.ts';

const may: Scope = { rights: ['visits:file', 'visits:read'], branches: ['a', 'b'], services: ['hund', 'umzug'] };

describe('a scope', () => {
  it('never grows: what is granted is within what the program may, and says so in the same words', () => {
    const words = fc.constantFrom(
      ...partnerRights,
      ...['branch:a', 'branch:b', 'branch:c', 'branch:*', 'service:hund', 'service:umzug', 'service:pass', 'service:*'],
      ...['cases:decide', '*', 'branch:', 'visits:file,branch:c'],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (asked) => {
        const granted = grantScope(may, asked.join(' '));
        if (!granted.ok) return;
        const { rights, branches, services } = granted.value;
        expect(rights.every((one) => may.rights.includes(one))).toBe(true);
        expect(branches.every((one) => may.branches.includes(one))).toBe(true);
        expect(services.every((one) => may.services.includes(one))).toBe(true);
        expect(rights.length * branches.length * services.length).toBeGreaterThan(0);
        expect(grantScope(may, scopeText(granted.value))).toEqual(granted);
      }),
    );
  });

  it('is all that the program may when nothing is asked for', () => {
    expect(grantScope(may, '')).toEqual({ ok: true, value: may });
    expect(grantScope({ ...may, services: ['*'] }, 'service:pass')).toMatchObject({ value: { services: ['pass'] } });
    expect(grantScope(may, 'service:pass').ok).toBe(false);
  });
});

describe('a signed message', () => {
  const secret = 'geheim';
  const message = { address: 'https://partner.example/news', body: '{"a":1}', id: 'eins' };
  const headers = signMessage(message, { secret, keyId: 'kasse:1', at: 1_000 });
  const taken = (more: object = {}, now = 1_100, own = secret) =>
    isSigned({ ...message, headers, ...more }, { secret: own, now });

  it('holds whole, at its address, with its secret and for five minutes', () => {
    expect(taken()).toBe(true);
    expect(taken({ body: '{"a":2}' })).toBe(false);
    expect(taken({ address: 'https://partner.example/other' })).toBe(false);
    expect(taken({ headers: { ...headers, 'webhook-id': 'zwei' } })).toBe(false);
    expect(taken({}, 1_301)).toBe(false);
    expect(taken({}, 600)).toBe(false);
    expect(taken({}, 1_100, 'falsch')).toBe(false);
    const later = headers['signature-input']!.replace('created=1000', 'created=1100');
    expect(taken({ headers: { ...headers, 'signature-input': later } })).toBe(false);
    const less = headers['signature-input']!.replace('"content-digest" ', '');
    expect(taken({ headers: { ...headers, 'signature-input': less } })).toBe(false);
    expect(taken({ headers: {} })).toBe(false);
  });
});

it('fills a bucket evenly and never beyond a minute’s worth', () => {
  const bucket = { tokens: 2, at: 0 };
  expect([0, 0, 30].map((wait, index) => takeFrom(bucket, 2, 0) - (index < 2 ? wait : 30))).toEqual([0, 0, 0]);
  expect(takeFrom(bucket, 2, 30_000)).toBe(0);
  expect(takeFrom(bucket, 2, 30_000)).toBe(30);
  const full = [0, 0, 0].map(() => takeFrom(bucket, 2, 3_600_000));
  expect(full).toEqual([0, 0, 30]);
});
