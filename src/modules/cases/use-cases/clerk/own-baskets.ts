import type { Actor } from '#kernel/actor';
import type { Bilingual } from '#kernel/language';
import type { Tx } from '#platform/database';
import { type BasketPlace, countBaskets, type TaskKind } from '../../store/task-store.ts';
import type { CaseParts } from '../case-parts.ts';

/** The baskets of the offices of a staff member, general ones included; none where no office sorts its work. */
export async function basketsOf(parts: CaseParts, actor: Actor): Promise<readonly Basket[]> {
  const offices = actor.offices.flatMap((id) => parts.catalogue.findOffice(id) ?? []);
  if (offices.every(({ baskets = [] }) => baskets.length === 0)) return [];
  const chosen = actor.id ? ((await parts.accounts.staff(actor.id))?.baskets ?? []) : [];
  const own = new Set(chosen);
  return offices.flatMap(({ id: office, name, baskets = [] }) =>
    [{ id: '', name: null }, ...baskets].map(({ id: basket, name: title }) => ({
      office,
      basket,
      officeName: name,
      name: title,
      isMine: own.size === 0 || own.has(`${office}/${basket}`),
    })),
  );
}

/** The places that a wish for baskets means; null for no narrowing. `mine` is everything as long as nobody sorted. */
export function placesOf(baskets: readonly Basket[], wish: string): readonly BasketPlace[] | null {
  if (wish === 'all' || baskets.length === 0) return null;
  if (wish === 'mine') return baskets.every(({ isMine }) => isMine) ? null : baskets.filter(({ isMine }) => isMine);
  return baskets.filter(({ office, basket }) => `${office}/${basket}` === wish);
}

/** The baskets with how much lies in each. */
export async function countedBaskets(
  tx: Tx,
  baskets: readonly Basket[],
  kinds: readonly TaskKind[],
): Promise<readonly CountedBasket[]> {
  if (baskets.length === 0) return [];
  const counts = await countBaskets(tx, kinds, baskets);
  return baskets.map((basket, index) => ({ ...basket, count: counts[index]?.count ?? 0 }));
}

export interface Basket extends BasketPlace {
  readonly officeName: Bilingual;
  /** Null for the general one. */
  readonly name: Bilingual | null;
  /** The member works from it. */
  readonly isMine: boolean;
}
export interface CountedBasket extends Basket {
  /** Stops at 1,000. */
  readonly count: number;
}
