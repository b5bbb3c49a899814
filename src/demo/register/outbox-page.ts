import { type Language, languages } from '#kernel/language';
import type { OutboxLetter } from './letters.ts';
import { outboxTexts } from './outbox-texts.ts';

/** The demo's outbox: what would lie in the letter boxes, newest first. */
export function outboxPage(language: Language, letters: readonly OutboxLetter[] | null): string {
  const texts = outboxTexts[language];
  const title = letters ? texts.title : texts.notFound;
  const list = letters?.map((letter) => item(language, letter)).join('\n') || (letters ? `<p>${texts.empty}</p>` : '');
  const ways = languages.map(
    (other) =>
      `<a href="/${other}/codebriefe" lang="${other}" hreflang="${other}"${other === language ? ' aria-current="true"' : ''}>${outboxTexts[other].name}</a>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} – ${texts.mark}</title><link rel="stylesheet" href="/style.css"></head>
<body><header><p class="mark">${texts.mark}</p><nav aria-label="${texts.languages}">${ways.join(' ')}</nav></header>
<main><h1>${title}</h1>${letters ? `<p>${texts.about}</p>` : ''}${list}</main></body></html>`;
}

function item(language: Language, letter: OutboxLetter): string {
  const texts = outboxTexts[language];
  const address = [
    letter.name,
    letter.addition,
    `${letter.street} ${letter.houseNumber}`,
    `${letter.postcode} ${letter.city}`,
  ];
  return `<section><h2>${texts.letter} ${letter.number}</h2><dl>
<dt>${texts.to}</dt><dd>${address.filter(Boolean).map(escapeHtml).join('<br>')}</dd>
<dt>${texts.sent}</dt><dd>${moment(language, letter.sentAt)}</dd>
<dt>${texts.valid}</dt><dd>${day(language, letter.validUntil)}</dd>
<dt>${texts.code}</dt><dd class="code">${escapeHtml(letter.code)}</dd></dl></section>`;
}

const localeOf = (language: Language): string => (language === 'de' ? 'de-DE' : 'en-GB');
const moment = (language: Language, instant: string): string =>
  Temporal.Instant.from(instant).toLocaleString(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  });
const day = (language: Language, date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString(localeOf(language), { dateStyle: 'medium' });

const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);

export const outboxStyle = `body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#1b1f24;background:#fff}
header{display:flex;flex-wrap:wrap;gap:1rem;justify-content:space-between;border-bottom:.3rem solid #0b3d73}
.mark{font-weight:600;margin:.5rem 0}nav a{display:inline-block;padding:.6rem .4rem}a{color:#0b3d73}
a[aria-current]{font-weight:600;text-decoration:none}section{border:1px solid #c3c9d0;border-radius:.5rem;padding:0 1rem;margin:1rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{color:#4a5560}dd{margin:0;overflow-wrap:anywhere}
.code{font:600 1.25rem/1.5 ui-monospace,monospace;letter-spacing:.05em}
@media(prefers-color-scheme:dark){body{color:#e8ebee;background:#14181d}a{color:#9cc4f0}dt{color:#b4bcc5}}
`;
