import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyedHash } from './keyed-hash.ts';

it('is the HMAC of every key and text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 130 }), fc.string({ unit: 'binary', maxLength: 200 }), (key, text) => {
      expect(keyedHash(key)(text).toString('hex')).toBe(createHmac('sha256', key).update(text).digest('hex'));
    }),
  );
});
