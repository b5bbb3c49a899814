import type { ChainedAccess } from '#kernel/access-chain';
import type { AccessEntry } from './types.ts';

/** An access entry in the form that its chain covers, which is also how a person gets it. */
export const chained = (entry: AccessEntry): ChainedAccess & { readonly hash: string } => ({
  number: entry.number,
  id: entry.id,
  at: entry.at,
  kind: entry.actorKind,
  actor: entry.actorMark,
  role: entry.role,
  office: entry.office,
  purpose: entry.purpose,
  legalBasis: entry.legalBasis,
  case: entry.caseId,
  what: entry.what,
  system: entry.system,
  action: entry.action,
  receiver: entry.receiver,
  hash: entry.hash,
});
