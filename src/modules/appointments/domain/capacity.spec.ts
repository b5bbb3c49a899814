import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalZone } from '#kernel/clock';
import { anOffice, aPlan, aPolicy, aShift, calendar } from '../test-support.ts';
import { deskHours, hoursFor, hoursOn, minuteAt } from './desk-hours.ts';
import { findStarts } from './find-starts.ts';
import { openHours } from './open-hours.ts';
import { dealOut, publicAt, releaseMinute } from './release.ts';
import { holds, instantOf, intersect, minutesOf, type Span, subtract, unite } from './spans.ts';
import { checkLines, visitMinutes } from './visit.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const clockOf = (minute: number): string =>
  instantOf(minute).toZonedDateTimeISO(legalZone).toPlainTime().toString({ smallestUnit: 'minute' });
const startsOn = (date: string) => {
  const plan = aPlan();
  const [office] = plan.offices;
  const now = minuteAt(day(date), '00:00');
  const services = ['umzug'];
  const asked = { plan, office: office!, day: day(date), services, calendar, closures: [], now, isStaff: false };
  return findStarts({ open: openHours(asked), busy: () => [], minutes: 15, step: 5, earliest: 0 });
};

const someSpans = fc
  .array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 80 })), { maxLength: 12 })
  .map((pairs) => pairs.map(([from, length]) => [from, from + length] as Span));
const covers = (spans: readonly Span[], minute: number): boolean =>
  spans.some(([from, to]) => from <= minute && minute < to);

describe('spans', () => {
  it('unite, subtract and intersect as sets of minutes do', () => {
    fc.assert(
      fc.property(someSpans, someSpans, fc.nat(600), (one, other, minute) => {
        const [a, b] = [unite(one), unite(other)];
        expect(covers(a, minute)).toBe(covers(one, minute));
        expect(covers(subtract(a, other), minute)).toBe(covers(a, minute) && !covers(b, minute));
        expect(covers(intersect(a, b), minute)).toBe(covers(a, minute) && covers(b, minute));
        expect(minutesOf(subtract(a, b)) + minutesOf(intersect(a, b))).toBe(minutesOf(a));
      }),
    );
  });
});

describe('the hours of the desks', () => {
  it('are empty on every Saxon holiday from 2026 to 2035, and there on 8 March (ZMS lists Berlin holidays)', () => {
    for (let year = 2026; year <= 2035; year++) {
      const holidays = calendar.holidaysOf(year);
      expect(holidays.length).toBe(11);
      for (const { date } of holidays) expect(startsOn(date.toString())).toEqual([]);
      expect(startsOn(`${year}-03-08`).length, `${year}`).toBeGreaterThan(0);
      expect(startsOn(`${year}-10-31`), `${year}`).toEqual([]);
    }
  });

  it.each(['2026-03-29', '2026-10-25', '2027-03-28'])(
    'keep their wall-clock times on %s, no slot lost or doubled (Cal.com #1092 #6217 #6844 #10517 #12137)',
    (date) => {
      const usual = startsOn('2026-07-01').map(({ at }) => clockOf(at));
      expect(startsOn(date).map(({ at }) => clockOf(at))).toEqual(usual);
      expect(usual[0]).toBe('08:00');
      expect(usual.at(-1)).toBe('11:45');
      expect(new Set(usual).size).toBe(usual.length);
    },
  );

  it('never lose or double a start when the clocks change at night in the middle of a shift', () => {
    const office = anOffice({ shifts: [aShift({ from: '00:00', to: '06:00' })] });
    for (const [date, minutes] of [
      ['2026-03-29', 300],
      ['2026-10-25', 420],
      ['2026-07-01', 360],
    ] as const) {
      const open = hoursFor(deskHours(office, day(date), calendar), []);
      expect(minutesOf(open.get(1)!), date).toBe(minutes);
      const starts = findStarts({ open, busy: () => [], minutes: 5, step: 5, earliest: 0 });
      expect(starts.length, date).toBe(minutes / 5);
      expect(new Set(starts.map(({ at }) => at)).size).toBe(starts.length);
    }
  });

  it('saved twice are there once (ZMSKVR-1374)', () => {
    const twice = anOffice({ shifts: [aShift(), aShift()] });
    const hours = (office: typeof twice) => hoursFor(deskHours(office, day('2026-11-24'), calendar), ['umzug']);
    expect(hours(twice)).toEqual(hours(anOffice()));
  });

  it('know what is done when: a skill needed for one service keeps others open', () => {
    const office = anOffice({
      shifts: [aShift({ desks: [1], skills: ['umzug'] }), aShift({ desks: [2], to: '10:00' })],
    });
    const hours = deskHours(office, day('2026-11-24'), calendar);
    expect([...hoursFor(hours, ['umzug']).keys()]).toEqual([1, 2]);
    expect([...hoursFor(hours, ['umzug', 'ausweis']).keys()]).toEqual([2]);
  });

  it('end where a shift has run out', () => {
    const office = anOffice({ shifts: [aShift({ validFrom: '2026-11-01', validUntil: '2026-11-30' })] });
    const open = (date: string) => deskHours(office, day(date), calendar).length > 0;
    expect(['2026-10-30', '2026-11-30', '2026-12-01'].map(open)).toEqual([false, true, false]);
  });
});

describe('release', () => {
  const policies = fc
    .array(
      fc.record({
        share: fc.integer({ min: 1, max: 40 }).map((share) => share / 100),
        days: fc.nat(20),
        isLate: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .filter((parts) => parts.reduce((sum, { share }) => sum + share, 0) <= 1);

  it('deals out no minute twice and never more than its share, and in the end all that was dealt is public', () => {
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 6 }), fc.nat(300), (parts, count, offset) => {
        const desks = Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `${index + 1}` }));
        const date = day('2026-01-05').add({ days: offset });
        const hours = hoursFor(deskHours(anOffice({ desks }), date, calendar), []);
        const policy = aPolicy(
          parts.map(({ share, days, isLate }) => ({
            share,
            channel: 'online' as const,
            release: { kind: 'rolling' as const, days, at: '17:00' },
            ...(isLate ? { between: { from: '10:00', to: '12:00' } } : {}),
          })),
        );
        const dealt = dealOut(policy, hours, date, 5);
        const total = [...hours.values()].reduce((sum, spans) => sum + minutesOf(spans), 0);
        for (const desk of hours.keys()) {
          const all = dealt.flatMap(({ spans }) => spans.get(desk) ?? []);
          expect(minutesOf(unite(all))).toBe(minutesOf(all));
          for (const span of all) expect(holds(hours.get(desk)!, span)).toBe(true);
        }
        for (const [index, { spans, part }] of dealt.entries()) {
          const minutes = [...spans.values()].reduce((sum, some) => sum + minutesOf(some), 0);
          expect(minutes).toBeLessThanOrEqual(part.share * total + 1e-6);
          if (!parts[index]!.isLate && parts.every(({ isLate }) => !isLate))
            expect(minutes).toBeGreaterThan(part.share * total - 5.001);
        }
        const later = publicAt(dealt, minuteAt(date.add({ days: 1 }), '00:00'));
        const sum = (map: ReadonlyMap<number, readonly Span[]>) =>
          [...map.values()].reduce((all, s) => all + minutesOf(s), 0);
        expect(sum(later)).toBe(dealt.reduce((all, { spans }) => all + sum(spans), 0));
      }),
    );
  });

  it('comes at its minute and not before', () => {
    const weekly = aPolicy([
      { share: 1, channel: 'online', release: { kind: 'weekly', weekday: 5, at: '11:00', weeks: 2 } },
    ]);
    const wednesday = day('2026-12-16');
    const minute = releaseMinute(weekly.parts[0]!, wednesday)!;
    expect(instantOf(minute).toString()).toBe('2026-12-04T10:00:00Z');
    const dealt = dealOut(weekly, hoursFor(deskHours(anOffice(), wednesday, calendar), []), wednesday, 5);
    expect(publicAt(dealt, minute - 1).size).toBe(0);
    expect(publicAt(dealt, minute).size).toBe(2);
  });

  it('never publishes what is closed (Berlin released about 600 slots of a closed office in April 2024)', () => {
    const plan = aPlan();
    const [office] = plan.offices;
    const date = day('2026-11-24');
    const asked = { plan, office: office!, day: date, services: ['umzug'], calendar, now: minuteAt(date, '07:00') };
    const closure = { office: 'mitte', desk: null, span: hoursOn(date, '00:00', '23:59') };
    for (const isStaff of [false, true]) expect(openHours({ ...asked, isStaff, closures: [closure] }).size).toBe(0);
    const oneDesk = openHours({ ...asked, isStaff: false, closures: [{ ...closure, desk: 1 }] });
    expect([...oneDesk.keys()]).toEqual([2]);
    const other = openHours({ ...asked, isStaff: false, closures: [{ ...closure, office: 'anderswo' }] });
    expect(other.size).toBe(2);
  });
});

describe('starts', () => {
  it('are exactly those at which the visit fits and nobody else is there', () => {
    fc.assert(
      fc.property(
        someSpans,
        someSpans,
        fc.integer({ min: 1, max: 12 }),
        fc.nat(300),
        (hours, taken, steps, earliest) => {
          const open = new Map([[1, unite(hours)]]);
          const minutes = steps * 5;
          const starts = findStarts({ open, busy: () => taken, minutes, step: 5, earliest });
          const free = subtract(unite(hours), taken);
          for (let at = 0; at < 600; at += 5)
            expect(starts.some((start) => start.at === at)).toBe(at >= earliest && holds(free, [at, at + minutes]));
        },
      ),
    );
  });

  it('need the whole length for all services and persons (Easy!Appointments #72 #196)', () => {
    const plan = aPlan();
    const [office] = plan.offices;
    const lines = [
      { service: 'ausweis', persons: 3 },
      { service: 'umzug', persons: 1 },
    ];
    expect(visitMinutes(plan, office!, lines)).toBe(20 + 15 + 15 + 15);
    const own = anOffice({ durations: { umzug: { ...plan.services[1]!.duration, booked: 23 } } });
    expect(visitMinutes(plan, own, [{ service: 'umzug', persons: 1 }])).toBe(25);
  });

  it('leave the time between two visits with which a service is booked, however short it is in the mean (Easy!Appointments #1224 #435: no buffer)', () => {
    const plan = aPlan();
    const short = { ...plan.services[1]!.duration, booked: 20, mean: 9 };
    const office = anOffice({ desks: [{ id: 1, name: '1' }], durations: { umzug: short } });
    const minutes = visitMinutes(plan, office, [{ service: 'umzug', persons: 1 }]);
    const open = hoursFor(deskHours(office, day('2026-11-24'), calendar), ['umzug']);
    const eight = minuteAt(day('2026-11-24'), '08:00');
    const busy = () => [[eight + 60, eight + 60 + minutes]] as const;
    const starts = findStarts({ open, busy, minutes, step: 5, earliest: eight + 20 }).map(({ at }) => at - eight);
    expect(starts.filter((at) => at < 100)).toEqual([20, 25, 30, 35, 40, 80, 85, 90, 95]);
  });

  it('are there for a service only while it is done (Easy!Appointments #196: no times of a service)', () => {
    const shifts = [aShift({ skills: ['umzug'] }), aShift({ from: '10:00', to: '11:00', skills: ['ausweis'] })];
    const hours = deskHours(anOffice({ shifts }), day('2026-11-24'), calendar);
    const clocks = (service: string) => hoursFor(hours, [service]).get(1)!.flat().map(clockOf);
    expect(clocks('ausweis')).toEqual(['10:00', '11:00']);
    expect(clocks('umzug')).toEqual(['08:00', '12:00']);
  });

  it.each([
    [[], 'service-missing'],
    [[{ service: 'x', persons: 1 }], 'service-unknown'],
    [[{ service: 'umzug', persons: 7 }], 'persons-wrong'],
    [[{ service: 'umzug', persons: 0.5 }], 'persons-wrong'],
    [
      [
        { service: 'umzug', persons: 1 },
        { service: 'umzug', persons: 1 },
      ],
      'service-twice',
    ],
  ])('are refused for %j: %s', (lines, reason) => {
    expect(checkLines(aPlan(), lines)).toMatchObject({ ok: false, reason });
  });
});
