import { sha256Of } from '#kernel/sha256';
import type { Route } from '#platform/http';

/**
 * Makes the forms with a passkey field work: asks the authenticator, puts its answer into the field, sends the form.
 * `parse…FromJSON` and `toJSON` are part of WebAuthn Level 3; a browser without them sends an empty answer, which is refused in words.
 */
const script = `for (const field of document.querySelectorAll('input[data-passkey]')) {
  field.form.addEventListener('submit', async (event) => {
    if (field.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    try {
      const options = JSON.parse(field.dataset.options);
      const made = field.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      field.value = JSON.stringify(made.toJSON());
    } catch {
      field.value = '-';
    }
    HTMLFormElement.prototype.submit.call(field.form);
  }, { capture: true });
}
`;

/** Where the script lies; its name changes with its text. */
export const passkeyScriptAddress = `/team/passkey-${sha256Of(script).toString('hex').slice(0, 10)}.js`;

/** Serves the script of the passkey forms. */
export const passkeyScriptRoute: Route = {
  method: 'GET',
  path: passkeyScriptAddress,
  permission: 'public',
  limit: 'none',
  handle: () => ({
    kind: 'text',
    status: 200,
    mediaType: 'text/javascript; charset=utf-8',
    text: script,
    headers: { 'cache-control': 'public, max-age=31536000, immutable' },
  }),
};
