import { keyTypes, type Signer, signerOf } from './note/note.ts';

/** The name of a city's log and the key that seals it: the public address without its scheme, as the standard advises. */
export const logSigner = ({ baseUrl, log }: Identity): Signer =>
  signerOf(`${new URL(baseUrl).host}/log`, keyTypes.note, log.key);

/** What witnesses and everybody who checks a receipt must know of the log. */
export const logVerifier = (identity: Identity): string => logSigner(identity).verifier;

interface Identity {
  readonly baseUrl: string;
  readonly log: { readonly key: Uint8Array };
}
