import type { ServerResponse } from 'node:http';
import type { Language } from '#kernel/language';
import { demoTexts } from './texts.ts';

/** Sends a page of the demo with a strict policy: no script, no foreign host, forms lead here or back to the city. */
export function sendPage(response: ServerResponse, page: DemoPage): void {
  const { language, title, body, status = 200, targets = [] } = page;
  const texts = demoTexts[language];
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      'img-src data:',
      `form-action 'self' ${targets.join(' ')}`.trim(),
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
  });
  response.end(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – ${texts.mark}</title><link rel="stylesheet" href="/demo.css"><link rel="icon" href="data:,"></head>
<body><header><p><strong>${texts.mark}</strong> <span>${texts.service}</span></p></header>
<main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`);
}

/** Text as it may stand in HTML and in attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

interface DemoPage {
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly status?: number;
  /** Origins a form may lead to besides this one. */
  readonly targets?: readonly string[];
}
