import { afterAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#kernel/json';
import type { Departure, RegisterRecord } from '#register';
import { registerRecords } from '../domain/journey-record.ts';
import { tasksOf } from '../store/task-store.ts';
import { asGuest, clerkOf, openCases } from '../test-support.ts';
import { openForClerk } from './clerk/clerk-case.ts';
import { statePurpose } from './clerk/state-purpose.ts';
import { decideTask, take } from './clerk-commands.ts';
import { retrieveLetter } from './retrieve-letter.ts';
import { viewCase } from './view-case.ts';

const answers: JsonObject = {
  ...{ wohin: 'ausland', auszugsdatum: '2026-11-30', zielland: 'NL', vorname: 'Jana', familienname: 'Beispiel' },
  anschrift: { street: 'Karl-Liebknecht-Straße', houseNumber: '80', postcode: '04275', city: 'Leipzig', addition: '' },
  ...{ geburtsdatum: '1988-03-27', dokumentNummer: 'l01x00t47', mitFamilie: false },
  ...{ bekanntgabePortal: true, email: 'jana@example.org' },
};
const record = registerRecords(answers)[0] as unknown as RegisterRecord;
const own = await openCases({ match: { kind: 'unique', record } });
afterAll(() => own.drop());
const { parts, platform } = own;
const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000c', 'buergerservice');
const reported: Departure[] = [];
parts.register.leave = async (departure) => {
  reported.push(departure);
  return departure.movedOutOn === '2026-11-30'
    ? { ok: true, registeredOn: '2026-11-23' }
    : { ok: false, reason: 'conflict' };
};

describe('leaving the country', () => {
  it('is told to the register after a person has checked it, and confirmed', async () => {
    const number = await sentAndTaken(answers);
    expect(reported).toEqual([]);
    const found = await openForClerk(parts, clerk, { number, language: 'de', token: null, all: false });
    expect(found?.open?.suggestions.flatMap(({ rules }) => rules)).toEqual([
      'Abgleich: Person, Nummer des Ausweises und Anschrift passen zum Melderegister.',
    ]);
    // Nothing of the record stays in the case that the check does not need.
    const kept = found?.open?.state.process.v['registerMatch'] as { record: JsonObject } | undefined;
    expect(Object.keys(kept?.record ?? {})).toEqual(expect.arrayContaining(['id', 'documents', 'family']));
    for (const name of ['religion', 'sex', 'civilStatus', 'formerNames', 'formerAddresses', 'nationalities'])
      expect(kept?.record).not.toHaveProperty(name);
    await decide(number, 'abmelden');
    expect(reported).toEqual([{ persons: [record.id], movedOutOn: '2026-11-30' }]);
    const view = await viewCase(parts, asGuest(), number);
    expect(view).toMatchObject({ row: { status: 'decided', outcome: 'granted', automatic: false } });
    // What the register holds is not shown to the person: without an online ID nobody knows who asks.
    expect(JSON.stringify(view?.answers)).not.toContain('formerNames');
    const letter = await retrieveLetter(parts, asGuest(), number, view?.notices[0]?.id ?? '');
    expect(JSON.stringify(letter?.letters.de.blocks)).toContain('30. November 2026');
    expect(JSON.stringify(letter?.letters.de)).not.toMatch(/L01X00T47|Muster"|Beispielweg|keine"/i);
  });

  it('goes to a person by hand when the register knows another story', async () => {
    const number = await sentAndTaken({ ...answers, auszugsdatum: '2026-11-20' });
    await decide(number, 'abmelden');
    expect(await openNode(number)).toBe('nachtragen');
    await take(parts, clerk, number, (await taskOf(number)).token);
    await decide(number, 'eingetragen');
    expect(await viewCase(parts, asGuest(), number)).toMatchObject({ row: { outcome: 'granted' } });
  });

  it('leaves nobody behind: an unknown relative makes it a matter for a person, and nothing is reported', async () => {
    const before = reported.length;
    const stranger = { vorname: 'Sam', familienname: 'Fremd', geburtsdatum: '2001-01-01' };
    const number = await sentAndTaken({ ...answers, mitFamilie: true, familie: [stranger], berechtigt: true });
    await decide(number, 'abmelden');
    expect(await openNode(number)).toBe('nachtragen');
    expect(reported).toHaveLength(before);
  });
});

async function sentAndTaken(given: JsonObject): Promise<string> {
  const { number } = await own.submit('wohnsitz-abmelden', given);
  await platform.jobs.drain();
  const basis = 'BMG § 17 Abs. 2; VwVfG § 24';
  await statePurpose(parts, clerk, { number, scope: 'task', purpose: 'decision', legalBasis: basis });
  expect((await take(parts, clerk, number, (await taskOf(number)).token)).ok).toBe(true);
  return number;
}

async function decide(number: string, outcome: string): Promise<void> {
  const { token } = await taskOf(number);
  expect(await decideTask(parts, clerk, { number, token, outcome, reason: '', question: null })).toMatchObject({
    ok: true,
  });
  await platform.jobs.drain();
}

async function taskOf(number: string) {
  const view = await viewCase(parts, asGuest(), number);
  const [task] = await parts.db.transaction((tx) => tasksOf(tx, view?.row.id ?? ''));
  if (!task) throw new Error('no task');
  return task;
}

const openNode = async (number: string): Promise<string> => (await taskOf(number)).node;
