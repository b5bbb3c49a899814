import { hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deriveGuestKeys } from './own-key.ts';

it('derives by HKDF-SHA-256, so that a code opens the same draft for ever', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), (code) => {
      const by = (info: string, length: number) => Buffer.from(hkdfSync('sha256', code, 'lipsia guest', info, length));
      const { id, key, proof } = deriveGuestKeys(code);
      expect([key, proof]).toEqual([by('key', 32), by('proof', 32)]);
      const digits = by('id', 16).toString('hex');
      const own = id.replaceAll('-', '');
      expect([own.slice(0, 12), own.slice(13, 16), own.slice(17)]).toEqual([
        ...[digits.slice(0, 12), digits.slice(13, 16), digits.slice(17)],
      ]);
    }),
  );
});
