import type { AccountKeeper } from '#accounts';
import { legalDay } from '#kernel/clock';
import { erasability } from '../domain/erasability.ts';
import { keptCase } from './erasures.ts';
import type { PortalParts } from './portal-parts.ts';

/**
 * Says which cases stay when an account is deleted: those still worked on, and those the law wants kept. As long as there is
 * one, the key of the account is not destroyed.
 */
export const caseKeeper = ({
  cases,
  catalogue,
  clock,
}: Pick<PortalParts, 'cases' | 'catalogue' | 'clock'>): AccountKeeper => ({
  async kept(_tx, accountId) {
    const actor = { kind: 'citizen', id: accountId, roles: ['citizen'], level: null, offices: [], name: null } as const;
    const rows = await cases.ownCases({ actor, guestProofs: [], mandate: null });
    const today = legalDay(clock.now());
    const kept = await Promise.all(
      rows.map(async (row) => {
        const folder = await catalogue.findVersion(row.service, row.version);
        const may = erasability(keptCase(row, folder, { hasOwnKey: false, isErased: false }), today);
        if (may.kind === 'open') return [{ reason: 'open-case', name: row.number, until: null }] as const;
        if (may.kind === 'retention') return [{ reason: 'retention', name: row.number, until: may.until }] as const;
        return [];
      }),
    );
    return kept.flat();
  },
  /** Cases that need not stay go with the key. */
  forget: async () => {},
});
