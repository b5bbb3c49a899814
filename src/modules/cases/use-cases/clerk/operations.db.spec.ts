import { describe, expect, it } from 'vitest';
import { asOwner } from '../../../../../test/support/index.ts';
import { kim, openDesk, operator } from '../../http/clerk/test-support.ts';
import { dogAnswers } from '../../test-support.ts';
import { retryJob, showOperations, verifyEverything } from './operations.ts';

const own = await openDesk();
const { parts } = own;
let isAway = true;
const register = parts.register as { match: typeof parts.register.match };
const answer = register.match;
register.match = async (...call) => {
  if (isAway) throw new Error('register away');
  return answer(...call);
};
const move = {
  vorname: 'Jana',
  familienname: 'Müller',
  geburtsdatum: '1988-03-27',
  neueAnschrift: dogAnswers()['anschrift'] ?? null,
  einzugsdatum: '2026-11-20',
};

describe('operations', () => {
  it('names a case whose action failed, and brings it on by trying again', async () => {
    const row = await own.submit('wohnsitz-anmelden', move);
    await parts.jobs.drain();
    const [incident] = (await showOperations(parts)).incidents;
    expect(incident).toMatchObject({ name: 'cases.action', number: row.number, why: 'register away', state: 'retry' });
    isAway = false;
    expect((await retryJob(parts, incident?.id ?? '')).ok).toBe(true);
    expect(await retryJob(parts, incident?.id ?? '')).toMatchObject({ ok: false, reason: 'not-found' });
    expect(await retryJob(parts, 'nothing')).toMatchObject({ ok: false });
    await parts.jobs.drain();
    const events = await parts.db.transaction((tx) => parts.events.read(tx, row.id));
    expect(events.map(({ type }) => type)).toContain('case.action-done');
    expect((await showOperations(parts)).incidents).toEqual([]);
    own.faults.length = 0;
  });

  it('counts a timer as late five minutes after it should have fired', async () => {
    const row = await own.submit('hund-anmelden', dogAnswers());
    await parts.db.query('INSERT INTO cases.timer (case_id, timer, due_at) VALUES ($1, $2, $3)', [
      row.id,
      'x',
      parts.clock.now().toString(),
    ]);
    expect((await showOperations(parts)).timers).toEqual([]);
    own.clock.advance({ minutes: 6 });
    expect((await showOperations(parts)).timers).toMatchObject([{ number: row.number, timer: 'x' }]);
  });

  it('says whether the log holds, and names the stream that was tampered with', async () => {
    const whole = await verifyEverything(parts, operator);
    expect(whole.chains.broken).toEqual([]);
    expect(whole.states.differing).toEqual([]);
    const row = await own.submit('hund-anmelden', dogAnswers());
    await asOwner(own.database.ownerUrl, `UPDATE events.event SET public = '{}' WHERE stream = $1 AND seq = 1`, [
      row.id,
    ]);
    expect((await verifyEverything(parts, kim)).chains.broken).toEqual([row.id]);
  });
});
