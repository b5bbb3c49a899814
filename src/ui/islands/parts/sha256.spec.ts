import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256Words } from './sha256.ts';

it('is the hash that everybody computes, for any message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
      const own = Buffer.from(new Uint8Array(32));
      for (const [place, word] of sha256Words(message).entries()) own.writeInt32BE(word, place * 4);
      expect(own.toString('hex')).toBe(createHash('sha256').update(message).digest('hex'));
    }),
  );
});
