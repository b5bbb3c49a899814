import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStreets } from './read-streets.ts';

const folder = resolve('../shared/data/leipzig');
const isAbsent = !existsSync(join(folder, 'strassen.csv'));
if (isAbsent) console.warn(`SKIPPED: no street data in ${folder}, the specs on real addresses do not run`);

describe.skipIf(isAbsent)('streets of Leipzig', async () => {
  const streets = isAbsent ? await readStreets(undefined, []) : await readStreets(folder, []);
  const check = (street: string, houseNumber: string, postcode?: string) =>
    streets.check({ street, houseNumber, ...(postcode === undefined ? {} : { postcode }) });
  const liebknecht = 'Karl-Liebknecht-Straße';

  it('knows the whole list', () => {
    expect(streets.count).toBe(3032);
    expect(streets.isComplete).toBe(true);
  });

  it.each([
    ['Karl-Liebknecht-Straße', '12', '04107'],
    ['Karl Liebknecht Str', '12', '04107'],
    ['karl-liebknecht-str.', '2 a', '04107'],
    ['KARL-LIEBKNECHT-STRASSE', '56a', '04275'],
    ['Karl - Liebknecht - Strasse', '132', '04277'],
    ['Karl Liebknecht Str 12', '', '04107'],
  ])('finds %s %s in %s', (street, number, postcode) => {
    const found = check(street, number);
    expect(found).toMatchObject({ ok: true, address: { street: liebknecht, postcode } });
  });

  it.each([
    ['Dr.-Hermann-Duncker-Str.', 'Dr.-Hermann-Duncker-Straße'],
    ['Dr Hermann Duncker Strasse', 'Dr.-Hermann-Duncker-Straße'],
    ['J.C. Hinrichs Straße', 'J.-C.-Hinrichs-Straße'],
    ['Vaclav-Neumann-Str', 'Václav-Neumann-Straße'],
    ['Munzgasse', 'Münzgasse'],
    ['Muenzgasse', 'Münzgasse'],
    ['Str. des 18. Oktober', 'Straße des 18. Oktober'],
    ['strasse der 53', 'Straße der 53'],
  ])('reads %s as %s', (typed, official) => {
    const found = check(typed, '1');
    const street =
      found.ok || found.reason === 'number-unknown' ? found.address.street : 'street' in found ? found.street : null;
    expect(street).toBe(official);
  });

  it('does not take the number of a street name for a house number', () => {
    expect(check('Straße des 17. Juni 2', '')).toMatchObject({
      address: { street: 'Straße des 17. Juni', houseNumber: '2' },
    });
  });

  it('warns softly about a letter the list does not know, with the postcode of the house without it', () => {
    expect(check('Karl Liebknecht Str 12 a', '')).toEqual({
      ok: false,
      reason: 'number-unknown',
      soft: true,
      address: { street: liebknecht, houseNumber: '12A', postcode: '04107' },
    });
  });

  it('asks for the postcode when an unknown number leaves several', () => {
    expect(check(liebknecht, '999')).toMatchObject({
      reason: 'postcode-ambiguous',
      postcodes: ['04107', '04275', '04277'],
    });
    expect(check(liebknecht, '999', '04277')).toMatchObject({
      reason: 'number-unknown',
      address: { postcode: '04277' },
    });
    expect(check('Permoserstraße', '15')).toMatchObject({
      reason: 'postcode-ambiguous',
      postcodes: ['04318', '04347'],
    });
    expect(check('Permoserstraße', '15', '04318')).toMatchObject({ ok: true });
  });

  it('names the right postcode when a wrong one is typed', () => {
    expect(check(liebknecht, '12', '04275')).toMatchObject({ reason: 'postcode-wrong', postcodes: ['04107'] });
    expect(check(liebknecht, '12', ' D-04107 ')).toMatchObject({ ok: true });
  });

  it('knows ranges by their ends and by the numbers inside', async () => {
    const lines = (await readFile(join(folder, 'hausnummern.csv'), 'utf8')).split('\n');
    const ranges = lines.flatMap((line) => {
      const [street, postcode, numbers] = line.split(';');
      return (numbers ?? '')
        .split(' ')
        .filter((number) => /^\d+-\d+$/.test(number))
        .map((number) => ({ street: street!, postcode: postcode!, number }));
    });
    expect(ranges.length).toBe(15);
    for (const { street, postcode, number } of ranges) {
      expect(check(street, number, postcode)).toEqual({ ok: true, address: { street, houseNumber: number, postcode } });
      expect(check(street, number.replace('-', ' – '), postcode)).toMatchObject({ ok: true });
      expect(check(street, number.split('-')[0]!, postcode)).toMatchObject({ ok: true });
    }
    expect(check(liebknecht, '2-4').ok).toBe(false);
    expect(check(liebknecht, '5-7')).toMatchObject({ ok: true, address: { houseNumber: '5-7', postcode: '04107' } });
  });

  it('accepts every address of the list with its own postcode, in the list’s spelling', async () => {
    const lines = (await readFile(join(folder, 'hausnummern.csv'), 'utf8')).trim().split('\n').slice(1);
    let count = 0;
    for (const line of lines) {
      const [street, postcode, numbers] = line.split(';');
      for (const houseNumber of numbers!.split(' ').filter((_, place) => place % 7 === 0)) {
        count += 1;
        const found = check(street!, houseNumber, postcode!);
        if (!found.ok || found.address.houseNumber !== houseNumber) expect.fail(`${street} ${houseNumber} ${postcode}`);
      }
    }
    expect(count).toBeGreaterThan(9000);
  });

  it('takes a street without known addresses with any postcode of the city', () => {
    expect(check('Aachener Straße', '1')).toMatchObject({ reason: 'postcode-ambiguous' });
    expect(check('Aachener Straße', '1', '04205')).toMatchObject({ reason: 'number-unknown', soft: true });
    expect(check('Aachener Straße', '1', '01067')).toMatchObject({ reason: 'postcode-wrong' });
  });

  it.each([
    ['Karl-Liebnecht-Straße', liebknecht],
    ['Karl Liebknecht', liebknecht],
    ['Kohlgartnstr', 'Kohlgartenstraße'],
    ['Liebknechtstraße', liebknecht],
  ])('suggests for %s', (typed, official) => {
    const found = check(typed, '1');
    expect(found).toMatchObject({ ok: false, reason: 'street-unknown', soft: false });
    if (!found.ok && found.reason === 'street-unknown') {
      expect(found.suggestions).toContain(official);
      expect(found.suggestions.length).toBeLessThanOrEqual(3);
    }
  });

  it('has nothing to suggest for a street of another city', () => {
    expect(check('Xylophonquartettpromenade', '1')).toMatchObject({
      reason: 'street-unknown',
      suggestions: [],
      address: null,
    });
  });

  it('completes while somebody types', () => {
    expect(streets.suggest('karl l', 5)).toContain(liebknecht);
    expect(streets.suggest('Karl-Lieb', 5)[0]).toBe(liebknecht);
    expect(streets.suggest('liebkn', 5)).toContain(liebknecht);
    expect(streets.suggest('', 5)).toEqual([]);
    expect(streets.suggest('a', 4)).toHaveLength(4);
  });
});

describe('the small list', async () => {
  const streets = await readStreets(undefined, [
    { name: 'Lange Straße', parts: [{ postcode: '04103', from: 1, to: 40, side: 'all' }] },
    {
      name: 'Kurze Straße',
      parts: [
        { postcode: '04105', from: 1, to: 9, side: 'odd' },
        { postcode: '04107', from: 2, to: 8, side: 'even' },
      ],
    },
  ]);

  it('finds numbers by span and side', () => {
    expect(streets.check({ street: 'Lange Str.', houseNumber: '7b' })).toEqual({
      ok: true,
      address: { street: 'Lange Straße', houseNumber: '7B', postcode: '04103' },
    });
    expect(streets.check({ street: 'kurze strasse', houseNumber: '4' })).toMatchObject({
      address: { postcode: '04107' },
    });
    expect(streets.check({ street: 'Kurze Straße', houseNumber: '11' })).toMatchObject({
      reason: 'postcode-ambiguous',
    });
    expect(streets.check({ street: 'Lange Straße', houseNumber: '41' })).toMatchObject({ reason: 'number-unknown' });
  });

  it('only warns about a street it does not hold, because it is not complete', () => {
    expect(streets.check({ street: 'Mittlere Str', houseNumber: '3 c', postcode: '04109' })).toMatchObject({
      reason: 'street-unknown',
      soft: true,
      address: { street: 'Mittlere Straße', houseNumber: '3C', postcode: '04109' },
    });
  });

  it('refuses a folder without street data', async () => {
    await expect(readStreets('/nonexistent', [])).rejects.toThrow(/strassen\.csv/);
  });
});
