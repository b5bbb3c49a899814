import { canonicalJson } from '#kernel/json';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';
import {
  type Bag,
  type Custody,
  type CustodyCommand,
  type CustodyEvent,
  type CustodyRules,
  expectedAt,
  type Hand,
  holderOf,
  placeHolder,
  type Signature,
} from './custody.ts';

/**
 * What a command does to the custody, as events, or why it is refused. Every transfer needs two signatures over the same list by the two
 * whose hands it passes through; a count that does not match opens a dispute and moves nothing.
 */
export function decideCustody(custody: Custody, command: CustodyCommand, rules: CustodyRules): Decided {
  switch (command.do) {
    case 'register':
      return register(custody, command, rules);
    case 'bag':
      return bag(custody, command, rules);
    case 'hand-over':
      return handOver(custody, command);
    case 'receive':
      return receive(custody, command, rules);
    case 'settle-dispute':
      return settleDispute(custody, command, rules);
    case 'make-ready':
      return makeReady(custody, command, rules);
    case 'hand-out':
      return handOut(custody, command, rules);
    case 'expire':
      return expire(custody, command);
    case 'count':
      return count(custody, command);
  }
}

/** What both sides sign when a bag passes on: SHA-256 over seal, way and serial numbers in order. */
export const listHashOf = (seal: string, { from, to, serials }: Pick<Bag, 'from' | 'to' | 'serials'>): string =>
  sha256Of(canonicalJson({ seal, from, to, serials: serials.toSorted() })).toString('hex');

/** Seals of bags that are with a courier for too long: each raises an alarm. */
export const overdueLegs = (
  { bags }: Custody,
  at: number,
  { legHours }: Pick<CustodyRules, 'legHours'>,
): readonly string[] =>
  Object.entries(bags).flatMap(([seal, one]) =>
    one.state === 'on-way' && at - one.handedAt! > legHours * 60 ? [seal] : [],
  );

function register(custody: Custody, { by, serial, kind, to }: Of<'register'>, rules: CustodyRules): Decided {
  if (!standsAt(by, 'office', rules.office)) return refuse('wrong-hand');
  if (custody.items[serial]) return refuse('serial-used');
  const [known, place] = [rules.kinds[kind], rules.places[to]];
  if (!known || !place || to === rules.office) return refuse('unknown');
  if (place.securityClass < known.securityClass) return refuse('class-too-low');
  return ok([{ type: 'item-registered', serial, kind, to, office: rules.office }]);
}

function bag(custody: Custody, { by, seal, serials, to }: Of<'bag'>, rules: CustodyRules): Decided {
  const from = by.place;
  if (!from || (by.role !== 'office' && by.role !== 'branch')) return refuse('wrong-hand');
  if (custody.bags[seal]) return refuse('seal-used');
  if (serials.length === 0 || new Set(serials).size < serials.length) return refuse('empty-list');
  const isReturn = to === rules.office;
  for (const serial of serials) {
    const item = custody.items[serial];
    if (!item) return refuse('unknown');
    if (holderOf(custody, serial) !== placeHolder(from)) return refuse('not-held');
    if (isUnderWay(custody, serial)) return refuse('not-free');
    const isFree = isReturn ? item.state === 'expired' : item.state === 'registered' && item.to === to;
    if (!isFree) return refuse('not-free');
  }
  if (!isReturn && wouldCrowd(custody, serials, to, rules)) return refuse('over-day-need');
  const list = { from, to, serials: serials.toSorted() };
  return ok([{ type: 'bag-sealed', seal, bag: { ...list, listHash: listHashOf(seal, list) } }]);
}

/** More than a day's need would lie at the place: blanks beside the desk are what goes missing. */
function wouldCrowd(custody: Custody, serials: readonly string[], to: string, rules: CustodyRules): boolean {
  const kinds = new Set(serials.map((serial) => custody.items[serial]!.kind));
  return [...kinds].some((kind) => {
    const more = serials.filter((serial) => custody.items[serial]!.kind === kind).length;
    return expectedAt(custody, to, kind) + more > rules.kinds[kind]!.dayNeed;
  });
}

function handOver(custody: Custody, { by, at, seal, signatures }: Of<'hand-over'>): Decided {
  const one = custody.bags[seal];
  if (!one) return refuse('unknown');
  if (one.state !== 'sealed') return refuse('not-now');
  const courier = signatures.find(({ hand }) => hand.role === 'courier')?.hand;
  const giver = signatures.find(({ hand }) => hand.place === one.from)?.hand;
  const wrong = unsigned(signatures, one, giver, courier);
  if (wrong) return refuse(wrong);
  if (by.id !== giver!.id) return refuse('wrong-hand');
  return ok([{ type: 'bag-handed', seal, courier: courier!.id, at }]);
}

function receive(custody: Custody, command: Of<'receive'>, rules: CustodyRules): Decided {
  const { by, seal, signatures, counted, isSealWhole } = command;
  const one = custody.bags[seal];
  if (!one) return refuse('unknown');
  if (one.state !== 'on-way') return refuse('not-now');
  const wrong = bothSigned(signatures, one, by);
  if (wrong) return refuse(wrong);
  const missing = one.serials.filter((serial) => !counted.includes(serial));
  const foreign = counted.filter((serial) => !one.serials.includes(serial));
  const isWhole = missing.length === 0 && foreign.length === 0 && isSealWhole;
  return isWhole
    ? ok([{ type: 'bag-received', seal, isReturn: one.to === rules.office }])
    : ok([{ type: 'bag-disputed', seal, missing, foreign, isSealWhole }]);
}

/** Looked into by an auditor, signed by both sides: what was found arrives, the rest is missing. */
function settleDispute(
  custody: Custody,
  { by, seal, signatures, found }: Of<'settle-dispute'>,
  rules: CustodyRules,
): Decided {
  const one = custody.bags[seal];
  if (!one) return refuse('unknown');
  if (one.state !== 'disputed') return refuse('not-now');
  if (by.role !== 'auditor') return refuse('wrong-hand');
  if (found.some((serial) => !one.serials.includes(serial)) || new Set(found).size < found.length)
    return refuse('other-list');
  const receiver = signatures.find(({ hand }) => hand.place === one.to)?.hand;
  const wrong = bothSigned(signatures, one, receiver);
  return wrong
    ? refuse(wrong)
    : ok([{ type: 'dispute-settled', seal, found: found.toSorted(), isReturn: one.to === rules.office }]);
}

function makeReady(custody: Custody, { by, day, serial }: Of<'make-ready'>, rules: CustodyRules): Decided {
  const item = custody.items[serial];
  if (!item) return refuse('unknown');
  if (!standsAt(by, 'branch', item.to)) return refuse('wrong-hand');
  if (item.state !== 'received') return refuse('not-now');
  return ok([{ type: 'item-ready', serial, until: rules.lastDay(day) }]);
}

/** Code and identity, both; a document of the person alone goes to nobody else. */
function handOut(custody: Custody, { by, day, serial, pickUp }: Of<'hand-out'>, rules: CustodyRules): Decided {
  const item = custody.items[serial];
  if (!item) return refuse('unknown');
  if (!standsAt(by, 'branch', item.to)) return refuse('wrong-hand');
  if (item.state !== 'ready') return refuse('not-now');
  if (day > item.until!) return refuse('expired');
  if (!pickUp.isCodeRight) return refuse('code-wrong');
  if (!pickUp.isIdentityChecked) return refuse('identity-missing');
  if (pickUp.isProxy && rules.kinds[item.kind]!.holderOnly) return refuse('holder-only');
  return ok([{ type: 'item-handed-out', serial, isProxy: pickUp.isProxy }]);
}

/** Whoever works there notes it, or the clock of the city does. */
function expire(custody: Custody, { by, day, serial }: Of<'expire'>): Decided {
  const item = custody.items[serial];
  if (!item) return refuse('unknown');
  if (!standsAt(by, 'branch', item.to) && by.role !== 'office') return refuse('wrong-hand');
  if (item.state !== 'ready' || day <= item.until!) return refuse('not-now');
  return ok([{ type: 'item-expired', serial }]);
}

function count(custody: Custody, { by, place, serials }: Of<'count'>): Decided {
  if (by.place !== place || (by.role !== 'branch' && by.role !== 'office')) return refuse('wrong-hand');
  const held = custody.holdings[placeHolder(place)] ?? [];
  const missing = held.filter((serial) => !serials.includes(serial));
  const foreign = serials.filter((serial) => !held.includes(serial));
  return missing.length === 0 && foreign.length === 0
    ? ok([{ type: 'place-counted', place, count: serials.length }])
    : ok([{ type: 'count-disputed', place, missing, foreign }]);
}

/** Taken over at the place the bag goes to, by the one who enters it, from the courier who carries it. */
function bothSigned(signatures: readonly Signature[], one: Bag, receiver: Hand | undefined): Refusal | null {
  const courier = signatures.find(({ hand }) => hand.role === 'courier' && hand.id === one.courier)?.hand;
  if (!receiver || receiver.place !== one.to) return 'wrong-hand';
  return unsigned(signatures, one, receiver, courier);
}

function unsigned(
  signatures: readonly Signature[],
  one: Bag,
  clerk: Hand | undefined,
  courier: Hand | undefined,
): Refusal | null {
  if (!clerk || !courier || (clerk.role !== 'office' && clerk.role !== 'branch')) return 'signature-missing';
  if (clerk.id === courier.id) return 'same-hand';
  const signed = signatures.filter(({ hand }) => hand.id === clerk.id || hand.id === courier.id);
  if (new Set(signed.map(({ hand }) => hand.id)).size < 2) return 'signature-missing';
  return signed.every(({ listHash }) => listHash === one.listHash) ? null : 'other-list';
}

const isUnderWay = ({ bags }: Custody, serial: string): boolean =>
  Object.values(bags).some((one) => one.state !== 'received' && one.serials.includes(serial));

const standsAt = (hand: Hand, role: Hand['role'], place: string): boolean => hand.role === role && hand.place === place;

type Of<D extends CustodyCommand['do']> = Extract<CustodyCommand, { readonly do: D }>;
export type Refusal =
  | 'wrong-hand'
  | 'unknown'
  | 'serial-used'
  | 'seal-used'
  | 'empty-list'
  | 'not-held'
  | 'not-free'
  | 'not-now'
  | 'class-too-low'
  | 'over-day-need'
  | 'signature-missing'
  | 'same-hand'
  | 'other-list'
  | 'expired'
  | 'code-wrong'
  | 'identity-missing'
  | 'holder-only';
export type Decided = Result<readonly CustodyEvent[], Refusal>;
