import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Plan } from './plan.ts';
import { kilometres, travelTimes } from './travel.ts';

const { travel, offices } = parse(
  readFileSync(join(import.meta.dirname, '../../../../city/appointments.yaml'), 'utf8'),
) as Plan;
const known = travel!;

describe('the way to an office', () => {
  it('is as long as the globe says', () => {
    // Leipzig to Dresden, main stations: about 100 km in a straight line.
    const [leipzig, dresden] = [
      { latitude: 51.345, longitude: 12.381 },
      { latitude: 51.04, longitude: 13.732 },
    ];
    expect(Math.abs(kilometres(leipzig, dresden) - 100)).toBeLessThan(3);
    expect(kilometres(leipzig, leipzig)).toBe(0);
  });

  it('takes longer on foot than by bicycle, and never less from farther away', () => {
    for (const { id } of known.postcodes) {
      const [foot, bicycle] = [travelTimes(known, id, 'foot')!, travelTimes(known, id, 'bicycle')!];
      for (const { office, minutes } of foot.filter((one) => one.minutes > 20))
        expect(bicycle.find((one) => one.office === office)!.minutes).toBeLessThan(minutes);
    }
    const place = fc.record({
      latitude: fc.double({ min: 51.2, max: 51.5, noNaN: true }),
      longitude: fc.double({ min: 12.2, max: 12.6, noNaN: true }),
    });
    fc.assert(fc.property(place, place, (a, b) => Math.abs(kilometres(a, b) - kilometres(b, a)) < 1e-9));
  });

  it('is known for every office with desks, and for no postcode elsewhere', () => {
    expect(
      travelTimes(known, '04109', 'transit')!
        .map(({ office }) => office)
        .sort(),
    ).toEqual(offices.map(({ id }) => id).sort());
    expect(travelTimes(known, '01067', 'transit')).toBeNull();
    expect(travelTimes(known, '04109', 'rocket')).toBeNull();
    expect(travelTimes(known, '04109', 'foot')![0]).toEqual({
      office: 'buergerbuero-otto-schill-strasse',
      minutes: 15,
    });
  });
});
