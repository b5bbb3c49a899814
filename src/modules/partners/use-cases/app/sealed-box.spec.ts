import { CompactEncrypt, compactDecrypt, compactVerify, importJWK } from 'jose';
import { expect, it } from 'vitest';
import { cityKeys } from './city-keys.ts';
import { hashOf, openSealed, readSigned, sealFor, signedText } from './sealed-box.ts';

const header = { visit: 'v', device: 'd', number: 7 };
const text = JSON.stringify({ vorname: 'Łukasz-Demo', file: 'x'.repeat(100_000) });
const keys = await cityKeys(new Uint8Array(32).fill(7));

it('opens what was sealed, and binds its header', async () => {
  const sealed = await sealFor(keys.seal, text, header);
  expect(await openSealed(keys.opens, keys.seal.kid, sealed)).toEqual({ text, header });
  expect(sealed).not.toContain('ukasz');
  expect(await sealFor(keys.seal, text, header)).not.toBe(sealed);
});

it('opens nothing that was changed, cut or meant for another key', async () => {
  const sealed = await sealFor(keys.seal, text, header);
  const parts = sealed.split('.');
  const other = Buffer.from(
    Buffer.from(parts[0]!, 'base64url').toString().replace('"number":7', '"number":8'),
  ).toString('base64url');
  const changed = parts.map((part, index) =>
    parts.with(index, part === '' ? 'AA' : `${part[0] === 'A' ? 'B' : 'A'}${part.slice(1)}`).join('.'),
  );
  const strangers = await cityKeys(new Uint8Array(32).fill(8));
  for (const wrong of [...changed, [other, ...parts.slice(1)].join('.'), sealed.slice(0, -4), '', 'a.b', 'null'])
    expect(await openSealed(keys.opens, keys.seal.kid, wrong)).toBeNull();
  expect(await openSealed(strangers.opens, strangers.seal.kid, sealed)).toBeNull();
  expect(await openSealed(strangers.opens, keys.seal.kid, sealed)).toBeNull();
});

it('is the same standard as others write and read it', async () => {
  const { kid, x, y } = keys.seal;
  const theirs = await new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid, ...header })
    .encrypt(await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ECDH-ES'));
  expect(await openSealed(keys.opens, kid, theirs)).toEqual({ text, header });
  const own = await sealFor(keys.seal, text, header);
  const { plaintext } = await compactDecrypt(own, keys.opens);
  expect(new TextDecoder().decode(plaintext)).toBe(text);
});

it('signs what others can check, and finds every change', async () => {
  const signed = await signedText(keys.signs, keys.receipt.kid, { a: 'ä' });
  const { x, y } = keys.receipt;
  await compactVerify(signed, await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'));
  expect(await readSigned(keys.receipt, signed)).toEqual({ a: 'ä' });
  expect(await readSigned(keys.seal, signed)).toBeNull();
  expect(await readSigned(keys.receipt, `${signed.slice(0, -2)}AA`)).toBeNull();
  expect(await readSigned(keys.receipt, '')).toBeNull();
});

it('comes from the key-encryption key alone, two pairs of their own', async () => {
  const again = await cityKeys(new Uint8Array(32).fill(7));
  expect([again.seal, again.receipt]).toEqual([keys.seal, keys.receipt]);
  expect(keys.seal.x).not.toBe(keys.receipt.x);
  expect(await hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
