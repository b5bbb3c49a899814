import { legalDay } from '#kernel/clock';
import type { Uuid } from '#kernel/ids';
import { recoveryCodesLeft } from '../store/factor-store.ts';
import { deletePasskey, passkeysOf } from '../store/passkey-store.ts';
import { endStandIn, findStaff, type StaffRow, standInsAbout } from '../store/staff-store.ts';
import type { AccountParts } from './account-parts.ts';
import { newRecoveryCodes } from './second-factor.ts';

/** How a member signs in, and the stand-ins of now and later. */
export async function viewOwnStaff(parts: AccountParts, member: StaffRow): Promise<OwnStaffView> {
  const today = legalDay(parts.clock.now());
  const entries = await standInsAbout(parts.db, member.id);
  const coming = entries.filter((entry) => Temporal.PlainDate.compare(entry.until, today) >= 0);
  const standIns = await Promise.all(
    coming.map(async ({ id, absent, standsIn, from, until }) => {
      const isMine = absent === member.id;
      const other = isMine ? standsIn : absent;
      const name = other ? ((await findStaff(parts.db, other))?.name ?? '') : null;
      return { id, isMine, name, from, until };
    }),
  );
  return parts.db.transaction(async (tx) => ({
    name: member.name,
    login: member.login,
    standIns,
    passkeys: (await passkeysOf(tx, member.id)).map(({ id, name, createdAt }) => ({
      id,
      name,
      createdOn: legalDay(createdAt),
    })),
    recoveryCodes: await recoveryCodesLeft(tx, member.id),
  }));
}

/** The row of a signed-in member. */
export const memberBehind = (parts: AccountParts, id: Uuid): Promise<StaffRow | null> => findStaff(parts.db, id);

/** Ten new recovery codes in place of the old ones, shown once. */
export const renewRecoveryCodes = (parts: AccountParts, id: Uuid): Promise<readonly string[]> =>
  parts.db.transaction((tx) => newRecoveryCodes(parts, tx, id));

/** Removes an own passkey; false when it is none of the member's. */
export const removePasskey = (parts: AccountParts, member: Uuid, id: string): Promise<boolean> =>
  parts.db.transaction((tx) => deletePasskey(tx, member, id));

/** Ends a stand-in from either side. */
export const leaveStandIn = (parts: AccountParts, member: Uuid, id: Uuid): Promise<boolean> =>
  parts.db.transaction((tx) => endStandIn(tx, id, member, parts.clock.now()));

export interface OwnStaffView {
  readonly name: string;
  readonly login: string;
  readonly standIns: readonly {
    readonly id: Uuid;
    /** True when the member is the absent one. */
    readonly isMine: boolean;
    /** Of the other one; null when nobody stands in. */
    readonly name: string | null;
    readonly from: Temporal.PlainDate;
    readonly until: Temporal.PlainDate;
  }[];
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly createdOn: Temporal.PlainDate }[];
  readonly recoveryCodes: number;
}
