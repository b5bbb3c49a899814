import type { CasePickUp } from '#cases';
import type { ItemState } from '../../domain/custody/index.ts';
import type { WishRow } from '../../store/pick-up-store.ts';
import { type CustodyWords, texts } from '../../texts/custody.ts';
import type { PartnerParts } from '../partner-parts.ts';
import { placeName } from './custody-parts.ts';
import { pickUpOfCase } from './pick-up.ts';

/** How far a document is, as a sentence for its person. */
export const pickUpState = (
  { states }: CustodyWords['pickUp'],
  { state }: Pick<WishRow, 'state'>,
  place: string,
): string => states[stageOf[state ?? 'registered']](place);

/** What the page of a case shows of a document that comes of it; nothing for a case that makes none. */
export async function pickUpsOf(
  parts: PartnerParts,
  about: Parameters<typeof pickUpOfCase>[1],
): Promise<readonly CasePickUp[]> {
  const found = await pickUpOfCase(parts, about);
  if (!found) return [];
  const { kind, wish } = found;
  const [de, en] = [texts.de.pickUp, texts.en.pickUp];
  const action = wish === null ? 'choose' : wish.state === 'ready' ? 'code' : 'look';
  const stateIn = (language: 'de' | 'en'): string => {
    const words = texts[language].pickUp;
    return wish ? pickUpState(words, wish, placeName(parts, wish.place, language)) : words.offerState;
  };
  return [
    {
      ...{ name: kind.name, state: { de: stateIn('de'), en: stateIn('en') } },
      action: { de: de.actions[action], en: en.actions[action] },
      ...{ href: `/abholen/${about.number}`, isOpen: wish?.state === 'ready' },
    },
  ];
}

/** What of the way matters to the person. */
const stageOf: Readonly<Record<ItemState, keyof CustodyWords['pickUp']['states']>> = {
  registered: 'wanted',
  bagged: 'wanted',
  'on-way': 'on-way',
  received: 'on-way',
  ready: 'ready',
  'handed-out': 'handed-out',
  expired: 'expired',
  returned: 'returned',
  missing: 'missing',
};
