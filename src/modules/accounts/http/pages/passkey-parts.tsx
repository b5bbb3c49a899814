import { passkeyScriptAddress } from '../passkey-script.ts';

/** The script that talks to the authenticator; without it the code of the app is used. */
export const PasskeyScript = () => <script type="module" src={passkeyScriptAddress} />;

/** The fields of a form that a passkey answers: what the browser needs, and where its answer goes. */
export const PasskeyFields = ({ kind, options }: { kind: 'get' | 'create'; options: string }) => (
  <input type="hidden" name="answer" value="" data-passkey={kind} data-options={options} />
);
