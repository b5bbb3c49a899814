import { systemActor } from '#kernel/actor';
import type { StoredEvent } from '#kernel/event';
import type { Uuid } from '#kernel/ids';
import { isDocumentNews } from '../domain/pick-ups.ts';
import { findCase } from '../store/case-store.ts';
import { claimOnce, doneKeys } from '../store/small-stores.ts';
import { texts } from '../texts/index.ts';
import type { CaseParts } from './case-parts.ts';
import { openSnapshot } from './with-case.ts';

/**
 * Tells the person by e-mail that something happened, never what. Noted as done after the server took it: a crash between the two
 * repeats the same Message-ID, which mail servers recognise; nothing is lost.
 */
export async function sendNews(parts: CaseParts, caseId: Uuid, seq: number): Promise<void> {
  const mail = await parts.db.transaction(async (tx) => {
    const keys = Array.from({ length: seq }, (_, before) => keyOf(caseId, before + 1));
    const [row, events, told] = await Promise.all([
      findCase(tx, caseId),
      parts.events.read(tx, caseId),
      doneKeys(tx, keys),
    ]);
    if (!row) return null;
    const news = events.filter((event) => event.seq <= seq && isNews(event)).at(-1);
    if (!news) return null;
    const key = keyOf(caseId, news.seq);
    if (told.includes(key)) return null;
    const state = await openSnapshot(parts, tx, row, { actor: systemActor, purpose: 'delivery', what: ['account'] });
    if (!state) return null;
    const account = row.accountId ? await parts.accounts.mailAddressOf(tx, row.accountId) : null;
    const to = state.applicant.email ?? account;
    return to ? { to, row, key } : null;
  });
  if (!mail) return;
  const { row, to, key } = mail;
  const words = texts[row.language].mail;
  const address = `${parts.config.baseUrl}/${row.language}/vorgang/${row.number}`;
  await parts.mail.send({
    id: key.replaceAll(':', '.'),
    to,
    subject: words.subject(row.number),
    text: words.text(row.number, address),
  });
  await claimOnce(parts.db, key, caseId, parts.clock.now().toString());
}

const keyOf = (caseId: Uuid, seq: number): string => `news:${caseId}:${seq}`;

/** What the city did is news, whoever set it off; a letter that a rule made at once is one, too. So is the receipt. */
const isNews = (event: StoredEvent): boolean =>
  newsworthy.has(event.type) ||
  (event.type === 'case.message' && event.public['from'] === 'city') ||
  (event.type === 'case.document' && isDocumentNews(event.public['because']));

const newsworthy: ReadonlySet<string> = new Set([
  'case.submitted',
  'case.question-asked',
  'case.letter-issued',
  'case.letter-to-post',
  'case.objection-answered',
  'case.task-decided',
  'case.payment-received',
  'case.payment-part-received',
]);
