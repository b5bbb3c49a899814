import type { Actor } from '#kernel/actor';
import { itemKindOf } from '../../domain/custody/index.ts';
import { findBag } from '../../store/bag-store.ts';
import { wishOfCase } from '../../store/pick-up-store.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { makeAllReady } from './branch-shelf.ts';
import { networkOf } from './custody-parts.ts';
import { registerItem, sealBag } from './office-desk.ts';
import { noteWish } from './pick-up.ts';
import { signBag } from './sign-bag.ts';
import { branchHand, courierHand, officeHand } from './stand.ts';

/**
 * Puts made-up documents on their way in the demo, by the same steps as real ones: of the cases named, the first document is ready, the second is with the courier, the
 * third lies at the office, and the fourth is to be registered. Gives how many were begun; none outside the demo and none where somebody waits already.
 */
export async function seedCustody(
  parts: PartnerParts,
  { numbers, office, courier, branch }: ExampleHands,
): Promise<number> {
  const hands = { office: officeHand(parts, office, office.offices[0] ?? ''), courier: courierHand(courier) };
  const stands = await branchHand(parts, branch);
  if (parts.config.mode !== 'demo' || !hands.office || !hands.courier || !stands.ok) return 0;
  const begun: string[] = [];
  for (const number of numbers) {
    const row = await parts.cases.behind({ actor: office, guestProofs: [], mandate: null }, number);
    const kind = row && itemKindOf(networkOf(parts), row.service, row.outcome);
    if (!row || !kind || (await wishOfCase(parts.db, number, kind.id))) continue;
    const wish = { place: stands.value.place, kind: kind.id, names: { name: 'Beispielperson', proxy: null } };
    const made = await parts.db.transaction((tx) => noteWish(parts, tx, row, wish, office));
    if (made) begun.push(made);
  }
  const serials: string[] = [];
  for (const [at, wish] of begun.slice(0, 3).entries()) {
    const done = await registerItem(parts, office, { wish, serial: `HM-2026-100${at + 1}`, once: parts.newId() });
    if (done.ok) serials.push(done.value);
  }
  const to = stands.value.place;
  for (const [at, serial] of serials.slice(0, 2).entries()) {
    const seal = `DEMO-000${at + 1}`;
    await sealBag(parts, office, hands.office, { seal, serials: serial, to, once: parts.newId() });
    const listHash = (await findBag(parts.db, seal))?.listHash ?? '';
    const order = () => ({ seal, listHash, once: parts.newId() });
    await signBag(parts, office, hands.office, order());
    await signBag(parts, courier, hands.courier, order());
    if (at > 0) continue;
    await signBag(parts, branch, stands.value, { ...order(), counted: serial, isSealWhole: true });
    await signBag(parts, courier, hands.courier, order());
    await makeAllReady(parts, branch, stands.value, parts.newId());
  }
  return begun.length;
}

/** Cases of one office, and the staff whose hands the documents pass through. */
export interface ExampleHands {
  readonly numbers: readonly string[];
  readonly office: Actor;
  readonly courier: Actor;
  readonly branch: Actor;
}
