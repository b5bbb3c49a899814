/**
 * Walks every state that can be reached, breadth first, and holds each against what must always be true. Afterwards it works backwards from the
 * states that are a good end: whatever cannot reach one is a trap.
 */
export function explore<S, M>(model: Model<S, M>): Explored<M> {
  const known = new Map<string, number>();
  const states: S[] = [];
  const parents: (readonly [number, M] | null)[] = [];
  const before: number[][] = [];
  const broken: Broken<M>[] = [];
  let steps = 0;
  const pathTo = (at: number): M[] => {
    const path: M[] = [];
    for (let parent = parents[at]; parent; parent = parents[parent[0]]) path.unshift(parent[1]);
    return path;
  };
  const visit = (state: S, parent: readonly [number, M] | null): number => {
    const key = model.key(state);
    const found = known.get(key);
    if (found !== undefined) return found;
    const at = states.push(state) - 1;
    known.set(key, at);
    parents.push(parent);
    before.push([]);
    const fault = model.faultOf(state);
    if (fault && broken.length < 10) broken.push({ fault, path: pathTo(at) });
    return at;
  };
  visit(model.start, null);
  for (let at = 0; at < states.length && broken.length === 0; at += 1)
    for (const [move, next] of model.movesOf(states[at]!)) {
      steps += 1;
      before[visit(next, [at, move])]!.push(at);
    }
  return { states: states.length, steps, broken, traps: broken.length > 0 ? [] : trapsOf().map(pathTo) };

  function trapsOf(): number[] {
    const reaches = new Set(states.flatMap((state, at) => (model.isGoodEnd(state) ? [at] : [])));
    const open = [...reaches];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const earlier of before[at]!)
        if (!reaches.has(earlier)) {
          reaches.add(earlier);
          open.push(earlier);
        }
    return states.flatMap((_, at) => (reaches.has(at) ? [] : [at])).slice(0, 10);
  }
}

export interface Model<S, M> {
  readonly start: S;
  movesOf(state: S): Iterable<readonly [M, S]>;
  /** Equal for equal states. */
  key(state: S): string;
  /** What is wrong with a state; null for a sound one. */
  faultOf(state: S): string | null;
  isGoodEnd(state: S): boolean;
}
export interface Explored<M> {
  readonly states: number;
  readonly steps: number;
  /** States against the rule, each with the shortest way there. */
  readonly broken: readonly Broken<M>[];
  /** Ways into states from which no good end can be reached. */
  readonly traps: readonly (readonly M[])[];
}
interface Broken<M> {
  readonly fault: string;
  readonly path: readonly M[];
}
