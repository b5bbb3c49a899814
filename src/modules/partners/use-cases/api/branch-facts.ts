import { legalDay } from '#kernel/clock';
import { isUuid } from '#kernel/ids';
import type { Bilingual, Language } from '#kernel/language';
import { coversService } from '../../domain/client/index.ts';
import { eligibilityAt, levelAtCounter, tariffOf } from '../../domain/network/eligibility.ts';
import { monthlyStatement } from '../../domain/settlement/index.ts';
import { type MandateText, mandateHash } from '../../domain/visit/index.ts';
import { testClerks } from '../../domain/visit/test-people.ts';
import { clerksAt, ledgerAfter } from '../../store/api-branch.ts';
import { findFiling, testBranch } from '../../store/api-filings.ts';
import { readLedger } from '../../store/ledger-store.ts';
import { mandateText } from '../../texts/mandate-text.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { titlesOf } from '../serve-visit.ts';
import type { Caller } from './partner-callers.ts';

/** Every service a branch could be asked for today: open with form, words of the mandate and tariff, or closed with the words to say and what to offer instead. */
export function servicesAt(
  parts: PartnerParts,
  branch: string,
  covers: (service: string) => boolean,
): readonly ServiceFacts[] {
  const day = legalDay(parts.clock.now());
  const rows = (parts.network?.matrix ?? []).filter(({ service }) => covers(service));
  return rows.map(({ service, name }) => {
    const folder = parts.catalogue.findService(service);
    const title = folder ? titlesOf(parts, service) : (name ?? { de: service, en: service });
    const answer = eligibilityAt(parts.network!, { service, branch, day, isProtected: false });
    if (!answer.isOpen) return { ...closed, service, title, words: answer.words, instead: answer.instead };
    // A service that is not offered today is closed like any other.
    if (!folder) return { ...closed, service, title, words: parts.network!.neutral, instead: ['office'] };
    return {
      ...{ service, title, open: true, assist: answer.state === 'assist', words: null, instead: [] },
      ...{
        edition: folder.edition,
        identity: levelAtCounter(parts.network!, service, folder.service.identity),
        form: `/api/v1/services/${service}/form`,
      },
      mandate: { de: wordsOf('de', title.de), en: wordsOf('en', title.en) },
      cents: tariffOf(parts.network!, service, folder.edition),
    };
  });
}

const wordsOf = (language: Language, title: string): MandateFacts => {
  const text = mandateText(language, title);
  return { ...text, hash: mandateHash(text) };
};

/** A branch with those who may serve there; for tests the people of the sandbox. */
export async function branchFacts(parts: PartnerParts, id: string, isTest: boolean) {
  const branch = parts.network?.branches.find((one) => one.id === id);
  if (!branch) return null;
  const { name, institution, address, hours, languages: spoken, equipment, from, until } = branch;
  const clerks = isTest ? testClerks.map((one) => ({ ...one })) : await clerksAt(parts.db, id);
  return {
    ...{ id, name, institution, address, hours, languages: spoken, equipment, from, until: until ?? null },
    ...{ clerks, test: isTest },
  };
}

/** The entries of a branch's ledger after a number, at most a thousand, and whether there are more. */
export async function ledgerSince(parts: PartnerParts, branch: string, since: number, isTest: boolean) {
  const found = await ledgerAfter(parts.db, keptAs(branch, isTest), since, mostEntries + 1);
  return { branch, since, entries: found.slice(0, mostEntries), more: found.length > mostEntries };
}

/** The statement of a month as the ledger gives it now; final once the month is over. */
export async function statementOf(parts: PartnerParts, branch: string, month: string, isTest: boolean) {
  const entries = await readLedger(parts.db, keptAs(branch, isTest));
  const statement = monthlyStatement(entries, { branch, month, vatPercent: parts.network!.vatPercent });
  return { ...statement, final: legalDay(parts.clock.now()).toPlainYearMonth().toString() > month };
}

/** What became of a visit, for a program whose token covers its branch; null for any other. */
export async function filedVisit(
  parts: PartnerParts,
  { branches, services, isTest }: Pick<Caller, 'branches' | 'services' | 'isTest'>,
  id: string,
) {
  const row = isUuid(id) ? await findFiling(parts.db, id) : null;
  if (!row || row.isTest !== isTest || !branches.includes(row.receipt.branch)) return null;
  if (row.service !== null && !coversService({ services }, row.service)) return null;
  const { branch, device, number } = row.receipt;
  return { id: row.id, branch, device, number, state: row.state ?? ('refused' as const), receipt: row.receipt };
}

const mostEntries = 1_000;

/** Under which name lines and ledger of a branch are kept for this program. */
const keptAs = (branch: string, isTest: boolean): string => (isTest ? testBranch(branch) : branch);

const closed = {
  ...{ open: false, assist: false, edition: null, identity: null, form: null, mandate: null, cents: null },
} as const;

type MandateFacts = MandateText & { readonly hash: string };
interface ServiceFacts {
  readonly service: string;
  readonly title: Bilingual;
  readonly open: boolean;
  readonly assist: boolean;
  readonly words: Bilingual | null;
  readonly instead: readonly string[];
  readonly edition: number | null;
  readonly identity: string | null;
  readonly form: string | null;
  readonly mandate: Readonly<Record<Language, MandateFacts>> | null;
  readonly cents: number | null;
}
