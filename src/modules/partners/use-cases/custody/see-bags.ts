import { type BagView, findBag, openBags } from '../../store/bag-store.ts';
import type { PartnerParts } from '../partner-parts.ts';

export type { BagView } from '../../store/bag-store.ts';
export { legOf } from './sign-bag.ts';

/** Bags that come to a place or leave it and have not arrived. */
export const bagsAt = ({ db }: PartnerParts, place: string): Promise<readonly BagView[]> => openBags(db, { place });

/** Bags of a courier, and those that wait for one. */
export const bagsFor = ({ db }: PartnerParts, courier: string): Promise<readonly BagView[]> =>
  openBags(db, { courier });

/** All bags that have not arrived. */
export const allBags = ({ db }: PartnerParts): Promise<readonly BagView[]> => openBags(db, {});

/** A bag by its seal; null for an unknown one. */
export const bagBehind = ({ db }: PartnerParts, seal: string): Promise<BagView | null> => findBag(db, seal);
