import type { Request } from '#platform/http';
import type { CockpitParts } from './cockpit-parts.ts';

/** To what this person agreed, by case, and the mandates with which the person acts for others, each with its end; null under a mandate. */
export async function ownConsents(parts: CockpitParts, request: Request): Promise<OwnConsents | null> {
  const visitor = await parts.cases.visitorOf(request);
  const { actor } = request;
  if (visitor.mandate || actor.kind === 'staff') return null;
  const consents: OwnConsents['consents'][number][] = [];
  for (const { number } of await parts.cases.ownCases(visitor)) {
    const consent = (await parts.cases.view(visitor, number))?.state?.applicant.consent;
    if (consent) consents.push({ case: number, text: consent.text, at: consent.at });
  }
  const account = actor.kind === 'citizen' ? actor.id : null;
  const held = account ? await parts.db.transaction((tx) => parts.accounts.mandatesFor(tx, account)) : [];
  return {
    consents,
    mandates: held.map(({ begins, until }) => ({ begins: begins.toString(), until: until.toString() })),
  };
}

export interface OwnConsents {
  readonly consents: readonly { readonly case: string; readonly text: string; readonly at: string }[];
  readonly mandates: readonly { readonly begins: string; readonly until: string }[];
}
