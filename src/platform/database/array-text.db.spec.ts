import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.drop());

it('gives the database every list of texts, numbers, bytes and gaps as it is', async () => {
  const text = fc.option(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'NULL', '{a,"b"}', '\\', '"', ' x ')),
  );
  const noZero = text.filter((one) => !one?.includes('\0') && one?.isWellFormed() !== false);
  const row = fc.record({
    text: noZero,
    number: fc.option(fc.integer({ min: -1e9, max: 1e9 })),
    bytes: fc.option(fc.uint8Array()),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.boolean(), async (rows, isBuffer) => {
      const sent = [
        rows.map((one) => one.text),
        rows.map((one) => one.number),
        rows.map(({ bytes }) => bytes && (isBuffer ? Buffer.from(bytes) : bytes)),
        rows.map(({ number }) => number && JSON.stringify({ number, '"': '\\' })),
      ];
      const got = await test.db.query<object>(
        'SELECT * FROM unnest($1::text[], $2::int[], $3::bytea[], $4::jsonb[]) AS r(text, number, bytes, json)',
        sent,
        'array-text',
      );
      expect(got).toEqual(
        rows.map(({ text: said, number, bytes }) => ({
          ...{ text: said, number, bytes: bytes && Buffer.from(bytes) },
          json: number ? { number, '"': '\\' } : number === 0 ? 0 : null,
        })),
      );
    }),
    { numRuns: 60 },
  );
});
