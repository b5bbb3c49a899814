import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '../../../../test/support/index.ts';
import { aPlan } from '../test-support.ts';
import { createWorkGate, type WorkTask } from './work-gate.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test?.drop());

const rules = { holdsPerMinute: 3, bits: 8, validMinutes: 10, waitSeconds: 20, waitsPerMinute: 1 };
const plan = aPlan({ rules: { ...aPlan().rules, work: rules } });
/** Another node of the same city. */
const aGate = () => createWorkGate({ ...test.platform, plan });
/** A gate under pressure. */
async function pressed() {
  const gate = aGate();
  for (let hold = 0; hold < rules.holdsPerMinute; hold++) expect(await gate.admit('slot', null)).toEqual({ ok: true });
  return gate;
}
const taskOf = async (gate: ReturnType<typeof aGate>, about = 'slot'): Promise<WorkTask> => {
  const admission = await gate.admit(about, null);
  if (admission.ok) throw new Error('no pressure');
  return admission.task;
};
/** As a device does it. */
function solved({ challenge, bits }: WorkTask): string {
  for (let number = 0; ; number++) {
    const hash = createHash('sha256').update(`${challenge}:${number}`).digest();
    if (hash[0]! >>> Math.max(0, 8 - bits) === 0) return String(number);
  }
}

describe('the gate before holds', () => {
  it('asks nobody for anything while holds come as people make them', async () => {
    const gate = aGate();
    for (let minute = 0; minute < 5; minute++) {
      for (let hold = 0; hold < rules.holdsPerMinute; hold++) expect((await gate.admit('slot', null)).ok).toBe(true);
      test.clock.advance({ seconds: 60 });
    }
    const without = createWorkGate({ ...test.platform, plan: aPlan() });
    for (let hold = 0; hold < 20; hold++) expect((await without.admit('slot', null)).ok).toBe(true);
  });

  it('wants work above the rate, takes it once in the whole city, for this slot, in time', async () => {
    const gate = await pressed();
    const task = await taskOf(gate);
    const answer = { challenge: task.challenge, solution: solved(task) };
    const wrong = [
      { ...answer, solution: '' },
      { ...answer, solution: 'x y' },
      { ...answer, challenge: answer.challenge.replace('.8.', '.1.') },
      { ...answer, challenge: `${answer.challenge.slice(0, -2)}AA` },
      { challenge: 'w1.x', solution: '1' },
    ];
    for (const one of wrong) expect((await gate.admit('slot', one)).ok).toBe(false);
    expect((await gate.admit('another slot', answer)).ok).toBe(false);
    expect(await gate.admit('slot', answer)).toEqual({ ok: true });
    expect((await gate.admit('slot', answer)).ok).toBe(false);
    expect((await (await pressed()).admit('slot', answer)).ok).toBe(false);
    const late = await taskOf(gate);
    test.clock.advance({ minutes: rules.validMinutes });
    const again = await pressed();
    expect((await again.admit('slot', { challenge: late.challenge, solution: solved(late) })).ok).toBe(false);
    await gate.forget();
    expect(await test.platform.db.query('SELECT 1 FROM appointments.spent_work')).toEqual([]);
  });

  it('takes a wait instead of work, for so many a minute', async () => {
    const first = await taskOf(await pressed());
    const second = await taskOf(await pressed());
    test.clock.advance({ seconds: 19 });
    const gate = await pressed();
    const waited = (task: WorkTask) => gate.admit('slot', { challenge: task.challenge, solution: '' });
    expect(await waited(first)).toMatchObject({ ok: false, task: { challenge: first.challenge, waitSeconds: 1 } });
    test.clock.advance({ seconds: 1 });
    expect(await waited(first)).toEqual({ ok: true });
    expect(await waited(first)).toMatchObject({ ok: false });
    expect(await waited(second)).toMatchObject({ ok: false, task: { challenge: second.challenge } });
    test.clock.advance({ seconds: 60 });
    const later = await pressed();
    expect(await later.admit('slot', { challenge: second.challenge, solution: '' })).toEqual({ ok: true });
  });
});
