import type { Config } from '#platform/config';
import { openDatabase } from '#platform/database';
import { fitsKek } from '#platform/vault';

/** Keeps the demo, with its published sign-ins, out of a database whose data was sealed with another key. */
export async function refuseRealData(config: Config, databaseUrl: string): Promise<void> {
  const db = openDatabase({ databaseUrl, poolSize: 1, nodeName: 'start' });
  try {
    if (await fitsKek(db, config.keys.kek)) return;
  } finally {
    await db.close();
  }
  throw new Error(
    'The data in this database was sealed with another key (KEK), so it is not a demo. Set DATABASE_URL or DATA_DIR to another place.',
  );
}
