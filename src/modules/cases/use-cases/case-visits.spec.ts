import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ServiceFolder } from '#catalogue';
import { createProcesses } from '#processes';
import { awaitedVisit } from '../domain/awaited-visit.ts';

const processOf = (id: string) => {
  const base = `city/services/${id}`;
  const names = readdirSync(base, { withFileTypes: true }).filter((entry) => entry.isFile());
  const files = Object.fromEntries(names.map(({ name }) => [name, readFileSync(`${base}/${name}`, 'utf8')]));
  return createProcesses().of({ id, version: 'test', files } as unknown as ServiceFolder);
};

describe('the visits that processes of the city wait for', () => {
  it('come to collect the card only when the person said so', async () => {
    const { model, evaluate } = await processOf('personalausweis');
    const at = (node: string, answers: Record<string, string>) => awaitedVisit([model.nodes[node]!], answers, evaluate);
    expect(at('fertig', { abholung: 'abholen' })).toBe('abholung');
    expect(at('fertig', { abholung: 'versand' })).toBeNull();
    expect(at('amSchalter', {})).toBe('personalausweis');
    expect(at('herstellung', {})).toBeNull();
  });

  it('can all be booked', async () => {
    const plan = parse(readFileSync('city/appointments.yaml', 'utf8')) as { services: { id: string }[] };
    const bookable = new Set(plan.services.map(({ id }) => id));
    const named: string[] = [];
    for (const id of readdirSync('city/services')) {
      const { model } = await processOf(id);
      for (const { attributes } of Object.values(model.nodes)) if (attributes['visit']) named.push(attributes['visit']);
    }
    expect(named).toEqual(expect.arrayContaining(['fuehrungszeugnis', 'personalausweis', 'abholung']));
    expect(named.filter((visit) => !bookable.has(visit))).toEqual([]);
  });
});
