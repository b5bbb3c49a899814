import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { ok, type Result, refuse } from '#kernel/result';
import type { Tx } from '#platform/database';
import type { SessionState } from '#platform/session';
import { findStep } from '../store/factor-store.ts';
import { insertPasskey, passkeysOf, updatePasskeyUsed } from '../store/passkey-store.ts';
import type { StaffRow } from '../store/staff-store.ts';
import type { AccountParts } from './account-parts.ts';
import { browserOf } from './begin-sign-in.ts';

/** What the browser needs to ask for a passkey in the second step; null when the member has none (WebAuthn Level 3). */
export const askOptions = (parts: AccountParts, member: StaffRow, session: SessionState): Promise<string | null> =>
  parts.db.transaction(async (tx) => {
    const known = await passkeysOf(tx, member.id);
    const challenge = await stepChallenge(parts, tx, member, browserOf(parts, session));
    if (known.length === 0 || !challenge) return null;
    const options = await (await webAuthn()).generateAuthenticationOptions({
      rpID: siteOf(parts).id,
      challenge,
      allowCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
      userVerification: 'preferred',
    });
    return JSON.stringify(options);
  });

/** True when a passkey of this member signed the challenge of this step for this site. */
export async function passkeyHolds(
  parts: AccountParts,
  tx: Tx,
  member: StaffRow,
  { answer, browser }: PasskeyAnswer,
): Promise<boolean> {
  const response = readAnswer<AuthenticationResponseJSON>(answer);
  const challenge = await stepChallenge(parts, tx, member, browser);
  const passkey = (await passkeysOf(tx, member.id)).find(({ id }) => id === response?.id);
  if (!response || !challenge || !passkey) return false;
  const { id, origin } = siteOf(parts);
  try {
    const { verified, authenticationInfo } = await (await webAuthn()).verifyAuthenticationResponse({
      response,
      expectedChallenge: encodeChallenge(challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: false,
      credential: {
        id: passkey.id,
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
    });
    if (verified) await updatePasskeyUsed(tx, passkey.id, authenticationInfo.newCounter, parts.clock.now());
    return verified;
  } catch {
    return false;
  }
}

/** What the browser needs to make a new passkey for a signed-in member. */
export const createOptions = (parts: AccountParts, member: StaffRow, session: SessionState): Promise<string> =>
  parts.db.transaction(async (tx) => {
    const known = await passkeysOf(tx, member.id);
    const options = await (await webAuthn()).generateRegistrationOptions({
      rpName: 'Lipsia',
      rpID: siteOf(parts).id,
      userName: member.login,
      userDisplayName: member.name,
      userID: Uint8Array.from(Buffer.from(member.id.replaceAll('-', ''), 'hex')),
      challenge: newChallenge(parts, member, session),
      excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
      supportedAlgorithmIDs: [...algorithms],
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    });
    return JSON.stringify(options);
  });

/** Adds a passkey that the browser has made; refused when it was not made for this session and site. */
export async function addPasskey(
  parts: AccountParts,
  member: StaffRow,
  { answer, name, session }: { answer: string; name: string; session: SessionState },
): Promise<Result<true, 'passkey-refused'>> {
  const response = readAnswer<RegistrationResponseJSON>(answer);
  if (!response) return refuse('passkey-refused');
  const { id, origin } = siteOf(parts);
  try {
    const { verified, registrationInfo } = await (await webAuthn()).verifyRegistrationResponse({
      response,
      expectedChallenge: encodeChallenge(newChallenge(parts, member, session)),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: false,
      supportedAlgorithmIDs: [...algorithms],
    });
    if (!verified) return refuse('passkey-refused');
    const { credential } = registrationInfo;
    const isNew = await parts.db.transaction((tx) =>
      insertPasskey(tx, member.id, {
        id: credential.id,
        publicKey: credential.publicKey,
        counter: credential.counter,
        transports: credential.transports ?? [],
        name: name.trim().slice(0, 60) || 'Passkey',
        createdAt: parts.clock.now(),
      }),
    );
    return isNew ? ok(true) : refuse('passkey-refused');
  } catch {
    return refuse('passkey-refused');
  }
}

/** Belongs to one step in one browser; the step is gone once it was passed, so an answer counts once. */
async function stepChallenge(parts: AccountParts, tx: Tx, member: StaffRow, browser: string): Promise<string | null> {
  const step = await findStep(tx, browser, 'second-factor');
  if (step?.staff !== member.id) return null;
  return parts.vault.blindIndex('passkey-step', `${browser} ${member.id} ${step.createdAt}`);
}

const newChallenge = (parts: AccountParts, member: StaffRow, session: SessionState): string =>
  parts.vault.blindIndex('passkey-new', `${session.row?.id} ${member.id}`);

/** Read when a passkey is first asked for: it brings a hundred modules for certificates. */
const webAuthn = () => import('@simplewebauthn/server');

/** Ed25519, ECDSA with P-256, RSA (COSE numbers): what authenticators in use can do. */
const algorithms = [-8, -7, -257];

/** The library reads a text challenge as bytes and sends it in this form. */
const encodeChallenge = (challenge: string): string => Buffer.from(challenge).toString('base64url');

const siteOf = ({ config }: AccountParts) => {
  const { hostname, origin } = new URL(config.baseUrl);
  return { id: hostname, origin };
};

function readAnswer<T extends { readonly id: string }>(answer: string): T | null {
  try {
    const value = JSON.parse(answer) as T | null;
    return typeof value?.id === 'string' ? value : null;
  } catch {
    return null;
  }
}

export interface PasskeyAnswer {
  readonly kind: 'passkey';
  /** What the browser gave, as JSON. */
  readonly answer: string;
  /** The browser as its keyed hash. */
  readonly browser: string;
}
