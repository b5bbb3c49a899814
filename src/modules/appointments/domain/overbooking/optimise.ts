import {
  costSoFar,
  type ExpectedDay,
  expectedDay,
  nextPrefix,
  noPrefix,
  type OverbookingProblem,
  type Prefix,
  prefixesOf,
} from './expected-day.ts';

/**
 * How many people to book into each slot so that the day costs least by the stated trade-off. Where absence is alike in all slots the cost is
 * multimodular (discretely convex), so a plan that none of its neighbours betters is the best of all (Zacharias and Pinedo, M&SOM 19(4) 2017).
 * Up to eight slots every other plan that could cost less is looked at as well, so it is the best in any case; up to ten all neighbours are;
 * above, one person more, less or moved to any other slot.
 */
export function optimise(problem: OverbookingProblem, start: readonly number[] = problem.desks): OverbookingPlan {
  const plan = betterNeighbours(problem, start);
  return problem.desks.length <= 8 ? betterOfAll(problem, plan) : plan;
}

/** Goes to a neighbour that costs less as long as there is one. */
function betterNeighbours(problem: OverbookingProblem, start: readonly number[]): OverbookingPlan {
  let booked: readonly number[] = start.map((count, slot) => Math.min(count, problem.most[slot]!));
  let prefixes = prefixesOf(booked, problem);
  let best = expectedDay(booked, problem);
  const moves = problem.desks.length <= 10 ? allMoves(problem.desks.length) : shortMoves(problem.desks.length);
  for (let found = true; found; ) {
    found = false;
    for (const move of moves) {
      const next = booked.map((count, slot) => count + move[slot]!);
      if (next.some((count, slot) => count < 0 || count > problem.most[slot]!)) continue;
      const day = expectedDay(next, problem, prefixes[move.findIndex((step) => step !== 0)]!);
      if (day.cost >= best.cost - rounding) continue;
      [booked, best, found] = [next, day, true];
      prefixes = prefixesOf(booked, problem);
    }
  }
  return { booked, expected: best };
}

/** The best of all plans: those are left out whose first slots alone cost as much as the best one known. */
function betterOfAll(problem: OverbookingProblem, known: OverbookingPlan): OverbookingPlan {
  let best = known;
  const booked: number[] = [];
  const tryFrom = (prefix: Prefix): void => {
    const slot = booked.length;
    if (slot === problem.desks.length) {
      const expected = expectedDay(booked, problem, prefix);
      if (expected.cost < best.expected.cost - rounding) best = { booked: [...booked], expected };
      return;
    }
    for (let count = 0; count <= problem.most[slot]!; count++) {
      booked.push(count);
      const next = nextPrefix(prefix, booked, problem);
      if (costSoFar(booked, problem, next) < best.expected.cost - rounding) tryFrom(next);
      booked.pop();
    }
  };
  tryFrom(noPrefix);
  return best;
}

const rounding = 1e-10;

/** Sums of the steps: take one out of the first slot, move one from a slot to the one before, put one into the last; and their opposites. */
function allMoves(slots: number): readonly (readonly number[])[] {
  const moves: number[][] = [];
  for (let chosen = 1; chosen < 2 ** slots; chosen++) {
    // A set of slots whose running total grows by one: the plan changes where the set begins and ends.
    const inSet = (slot: number): number => (slot >= 0 && (chosen >> slot) & 1 ? 1 : 0);
    const move = Array.from({ length: slots }, (_, slot) => inSet(slot) - inSet(slot - 1));
    moves.push(
      move,
      move.map((step) => -step),
    );
  }
  return moves;
}

function shortMoves(slots: number): readonly (readonly number[])[] {
  const moves: number[][] = [];
  for (let to = 0; to < slots; to++) {
    for (let from = -1; from < slots; from++) {
      if (from === to) continue;
      const move = new Array<number>(slots).fill(0);
      move[to] = 1;
      if (from >= 0) move[from] = -1;
      moves.push(move);
    }
    moves.push(Array.from({ length: slots }, (_, slot) => (slot === to ? -1 : 0)));
  }
  return moves;
}

export interface OverbookingPlan {
  /** People to book into each slot. */
  readonly booked: readonly number[];
  readonly expected: ExpectedDay;
}
