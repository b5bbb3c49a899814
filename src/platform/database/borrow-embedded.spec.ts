import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { borrowEmbedded, openDatabase, startEmbedded } from '#platform/database';

const folder = mkdtempSync(join(tmpdir(), 'lipsia-borrow-'));
chmodSync(folder, 0o755);
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function answers(url: string): Promise<boolean> {
  const db = openDatabase({ databaseUrl: url, poolSize: 1, nodeName: 'test' });
  try {
    await db.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await db.close();
  }
}

it('lends the server that runs and leaves it running; starts and stops one of its own when none runs', {
  timeout: 60_000,
}, async () => {
  expect(await borrowEmbedded(folder)).toBeNull();
  const own = await startEmbedded({ dataDir: folder, tuning: { fsync: 'off' } });
  const beside = await borrowEmbedded(folder);
  expect(beside?.url).toBe(own.url());
  expect(beside?.ownerUrl).toBe(own.ownerUrl());
  await beside?.release();
  expect(await answers(own.url())).toBe(true);
  await own.stop();

  const alone = await borrowEmbedded(folder);
  expect(await answers(alone?.url ?? '')).toBe(true);
  await alone?.release();
  expect(await answers(alone?.url ?? '')).toBe(false);
});
