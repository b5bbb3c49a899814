export { briefly } from './briefly.ts';
export { chained } from './chained.ts';
export { decrypt, encrypt } from './cipher.ts';
export { fitsKek } from './fits-kek.ts';
export { keyedHash } from './keyed-hash.ts';
export { deriveGuestKeys, type GuestKeys, openWith, sealWith } from './own-key.ts';
export type {
  AccessEntry,
  AccessHead,
  KeyDraft,
  PersonalRead,
  Purpose,
  ReadWhat,
  RecordedPurpose,
  ReportedRead,
  SealedItem,
  Vault,
} from './types.ts';
export { createVault } from './vault.ts';
export { type AccessVerification, verifyAccess } from './verify-access.ts';
