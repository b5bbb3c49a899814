import { describe, expect, it } from 'vitest';
import { type AllowedFiles, checkFile } from '#platform/files';
import { sampleFiles } from './samples.ts';

const allowed: AllowedFiles = { types: ['pdf', 'jpeg', 'png'], maxBytes: 1_000_000 };

describe('sampleFiles', () => {
  it('pass the check of uploads unchanged, are small and plainly samples', async () => {
    const samples = Object.values(await sampleFiles());
    expect(samples).toHaveLength(3);
    for (const sample of samples) {
      const result = checkFile(sample, allowed);
      expect(result).toMatchObject({ ok: true, value: { name: sample.name } });
      if (result.ok) expect(Buffer.compare(result.value.bytes, sample.bytes)).toBe(0);
      expect(sample.name).toContain('muster');
      expect(sample.bytes.length).toBeLessThan(60_000);
    }
  });

  it('are the same each time', async () => {
    const [first, second] = [await sampleFiles(), await sampleFiles()];
    for (const key of ['landlordConfirmation', 'photo', 'scan'] as const)
      expect(Buffer.compare(first[key].bytes, second[key].bytes)).toBe(0);
  });
});
