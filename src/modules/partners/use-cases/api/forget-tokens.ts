import { sweepTokens } from '../../store/api-clients.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** Forgets tokens and proofs that are over. */
export const forgetTokens = (parts: PartnerParts): Promise<void> =>
  parts.db.transaction((tx) => sweepTokens(tx, parts.clock.now().toString({ smallestUnit: 'millisecond' })));
