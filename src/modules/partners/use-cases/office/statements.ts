import { legalDay, legalZone } from '#kernel/clock';
import type { LedgerEntry } from '../../domain/ledger/index.ts';
import { monthlyStatement, type Statement, xRechnung } from '../../domain/settlement/index.ts';
import { readLedger } from '../../store/ledger-store.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** Months of which a branch has a statement, newest first; the current one is not over. */
export function statementMonths(parts: PartnerParts, entries: readonly LedgerEntry[]): readonly string[] {
  const last = legalDay(parts.clock.now()).toPlainYearMonth();
  const [begun] = entries;
  const first = begun
    ? Temporal.Instant.from(begun.at).toZonedDateTimeISO(legalZone).toPlainDate().toPlainYearMonth()
    : last;
  const count = Math.min(first.until(last, { largestUnit: 'months' }).months + 1, mostMonths);
  return Array.from({ length: count }, (_, back) => last.subtract({ months: back }).toString());
}

/** The statement of a branch for a month (`2026-11`), worked out anew from its ledger each time; null for what is no month, or one to come. */
export async function statementOf(parts: PartnerParts, branch: string, month: string): Promise<Statement | null> {
  if (!parts.network || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return null;
  if (month > legalDay(parts.clock.now()).toPlainYearMonth().toString()) return null;
  return monthlyStatement(await readLedger(parts.db, branch), { branch, month, vatPercent: parts.network.vatPercent });
}

/** True once the month is over: from then on the statement never changes. */
export const isClosed = (parts: PartnerParts, month: string): boolean =>
  month < legalDay(parts.clock.now()).toPlainYearMonth().toString();

/** A month that is over as an invoice (XRechnung), the same bytes each time; null while it runs, and when there is nothing to pay. */
export async function invoiceOf(parts: PartnerParts, branch: string, month: string): Promise<string | null> {
  const statement = isClosed(parts, month) ? await statementOf(parts, branch, month) : null;
  const institution = parts.network?.branches.find(({ id }) => id === branch)?.institution;
  const seller = parts.network?.institutions.find(({ id }) => id === institution);
  const billing = parts.network?.office?.billing;
  const contact = billing?.contacts.find((one) => one.institution === institution);
  if (!statement || !seller || !billing || !contact) return null;
  const issued = Temporal.PlainDate.from(`${month}-01`).add({ months: 1 });
  return xRechnung(statement, {
    number: `${branch.toUpperCase()}-${month}`,
    issued: issued.toString(),
    due: issued.add({ days: billing.dueDays }).toString(),
    seller: {
      ...{ name: seller.legalName, vatId: seller.vatId, iban: seller.iban, address: seller.address },
      ...{ contract: seller.contract.number, contact: contact.name, phone: contact.phone, email: contact.email },
    },
    buyer: billing.buyer,
  });
}

const mostMonths = 36;
