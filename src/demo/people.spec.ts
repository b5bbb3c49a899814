import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { demoStaff } from './people.ts';

it('has a clerk for the office of every service, so that no case of the demo lies alone', () => {
  const clerks = demoStaff.filter(({ roles }) => roles.includes('clerk'));
  const manned = new Set(clerks.flatMap(({ offices }) => offices));
  const offices = globSync('city/services/*/service.yaml').map((file) => parse(readFileSync(file, 'utf8')).office);
  expect(offices.length).toBeGreaterThan(3);
  expect([...new Set(offices)].filter((office) => !manned.has(office))).toEqual([]);
});
