import { sha256Of } from './sha256.ts';

/** What is stored of the proof that a guest's resume code gives: who reads the table cannot show it. */
export const hashOfProof = (proof: Uint8Array): Buffer => sha256Of(proof);
