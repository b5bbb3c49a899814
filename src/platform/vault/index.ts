export { decrypt, encrypt } from './cipher.ts';
export { fitsKek } from './fits-kek.ts';
export { deriveGuestKeys, type GuestKeys, openWith, sealWith } from './own-key.ts';
export type { AccessEntry, KeyDraft, PersonalRead, Purpose, ReadWhat, SealedItem, Vault } from './types.ts';
export { createVault } from './vault.ts';
export { type AccessVerification, verifyAccess } from './verify-access.ts';
