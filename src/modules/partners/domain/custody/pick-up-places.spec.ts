import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { networkSchema } from '../network/network.ts';
import { custodyRules, itemKindOf, pickUpPlaces, readNumber, readNumbers } from './index.ts';

const file = join(import.meta.dirname, '../../../../../city/partners.yaml');
const network = networkSchema.parse(parse(readFileSync(file, 'utf8')));
const day = Temporal.PlainDate.from('2026-11-23');
const kind = (id: string) => network.items.find((one) => one.id === id)!;

it.each([
  ['hund-anmelden', 'granted', 'hundemarke'],
  ['hund-anmelden', 'done', 'hundemarke'],
  ['hund-anmelden', 'refused', undefined],
  ['hund-anmelden', null, undefined],
  ['leipzig-pass', 'granted', 'leipzig-pass'],
  ['leipzig-pass', 'done', undefined],
  ['anliegen-melden', 'done', undefined],
])('%s that ended %s makes %s', (service, outcome, made) => {
  expect(itemKindOf(network, service, outcome)?.id).toBe(made);
});

it('offers only places that are safe enough and open', () => {
  const ids = (id: string, on = day) => pickUpPlaces(network, kind(id), on).map((place) => place.id);
  expect(ids('hundemarke')).toHaveLength(network.branches.length + network.lockers.length);
  // An identity card needs more than any branch has.
  expect(ids('personalausweis')).toEqual(network.lockers.map(({ id }) => id));
  // Contracts and branches stand or fall with the day; a locker belongs to the city.
  expect(ids('hundemarke', Temporal.PlainDate.from('2031-01-01'))).toEqual(network.lockers.map(({ id }) => id));
  const rules = custodyRules(network, 'stadtkaemmerei', () => '2026-12-02');
  for (const item of network.items)
    for (const { id } of pickUpPlaces(network, item, day))
      expect(rules.places[id]!.securityClass).toBeGreaterThanOrEqual(item.securityClass);
});

it('refuses to offer what the law keeps at the office', () => {
  const strict = { ...network, matrix: network.matrix.filter(({ service }) => service !== 'hund-anmelden') };
  expect(pickUpPlaces(strict, kind('hundemarke'), day)).toEqual([]);
});

it('reads numbers as a scanner types them, each once', () => {
  const number = fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{2,39}$/);
  const gap = fc.constantFrom('\n', '\r\n', ' ', ', ', ';', '\t');
  fc.assert(
    fc.property(fc.array(fc.tuple(number, gap), { maxLength: 30 }), (typed) => {
      const text = typed.map(([one, after]) => one.toLowerCase() + after).join('');
      expect(readNumbers(text)).toEqual([...new Set(typed.map(([one]) => one))]);
    }),
  );
  for (const wrong of ['', 'ab', '-AB', 'A_B', '<B>', 'A'.repeat(41), 'Ä12']) expect(readNumber(wrong)).toBeNull();
  expect(readNumbers('HM-1 <x>')).toBeNull();
});
