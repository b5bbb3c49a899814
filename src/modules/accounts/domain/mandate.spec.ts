import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptance, type MandateTerms, mandateState, mandateTerms, mayActIn } from './mandate.ts';

const today = Temporal.PlainDate.from('2026-03-02');
const now = Temporal.Instant.from('2026-03-02T08:00:00Z');
const dates = fc.integer({ min: -800, max: 800 }).map((days) => today.add({ days }));
const instants = fc.integer({ min: -1_000, max: 1_000 }).map((hours) => now.add({ hours }));
const services = ['hund-anmelden', 'meldebescheinigung', 'wohnsitz-anmelden', 'parken'];
const terms: fc.Arbitrary<MandateTerms> = fc.record({
  services: fc.oneof(fc.constant('*' as const), fc.subarray(services)),
  from: dates,
  until: dates,
  offerUntil: fc.option(instants),
  acceptedAt: fc.option(instants),
  endedAt: fc.option(instants),
});

describe('acting for another', () => {
  it('needs both sides, begins on its first day, ends with its last day or when one side ends it, and never goes beyond scope', () => {
    fc.assert(
      fc.property(terms, fc.constantFrom(...services), dates, (mandate, service, day) => {
        if (!mayActIn(mandate, service, now, day)) return;
        expect(mandate.acceptedAt).not.toBeNull();
        expect(mandate.endedAt).toBeNull();
        expect(Temporal.PlainDate.compare(mandate.from, day)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(day, mandate.until)).toBeLessThanOrEqual(0);
        expect(mandate.services === '*' || mandate.services.includes(service)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is possible on every day from the first to the last', () => {
    fc.assert(
      fc.property(dates, fc.nat(700), fc.nat(700), (from, length, at) => {
        const until = from.add({ days: length });
        const mandate = { services: '*', from, until, offerUntil: null, acceptedAt: now, endedAt: null } as const;
        const day = from.add({ days: Math.min(at, length) });
        expect(mayActIn(mandate, 'parken', now, day)).toBe(true);
      }),
    );
  });

  it('never comes back once it was ended', () => {
    fc.assert(
      fc.property(terms, dates, (mandate, day) => {
        expect(mandateState({ ...mandate, endedAt: now }, now, day)).toBe('ended');
      }),
    );
  });
});

describe('a new mandate', () => {
  const wish = { services: '*', from: today, until: today.add({ years: 1 }) } as const;

  it('is taken with scope, first and last day', () => {
    expect(mandateTerms(wish, today)).toEqual({ ok: true, value: wish });
    expect(mandateTerms({ ...wish, until: today }, today).ok).toBe(true);
    expect(mandateTerms({ ...wish, until: today.add({ years: 3 }) }, today).ok).toBe(true);
  });

  it.each([
    ['no-scope', { services: [] }],
    ['begins-in-the-past', { from: today.subtract({ days: 1 }) }],
    ['ends-before-it-begins', { until: today.subtract({ days: 1 }) }],
    ['too-long', { until: today.add({ years: 3, days: 1 }) }],
  ])('is refused as %s', (reason, change) => {
    expect(mandateTerms({ ...wish, ...change }, today)).toMatchObject({ ok: false, reason });
  });
});

describe('an offer', () => {
  const offer = {
    services: '*',
    from: today,
    until: today.add({ years: 1 }),
    offerUntil: now.add({ hours: 1 }),
    acceptedAt: null,
    endedAt: null,
    principal: 'a',
    holder: null,
  } as const;

  it('makes the one who accepts the side that is free', () => {
    expect(acceptance(offer, 'b', now, today)).toEqual({ ok: true, value: 'holder' });
    expect(acceptance({ ...offer, principal: null, holder: 'a' }, 'b', now, today)).toMatchObject({
      value: 'principal',
    });
  });

  it.each([
    ['own-offer', 'a', {}],
    ['offer-gone', 'b', { offerUntil: now }],
    ['offer-gone', 'b', { acceptedAt: now }],
    ['offer-gone', 'b', { endedAt: now }],
    ['offer-gone', 'b', { until: today.subtract({ days: 1 }) }],
  ])('is refused as %s', (reason, account, change) => {
    expect(acceptance({ ...offer, ...change }, account, now, today)).toMatchObject({ ok: false, reason });
  });
});
