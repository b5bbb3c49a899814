import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOffice, aPlan, aPolicy, aShift, calendar } from '../../test-support.ts';
import { deskHours, hoursFor, minuteAt } from '../desk-hours.ts';
import { findStarts } from '../find-starts.ts';
import { openHours, placesClosedAlong } from '../open-hours.ts';
import { logNormal } from '../simulation/index.ts';
import type { Span } from '../spans.ts';
import { extraPlaces, isVirtualUnit, placeOfUnit, planExtras } from './index.ts';

const day = Temporal.PlainDate.from('2026-11-24');
const opensAt = minuteAt(day, '08:00');
const half = aPolicy([
  { share: 0.5, channel: 'online', release: { kind: 'rolling', days: 60, at: '00:00' } },
  { share: 0.5, channel: 'counter' },
]);
const office = anOffice({ shifts: [aShift({ desks: [1] }), aShift({ from: '09:00', to: '11:00', desks: [2] })] });
const plan = aPlan({ policies: [half], offices: [office] });
const asked = { plan, office, day, calendar, closures: [], now: minuteAt(day, '00:00') };
const countAt = (spans: Iterable<readonly Span[]>, minute: number): number =>
  [...spans].filter((own) => own.some(([from, to]) => from <= minute && minute < to)).length;

describe('extra places', () => {
  it('never let more visits stand at once than desks and accepted extras, for the public and the staff', () => {
    const aVisit = fc.record({
      service: fc.constantFrom('ausweis', 'umzug', 'abholung'),
      pick: fc.nat(1_000),
      isStaff: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 16 }), fc.array(aVisit, { maxLength: 60 }), (extra, wanted) => {
        const extras = [{ office: office.id, places: extraPlaces(office, { opensAt, slotMinutes: 15, extra }) }];
        const taken = new Map<number, Span[]>();
        for (const { service, pick, isStaff } of wanted) {
          const minutes = { ausweis: 20, umzug: 15, abholung: 5 }[service]!;
          const open = openHours({ ...asked, extras, services: [service], isStaff });
          const starts = findStarts({ open, busy: (desk) => taken.get(desk) ?? [], minutes, step: 5, earliest: 0 });
          const start = starts[pick % Math.max(1, starts.length)];
          if (!start) continue;
          const desk = start.desks[pick % start.desks.length]!;
          taken.set(desk, [...(taken.get(desk) ?? []), [start.at, start.at + minutes]]);
        }
        const desks = hoursFor(deskHours(office, day, calendar), []);
        for (let minute = opensAt - 60; minute < opensAt + 300; minute++) {
          const load = [...taken.values()].flat().filter(([from, to]) => from <= minute && minute < to).length;
          const accepted = extra[Math.floor((minute - opensAt) / 15)] ?? 0;
          expect(load).toBeLessThanOrEqual(countAt(desks.values(), minute) + accepted);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('are open to the public once accepted, and only while a desk is there that can do it', () => {
    const all = { opensAt: opensAt - 60, slotMinutes: 60, extra: [1, 1, 1, 1, 1, 1, 1] };
    const extras = [{ office: office.id, places: extraPlaces(office, all) }];
    const unit = extras[0]!.places[0]!.unit;
    const hours = (changes: object) =>
      openHours({ ...asked, extras, services: ['umzug'], isStaff: false, ...changes }).get(unit);
    expect(hours({})).toEqual([[opensAt, opensAt + 240]]);
    expect(hours({ extras: [{ office: 'nord', places: extras[0]!.places }] })).toBeUndefined();
    expect(hours({ day: Temporal.PlainDate.from('2026-11-18') }), 'Buß- und Bettag').toBeUndefined();
    const closed = { office: office.id, desk: null, span: [opensAt, opensAt + 60] as const };
    expect(hours({ closures: [closed] })).toEqual([[opensAt + 60, opensAt + 240]]);
    const one = anOffice({ shifts: [aShift({ from: '08:00', to: '09:00', skills: ['ausweis'] })] });
    const few = { plan: aPlan({ offices: [one] }), office: one };
    expect(hours(few)).toBeUndefined();
    expect(hours({ ...few, services: ['ausweis'] })).toEqual([[opensAt, opensAt + 60]]);
  });

  it('can be closed one by one, and go in the share in which desks are closed', () => {
    const four = anOffice({ desks: [1, 2, 3, 4].map((id) => ({ id, name: `${id}` })), shifts: [aShift()] });
    const places = extraPlaces(four, { opensAt, slotMinutes: 60, extra: [2, 2, 2, 2] });
    const [one, two] = places.map(({ unit }) => unit) as [number, number];
    const hours = (closed: readonly (readonly [number, Span])[]) => {
      const closures = closed.map(([desk, span]) => ({ office: four.id, desk, span }));
      const extras = [{ office: four.id, places }];
      const own = { office: four, plan: aPlan({ offices: [four] }), extras, closures };
      const open = openHours({ ...asked, ...own, services: ['umzug'], isStaff: false });
      return [open.get(one), open.get(two)];
    };
    const [whole, first, rest] = [
      [opensAt, opensAt + 240],
      [opensAt, opensAt + 60],
      [opensAt + 60, opensAt + 240],
    ] as const satisfies readonly Span[];
    expect(hours([])).toEqual([[whole], [whole]]);
    expect(hours([[one, first]])).toEqual([[rest], [whole]]);
    expect(hours([[two, whole]])).toEqual([[whole], undefined]);
    expect(hours([[4, first]])).toEqual([[whole], [rest]]);
    const most = [1, 2, 3].map((desk) => [desk, first] as const);
    expect(hours(most)).toEqual([[rest], [rest]]);
  });

  it('that go along with closed desks are exactly those that are open no longer, neither closed by themselves nor offered', () => {
    const three = anOffice({ desks: [1, 2, 3].map((id) => ({ id, name: `${id}` })), shifts: [aShift()] });
    const own = { office: three, plan: aPlan({ offices: [three] }), services: [], isStaff: true };
    const aClosing = fc.record({ turn: fc.nat(5), from: fc.nat(15), slots: fc.integer({ min: 1, max: 16 }) });
    const extra = fc.array(fc.nat(3), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(extra, fc.array(aClosing, { maxLength: 6 }), (people, wanted) => {
        const places = extraPlaces(three, { opensAt, slotMinutes: 15, extra: people });
        const extras = [{ office: three.id, places }];
        const units = [1, 2, 3, ...places.map(({ unit }) => unit)];
        const closures = wanted.map(({ turn, from, slots }) => ({
          ...{ office: three.id, desk: units[turn % units.length]! },
          span: [opensAt + from * 15, opensAt + Math.min(16, from + slots) * 15] as const,
        }));
        const open = openHours({ ...asked, ...own, closures, extras });
        const along = placesClosedAlong({ office: three, calendar, closures, extras });
        const isAt = (spans: readonly Span[], minute: number) =>
          spans.some(([from, to]) => from <= minute && minute < to);
        for (const { unit, spans } of places)
          for (let minute = opensAt; minute < opensAt + 240; minute += 15) {
            const isClosed = closures.some(({ desk, span }) => desk === unit && isAt([span], minute));
            const gone = along.flatMap((one) => (one.unit === unit ? one.spans : []));
            const states = [isAt(open.get(unit) ?? [], minute), isAt(gone, minute), isClosed];
            expect(states.filter(Boolean).length).toBe(isAt(spans, minute) ? 1 : Number(isClosed));
          }
      }),
      { numRuns: 150 },
    );
  });

  it('have units that are no desk of any office, and are numbered from one', () => {
    const other = anOffice({ id: 'nord', desks: [{ id: 3, name: '1' }] });
    const units = [office, other].flatMap((one) =>
      extraPlaces(one, { opensAt, slotMinutes: 15, extra: [3, 1] }).map(({ unit }) => unit),
    );
    expect(new Set(units).size).toBe(6);
    expect(units.every(isVirtualUnit)).toBe(true);
    expect(units.map(placeOfUnit)).toEqual([1, 2, 3, 1, 2, 3]);
  });
});

describe('the plan for extra places', () => {
  const slots = 16;
  const asPlanned = {
    ...{ opensAt: 480, slotMinutes: 15, desks: new Array<number>(slots).fill(4), callAndWaitMinutes: 2.5 },
    ...{ noShow: new Array<number>(slots).fill(0.15), time: logNormal(13, 0.5) },
  };

  it('serves more people than the same day with check-in alone, and never more than the cap allows', () => {
    const free = planExtras(asPlanned, 0.3, 1, 20);
    expect(free.withExtras.served).toBeGreaterThan(free.checkIn.served);
    expect(free.withExtras.meanWait).toBeLessThanOrEqual(free.today.meanWait);
    const capped = planExtras(asPlanned, 0.05, 1, 20);
    expect(capped.extra.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(planExtras(asPlanned, 0, 1, 20).extra.every((count) => count === 0)).toBe(true);
  });
});
