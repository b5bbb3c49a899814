import { expect, it } from 'vitest';
import { legalCalendar } from '#kernel/calendar';
import { saxonHolidays } from '#kernel/saxon-holidays';
import { legalDue } from './legal-due.ts';
import { flows, Instance, modelOf } from './test-support.ts';

const context = { due: legalDue(legalCalendar(saxonHolidays)) };
const wait = (timer: string) =>
  modelOf(
    `<startEvent id="s"/><intermediateCatchEvent id="t"><timerEventDefinition>${timer}</timerEventDefinition></intermediateCatchEvent>
    <endEvent id="e"/>${flows('s>t', 't>e')}`,
  );
const duration = (text: string) => `<timeDuration>${text}</timeDuration>`;

it.each([
  ['two weeks end after Buß- und Bettag', duration('P2W'), '2026-11-04T09:00:00Z', '2026-11-19T23:00:00Z'],
  ['a month ends on the last day there is', duration('P1M'), '2027-01-31T10:00:00Z', '2027-03-01T23:00:00Z'],
  ['a month that ends on a Saturday ends on Monday', duration('P1M'), '2026-04-09T08:00:00Z', '2026-05-11T22:00:00Z'],
  ['a year', duration('P1Y'), '2026-05-04T08:00:00Z', '2027-05-04T22:00:00Z'],
  ['five working days over Easter', duration('WD5'), '2026-04-01T08:00:00Z', '2026-04-10T22:00:00Z'],
  [
    'just before midnight it is still that day in Leipzig',
    duration('P1D'),
    '2026-05-04T21:59:59Z',
    '2026-05-05T22:00:00Z',
  ],
  ['just after midnight it is the next', duration('P1D'), '2026-05-04T22:00:00Z', '2026-05-06T22:00:00Z'],
  ['72 hours run through, also over Whitsun', duration('PT72H'), '2026-05-22T08:00:00Z', '2026-05-25T08:00:00Z'],
  ['a day and two hours run by the clock', duration('P1DT2H'), '2026-05-22T08:00:00Z', '2026-05-23T10:00:00Z'],
  ['a duration by expression', duration('"P" + string(2) + "W"'), '2026-11-04T09:00:00Z', '2026-11-19T23:00:00Z'],
  ['a date begins with its day', '<timeDate>2026-12-24</timeDate>', '2026-11-04T09:00:00Z', '2026-12-23T23:00:00Z'],
  ['a date with a time', '<timeDate>2026-12-24T09:30:00</timeDate>', '2026-11-04T09:00:00Z', '2026-12-24T08:30:00Z'],
])('%s', async (_name, timer, at, due) => {
  const run = new Instance(await wait(timer), context);
  run.do({ type: 'start' }, at);
  expect(run.state.d[0]?.d).toBe(due);
  expect(run.refused({ type: 'fire-timer', timerId: run.state.d[0]?.i ?? '' }, at)).toBe('timer-not-due');
  run.do({ type: 'fire-timer', timerId: run.state.d[0]?.i ?? '' }, due);
  expect(run.state.s).toBe('completed');
});

it.each([
  ['R3/P1D', ['2026-04-02T08:00:00Z', '2026-04-03T08:00:00Z', '2026-04-04T08:00:00Z']],
  ['R2/P1M', ['2026-05-01T08:00:00Z', '2026-06-01T08:00:00Z']],
  ['R3/WD2', ['2026-04-06T22:00:00Z', '2026-04-08T22:00:00Z', '2026-04-12T22:00:00Z']],
])('the cycle %s comes round without gaining a day', async (cycle, dues) => {
  const model =
    await modelOf(`<startEvent id="s"/><userTask id="u"/><boundaryEvent id="b" attachedToRef="u" cancelActivity="false">
    <timerEventDefinition><timeCycle>${cycle}</timeCycle></timerEventDefinition></boundaryEvent><endEvent id="e"/>${flows('s>u', 'u>e', 'b>e')}`);
  const run = new Instance(model, context);
  run.do({ type: 'start' }, '2026-04-01T08:00:00Z');
  const seen: string[] = [];
  for (let [timer] = run.state.d; timer; [timer] = run.state.d) {
    seen.push(timer.d);
    run.do({ type: 'fire-timer', timerId: timer.i }, timer.d);
  }
  expect(seen).toEqual(dues);
});

it('leaves named legal deadlines and nonsense to a refusal', async () => {
  for (const timer of [duration('nothing'), '']) {
    const attributes = timer === '' ? 'lipsia:deadline="objection"' : '';
    const model =
      await modelOf(`<startEvent id="s"/><intermediateCatchEvent id="t"><timerEventDefinition ${attributes}>${timer}</timerEventDefinition>
      </intermediateCatchEvent><endEvent id="e"/>${flows('s>t', 't>e')}`);
    expect(new Instance(model, context).refused({ type: 'start' })).toBe('timer-invalid');
  }
});
