import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isLatin } from '#kernel/latin';
import { demoRegisterPeople } from '../../people.ts';
import { readAddresses } from '../addresses.ts';
import { makeResidents } from './make-residents.ts';

const reference = '../shared/data/leipzig';
const hasReference = existsSync(reference);
if (!hasReference) console.warn(`skipped: no reference data at ${reference}`);

const build = async (seed: number, size: number, referenceData: string | null = null) => {
  const addresses = await readAddresses({ referenceData, city: 'city', cityName: 'Leipzig' });
  const { blocks } = addresses;
  return { addresses, ...makeResidents({ seed, size, people: demoRegisterPeople, blocks, cityName: 'Leipzig' }) };
};

describe('makeResidents', async () => {
  const { persons, homes, kin, addresses } = await build(7, 4_000);

  it('gives exactly as many as asked, the same for the same seed, others for another', async () => {
    expect(persons).toHaveLength(4_000);
    expect((await build(7, 300)).persons).toEqual((await build(7, 300)).persons);
    expect((await build(7, 300)).persons[50]).not.toEqual((await build(8, 300)).persons[50]);
  });

  it('holds the people of the demo as they are named there', () => {
    for (const { pseudonym, familyName, givenNames, birthDate, address } of demoRegisterPeople) {
      const person = persons.find((one) => one.pseudonym === pseudonym)!;
      expect(person).toMatchObject({ familyName, givenNames, birthDate, blockedUntil: null });
      expect(homes.filter((home) => home.person === person.id)).toMatchObject([{ ...address, movedOutOn: null }]);
    }
  });

  it('writes names and places in DIN 91379 letters, far beyond plain ones', () => {
    const names = persons.flatMap((one) => [one.familyName, one.givenNames, ...one.formerNames]);
    expect(names.filter((name) => !isLatin(name, 'name'))).toEqual([]);
    expect(names.filter((name) => /[^ -ÿ]/.test(name)).length).toBeGreaterThan(200);
  });

  it('gives everyone an id of their own and exactly one main home, at a house of the city', () => {
    expect(new Set(persons.map((one) => one.id)).size).toBe(4_000);
    const main = homes.filter((home) => home.movedOutOn === null && home.kind !== 'secondary');
    expect(main.map((home) => home.person).toSorted()).toEqual(persons.map((one) => one.id).toSorted());
    const numbers = new Map<string, Set<string>>();
    for (const { street, postcode, numbers: here } of addresses.blocks) {
      const key = `${street} ${postcode}`;
      numbers.set(key, new Set([...(numbers.get(key) ?? []), ...here]));
    }
    const unknown = homes.filter((home) => !numbers.get(`${home.street} ${home.postcode}`)?.has(home.houseNumber));
    const named = new Set(demoRegisterPeople.map(({ address }) => `${address.street} ${address.houseNumber}`));
    expect(unknown.filter((home) => !named.has(`${home.street} ${home.houseNumber}`))).toEqual([]);
  });

  it('has families, twins and blocks, and nobody older than their parents', () => {
    const born = new Map(persons.map((one) => [one.id, one.birthDate]));
    const children = kin.filter(([, , relation]) => relation === 'child');
    expect(children.length).toBeGreaterThan(300);
    expect(children.filter(([parent, child]) => born.get(parent)! >= born.get(child)!)).toEqual([]);
    const births = children.map(([parent, child]) => `${parent} ${born.get(child)}`);
    expect(births.length - new Set(births).size).toBeGreaterThan(5);
    expect(persons.filter((one) => one.blockedUntil).length).toBeGreaterThan(5);
    const spouses = kin.filter(([, , relation]) => relation === 'spouse').map(([a, b]) => `${a} ${b}`);
    for (const [a, b, relation] of kin) if (relation === 'spouse') expect(spouses).toContain(`${b} ${a}`);
  });

  it.skipIf(!hasReference)('spreads people over the whole city when its house numbers are there', async () => {
    const city = await build(7, 4_000, reference);
    expect(city.addresses.isComplete).toBe(true);
    expect(new Set(city.homes.map((home) => home.street)).size).toBeGreaterThan(1_000);
    expect(new Set(city.homes.map((home) => home.postcode)).size).toBe(34);
    expect(city.addresses.has({ street: 'Karl-Liebknecht-Str.', postcode: '04277', city: 'Leipzig' })).toBe(true);
    expect(city.addresses.has({ street: 'Karl-Liebknecht-Straße', postcode: '04157', city: 'Leipzig' })).toBe(false);
    expect(city.addresses.has({ street: 'Karl-Liebknecht-Straße', postcode: '04277', city: 'Halle' })).toBe(false);
  });
});
