import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFault, findFaultByPart, type Operation, recordHistory, type Specification } from './linearizability.ts';

type Call = { readonly cell: string; readonly write?: number };
type History = readonly Operation<Call, number>[];
/** A cell that holds a number: writing answers with it, reading gives the last one. */
const cell: Specification<number, Call, number> = {
  initial: 0,
  apply: (state, { write }, answer) =>
    write !== undefined ? write : answer === null || answer === state ? state : null,
  keyOf: String,
};
const write = (value: number, called: number, answered: number | null, name = 'a'): Operation<Call, number> => ({
  ...{ call: { cell: name, write: value }, answer: value, called, answered },
});
const read = (value: number, called: number, answered: number, name = 'a'): Operation<Call, number> => ({
  ...{ call: { cell: name }, answer: value, called, answered },
});

describe('a history', () => {
  it('is right when some order within the times explains every answer', () => {
    expect(findFault([write(1, 0, 5), read(0, 1, 2), read(1, 3, 4)], cell)).toBeNull();
    expect(findFault([write(1, 0, 9), write(2, 1, 8), read(2, 2, 3), read(1, 4, 5)], cell)).toBeNull();
  });

  it('is wrong when a read gives what was overwritten before it was called, and names it', () => {
    const stale: History = [write(1, 0, 1), read(0, 2, 3)];
    expect(findFault(stale, cell)).toMatchObject({ explained: [{ called: 0 }], unexplained: [{ called: 2 }] });
  });

  it('is wrong when two readers see two writes in different orders', () => {
    const crossed: History = [write(1, 0, 9), write(2, 1, 10), read(1, 2, 3), read(2, 4, 5), read(1, 6, 7)];
    expect(findFault(crossed, cell)).not.toBeNull();
  });

  it('may or may not hold what was never answered', () => {
    expect(findFault([write(1, 0, null), read(1, 1, 2)], cell)).toBeNull();
    expect(findFault([write(1, 0, null), read(0, 1, 2)], cell)).toBeNull();
    expect(findFault([write(1, 0, null), read(1, 1, 2), read(0, 3, 4)], cell)).not.toBeNull();
  });

  it('is looked at part by part when parts know nothing of each other', () => {
    const two: History = [write(1, 0, 1, 'a'), read(0, 2, 3, 'b'), read(1, 4, 5, 'a')];
    expect(findFaultByPart(two, (call) => call.cell, cell)).toBeNull();
    expect(findFaultByPart([...two, read(0, 6, 7, 'a')], (call) => call.cell, cell)).not.toBeNull();
  });

  it('of a cell that works is always right, whatever came at once, and one changed answer is found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.nat(3)), { minLength: 4, maxLength: 12 }),
        fc.scheduler(),
        async (calls, scheduler) => {
          const record = recordHistory<Call, number>();
          let held = 0;
          const all = calls.map((value) =>
            record.run({ cell: 'a', ...(value === null ? {} : { write: value }) }, async () => {
              await scheduler.schedule(Promise.resolve());
              const answer = value ?? held;
              if (value !== null) held = value;
              await scheduler.schedule(Promise.resolve());
              return answer;
            }),
          );
          await scheduler.waitFor(Promise.all(all));
          expect(findFault(record.history, cell)).toBeNull();
          const last = { ...read(99, 1_000, 1_001) };
          expect(findFault([...record.history, last], cell)).not.toBeNull();
        },
      ),
      { numRuns: 50 },
    );
  });
});
