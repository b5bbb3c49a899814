import { borrowEmbedded, openDatabase } from '#platform/database';
import { silentLog } from '#platform/log';

/**
 * Holds what left the vault against what persons can see, over everything that happened in the run: each key handed out to somebody else has
 * its entry, each entry its place in the count of the person, and none is without a purpose. Throws what does not fit.
 */
export async function provesEveryRead(dataDir: string): Promise<string> {
  const cluster = await borrowEmbedded(dataDir);
  if (!cluster) throw new Error(`no database in ${dataDir}`);
  const db = openDatabase({ databaseUrl: cluster.url, poolSize: 1, nodeName: 'every-read' }, silentLog);
  try {
    // One statement, one moment: reads go on meanwhile.
    const [found] = await db.query<Counts>(counts);
    const { handed, entered, bare, entries, counted, mayLook } = found!;
    const sound = handed === entered && bare === 0 && entries === counted && !mayLook && handed > 0;
    const said = `${handed} keys handed out, ${entered} entries with a key, ${entries} entries, ${counted} counted, ${bare} without entry`;
    if (!sound) throw new Error(`reads of personal data without an entry: ${said}`);
    return said;
  } finally {
    await db.close();
    await cluster.release();
  }
}

const counts = `
  SELECT (SELECT count(*)::int FROM vault.handout WHERE why NOT IN ('own-view', 'sign-in', 'seal')) AS handed,
         (SELECT count(*)::int FROM vault.access WHERE with_key) AS entered,
         (SELECT count(*)::int FROM vault.handout h WHERE why NOT IN ('own-view', 'sign-in', 'seal') AND NOT EXISTS
           (SELECT 1 FROM vault.access a WHERE a.subject = h.key AND a.number = h.number AND a.with_key AND a.purpose = h.why)) AS bare,
         (SELECT count(*)::int FROM vault.access) AS entries,
         (SELECT sum(reads)::int FROM vault.key) AS counted,
         has_column_privilege('lipsia_app', 'vault.key', 'wrapped', 'SELECT') AS "mayLook"`;

interface Counts {
  readonly handed: number;
  readonly entered: number;
  readonly bare: number;
  readonly entries: number;
  readonly counted: number;
  /** The app could read a key beside the gateway. */
  readonly mayLook: boolean;
}
