import { afterAll, expect, it } from 'vitest';
import type { JsonObject } from '#kernel/json';
import { tasksOf } from '../store/task-store.ts';
import { asGuest, clerkOf, openCases } from '../test-support.ts';
import { decideTask, take } from './clerk-commands.ts';
import { openBodies, viewCase } from './view-case.ts';

const own = await openCases();
afterAll(() => own.drop());
const { parts, platform } = own;
const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000d', 'ordnungsamt');
const home = { street: 'Jahnallee', houseNumber: '25', postcode: '04109', city: 'Leipzig', addition: '' };
const report: JsonObject = {
  ...{ rechtsform: 'einzelperson', vorname: 'Jana', familienname: 'Beispiel', geschlecht: 'weiblich' },
  ...{ geburtsdatum: '1988-03-27', geburtsort: 'Halle', geburtsland: 'DE', staatsangehoerigkeit: 'DE' },
  ...{ anschrift: home, betriebsstaette: home, betriebsart: 'hauptniederlassung', betriebsform: 'handel' },
  ...{ taetigkeit: 'Verkauf von Kleidung', besondereForm: 'keine', nebenerwerb: false, beginn: '2026-12-01' },
  ...{ vollzeit: 0, teilzeit: 0, grund: 'neu', erlaubnis: 'nichtNoetig', email: 'jana@example.org' },
  bekanntgabePortal: true,
};

it('keeps one sealed message per office, with its fields in the open and nothing else of the case', async () => {
  const row = await own.submit('gewerbe-anmelden', report);
  const [task] = await platform.db.transaction((tx) => tasksOf(tx, row.id));
  const token = task?.token ?? '';
  await take(parts, clerk, row.number, token);
  const order = {
    number: row.number,
    token,
    outcome: 'bescheinigen',
    reason: '',
    question: null,
    entries: { gebuehr: '30' },
  };
  expect(await decideTask(parts, clerk, order)).toMatchObject({ ok: true });

  const log = await platform.db.transaction((tx) => platform.events.read(tx, row.id));
  const sent = log.filter(({ type }) => type === 'case.data-forwarded');
  expect(sent.map((event) => event.public)).toContainEqual({
    recipient: 'eichbehoerde',
    fields: [4, 5, 11, 15, 18, 20],
  });
  expect(sent).toHaveLength(10);
  expect(JSON.stringify(sent.map((event) => event.public))).not.toMatch(/Beispiel|Kleidung/);
  const read = {
    ...{ actor: clerk, purpose: 'delivery' as const, caseId: row.id, subjects: [row.key] },
    what: ['answers' as const],
  };
  const bodies = await platform.db.transaction((tx) => openBodies(parts, tx, row, sent, read));
  for (const body of bodies) {
    expect(body?.['message']).toMatchObject({ schema: 'urn:lipsia:forwarded-report:1', caseNumber: row.number });
    expect(JSON.stringify(body)).not.toContain('jana@example.org');
  }
  const seen = await viewCase(parts, asGuest(), row.number);
  expect(seen?.notices.map(({ letter }) => letter)).toEqual([
    'empfangsbescheinigung',
    'weitergabe',
    'gebuehrenbescheid',
  ]);
  expect(seen?.payments).toMatchObject([{ cents: 3_000, status: 'open' }]);
  expect(seen?.row).toMatchObject({ status: 'decided', outcome: 'done' });
});
