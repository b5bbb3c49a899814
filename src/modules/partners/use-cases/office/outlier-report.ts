import { isUuid } from '#kernel/ids';
import { isComparable, type Outlier, outliersOf, standingOut } from '../../domain/office/index.ts';
import { correctionCounts, visitFacts } from '../../store/office-oversight.ts';
import type { PartnerParts } from '../partner-parts.ts';

/** Clerks and branches that stand out from the others in the time of the report, with names; empty where nothing can be compared. */
export async function outlierReport(parts: PartnerParts): Promise<OutlierReport> {
  const rules = parts.network?.office?.oversight;
  const compared = { clerks: false, branches: false };
  if (!rules) return { days: 0, visits: 0, compared, clerks: [], branches: [] };
  const since = parts.clock
    .now()
    .subtract({ hours: 24 * rules.days })
    .toString();
  const facts = await visitFacts(parts.db, since);
  const counts = await correctionCounts(parts.db, since);
  const corrected = counts
    .filter(({ entries }) => entries >= rules.leastVisits)
    .map(({ branch, entries, corrections }) => ({
      who: branch,
      branch,
      visits: entries,
      value: corrections / entries,
    }));
  const nameOf = async (who: string): Promise<string> =>
    isUuid(who)
      ? ((await parts.accounts.staff(who))?.name ?? '–')
      : (parts.network?.branches.find(({ id }) => id === who)?.name ?? who);
  const named = (found: readonly Outlier[]) =>
    Promise.all(found.map(async (one) => ({ ...one, name: await nameOf(one.who) })));
  return {
    days: rules.days,
    visits: facts.length,
    compared: { clerks: isComparable(facts, 'clerk', rules), branches: isComparable(facts, 'branch', rules) },
    clerks: await named(outliersOf(facts, 'clerk', rules)),
    branches: await named([
      ...outliersOf(facts, 'branch', rules),
      ...standingOut(corrected, 'corrections', rules.floors.share, rules),
    ]),
  };
}

export interface OutlierReport {
  readonly days: number;
  readonly visits: number;
  /** False where too few have enough visits. */
  readonly compared: { readonly clerks: boolean; readonly branches: boolean };
  readonly clerks: readonly NamedOutlier[];
  readonly branches: readonly NamedOutlier[];
}
export type NamedOutlier = Outlier & { readonly name: string };
