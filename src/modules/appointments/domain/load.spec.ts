import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anOffice, aPlan, aShift, calendar } from '../test-support.ts';
import { type Closure, deskHours, hoursFor, minuteAt } from './desk-hours.ts';
import { findStarts } from './find-starts.ts';
import { openHours } from './open-hours.ts';
import { type Span, subtract } from './spans.ts';

const day = Temporal.PlainDate.from('2026-11-24');
const office = anOffice({
  desks: [1, 2, 3].map((id) => ({ id, name: `${id}` })),
  shifts: [aShift(), aShift({ from: '13:00', to: '15:00', desks: [2, 3] })],
});
const plan = aPlan({ offices: [office] });
const eight = minuteAt(day, '08:00');
const minutes = Array.from({ length: 420 }, (_, index) => eight + index);
const actions = fc.record({
  what: fc.constantFrom('take', 'take', 'take', 'move', 'return', 'close', 'reopen'),
  length: fc.constantFrom(5, 15, 20, 45),
  pick: fc.nat(1_000),
});

it('load(t) <= capacity(t) in every minute, whatever is taken, moved, returned, closed and opened again', () => {
  fc.assert(
    fc.property(fc.array(actions, { minLength: 20, maxLength: 60 }), (steps) => {
      const taken: { readonly desk: number; readonly span: Span }[] = [];
      let closures: readonly Closure[] = [];
      const at = (list: readonly unknown[], pick: number): number => pick % Math.max(1, list.length);
      for (const { what, length, pick } of steps) {
        const open = openHours({
          ...{ plan, office, day, calendar, closures },
          services: ['umzug'],
          now: eight,
          isStaff: false,
        });
        const starts = (besides: readonly { readonly desk: number; readonly span: Span }[]) => {
          const busy = (desk: number) => besides.flatMap((one) => (one.desk === desk ? [one.span] : []));
          return findStarts({ open, busy, minutes: length, step: 5, earliest: 0 }).flatMap((start) =>
            start.desks.map((desk) => ({ desk, span: [start.at, start.at + length] as Span })),
          );
        };
        if (what === 'close') {
          const from = eight + (pick % 60) * 5;
          const closure = {
            office: office.id,
            desk: pick % 2 ? (pick % 3) + 1 : null,
            span: [from, from + length * 2] as Span,
          };
          closures = [...closures, closure];
        } else if (what === 'reopen') closures = closures.slice(1);
        else if (what === 'return') taken.splice(at(taken, pick), 1);
        else {
          const own = what === 'move' ? taken[at(taken, pick)] : null;
          const others = taken.filter((one) => one !== own);
          const places = starts(others);
          const place = places[at(places, pick)];
          if (!place || own === undefined) continue;
          for (const { span } of closures.filter(({ desk }) => desk === null || desk === place.desk))
            expect(subtract([place.span], [span])).toEqual([place.span]);
          taken.splice(0, taken.length, ...others, place);
        }
      }
      const hours = hoursFor(deskHours(office, day, calendar), ['umzug']);
      for (const minute of minutes) {
        const isIn = ([from, to]: Span): boolean => from <= minute && minute < to;
        const capacity = [...hours.values()].filter((spans) => spans.some(isIn)).length;
        const load = taken.filter(({ span }) => isIn(span));
        expect(load.length).toBeLessThanOrEqual(capacity);
        expect(new Set(load.map(({ desk }) => desk)).size).toBe(load.length);
      }
    }),
    { numRuns: 60 },
  );
});
