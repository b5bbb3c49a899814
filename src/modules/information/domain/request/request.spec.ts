import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { legalCalendar } from '#kernel/calendar';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { readRules } from '../rules/read-rules.ts';
import { type Rule, ruleOn, rulesOn } from '../rules/rules.ts';
import { answerClock } from './clock.ts';
import { estimateFee } from './fee.ts';
import { findPersonalData } from './find-personal-data.ts';
import { findSimilar } from './find-similar.ts';
import { isAnswer, isOpen, type RequestState, statuses } from './state.ts';
import { statisticsOf } from './statistics.ts';
import { nextState, possibleSteps, type Step, type StepContext } from './step.ts';

const data = parse(readFileSync(join(import.meta.dirname, '../../../../../city/information.yaml'), 'utf8')) as object;
const { rules, faults } = readRules(data, new Set(['buergerservice']));
const calendar = legalCalendar(saxonHolidays);
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const city = ruleOn(rules!, 'leipzig-ifs', day('2026-11-02'))!;
const nature = ruleOn(rules!, 'saechs-uig', day('2026-11-02'))!;

const begun = (more: Partial<RequestState> = {}): RequestState => ({
  ...{
    status: 'received',
    regime: 'leipzig-ifs',
    rule: '2013-02-01',
    receivedOn: '2026-11-02',
    countedFrom: '2026-11-02',
  },
  ...{ extendedOn: null, pauses: [], fee: null, hearingUntil: null, wasHeard: false, answer: null, answeredOn: null },
  ...{ exemptions: [], appealUntil: null, publishOn: null, publishedOn: null, ...more },
});
const contextOn = (text: string, more: Partial<StepContext> = {}): StepContext => ({
  ...{ rule: city, today: day(text), lastDay: '2026-12-02', appealUntil: '2027-01-04' },
  needsHearing: new Set(['geschaeftsgeheimnis']),
  ...more,
});
const answer = (
  what: 'granted' | 'partially-granted' | 'refused' | 'not-held',
  exemptions: readonly string[] = [],
): Step => ({
  ...{ do: 'answer', answer: what, exemptions, publishOn: '2026-12-01' },
});

describe('the rules of the city', () => {
  it('fit together, and only what binds the city applies', () => {
    expect(faults).toEqual([]);
    expect(rulesOn(rules!, day('2026-11-22')).map(({ regime }) => regime)).toEqual(['leipzig-ifs', 'saechs-uig']);
    expect(ruleOn(rules!, 'saechs-transpg', day('2022-12-31'))).toBeNull();
    expect(ruleOn(rules!, 'saechs-transpg', day('2023-01-01'))?.applies).toBe(false);
  });

  it('take the version of the day on which a request came', () => {
    const [regime] = rules!.regimes;
    const [old] = regime!.versions;
    const next = { ...old!, from: '2027-01-01', deadline: { ...old!.deadline, period: 'P2W' } };
    const both = { ...rules!, regimes: [{ ...regime!, versions: [{ ...old!, until: '2026-12-31' }, next] }] };
    expect(ruleOn(both, 'leipzig-ifs', day('2026-12-31'))?.deadline.period).toBe('P1M');
    expect(ruleOn(both, 'leipzig-ifs', day('2027-01-01'))?.deadline.period).toBe('P2W');
  });

  it('name what does not fit, with its place', () => {
    const broken = structuredClone(rules!);
    broken.regimes[0]!.versions[0]!.exemptions.push('erfunden');
    broken.addressed = 'nirgends';
    expect(readRules(broken, new Set(['buergerservice'])).faults).toEqual([
      { code: 'office-unknown', path: ['addressed'], found: 'nirgends' },
      { code: 'exemption-unknown', path: ['regimes', 0, 'versions', 0, 'exemptions', 4], found: 'erfunden' },
    ]);
    expect(readRules({ ...rules!, hearing: { ...rules!.hearing, period: 'P' } }, new Set()).faults[0]).toMatchObject({
      code: 'shape',
      path: ['hearing', 'period'],
    });
  });
});

describe('the clock', () => {
  it('ends on the same day of the next month, moved off free days, and keeps the nominal day', () => {
    const { deadline } = answerClock(begun({ countedFrom: '2026-10-22' }), city, day('2026-11-01'), calendar);
    expect([deadline.nominal.toString(), deadline.end.toString()]).toEqual(['2026-11-22', '2026-11-23']);
    expect(deadline.steps.at(-1)?.code).toBe('moved-to-working-day');
    const short = answerClock(begun({ countedFrom: '2027-01-31' }), city, day('2027-02-01'), calendar);
    expect(short.deadline.nominal.toString()).toBe('2027-02-28');
  });

  it('runs on from the old end when extended by a month, and from receipt when the law names a total', () => {
    const state = begun({ extendedOn: '2026-11-20' });
    expect(answerClock(state, city, day('2026-11-21'), calendar).deadline.nominal.toString()).toBe('2027-01-02');
    expect(answerClock(state, nature, day('2026-11-21'), calendar).deadline.nominal.toString()).toBe('2027-01-02');
    const january = begun({ countedFrom: '2026-12-31', extendedOn: '2027-01-20' });
    expect(answerClock(january, nature, day('2027-01-21'), calendar).deadline.nominal.toString()).toBe('2027-02-28');
  });

  it('begins anew after a clarification where the law says so, and runs on where it does not', () => {
    const asked = { ok: true, value: begun({ status: 'asked-back' }) } as const;
    const inNature = nextState(asked.value, { do: 'clarify' }, contextOn('2026-11-20', { rule: nature }));
    expect(inNature.ok && inNature.value.countedFrom).toBe('2026-11-20');
    const inCity = nextState(asked.value, { do: 'clarify' }, contextOn('2026-11-20'));
    expect(inCity.ok && inCity.value.countedFrom).toBe('2026-11-02');
  });

  const days = fc.integer({ min: 0, max: 4_000 }).map((count) => day('2024-01-01').add({ days: count }));
  it('never ends on a free day, never before the nominal day, and never sooner for whoever asks later', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (from, later) => {
        const at = (start: Temporal.PlainDate) =>
          answerClock(begun({ countedFrom: start.toString() }), city, start, calendar).deadline;
        const [first, second] = [at(from), at(from.add({ days: later }))];
        expect(calendar.isWorkingDay(first.end)).toBe(true);
        expect(Temporal.PlainDate.compare(first.end, first.nominal)).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainDate.compare(second.end, first.end)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is later by exactly the days it stood, and an extension never shortens it', () => {
    const pausing: Rule = { ...city, clarification: { effect: 'pause', state: 'read' } };
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 90 }), (from, stood) => {
        const countedFrom = from.toString();
        const pauses = [{ from: countedFrom, until: from.add({ days: stood }).toString() }];
        const plain = answerClock(begun({ countedFrom }), pausing, from, calendar).deadline;
        const paused = answerClock(begun({ countedFrom, pauses }), pausing, from, calendar).deadline;
        expect(plain.nominal.until(paused.nominal, { largestUnit: 'days' }).days).toBe(stood);
        const extended = answerClock(begun({ countedFrom, extendedOn: countedFrom }), pausing, from, calendar).deadline;
        expect(Temporal.PlainDate.compare(extended.end, plain.end)).toBeGreaterThan(0);
      }),
    );
  });

  it('says overdue from the day after the last day, and not while it stands', () => {
    const at = (today: string, more = {}) => answerClock(begun(more), city, day(today), calendar).isOverdue;
    expect([at('2026-12-02'), at('2026-12-03')]).toEqual([false, true]);
    expect(at('2027-03-01', { pauses: [{ from: '2026-11-10', until: null }] })).toBe(false);
  });
});

describe('a request', () => {
  it('needs a ground for what is left out, one of its own law, and a hearing where the ground asks for it', () => {
    const reason = (step: Step, state = begun()) => {
      const next = nextState(state, step, contextOn('2026-11-20'));
      return next.ok ? 'ok' : next.reason;
    };
    expect(reason(answer('refused'))).toBe('exemption-missing');
    expect(reason(answer('granted', ['entscheidungsbildung']))).toBe('exemption-without-cause');
    expect(reason(answer('refused', ['umwelt-privat']))).toBe('exemption-foreign');
    expect(reason(answer('partially-granted', ['geschaeftsgeheimnis']))).toBe('hearing-missing');
    expect(reason(answer('partially-granted', ['geschaeftsgeheimnis']), begun({ wasHeard: true }))).toBe('ok');
    expect(reason(answer('granted'), begun({ status: 'third-party-hearing' }))).toBe('not-now');
  });

  it('is extended once, and only while its period runs', () => {
    const extended = nextState(begun(), { do: 'extend' }, contextOn('2026-12-02'));
    expect(extended.ok && extended.value.extendedOn).toBe('2026-12-02');
    expect(extended.ok && nextState(extended.value, { do: 'extend' }, contextOn('2026-12-02'))).toMatchObject({
      ok: false,
    });
    expect(nextState(begun(), { do: 'extend' }, contextOn('2026-12-03'))).toMatchObject({
      reason: 'too-late-to-extend',
    });
  });

  it('costs nothing that was not agreed', () => {
    const state = begun({ status: 'fee-notice', fee: { cents: 5_000, agreed: false } });
    const free = nextState(state, answer('granted'), contextOn('2026-11-20'));
    expect(free.ok && free.value.fee).toBeNull();
    const agreed = nextState(state, { do: 'accept-fee' }, contextOn('2026-11-20'));
    const paid = agreed.ok && nextState(agreed.value, answer('granted'), contextOn('2026-11-21'));
    expect(paid && (paid.ok ? paid.value.fee : null)).toEqual({ cents: 5_000, agreed: true });
    expect(nextState(state, { do: 'decline-fee' }, contextOn('2026-11-20'))).toMatchObject({
      value: { status: 'withdrawn-costs' },
    });
  });

  it('takes an objection in time only, and is closed when that time is over', () => {
    const state = begun({ status: 'refused', answer: 'refused', answeredOn: '2026-11-20', appealUntil: '2027-01-04' });
    expect(nextState(state, { do: 'appeal' }, contextOn('2027-01-04'))).toMatchObject({ value: { status: 'appeal' } });
    expect(nextState(state, { do: 'appeal' }, contextOn('2027-01-05'))).toMatchObject({ reason: 'appeal-too-late' });
    expect(nextState(state, { do: 'close' }, contextOn('2027-01-04'))).toMatchObject({ reason: 'not-now' });
    expect(nextState(state, { do: 'close' }, contextOn('2027-01-05'))).toMatchObject({ value: { status: 'closed' } });
  });

  const steps = fc.constantFrom<Step>(
    ...(
      [
        'ask-back',
        'clarify',
        'accept-fee',
        'decline-fee',
        'end-hearing',
        'extend',
        'withdraw',
        'appeal',
        'publish',
        'close',
      ] as const
    ).map((name) => ({ do: name })),
    { do: 'estimate', cents: 1_000 },
    { do: 'hear', until: '2026-11-30' },
    answer('granted'),
    answer('partially-granted', ['entscheidungsbildung']),
    answer('refused', ['geschaeftsgeheimnis']),
    answer('not-held'),
    { do: 'answer-appeal', answer: null, exemptions: [] },
    { do: 'answer-appeal', answer: 'granted', exemptions: [] },
  );

  it('keeps its promises whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(steps, fc.integer({ min: 0, max: 20 })), { maxLength: 25 }), (tried) => {
        let state = begun();
        let today = day('2026-11-02');
        for (const [step, wait] of tried) {
          today = today.add({ days: wait });
          const possible = possibleSteps(state).includes(step.do);
          const before = state;
          const next = nextState(state, step, contextOn(today.toString()));
          if (!possible) expect(next.ok).toBe(false);
          if (!next.ok) continue;
          state = next.value;
          expect(statuses).toContain(state.status);
          // An answer, once given, is never lost; what is public stays public; nothing runs on for somebody who has an answer.
          if (before.answer !== null) expect(state.answer).not.toBeNull();
          if (before.publishedOn !== null) expect(state.publishedOn).toBe(before.publishedOn);
          if (state.publishedOn !== null) expect(state.answer).not.toBeNull();
          if (isAnswer(state.status)) expect(state.appealUntil).not.toBeNull();
          if (!isOpen(state.status)) expect(state.pauses.every(({ until }) => until !== null)).toBe(true);
          if (before.extendedOn !== null) expect(state.extendedOn).toBe(before.extendedOn);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('costs', () => {
  const effort = {
    kind: 'effort',
    freeUpTo: 60_000,
    perQuarterHour: { least: 1_400, most: 2_400 },
    cap: 250_000,
    state: 'read',
    basis: '',
  } as const;
  it('are free below the free part, rise with the work, and stay below the cap', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), fc.integer({ min: 1_400, max: 2_400 }), (a, b, cents) => {
        const of = (minutes: number): number => {
          const fee = estimateFee(effort, { isSimple: false, minutes, cents });
          return fee.ok ? fee.value : -1;
        };
        expect(of(Math.min(a, b))).toBeLessThanOrEqual(of(Math.max(a, b)));
        expect(of(a)).toBeGreaterThanOrEqual(0);
        expect(of(a)).toBeLessThanOrEqual(250_000);
        if (Math.ceil(a / 15) * cents <= 60_000) expect(of(a)).toBe(0);
      }),
    );
  });

  it('lie within the bracket, and simple answers are free', () => {
    const at = (cents: number, isSimple = false) => estimateFee(city.fee, { isSimple, minutes: 60, cents });
    expect(at(500)).toMatchObject({ value: 500 });
    expect(at(499)).toMatchObject({ reason: 'outside-bracket' });
    expect(at(10_001)).toMatchObject({ reason: 'outside-bracket' });
    expect(at(10_000, true)).toMatchObject({ value: 0 });
  });
});

describe('the words of a request', () => {
  it.each([
    ['Schreiben Sie an mira@example.org', 'email'],
    ['Rufen Sie 0341 1234567 an', 'phone'],
    ['Konto DE89 3704 0044 0532 0130 00', 'iban'],
    ['Was verdient Frau Beispiel?', 'named-person'],
    ['Ich heiße Muster', 'own-name'],
  ])('%s are kept back', (text, kind) => {
    expect(findPersonalData(text, ['Mira Muster'])).toContain(kind);
  });

  it('are public at once when nothing personal stands in them', () => {
    expect(findPersonalData('Was kosten die Parkbänke am Markt, und wie viele sind es seit 2020?', [])).toEqual([]);
  });

  it('find what is public already, also inside long German words, and nothing for common ones', () => {
    const things = [
      { title: 'Gebühren der Stadt', text: 'Alle Gebühren mit Grundlage' },
      { title: 'Trinkbrunnen', text: 'Brunnen je Ortsteil' },
    ];
    expect(findSimilar('Wo gibt es Brunnen?', things)[0]?.title).toBe('Trinkbrunnen');
    expect(findSimilar('Was kostet das? Gebühr', things)[0]?.title).toBe('Gebühren der Stadt');
    expect(findSimilar('wie was wer', things)).toEqual([]);
  });
});

it('figures count by the nominal day and give no middle of one or two', () => {
  const done = (answeredOn: string, wasInTime: boolean) => ({
    ...{ state: begun({ status: 'granted', answer: 'granted', answeredOn }), isOverdue: false, wasInTime },
  });
  const two = [done('2026-11-12', true), done('2026-12-22', false)];
  expect(statisticsOf(two)).toMatchObject({ all: 2, answered: 2, inTime: 1, middleDays: null });
  expect(statisticsOf([...two, done('2026-11-04', true)]).middleDays).toBe(10);
});
