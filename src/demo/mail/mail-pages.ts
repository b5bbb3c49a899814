import { isLanguage, type Language, languages } from '#kernel/language';
import type { CaughtMail } from './caught-mail.ts';
import { mailTexts } from './texts.ts';

/** Answers a read of the demo mailbox: `/de/`, `/en/`, `/de/7`, `/messages` as JSON (`?to=` filters), `/style.css`. */
export const mailPage = (path: string, mails: readonly CaughtMail[]): MailPage => {
  const url = new URL(path, 'http://demo.invalid');
  if (url.pathname === '/messages') return json(filtered(mails, url.searchParams.get('to')));
  if (url.pathname === '/style.css') return { status: 200, type: 'text/css; charset=utf-8', body: style };
  if (url.pathname === '/') return { status: 303, type: 'text/plain; charset=utf-8', body: '', location: '/de/' };
  const [, language, number = ''] = url.pathname.split('/');
  if (!isLanguage(language)) return page('de', mailTexts.de.notFound, `<p>${mailTexts.de.notFound}</p>`, '/', 404);
  const texts = mailTexts[language];
  if (number === '') return page(language, texts.title, list(language, mails), '/', 200);
  const mail = mails.find((entry) => String(entry.number) === number);
  if (!mail) return page(language, texts.notFound, `<p>${texts.notFound}</p>`, '/', 404);
  return page(language, mail.subject, single(language, mail), `/${mail.number}`, 200);
};

const filtered = (mails: readonly CaughtMail[], to: string | null): readonly CaughtMail[] =>
  mails.filter((mail) => to === null || mail.to.includes(to));

const json = (value: unknown): MailPage => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

const page = (language: Language, title: string, content: string, rest: string, status: number): MailPage => {
  const texts = mailTexts[language];
  const switches = languages
    .map(
      (other) =>
        `<a href="/${other}${rest}" lang="${other}" hreflang="${other}"${other === language ? ' aria-current="true"' : ''}>${mailTexts[other].name}</a>`,
    )
    .join(' ');
  const body = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} – ${texts.mark}</title><link rel="stylesheet" href="/style.css"></head>
<body><header><p class="mark">${texts.mark}</p><nav aria-label="${texts.languages}">${switches}</nav></header>
<main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>`;
  return { status, type: 'text/html; charset=utf-8', body };
};

const list = (language: Language, mails: readonly CaughtMail[]): string => {
  const texts = mailTexts[language];
  if (mails.length === 0) return `<p>${texts.empty}</p>`;
  const items = mails.map(
    (mail) => `<li><a href="/${language}/${mail.number}">${escapeHtml(mail.subject || texts.noSubject)}</a>
<span>${texts.to} ${escapeHtml(mail.to.join(', '))}</span> <time datetime="${escapeHtml(mail.receivedAt)}">${moment(language, mail.receivedAt)}</time></li>`,
  );
  return `<p>${texts.about}</p><ol class="mails" reversed>${items.join('\n')}</ol>`;
};

const single = (language: Language, mail: CaughtMail): string => {
  const texts = mailTexts[language];
  const rows = [
    [texts.from, mail.from],
    [texts.to, mail.to.join(', ')],
    [texts.received, moment(language, mail.receivedAt)],
    [texts.id, mail.messageId],
  ];
  const facts = rows.map(([label, value]) => `<dt>${label}</dt><dd>${escapeHtml(value!)}</dd>`).join('');
  return `<dl>${facts}</dl><div class="text">${linked(mail.text)}</div><p><a href="/${language}/">${texts.back}</a></p>`;
};

/** Escapes the text and makes its web addresses clickable. */
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/gu)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escapeHtml(part)}" rel="noreferrer">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join('');

const moment = (language: Language, instant: string): string =>
  Temporal.Instant.from(instant).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  });

const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);

const style = `body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#1b1f24;background:#fff}
header{display:flex;flex-wrap:wrap;gap:1rem;justify-content:space-between;border-bottom:.3rem solid #0b3d73}
.mark{font-weight:600;margin:.5rem 0}nav a{display:inline-block;padding:.6rem .4rem}a{color:#0b3d73}
a[aria-current]{font-weight:600;text-decoration:none}.mails{padding:0;list-style:none}
.mails li{border-bottom:1px solid #c3c9d0;padding:.75rem 0;display:grid;gap:.15rem}time,.mails span{color:#4a5560}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{color:#4a5560}dd{margin:0;overflow-wrap:anywhere}
.text{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #c3c9d0;border-radius:.5rem;padding:1rem}
@media(prefers-color-scheme:dark){body{color:#e8ebee;background:#14181d}a{color:#9cc4f0}time,.mails span,dt{color:#b4bcc5}}
`;

export interface MailPage {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly location?: string;
}
