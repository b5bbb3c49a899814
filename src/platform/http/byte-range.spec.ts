import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

describe('a part of a file', () => {
  it.each([
    ['bytes=0-9', { from: 0, to: 9 }],
    ['bytes=90-', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-1000', { from: 0, to: 99 }],
    ['bytes=95-2000', { from: 95, to: 99 }],
    ['bytes=100-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=9-3', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['items=0-1', null],
    [null, null],
  ])('%s of 100 bytes', (header, wanted) => {
    expect(byteRange(header, 100)).toEqual(wanted);
  });

  it('never reaches out of the file', () => {
    const number = fc.option(fc.integer({ min: 0, max: 300 }), { nil: '' });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 200 }), (first, last, length) => {
        const found = byteRange(`bytes=${first}-${last}`, length);
        if (found === null || found === 'outside') return;
        expect(found.from).toBeGreaterThanOrEqual(0);
        expect(found.to).toBeLessThan(length);
        expect(found.from).toBeLessThanOrEqual(found.to);
      }),
    );
  });
});
