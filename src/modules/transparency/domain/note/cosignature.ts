import { isSigned, type Note, type NoteSignature, type Signer, type VerifierKey } from './note.ts';

/** A witness' word that at this second the checkpoint was the largest it had seen (C2SP tlog-cosignature, Ed25519). */
export function cosign(signer: Signer, text: string, second: number): NoteSignature {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(second));
  return { name: signer.name, id: signer.id, bytes: Buffer.concat([time, signer.sign(message(text, second))]) };
}

/** The second at which this witness cosigned the note; null when it did not, or when its signature does not hold. */
export function cosignedAt(note: Note, key: VerifierKey): number | null {
  for (const { name, id, bytes } of note.signatures) {
    if (name !== key.name || id !== key.id || bytes.length !== 72) continue;
    const second = Number(Buffer.from(bytes.subarray(0, 8)).readBigUInt64BE());
    if (Number.isSafeInteger(second) && isSigned(key, message(note.text, second), bytes.subarray(8))) return second;
  }
  return null;
}

const message = (text: string, second: number): string => `cosignature/v1\ntime ${second}\n${text}`;
