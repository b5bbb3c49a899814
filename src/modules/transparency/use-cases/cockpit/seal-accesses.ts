import type { Platform } from '#platform/mount';
import type { AccessHead } from '#platform/vault';
import { arrange, headCommitment, headRoot, headSalt } from '../../domain/cockpit/head-tree.ts';
import { sealingEntry } from '../../domain/entry.ts';
import { forgetAccessSecrets, insertBatch, needSecrets } from '../../store/access-store.ts';
import { appendLeaves, openLog } from '../append-leaves.ts';

/**
 * Puts the ends of all access records that grew into the public log, in batches of up to 1,024, each as one entry; gives how many ends. An
 * end is taken and sealed in one transaction, so none is lost and none comes twice.
 */
export async function sealAccesses(parts: SealParts): Promise<number> {
  let sealed = 0;
  for (;;) {
    const taken = await sealBatch(parts);
    sealed += taken;
    if (taken < batchSize) return sealed;
  }
}

const sealBatch = (parts: SealParts): Promise<number> =>
  parts.db.transaction(async (tx) => {
    const { random, vault, newId, clock } = parts;
    const heads = await vault.takeHeads(tx, batchSize);
    if (heads.length === 0) return 0;
    // What happens after an erasure gets a salt that nobody keeps.
    const gone = heads.filter(({ isDestroyed }) => isDestroyed).map(({ key }) => key);
    const secrets = await needSecrets(
      tx,
      heads.map(({ key, isDestroyed }) => ({ key, secret: isDestroyed ? null : random.bytes(32) })),
    );
    if (gone.length > 0) forgetAccessSecrets(tx, gone);
    const id = newId();
    const commitment = ({ key, number, head, isDestroyed }: AccessHead) => {
      const secret = isDestroyed ? null : secrets.get(key);
      return headCommitment({ number, head }, secret ? headSalt(secret, id, number) : random.bytes(32));
    };
    const commitments = arrange(heads.map(commitment), () => random.bytes(32));
    const salt = random.bytes(32);
    insertBatch(tx, { id, salt, commitments: Buffer.concat(commitments) }, heads);
    const entry = sealingEntry({ root: headRoot(commitments), salt, at: clock.now().toString() });
    const end = await openLog(tx);
    await appendLeaves(tx, end, [{ stream: id, seq: 1, entry }], end.head);
    return heads.length;
  });

const batchSize = 1_024;

type SealParts = Pick<Platform, 'db' | 'vault' | 'random' | 'newId' | 'clock'>;
