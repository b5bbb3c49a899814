import type { Uuid } from '#kernel/ids';
import type { Language } from '#kernel/language';
import type { Mandate } from './mandate.ts';
import type { Visit, VisitState } from './visit.ts';

/** A visit as it is stored. */
export interface VisitRow {
  readonly id: Uuid;
  readonly code: string;
  readonly service: string;
  readonly language: Language;
  readonly state: VisitState;
  readonly branch: string | null;
  readonly staffId: Uuid | null;
  readonly mandate: Mandate | null;
  readonly identity: Visit['identity'];
  readonly sealHash: string | null;
  readonly draftId: Uuid | null;
  readonly caseNumber: string | null;
  readonly accountId: Uuid | null;
  readonly guestProof: Buffer | null;
  /** Vault key of what is sealed; null once the visit is over. */
  readonly key: Uuid | null;
  readonly sealed: Uint8Array | null;
  readonly seq: number;
  /** ISO instant in UTC. */
  readonly openedAt: string;
}
