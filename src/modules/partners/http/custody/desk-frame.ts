import { ownValue } from '#kernel/own-value';
import type { Request } from '#platform/http';
import type { Hand } from '../../domain/custody/index.ts';
import { type CustodyWords, texts } from '../../texts/custody.ts';
import { kindName, networkOf, placeName } from '../../use-cases/custody/custody-parts.ts';
import { type BagView, legOf } from '../../use-cases/custody/see-bags.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import type { BagLine, DeskFrame } from '../pages/custody/custody-parts.tsx';
import type { ShellFor } from '../shell-for.ts';

/** What every page about documents under way gets: words, tokens, and what was just done. */
export function frameOf(parts: PartnerParts, shellFor: ShellFor, request: Request): DeskFrame {
  const words = texts[request.language];
  const done = request.query.get('fertig') ?? '';
  return {
    ...{ shell: shellFor(request), words, csrf: request.csrf, once: parts.newId() },
    done: ownValue(words.done, done),
  };
}

/** A refusal in words. */
export const wordsFor = (words: CustodyWords, reason: string): string =>
  ownValue(words.errors, reason) ?? words.errors['not-now'];

/** A bag as a line of a list, with the way to its page. */
export function bagLine(parts: PartnerParts, { language }: Request, base: string, bag: BagView): BagLine {
  const words = texts[language];
  return {
    ...{ seal: bag.seal, href: `/${language}${base}/${bag.seal}`, way: wayOf(parts, language, bag) },
    ...{ count: bag.items.length, state: words.bagStates[bag.state], isOverdue: isOverdue(parts, bag) },
  };
}

/** From where to where. */
export const wayOf = (parts: PartnerParts, language: 'de' | 'en', { from, to }: BagView): string =>
  texts[language].fromTo(placeName(parts, from, language), placeName(parts, to, language));

/** With a courier for longer than a leg may take. */
export function isOverdue(parts: PartnerParts, { state, handedAt }: BagView): boolean {
  if (state !== 'on-way' || !handedAt) return false;
  const end = Temporal.Instant.from(handedAt).add({ hours: networkOf(parts).rules.legHours });
  return Temporal.Instant.compare(parts.clock.now(), end) > 0;
}

/** What the page of a bag shows to somebody. */
export function bagModel(parts: PartnerParts, { language }: Request, bag: BagView, hand: Hand) {
  const words = texts[language];
  const leg = legOf(bag, hand);
  const side = hand.role === 'courier' ? ('courier' as const) : ('clerk' as const);
  const signed = bag.signatures.flatMap((one) => (one.leg === leg ? [one.side] : []));
  const counts = leg === 'receive' && side === 'clerk';
  return {
    ...{ bag, way: wayOf(parts, language, bag), isOverdue: isOverdue(parts, bag), hidesList: counts },
    items: bag.items.map(({ serial, kind, state }) => ({
      ...{ serial, kind: kindName(parts, kind, language), state: words.states[state] },
    })),
    dispute: bag.state === 'disputed' && bag.dispute ? { ...bag.dispute, found: bag.found } : null,
    step: leg ? { leg, side, signed, counts, typed: '', isSealWhole: false } : null,
  };
}
