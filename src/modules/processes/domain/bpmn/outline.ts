import type { ProcessState } from './types.ts';

/** Gives where an instance stands and what it waits for, without anything that a person wrote: no variables, entries, outputs, keys. */
export function outlineOf(state: ProcessState): ProcessState {
  return {
    ...state,
    v: {},
    t: state.t.map(({ k, ...token }) => (k ? { ...token, k: { n: k.n, b: k.b, d: k.d } } : token)),
    c: state.c.map(({ v: _, ...scope }) => scope),
    x: state.x.map(({ c: _, ...waiting }) => waiting),
  };
}
