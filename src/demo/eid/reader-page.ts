import type { Language } from '#kernel/language';
import { escapeHtml } from '../identity/page.ts';
import type { DemoCard } from './demo-cards.ts';
import { readerTexts } from './texts.ts';

/** The one page of the demo reader: which card, and its CAN. */
export function readerPage({ language, id, error, cards, chosen = '' }: PageProps): string {
  const t = readerTexts[language];
  const label = ({ holder, can, validUntil, isBlocked }: DemoCard): string =>
    [holder, t.canOf(can), isBlocked ? t.blocked : validUntil < '2026' ? t.expired : ''].filter(Boolean).join(', ');
  const form = `<p>${t.lead}</p><p>${t.reads}</p>
<form method="post" action="/eID-Client"><input type="hidden" name="lesung" value="${id}">
<p class="field"><label for="karte">${t.card}</label> <select id="karte" name="karte">${cards
    .map(
      (card) =>
        `<option value="${card.id}"${card.id === chosen ? ' selected' : ''}>${escapeHtml(label(card))}</option>`,
    )
    .join('')}</select></p>
<p class="field"><label for="can">${t.can}</label> <input type="text" id="can" name="can" inputmode="numeric" autocomplete="off" maxlength="6" size="8"></p>
<p><button type="submit" name="weiter" value="lesen">${t.read}</button> <button type="submit" name="weiter" value="abbrechen">${t.cancel}</button></p></form>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title} – ${t.mark}</title><link rel="stylesheet" href="/demo.css"><link rel="icon" href="data:,"></head>
<body><header><p><strong>${t.mark}</strong> <span>${t.service}</span></p></header>
<main><h1>${t.title}</h1>${error ? `<p role="alert"><strong>${escapeHtml(error)}</strong></p>` : ''}${id === null ? '' : form}</main></body></html>`;
}

interface PageProps {
  readonly language: Language;
  /** Of the reading; null when there is none. */
  readonly id: string | null;
  readonly error: string | null;
  readonly cards: readonly DemoCard[];
  /** Id of the card that lies on the reader. */
  readonly chosen?: string;
}

/** What the look of the demo's pages lacks for fields. */
export const readerStyle = `
form { flex-direction: column; }
.field { margin: 0; }
.field label { display: block; }
select, input { font: inherit; min-height: 48px; max-width: 100%; padding: 0.25rem 0.5rem; border: 2px solid var(--line);
  border-radius: 0.25rem; background: var(--ground); color: var(--ink); }
[role=alert] { border-left: 0.5rem solid var(--mark); padding-left: 0.75rem; }
`;
