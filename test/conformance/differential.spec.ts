import { expect, it } from 'vitest';
import { compareEngines } from './differential.ts';

it('250 generated processes offer the same tasks at every step as an independent engine', async () => {
  const { models, steps } = await compareEngines(250);
  expect(models).toBe(250);
  expect(steps).toBeGreaterThan(500);
}, 240_000);
