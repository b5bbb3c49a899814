import { legalZone } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { deletionDay, inactivityStep } from '../domain/inactivity.ts';
import { type AccountRow, findAccount, markNotice, unusedAccounts } from '../store/account-store.ts';
import { texts } from '../texts/index.ts';
import type { AccountParts } from './account-parts.ts';
import { removeIn } from './own-account.ts';
import { addressOf } from './read-account.ts';

/**
 * Looks after accounts that nobody uses: a notice two months before, deletion after two years (OZG § 8(7)). Gives how many were told
 * and how many deleted. The notice goes out whatever mails the person chose.
 */
export async function tendUnusedAccounts(parts: AccountParts): Promise<{ told: number; deleted: number }> {
  const done = { told: 0, deleted: 0 };
  for (;;) {
    const changed = await parts.db.transaction(async (tx) => {
      const now = parts.clock.now();
      const removed: Uuid[] = [];
      let told = 0;
      for (const row of await unusedAccounts(tx, dueTimes(now), batch)) {
        const step = inactivityStep(row, now);
        if (step === 'delete') {
          await removeIn(parts, tx, row.id, 'unused for two years');
          removed.push(row.id);
        } else if (step === 'notice') {
          await markNotice(tx, row.id, now);
          await parts.jobs.send(tx, { name: noticeJob, data: { account: row.id }, key: row.id });
          told++;
        }
      }
      return { removed, told };
    });
    for (const accountId of changed.removed) await parts.sessions.endAll({ accountId });
    done.told += changed.told;
    done.deleted += changed.removed.length;
    if (changed.removed.length + changed.told < batch) return done;
  }
}

/** A day of room: the exact day is decided by the rule itself. */
const dueTimes = (now: Temporal.Instant) => {
  const before = (months: number) =>
    now.toZonedDateTimeISO(legalZone).add({ days: 1 }).subtract({ months }).toInstant();
  return { noticeBefore: before(22), toldBefore: before(2), endBefore: before(24) };
};

/** Writes to the person that the account will be deleted, and how to keep it; nothing when it was used again meanwhile. */
export async function sendDeletionNotice(parts: AccountParts, accountId: Uuid): Promise<void> {
  const mail = await parts.db.transaction(async (tx) => {
    const row = await findAccount(tx, accountId);
    const to = row?.noticeAt ? await addressOf(parts, tx, row) : null;
    return row && to ? { row, to } : null;
  });
  if (!mail) return;
  const { row, to } = mail;
  const words = texts[row.language].notice;
  await parts.mail.send({
    id: mailId(row),
    to,
    subject: words.subject,
    text: words.text(deletionDay(row), parts.config.baseUrl),
  });
}

export const noticeJob = 'accounts.notice';

const mailId = (row: AccountRow): string => `account-notice.${row.id}.${row.noticeAt?.epochMilliseconds}`;
const batch = 100;
