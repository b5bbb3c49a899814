import { type Actor, guestActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { Json } from '#kernel/json';
import type { Tx } from '#platform/database';
import { decrypt, deriveGuestKeys, encrypt, type PersonalRead } from '#platform/vault';
import type { DraftContent } from '../domain/draft-content.ts';
import type { FormPlatform } from './form-parts.ts';

/** Seals the content of a draft for its owner: guests under the key in their code, accounts under their key in the vault. */
export async function sealContent(parts: FormPlatform, id: Uuid, owner: Owner, content: DraftContent, tx?: Tx) {
  if (owner.kind === 'account')
    return parts.vault.seal(owner.keyId, content as unknown as Json, draftContext(id), needTx(tx));
  const text = JSON.stringify(content);
  const sealed = encrypt(owner.key, Buffer.from(text), draftContext(id), parts.random.bytes(12));
  opened.set(owner.key, { sealed, content: text });
  return sealed;
}

/** Opens the content of a draft; null when its key was destroyed. */
export async function openContent(parts: FormPlatform, id: Uuid, owner: Owner, sealed: Uint8Array, tx?: Tx) {
  if (owner.kind === 'guest') return openAsGuest(id, owner, sealed);
  const item = { key: owner.keyId, sealed, context: draftContext(id) };
  const [content] = await parts.vault.open<Json>(needTx(tx), ownRead(owner), [item]);
  return (content ?? null) as DraftContent | null;
}

function openAsGuest(id: Uuid, { key }: GuestOwner, sealed: Uint8Array): DraftContent | null {
  const known = opened.get(key);
  const held = known?.sealed === sealed ? known.content : decrypt(key, sealed, draftContext(id))?.toString();
  if (typeof held !== 'string') return held ?? null;
  const content = JSON.parse(held) as DraftContent;
  opened.set(key, { sealed, content });
  return content;
}

/**
 * What a guest's key sealed or opened last: the next page wants the same, and nobody changes a content, only makes a new one of it.
 * It goes with the key, which is kept for a second only.
 */
const opened = new WeakMap<Uint8Array, Opened>();
interface Opened {
  readonly sealed: Uint8Array;
  /** Text until it is asked for. */
  readonly content: DraftContent | string;
}

/** Seals an upload for the owner of its draft. */
export async function sealFile(parts: FormPlatform, id: Uuid, owner: Owner, bytes: Uint8Array, tx?: Tx) {
  if (owner.kind === 'guest') return encrypt(owner.key, bytes, fileContext(id), parts.random.bytes(12));
  return parts.vault.sealBytes(owner.keyId, bytes, fileContext(id), needTx(tx));
}

/** Opens an upload; null when its key was destroyed. */
export async function openFile(parts: FormPlatform, id: Uuid, owner: Owner, sealed: Uint8Array, tx?: Tx) {
  if (owner.kind === 'guest') return decrypt(owner.key, sealed, fileContext(id));
  const item = { key: owner.keyId, sealed, context: fileContext(id) };
  return parts.vault.openBytes(needTx(tx), ownRead(owner), item);
}

/** A guest as the owner of the draft that a resume code opens. */
export function guestOwner(code: string): GuestOwner {
  const { id, key } = deriveGuestKeys(code);
  return { kind: 'guest', code, id, key };
}

const ownRead = (owner: AccountOwner): PersonalRead => ({
  actor: { ...(guestActor satisfies Actor), kind: 'citizen', id: owner.accountId, roles: ['citizen'] },
  purpose: 'own-view',
  caseId: null,
  subjects: [owner.keyId],
  what: ['answers'],
});

const draftContext = (id: Uuid): string => `forms.draft:${id}`;
const fileContext = (id: Uuid): string => `forms.file:${id}`;

function needTx(tx: Tx | undefined): Tx {
  if (!tx) throw new Error('an account draft is sealed and opened inside a transaction');
  return tx;
}

export type Owner = GuestOwner | AccountOwner;
export interface GuestOwner {
  readonly kind: 'guest';
  readonly code: string;
  /** Id of the draft that the code opens. */
  readonly id: Uuid;
  readonly key: Uint8Array;
}
export interface AccountOwner {
  readonly kind: 'account';
  readonly accountId: Uuid;
  readonly keyId: Uuid;
}
