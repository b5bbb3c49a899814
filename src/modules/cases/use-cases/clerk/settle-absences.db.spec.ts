import { expect, it } from 'vitest';
import { kim, openDesk, robin } from '../../http/clerk/test-support.ts';
import { dogAnswers } from '../../test-support.ts';
import { decideTask, take } from '../clerk-commands.ts';
import { retrieveLetter } from '../retrieve-letter.ts';
import { verifyStates } from '../verify-states.ts';
import { settleAbsences } from './settle-absences.ts';
import { showWorklist } from './worklist.ts';

const own = await openDesk();
const { parts } = own;
const special = dogAnswers({ besonderheit: { text: 'Bello ist oft bei meiner Mutter.', language: 'de' } });
const all = { whose: 'all', kind: 'all', service: null, overdue: false, basket: 'mine', after: null } as const;
const taskOf = async (number: string, who = robin) =>
  (await showWorklist(parts, who, all)).rows.find((row) => row.number === number);
const typesOf = async (id: string) =>
  (await own.parts.db.transaction((tx) => parts.events.read(tx, id))).map((event) => event.type);

it('gives tasks of somebody who is away without a deputy back to the office, and opens nothing for that', async () => {
  const row = await own.submit('hund-anmelden', special);
  const token = (await taskOf(row.number))?.token ?? '';
  await take(parts, kim, row.number, token);
  expect(await settleAbsences(parts)).toBe(0);
  const before = await parts.db.transaction((tx) => parts.vault.accessRecord(tx, row.key));
  own.away.push({ id: kim.id, deputies: [] });
  expect(await settleAbsences(parts)).toBe(1);
  expect(await settleAbsences(parts)).toBe(0);
  own.away.pop();
  expect((await taskOf(row.number))?.takenBy).toBeNull();
  expect((await typesOf(row.id)).at(-1)).toBe('case.given-back');
  const after = await parts.db.transaction((tx) => parts.vault.accessRecord(tx, row.key));
  expect(after).toHaveLength(before.length);
});

it('leaves tasks with somebody who has a deputy, and what the deputy took goes back on return', async () => {
  const row = await own.submit('hund-anmelden', special);
  const token = (await taskOf(row.number))?.token ?? '';
  await take(parts, kim, row.number, token);
  own.away.push({ id: kim.id, deputies: [robin.id] });
  own.absent.push({ id: kim.id, name: kim.name, offices: kim.offices });
  expect(await settleAbsences(parts)).toBe(0);
  expect(await take(parts, robin, row.number, token)).toEqual({ ok: true, value: null });
  expect((await taskOf(row.number))?.takenBy).toMatchObject({ isMe: true, heldFor: kim.name });
  expect(await settleAbsences(parts)).toBe(0);
  own.away.pop();
  own.absent.pop();
  expect(await settleAbsences(parts)).toBe(1);
  expect((await taskOf(row.number, kim))?.takenBy).toMatchObject({ isMe: true, heldFor: null });
  expect((await typesOf(row.id)).at(-1)).toBe('case.task-returned');
  expect(await verifyStates(parts, robin)).toMatchObject({ differing: [] });
});

it('names in the letter who signs, as deputy where the task was held for somebody', async () => {
  const signed = async (isDeputy: boolean) => {
    const row = await own.submit('hund-anmelden', special);
    const token = (await taskOf(row.number))?.token ?? '';
    await take(parts, isDeputy ? kim : robin, row.number, token);
    if (isDeputy) {
      own.absent.push({ id: kim.id, name: kim.name, offices: kim.offices });
      await take(parts, robin, row.number, token);
      own.absent.pop();
    }
    const order = { number: row.number, token, outcome: 'uebernehmen', reason: 'Geprüft.', question: null };
    expect(await decideTask(parts, robin, order)).toEqual({ ok: true, value: null });
    const notice = await parts.db.query<{ id: string }>('SELECT id FROM cases.notice WHERE case_id = $1', [row.id]);
    const visitor = { actor: robin, guestProofs: [], mandate: null };
    const letter = await retrieveLetter(parts, visitor, row.number, notice[0]?.id ?? '');
    return letter?.letters.de.blocks.at(-1);
  };
  expect(await signed(false)).toEqual({ kind: 'facts', rows: [{ label: 'Im Auftrag', value: robin.name }] });
  expect(await signed(true)).toEqual({ kind: 'facts', rows: [{ label: 'In Vertretung', value: robin.name }] });
});
