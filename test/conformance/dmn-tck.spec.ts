import { describe, expect, it } from 'vitest';
import { hasTck, runTck, tckArchive } from './dmn-tck.ts';
import ratchet from './ratchet.json' with { type: 'json' };

if (!hasTck()) console.warn(`DMN compatibility kit is missing, its cases are not checked: ${tckArchive}`);

describe('DMN Technology Compatibility Kit', () => {
  it.skipIf(!hasTck())(
    'passes every case of level 2 and never fewer of level 3 than before',
    { timeout: 60_000 },
    () => {
      const scores = new Map(runTck().map((score) => [score.level, score]));
      const [second, third] = [scores.get('compliance-level-2'), scores.get('compliance-level-3')];
      expect(second).toMatchObject({ passed: ratchet.level2, total: 116, failures: [] });
      expect(third?.total).toBe(3275);
      expect(third?.passed).toBeGreaterThanOrEqual(ratchet.level3);
    },
  );
});
