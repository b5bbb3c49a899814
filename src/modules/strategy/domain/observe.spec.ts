import { describe, expect, it } from 'vitest';
import { observeCase, observeLapsed, observeRequest, observeWait, type RunningCase } from './observe.ts';

const running: RunningCase = {
  ...{ service: 'hund', beganAt: '2026-09-29T10:00:00Z', promisedOn: '2026-10-01', channel: 'api', steps: 1 },
  isDecided: false,
};
const decided = (at: string) => ({ type: 'case.advanced', at, actor: 'clerk:1', public: { status: 'decided' } });

describe('what is observed of a case', () => {
  it('counts on the legal day of its first decision, once', () => {
    const { seen, after } = observeCase(decided('2026-09-30T22:30:00Z'), running);
    expect(seen.map(({ period, thing, value }) => `${period} ${thing} ${value}`)).toEqual([
      '2026-10 dauer 2',
      '2026-10 handgriffe 2',
      '2026-10 weg online',
      '2026-10 frist eingehalten',
    ]);
    expect(observeCase(decided('2026-10-05T10:00:00Z'), after).seen).toEqual([]);
    expect(observeCase(decided('2026-10-01T22:30:00Z'), running).seen).toContainEqual(
      expect.objectContaining({ thing: 'frist', value: 'versaeumt' }),
    );
  });

  it('counts a form that its person sent in its month, and those that lapsed in theirs', () => {
    const sent = { type: 'case.submitted', at: '2026-09-30T22:30:00Z', actor: 'citizen', public: {} };
    const form = { thing: 'abschluss', subject: 'hund', value: 'abgeschickt', count: 1, period: '2026-10' };
    expect(observeCase(sent, running)).toEqual({ after: running, seen: [form] });
    for (const channel of ['counter', 'paper', 'partner'])
      expect(observeCase(sent, { ...running, channel }).seen, channel).toEqual([]);
    const face = { service: 'hund', begun: '2026-07', count: 4 };
    const lapsed = { type: 'forms.drafts-lapsed', at: '2026-08-31T22:00:00Z', public: face };
    expect(observeLapsed(lapsed)).toEqual([{ ...form, period: '2026-09', value: 'verfallen', count: 4 }]);
    expect(observeLapsed({ ...lapsed, type: 'case.submitted' })).toEqual([]);
  });

  it('counts what offices do, and no promise where none was made', () => {
    const note = { type: 'case.note', at: '2026-09-29T11:00:00Z', public: {} };
    expect(observeCase({ ...note, actor: 'clerk:2' }, running).after.steps).toBe(2);
    expect(observeCase({ ...note, actor: 'citizen' }, running).after.steps).toBe(1);
    const { seen } = observeCase(decided('2026-09-30T10:00:00Z'), { ...running, promisedOn: null });
    expect(seen.map(({ thing }) => thing)).not.toContain('frist');
  });

  it('holds the answer to a request for information against its nominal date, once', () => {
    const request = { ...running, promisedOn: '2026-10-30', channel: 'saechstranspg' };
    const step = (at: string, status: string) => observeRequest({ at, public: { status } }, request).seen;
    expect(step('2026-10-01T10:00:00Z', 'clarified')).toEqual([]);
    expect(step('2026-10-30T10:00:00Z', 'granted')).toMatchObject([{ thing: 'auskunft', value: 'eingehalten' }]);
    expect(step('2026-10-31T10:00:00Z', 'refused')).toMatchObject([{ period: '2026-10', value: 'versaeumt' }]);
    const answered = { ...request, isDecided: true };
    expect(observeRequest({ at: '2026-11-01T10:00:00Z', public: { status: 'granted' } }, answered).seen).toEqual([]);
  });

  it('takes waits from the number to the first call', () => {
    const called = { type: 'ticket.called', at: '2026-09-29T10:12:40Z', seq: 2, public: { office: 'mitte' } };
    expect(observeWait(called, running.beganAt)).toEqual([
      { period: '2026-09', thing: 'wartezeit', subject: 'mitte', value: '13', count: 1 },
    ]);
    expect(observeWait({ ...called, seq: 3 }, running.beganAt)).toEqual([]);
  });
});
