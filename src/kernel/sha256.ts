import { hash } from 'node:crypto';

/** SHA-256 (FIPS 180-4), 32 bytes. They come out of the buffer pool: memory of its own for each hash costs more than the hash. */
export const sha256Of = (bytes: Uint8Array | string): Buffer => Buffer.from(hash('sha256', bytes, 'latin1'), 'latin1');
