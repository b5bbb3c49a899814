import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A signed note apart: its text and its signature lines; null for what is not one (C2SP signed-note). */
export function readNote(note: string): Note | null {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n') || note.length > longestNote || hasControls(note)) return null;
  const lines = note.slice(at + 2, -1).split('\n');
  const signatures = lines.map(readSignature);
  if (!signatures.every((one) => one !== null)) return null;
  return { text: note.slice(0, at + 1), signatures };
}

/** One signature line apart; null for what is not one. */
export function readSignature(line: string): NoteSignature | null {
  const match = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
  if (!match?.[1] || !match[2]) return null;
  const bytes = Buffer.from(match[2], 'base64');
  if (bytes.length <= 4 || bytes.toString('base64') !== match[2]) return null;
  return { name: match[1], id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
}

export const signatureLine = ({ name, id, bytes }: NoteSignature): string =>
  `\u2014 ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}\n`;

/** A note from its text, which ends in a newline, and its signatures. */
export const writeNote = ({ text, signatures }: Note): string => `${text}\n${signatures.map(signatureLine).join('')}`;

/** What a verifier key names; null for one that is broken or of another type (`name+id+base64`, C2SP signed-note). */
export function readVerifierKey(text: string): VerifierKey | null {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) return null;
  const bytes = Buffer.from(match[3], 'base64');
  const type = bytes[0];
  if (bytes.length !== 33 || (type !== keyTypes.note && type !== keyTypes.cosignature)) return null;
  const raw = bytes.subarray(1);
  if (keyId(match[1], type, raw) !== match[2]) return null;
  return { name: match[1], id: match[2], type, key: publicKeyOf(raw) };
}

/** A key that signs, from its 32 secret bytes. */
export function signerOf(name: string, type: KeyType, secret: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, secret]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = keyId(name, type, raw);
  const verifier = `${name}+${id}+${Buffer.concat([Uint8Array.of(type), raw]).toString('base64')}`;
  return { name, id, type, verifier, sign: (message) => sign(null, Buffer.from(message), key) };
}

/** The key that others check this signer by. */
export function verifierOf({ name, id, type, verifier }: Signer): VerifierKey {
  const raw = Buffer.from(verifier.slice(name.length + id.length + 2), 'base64').subarray(1);
  return { name, id, type, key: publicKeyOf(raw) };
}

/** Signs a text that ends in a newline. */
export const signNote = (signer: Signer, text: string): NoteSignature => ({
  name: signer.name,
  id: signer.id,
  bytes: signer.sign(text),
});

/** `valid` when the key signed this text, `absent` when it did not sign it at all, `broken` when its signature does not hold. */
export function checkSignature(note: Note, key: VerifierKey): 'valid' | 'absent' | 'broken' {
  const own = note.signatures.filter((one) => one.name === key.name && one.id === key.id);
  if (own.length === 0) return 'absent';
  return own.every(({ bytes }) => isSigned(key, note.text, bytes)) ? 'valid' : 'broken';
}

/** True when these 64 bytes are the key's Ed25519 signature of the message. */
export const isSigned = (key: VerifierKey, message: string, bytes: Uint8Array): boolean =>
  bytes.length === 64 && verify(null, Buffer.from(message), key.key, bytes);

const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' });

function keyId(name: string, type: number, raw: Uint8Array): string {
  const hash = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(type)).update(raw).digest();
  return hash.subarray(0, 4).toString('hex');
}

function hasControls(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 32 && character !== '\n') return true;
  }
  return false;
}

/** Signature types of C2SP signed-note: a note, and a cosignature with its time. */
export const keyTypes = { note: 1, cosignature: 4 } as const;
const longestNote = 100_000;
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface Note {
  /** With its final newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}
export interface NoteSignature {
  readonly name: string;
  /** Four bytes in hex. */
  readonly id: string;
  readonly bytes: Uint8Array;
}
export interface VerifierKey {
  readonly name: string;
  readonly id: string;
  readonly type: KeyType;
  readonly key: KeyObject;
}
export interface Signer {
  readonly name: string;
  readonly id: string;
  readonly type: KeyType;
  /** The verifier key, to be given away. */
  readonly verifier: string;
  sign(message: string): Uint8Array;
}
export type KeyType = (typeof keyTypes)[keyof typeof keyTypes];
