import type { IncomingMessage, ServerResponse } from 'node:http';
import { readTotpSecret, totpCode } from '#accounts';
import type { Language } from '#kernel/language';
import { demoStaff } from '../people.ts';
import { escapeHtml, sendPage } from './page.ts';
import { demoTexts } from './texts.ts';

/** Shows how to sign in as the demo staff, with the code that an authenticator app would show now. */
export function handleCodes(request: IncomingMessage, response: ServerResponse): void {
  const language: Language = /^en\b/.test(request.headers['accept-language'] ?? '') ? 'en' : 'de';
  const texts = demoTexts[language];
  const rows = demoStaff.map(({ name, login, passphrase, totpSecret }) => {
    const code = totpCode(readTotpSecret(totpSecret), Temporal.Now.instant());
    const cells = [login, passphrase, code].map((text) => `<td><code>${escapeHtml(text)}</code></td>`).join('');
    return `<tr><th scope="row">${escapeHtml(name)}</th>${cells}</tr>`;
  });
  const head = texts.codesColumns.map((label) => `<th scope="col">${label}</th>`).join('');
  const table = `<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  sendPage(response, { language, title: texts.codesTitle, body: `<p>${texts.codesIntro}</p>${table}` });
}
