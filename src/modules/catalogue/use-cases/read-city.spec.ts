import { describe, expect, it } from 'vitest';
import { soundCity, withBreach } from '../fixtures/broken-city.ts';
import { readCity } from './read-city.ts';

const told = (problem: { level: string; code: string; file: string; line: number }) =>
  `${problem.level} ${problem.code} ${problem.file}:${problem.line}`;

describe('reading a city', () => {
  it('loads the sound city without a word', async () => {
    const { city, problems } = await readCity(soundCity);
    expect(problems).toEqual([]);
    expect(city?.services.map((service) => service.id)).toEqual(['hund-melden']);
    const service = city?.services[0];
    expect(service?.version).toMatch(/^[0-9a-f]{64}$/);
    expect(service?.texts.en.title).toBe('Register a dog');
    expect(service?.files['letters/bescheid.yaml']).toContain('{{ caseNumber }}');
    expect(service?.service.decision.fourEyes).toBe(false);
  });

  it('has no city when its own facts do not fit', async () => {
    const breach = { change: [{ file: 'city.yaml', from: 'ars: "147130000000"', to: 'ars: 147130000000' }] };
    const { city, problems } = await withBreach(breach, readCity);
    expect(city).toBeNull();
    expect(problems.map(told)).toEqual(['error value-wrong city.yaml:2']);
  });
});
