import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTotpSecret, totpAddress, totpCode, totpStep, writeTotpSecret } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);

describe('codes of an authenticator app', () => {
  // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at second %d is %s', (seconds, code) => {
    expect(totpCode(secret, at(seconds))).toBe(code);
  });

  it('count one step early or late, never twice and never further off', () => {
    const now = at(1111111111);
    for (const offset of [-30, 0, 30]) {
      const code = totpCode(secret, at(1111111111 + offset));
      const step = totpStep(secret, code, now, 0);
      expect(step).toBe(Math.floor((1111111111 + offset) / 30));
      expect(totpStep(secret, code, now, step ?? 0)).toBeNull();
    }
    for (const offset of [-90, -61, 61, 90]) {
      expect(totpStep(secret, totpCode(secret, at(1111111111 + offset)), now, 0)).toBeNull();
    }
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('"%s" is no code', (code) => {
    expect(totpStep(secret, code, at(59), 0)).toBeNull();
  });

  it('may be typed with a blank', () => {
    expect(totpStep(secret, '287 082', at(59), 0)).toBe(1);
  });
});

describe('secrets', () => {
  // RFC 4648, section 10.
  it.each([
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW 6'],
    ['foob', 'MZXW 6YQ'],
    ['fooba', 'MZXW 6YTB'],
    ['foobar', 'MZXW 6YTB OI'],
  ])('of %s is %s', (text, symbols) => {
    expect(writeTotpSecret(Buffer.from(text))).toBe(symbols);
    expect(Buffer.from(readTotpSecret(symbols.toLowerCase())).toString()).toBe(text);
  });

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(readTotpSecret(writeTotpSecret(bytes))).toEqual(bytes);
      }),
    );
  });

  it('with other characters are refused', () => {
    expect(() => readTotpSecret('ABC1')).toThrow(RangeError);
  });

  it('go to the app in one address', () => {
    expect(totpAddress(secret, 'Stadt X', 'a@b')).toBe(
      'otpauth://totp/Stadt%20X:a%40b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Stadt%20X&algorithm=SHA1&digits=6&period=30',
    );
  });
});
