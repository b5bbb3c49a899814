import type { Catalogue } from '#catalogue';
import { html, type Request, type Route } from '#platform/http';
import { checkReceipt } from '../domain/receipt.ts';
import { checkSeal } from '../use-cases/check-seal.ts';
import type { LogParts } from '../use-cases/log-parts.ts';
import { logState } from '../use-cases/log-state.ts';
import { type CheckedReceipt, logPage } from './pages/log-page.tsx';
import type { ShellFor } from './shell-for.ts';

/** The public log as a page, and the check of a receipt, or of a seal from any day. */
export function logRoutes(parts: LogParts, catalogue: Catalogue, shellFor: ShellFor): readonly Route[] {
  const show = async (request: Request, checked: CheckedReceipt | null, status = 200) => {
    const { language, csrf } = request;
    const service = (id: string): string => catalogue.findService(id)?.texts[language].title ?? id;
    const state = await logState(parts);
    const { origin, signer } = parts;
    const witnessKeys = parts.witnesses.map((witness) => witness.verifier);
    return html(
      logPage({
        shell: shellFor(request),
        csrf,
        state,
        origin,
        verifier: signer.verifier,
        witnessKeys,
        service,
        checked,
      }),
      status,
    );
  };
  return [
    {
      method: 'GET',
      path: '/:lang/protokoll',
      permission: 'public',
      handle: (request) => show(request, null),
    },
    {
      method: 'POST',
      path: '/:lang/protokoll',
      permission: 'public',
      body: 'form',
      maxBody: 300_000,
      async handle(request) {
        const text = request.form.get('beleg').replaceAll('\r\n', '\n');
        if (text.trim() === '') return show(request, { text, check: null }, 422);
        const whole = text.endsWith('\n') ? text : `${text}\n`;
        const check = (await checkSeal(parts, whole)) ?? checkReceipt(whole, parts.trusted);
        return show(request, { text, check }, check.ok ? 200 : 422);
      },
    },
  ];
}
