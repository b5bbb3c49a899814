export { type Bucket, takeFrom } from './bucket.ts';
export * from './client.ts';
export { isSigned, signMessage } from './message-signature.ts';
export { type ExpectedProof, type ProofFault, proofFault, proofSeconds, tokenHash } from './proof-claims.ts';
