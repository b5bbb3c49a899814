import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { ok, type Result, refuse } from '#kernel/result';
import { type Client, type PartnerRight, partnerRights } from '../../domain/client/index.ts';
import { endKey, insertClient, listClients, nextSecret, putKey, revokeRow } from '../../store/api-clients.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { isPrivateAddress } from './private-address.ts';

/** Registers a program of an institution with its public key. Refused for branches of another institution, services nobody knows, a private key, an address that is no public one. */
export async function addClient(parts: PartnerParts, order: ClientOrder): Promise<Result<AddedClient, ClientRefusal>> {
  const { network } = parts;
  const { id, institution, services, rights, webhook } = order;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return refuse('id-wrong');
  const own = (network?.branches ?? []).filter((branch) => branch.institution === institution).map((one) => one.id);
  const branches = order.branches.includes('*') ? own : order.branches;
  if (branches.length === 0 || !branches.every((branch) => own.includes(branch))) return refuse('branch-unknown');
  const known = new Set(network?.matrix.map(({ service }) => service));
  if (services.length === 0 || !services.every((one) => (one === '*' && services.length === 1) || known.has(one)))
    return refuse('service-unknown');
  const wanted = rights.includes('*') ? [...partnerRights] : rights.filter(isRight);
  if (wanted.length === 0 || (!rights.includes('*') && wanted.length !== rights.length)) return refuse('right-unknown');
  if (webhook !== null && !mayTell(parts, webhook)) return refuse('webhook-wrong');
  const key = await publicKey(order.jwk);
  if (!key) return refuse('key-wrong');
  const at = now(parts);
  const client = { ...order, branches, rights: wanted };
  const isAdded = await parts.db.transaction(async (tx) => {
    if (!(await insertClient(tx, client, at))) return false;
    await putKey(tx, id, key, at);
    return true;
  });
  return isAdded ? ok({ kid: key.kid, secret: webhookSecret(parts, id, 1) }) : refuse('id-taken');
}

/** A further key beside those that hold: the program changes over, then the old one is ended. */
export async function addKey(
  parts: PartnerParts,
  id: string,
  jwk: unknown,
): Promise<Result<string, 'no-client' | 'key-wrong'>> {
  const key = await publicKey(jwk);
  if (!key) return refuse('key-wrong');
  const client = (await listClients(parts.db)).find((one) => one.id === id);
  if (!client || client.revokedAt !== null) return refuse('no-client');
  await parts.db.transaction((tx) => putKey(tx, id, key, now(parts)));
  return ok(key.kid);
}

/** Ends one key of a program; false when there is none such. Tokens that it got hold for five minutes at most. */
export const endClientKey = (parts: PartnerParts, id: string, kid: string): Promise<boolean> =>
  parts.db.transaction((tx) => endKey(tx, id, kid, now(parts)));

/** Revokes a program in one step: keys and tokens end at once. False for one that is not there. */
export const revokeClient = (parts: PartnerParts, id: string): Promise<boolean> =>
  parts.db.transaction((tx) => revokeRow(tx, id, now(parts)));

/** A new secret for the news of a program; null for one that is not there. */
export async function renewSecret(parts: PartnerParts, id: string): Promise<string | null> {
  const number = await parts.db.transaction((tx) => nextSecret(tx, id));
  return number === null ? null : webhookSecret(parts, id, number);
}

/** Every program that was ever registered. */
export const allClients = (parts: PartnerParts): Promise<readonly Client[]> => listClients(parts.db);

/** The secret with which news for a program is signed: derived from a key of the city, so that it is stored nowhere. */
export const webhookSecret = ({ vault }: Pick<PartnerParts, 'vault'>, id: string, number: number): string =>
  vault.blindIndex('partner-webhook', `${id}:${number}`);

/** News goes to public addresses over TLS; in the demo also to this machine. */
export function mayTell({ config }: Pick<PartnerParts, 'config'>, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username || password || hash) return false;
  if (config.mode === 'demo' && ['http:', 'https:'].includes(protocol)) return true;
  const bare = hostname.replace(/^\[|\]$/g, '');
  const isAddress = /^[\d.]+$/.test(bare) || bare.includes(':');
  return protocol === 'https:' && hostname.includes('.') && !(isAddress && isPrivateAddress(bare));
}

/** The public part of a key that fits one of the signatures; null for a private one and anything else. */
async function publicKey(given: unknown) {
  if (typeof given !== 'object' || given === null || 'd' in given || 'k' in given) return null;
  const { kty, crv, x, y, n, e } = given as JWK;
  const bare = kty === 'RSA' ? { kty, n, e } : kty === 'EC' ? { kty, crv, x, y } : { kty, crv, x };
  const algorithm = kty === 'RSA' ? 'PS256' : kty === 'EC' ? (crv === 'P-384' ? 'ES384' : 'ES256') : 'EdDSA';
  if (kty === 'RSA' && Buffer.from(n ?? '', 'base64url').length < 256) return null;
  try {
    await importJWK(bare as JWK, algorithm);
    return { kid: await calculateJwkThumbprint(bare as JWK), jwk: bare };
  } catch {
    return null;
  }
}

const isRight = (right: string): right is PartnerRight => partnerRights.some((one) => one === right);
const now = ({ clock }: PartnerParts): string => clock.now().toString({ smallestUnit: 'millisecond' });

export interface ClientOrder {
  readonly id: string;
  readonly institution: string;
  /** `*` for every branch of the institution there is now. */
  readonly branches: readonly string[];
  readonly services: readonly string[];
  /** `*` for all. */
  readonly rights: readonly string[];
  readonly isTest: boolean;
  readonly perMinute: number;
  readonly webhook: string | null;
  /** The public key (RFC 7517). */
  readonly jwk: unknown;
}
export interface AddedClient {
  readonly kid: string;
  readonly secret: string;
}
export type ClientRefusal =
  | 'id-wrong'
  | 'id-taken'
  | 'branch-unknown'
  | 'service-unknown'
  | 'right-unknown'
  | 'webhook-wrong'
  | 'key-wrong';
