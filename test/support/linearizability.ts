/**
 * Looks for an order of all operations in which each happened at one moment between its call and its answer, and every answer is one that the
 * specification allows there (Wing & Gong 1993; what was tried is remembered by operations done and state, Lowe 2017). Null when there is one;
 * otherwise the longest beginning that can be explained, and what cannot follow it.
 */
export function findFault<State, Call, Answer>(
  history: readonly Operation<Call, Answer>[],
  { initial, apply, keyOf }: Specification<State, Call, Answer>,
): Fault<Call, Answer> | null {
  const all = history.toSorted((a, b) => a.called - b.called);
  const tried = new Set<string>();
  const done = new Set<number>();
  const order: number[] = [];
  let longest: readonly number[] = [];
  const goOn = (state: State): boolean => {
    if (all.every((one, index) => done.has(index) || one.answered === null)) return true;
    if (order.length > longest.length) longest = [...order];
    const key = `${[...done].sort((a, b) => a - b).join()}|${keyOf(state)}`;
    if (tried.has(key)) return false;
    tried.add(key);
    // Whoever was called after another had its answer cannot come before it.
    const firstAnswer = Math.min(...all.flatMap((one, index) => (done.has(index) ? [] : [one.answered ?? Infinity])));
    for (const [index, one] of all.entries()) {
      if (done.has(index)) continue;
      if (one.called > firstAnswer) break;
      const next = apply(state, one.call, one.answer);
      if (next === null) continue;
      done.add(index);
      order.push(index);
      if (goOn(next)) return true;
      order.pop();
      done.delete(index);
    }
    return false;
  };
  if (goOn(initial)) return null;
  const explained = new Set(longest);
  return {
    explained: longest.map((index) => all[index]!),
    unexplained: all.filter((one, index) => !explained.has(index) && one.answered !== null),
  };
}

/** The same for operations that each concern one of several things that know nothing of each other: a history is right when each part is. */
export function findFaultByPart<State, Call, Answer>(
  history: readonly Operation<Call, Answer>[],
  partOf: (call: Call) => string,
  specification: Specification<State, Call, Answer>,
): Fault<Call, Answer> | null {
  for (const part of Map.groupBy(history, ({ call }) => partOf(call)).values()) {
    const fault = findFault(part, specification);
    if (fault) return fault;
  }
  return null;
}

/** Writes down when each operation was called and answered; places in time are counted, so no clock can confuse them. */
export function recordHistory<Call, Answer>() {
  const history: Operation<Call, Answer>[] = [];
  let moment = 0;
  return {
    history,
    async run(call: Call, work: () => Promise<Answer>): Promise<Answer> {
      const called = moment++;
      const answer = await work();
      history.push({ call, answer, called, answered: moment++ });
      return answer;
    },
  };
}

export interface Operation<Call, Answer> {
  readonly call: Call;
  /** Null when nobody knows. */
  readonly answer: Answer | null;
  readonly called: number;
  /** Null when no answer came: it may have happened at any time since, or not at all. */
  readonly answered: number | null;
}
export interface Specification<State, Call, Answer> {
  readonly initial: State;
  /** The state after it; null when this answer is wrong in this state. An answer of null is any answer. */
  apply(state: State, call: Call, answer: Answer | null): State | null;
  /** Equal texts for equal states. */
  keyOf(state: State): string;
}
export interface Fault<Call, Answer> {
  readonly explained: readonly Operation<Call, Answer>[];
  readonly unexplained: readonly Operation<Call, Answer>[];
}
