import { ok, type Result } from '#kernel/result';
import type { VisitReceipt } from '../../domain/visit/index.ts';
import { insertFiling, testBranch } from '../../store/api-filings.ts';
import type { Arrived } from '../file-visit.ts';
import type { PartnerParts } from '../partner-parts.ts';
import type { SoundVisit } from './check-filed.ts';
import { clerkActor, earned } from './hand-over.ts';

/** Settles a sound visit of a test client: an entry in its own test ledger, and no visit, no case, no person. */
export async function handOverTest(
  parts: PartnerParts,
  { tx, body, bodyHash, client }: Arrived,
  sound: SoundVisit,
): Promise<Result<VisitReceipt, never>> {
  const { id, branch, device, number } = body;
  const receipt: VisitReceipt = {
    ...{ id, branch, device, number, state: 'received', bodyHash, sealHash: sound.sealHash },
    receivedAt: parts.clock.now().toString({ smallestUnit: 'millisecond' }),
    ledger: await earned(parts, tx, testBranch(branch), sound, clerkActor(null, body)),
    ...{ test: true, reason: null, words: null, instead: [], errors: [] },
  };
  insertFiling(tx, { receipt, client, visit: null, testState: sound.testState });
  return ok(receipt);
}
