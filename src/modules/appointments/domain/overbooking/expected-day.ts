/**
 * What a day costs on average when so many people are booked into each of its slots: people who come and find no desk wait for the
 * next slot, desks without a person are idle, and who is left at the end is served in overtime. A service takes one slot.
 */
export function expectedDay(
  booked: readonly number[],
  problem: OverbookingProblem,
  known: Prefix = noPrefix,
): ExpectedDay {
  const { desks, noShow, weights } = problem;
  let prefix = known;
  while (prefix.slots < booked.length) prefix = nextPrefix(prefix, booked, problem);
  const overtime = meanOf(prefix.backlog);
  let { waiting } = prefix;
  const last = desks.at(-1) ?? 1;
  for (let rest = prefix.backlog; rest.length > 1 && last > 0; ) {
    rest = served(rest, last);
    waiting += meanOf(rest);
  }
  const come = booked.reduce((sum, count, slot) => sum + count * (1 - noShow[slot]!), 0);
  const idle = desks.reduce((sum, count) => sum + count, 0) - come + overtime;
  const cost = weights.waiting * waiting + weights.idle * idle + weights.overtime * overtime;
  return { cost, waiting, idle, overtime, come };
}

/**
 * What the first slots of a plan cost at least, whoever comes later: the waiting until then, and the desks that stood idle.
 */
export function costSoFar(
  booked: readonly number[],
  { desks, noShow, weights }: OverbookingProblem,
  { slots, backlog, waiting }: Prefix,
): number {
  let [open, come] = [0, 0];
  for (let slot = 0; slot < slots; slot++) {
    open += desks[slot]!;
    come += booked[slot]! * (1 - noShow[slot]!);
  }
  return weights.waiting * waiting + weights.idle * (open - come + meanOf(backlog));
}

/** What is known after each of the first slots of a plan; plans that begin alike share it. */
export function prefixesOf(booked: readonly number[], problem: OverbookingProblem): readonly Prefix[] {
  const prefixes = [noPrefix];
  for (let slot = 0; slot < booked.length; slot++) prefixes.push(nextPrefix(prefixes[slot]!, booked, problem));
  return prefixes;
}

/** Before the first slot. */
export const noPrefix: Prefix = { slots: 0, backlog: [1], waiting: 0 };

/** One slot further. */
export function nextPrefix(
  { slots, backlog, waiting }: Prefix,
  booked: readonly number[],
  problem: OverbookingProblem,
): Prefix {
  const left = served(joined(backlog, coming(booked[slots]!, problem.noShow[slots]!)), problem.desks[slots]!);
  return { slots: slots + 1, backlog: left, waiting: waiting + meanOf(left) };
}

/** The distribution of how many of so many come (binomial). */
function coming(count: number, noShow: number): readonly number[] {
  let all = [1];
  for (let person = 0; person < count; person++) {
    const more = new Array<number>(all.length + 1).fill(0);
    for (const [come, share] of all.entries()) {
      more[come]! += share * noShow;
      more[come + 1]! += share * (1 - noShow);
    }
    all = more;
  }
  return all;
}

function joined(one: readonly number[], other: readonly number[]): readonly number[] {
  const all = new Array<number>(one.length + other.length - 1).fill(0);
  for (let a = 0; a < one.length; a++) for (let b = 0; b < other.length; b++) all[a + b]! += one[a]! * other[b]!;
  return all;
}

function served(people: readonly number[], desks: number): readonly number[] {
  const left = people.slice(desks);
  const none = people.slice(0, desks).reduce((sum, share) => sum + share, 0);
  if (left.length === 0) return [1];
  left[0]! += none;
  while (left.length > 1 && left.at(-1)! < negligible) left.pop();
  return left;
}

const negligible = 1e-13;

function meanOf(shares: readonly number[]): number {
  let sum = 0;
  for (let count = 1; count < shares.length; count++) sum += shares[count]! * count;
  return sum;
}

/** A day in slots of one length. */
export interface OverbookingProblem {
  /** Desks for each slot. */
  readonly desks: readonly number[];
  /** Probability for each slot that a booked person does not come. */
  readonly noShow: readonly number[];
  /** The most people that may be booked into each slot. */
  readonly most: readonly number[];
  /** The trade-off: what a person waiting for a slot, a desk idle for a slot and a desk in overtime for a slot are held to cost. */
  readonly weights: { readonly waiting: number; readonly idle: number; readonly overtime: number };
}
/** Person-slots of waiting, desk-slots of idleness and of overtime, people who come: all expected values. */
export interface ExpectedDay {
  readonly cost: number;
  readonly waiting: number;
  readonly idle: number;
  readonly overtime: number;
  readonly come: number;
}
/** The number of people left over after some slots, as shares, and the waiting until then. */
export interface Prefix {
  readonly slots: number;
  readonly backlog: readonly number[];
  readonly waiting: number;
}
