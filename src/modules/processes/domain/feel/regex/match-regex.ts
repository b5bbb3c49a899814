import type { Run } from '../run.ts';
import { foldings } from './parse-regex.ts';
import type { RegexFlags, RegexNode } from './regex-tree.ts';

/** One compiled step: tries to match at a position and calls on with the position behind it. */
export type Step = (state: MatchState, at: number, then: Continue) => boolean;
type Continue = (at: number) => boolean;
export type MatchState = {
  readonly codes: readonly number[];
  readonly groups: (Span | undefined)[];
  readonly run: Run;
};
export type Span = readonly [start: number, end: number];

/** Turns a tree into steps of a backtracking matcher that pays for every step, so no pattern can run away. */
export function compileStep(node: RegexNode, flags: RegexFlags): Step {
  switch (node.kind) {
    case 'set':
      return (state, at, then) => {
        state.run.spend(1);
        const code = state.codes[at];
        return code !== undefined && node.matches(code) && then(at + 1);
      };
    case 'start':
      return (state, at, then) =>
        (at === 0 || (flags.multiline && state.codes[at - 1] === 10 && at < state.codes.length)) && then(at);
    case 'end':
      return (state, at, then) =>
        (at === state.codes.length || (flags.multiline && state.codes[at] === 10)) && then(at);
    case 'sequence':
      return sequence(node.items.map((item) => compileStep(item, flags)));
    case 'choice': {
      const options = node.options.map((option) => compileStep(option, flags));
      return (state, at, then) => options.some((option) => option(state, at, then));
    }
    case 'group':
      return group(node.index, compileStep(node.body, flags));
    case 'reference':
      return reference(node.index, flags);
    case 'repeat':
      return node.body.kind === 'set'
        ? repeatSet(node, node.body.matches)
        : repeat(node, compileStep(node.body, flags));
  }
}

function sequence(steps: readonly Step[]): Step {
  return steps.reduceRight<Step>(
    (rest, step) => (state, at, then) => step(state, at, (next) => rest(state, next, then)),
    (_state, at, then) => then(at),
  );
}

function group(index: number | null, body: Step): Step {
  if (index === null) return body;
  return (state, at, then) =>
    body(state, at, (end) => {
      const before = state.groups[index];
      state.groups[index] = [at, end];
      if (then(end)) return true;
      state.groups[index] = before;
      return false;
    });
}

function reference(index: number, flags: RegexFlags): Step {
  return (state, at, then) => {
    const [start, end] = state.groups[index] ?? [0, 0];
    state.run.spend(1 + end - start);
    for (let offset = 0; offset < end - start; offset += 1) {
      const [wanted, found] = [state.codes[start + offset], state.codes[at + offset]];
      if (wanted === undefined || found === undefined) return false;
      if (wanted !== found && !(flags.ignoreCase && foldings(wanted).some((one) => foldings(found).includes(one))))
        return false;
    }
    return then(at + end - start);
  };
}

/** A repeated single character needs no recursion: count what fits, then give back one by one. */
function repeatSet(node: Repeat, matches: (code: number) => boolean): Step {
  return (state, at, then) => {
    const { codes, run } = state;
    const fits = (position: number) => {
      run.spend(1);
      const code = codes[position];
      return code !== undefined && matches(code);
    };
    let count = 0;
    const target = node.lazy ? node.min : node.max;
    while (count < target && fits(at + count)) count += 1;
    if (count < node.min) return false;
    if (node.lazy) {
      while (!then(at + count)) {
        if (count >= node.max || !fits(at + count)) return false;
        count += 1;
      }
      return true;
    }
    for (; count >= node.min; count -= 1) {
      run.spend(1);
      if (then(at + count)) return true;
    }
    return false;
  };
}

function repeat(node: Repeat, body: Step): Step {
  const attempt = (state: MatchState, at: number, count: number, then: Continue): boolean =>
    state.run.nested(4, () => {
      state.run.spend(1);
      const again = () =>
        count < node.max &&
        body(state, at, (end) => (end > at || count < node.min) && attempt(state, end, count + 1, then));
      if (count < node.min) return again();
      return node.lazy ? then(at) || again() : again() || then(at);
    });
  return (state, at, then) => attempt(state, at, 0, then);
}

type Repeat = Extract<RegexNode, { kind: 'repeat' }>;
