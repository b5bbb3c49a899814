import { createCipheriv, createDecipheriv } from 'node:crypto';

/** AES-256-GCM: version byte, 12-byte nonce, 16-byte tag, ciphertext; `context` is authenticated, not stored. */
export function encrypt(key: Uint8Array, plain: Uint8Array, context: string, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  const sealed = Buffer.allocUnsafe(headerLength + plain.length);
  sealed[0] = version;
  sealed.set(nonce, 1);
  sealed.set(cipher.update(plain), headerLength);
  cipher.final();
  sealed.set(cipher.getAuthTag(), 13);
  return sealed;
}

/** The plain bytes, or null when key, context or ciphertext do not belong together. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | null {
  if (sealed.length < headerLength || sealed[0] !== version) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(13, headerLength));
  try {
    // A stream cipher gives as many bytes as it takes, at once; the end only says whether they are the ones that were sealed.
    const plain = decipher.update(sealed.subarray(headerLength));
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

const version = 1;
const headerLength = 29;
