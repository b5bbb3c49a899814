import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '#catalogue';
import { guestActor, systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import { openTimers } from '#processes';
import { tasksOf } from '../../store/task-store.ts';
import { asGuest, clerkOf, dogAnswers, openCases } from '../../test-support.ts';
import { fireDueTimers } from '../background.ts';
import { withdrawCase } from '../citizen-commands.ts';
import { decideTask, take } from '../clerk-commands.ts';
import { verifyStates } from '../verify-states.ts';
import { viewCase } from '../view-case.ts';
import { noteOnIncident, showIncidents } from './incidents.ts';
import { moveCase, moveJob, moveVersion, orderOf, planVersionMove } from './move-version.ts';
import { decideRepair, proposeRepair, showProposals } from './repair.ts';
import { showInstance } from './show-instance.ts';
import { showProcesses, showVersion } from './show-processes.ts';
import { resumeCase, suspendCase } from './suspend.ts';

const own = await openCases();
afterAll(() => own.drop());
const { parts, platform } = own;
platform.jobs.handle(moveJob, async (data) => void (await moveCase(parts, orderOf(data))));
const operator = (number: number) =>
  ({ ...guestActor, kind: 'staff', id: `0199f0a0-0000-7000-8000-00000000009${number}`, roles: ['operator'] }) as const;
const [billie, sam] = [operator(1), operator(2)];
const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000e', 'stadtkaemmerei');
/** A person decides about what is written freely. */
const special = dogAnswers({ besonderheit: 'Er wohnt jede zweite Woche bei meiner Schwester.' });
const shown = async (number: string) => (await showInstance(parts, number))!;
const processOf = async (number: string) => (await viewCase(parts, asGuest(), number))!.state!.process;
const typesOf = async (id: Uuid) =>
  (await platform.db.transaction((tx) => parts.events.read(tx, id))).map(({ type }) => type);
const mustVerify = async () => expect((await verifyStates(parts, systemActor)).differing).toEqual([]);

/** Offers another version of the dog service from now on, with a changed diagram; the one before stays known. */
function offer(version: string, change: (bpmn: string) => string): string {
  const before = parts.catalogue.findService('hund-anmelden')!;
  const next = {
    ...before,
    version,
    files: { ...before.files, 'process.bpmn': change(before.files['process.bpmn']!) },
  };
  const catalogue = parts.catalogue as { findService: Catalogue['findService']; findVersion: Catalogue['findVersion'] };
  const { findService, findVersion } = parts.catalogue;
  catalogue.findService = (id) => (id === next.id ? next : findService(id));
  catalogue.findVersion = async (id, wanted) => (wanted === version ? next : findVersion(id, wanted));
  return version;
}

beforeAll(() => own.clock.set('2026-11-23T09:00:00Z'));

describe('how cases run', () => {
  it('is told for each version and each case, with nothing of what the person wrote', async () => {
    const row = await own.submit('hund-anmelden', special);
    const versions = await showProcesses(parts);
    const mine = versions.find(({ service }) => service === 'hund-anmelden');
    expect(mine).toMatchObject({ cases: 1, suspended: 0, isOffered: true });
    const [place] = mine?.standing ?? [];
    expect(place?.tokens).toBe(1);
    const list = await showVersion(parts, { ...row, node: place?.node ?? null, after: null });
    expect(list?.cases.map(({ number }) => number)).toEqual([row.number]);
    expect((await showVersion(parts, { ...row, node: 'elsewhere', after: null }))?.cases).toEqual([]);
    const one = await shown(row.number);
    expect(one.isRunning).toBe(true);
    expect(one.tokens).toMatchObject([{ node: place?.node, waitsFor: 'task', fault: null }]);
    expect(one.events.map(({ type }) => type)).toContain('case.submitted');
    expect(JSON.stringify([versions, list, one])).not.toMatch(/Schwester|Jana|Bello|Karl-Lieb/);
    expect(await showInstance(parts, 'L-0000-0000-0')).toBeNull();
  });

  it('forgets where a case stood when its process has ended', async () => {
    const row = await own.submit('hund-anmelden', special);
    await withdrawCase(parts, asGuest(), row.number, '');
    expect(await shown(row.number)).toMatchObject({ isRunning: false, tokens: [], timers: [] });
  });
});

describe('a case that rests', () => {
  it('fires no timer, and fires what fell due once and in order when it runs again', async () => {
    own.clock.set('2026-11-23T09:00:00Z');
    const row = await own.submit('hund-anmelden', special);
    await askBack(row.number);
    expect(await suspendCase(parts, billie, row.number, ' ')).toMatchObject({ reason: 'reason-missing' });
    expect(await suspendCase(parts, billie, 'L-0000-0000-0', 'x')).toMatchObject({ reason: 'not-found' });
    expect((await suspendCase(parts, billie, row.number, 'Das Register gibt falsche Antworten.')).ok).toBe(true);
    expect(await suspendCase(parts, billie, row.number, 'noch einmal')).toMatchObject({ reason: 'already-done' });
    const before = await processOf(row.number);
    await own.pass({ days: 20 });
    expect(await processOf(row.number)).toEqual(before);
    const view = await shown(row.number);
    expect(view.timers.map(({ isLate }) => isLate)).toEqual([true, true]);
    expect(view).toMatchObject({ suspendedAt: '2026-11-23T09:00:00Z' });
    expect((await showProcesses(parts)).some(({ suspended }) => suspended === 1)).toBe(true);

    expect((await resumeCase(parts, sam, row.number)).ok).toBe(true);
    expect(await resumeCase(parts, sam, row.number)).toMatchObject({ reason: 'already-done' });
    expect((await processOf(row.number)).t.map(({ n }) => n)).toEqual(['pruefen']);
    const entered = (await shown(row.number)).events.filter(({ type }) => type === 'case.advanced').slice(0, 2);
    expect(entered.map(({ face }) => face)).toEqual([
      expect.stringContaining('pruefen'),
      expect.stringContaining('erinnern'),
    ]);
    const types = await typesOf(row.id);
    await fireDueTimers(parts);
    expect(await typesOf(row.id)).toEqual(types);
    await mustVerify();
  });

  it('lets nobody decide, and the person still take it back', async () => {
    own.clock.set('2026-11-23T09:00:00Z');
    const row = await own.submit('hund-anmelden', special);
    const token = (await processOf(row.number)).t[0]!.i;
    await take(parts, clerk, row.number, token);
    await suspendCase(parts, billie, row.number, 'Der Ablauf wird geprüft.');
    const order = { number: row.number, token, outcome: 'uebernehmen', reason: '', question: null };
    expect(await decideTask(parts, clerk, order)).toMatchObject({ reason: 'not-possible-now' });
    expect((await withdrawCase(parts, asGuest(), row.number, '')).ok).toBe(true);
    expect(await suspendCase(parts, billie, row.number, 'zu spät')).toMatchObject({ ok: false });
  });

  it('asks other systems again for what it waited for', async () => {
    const row = await own.submit('wohnsitz-anmelden', move);
    await suspendCase(parts, billie, row.number, 'Das Register wird gewartet.');
    await platform.jobs.drain();
    expect(await typesOf(row.id)).not.toContain('case.action-done');
    expect(
      (await showIncidents(parts)).filter(({ number, state }) => number === row.number && state !== 'over'),
    ).toEqual([]);
    await resumeCase(parts, billie, row.number);
    await platform.jobs.drain();
    expect(await typesOf(row.id)).toContain('case.action-done');
    await mustVerify();
  });
});

describe('a repair by hand', () => {
  it('needs two people and a reason, and is an event like any other', async () => {
    own.clock.set('2026-11-23T09:00:00Z');
    const row = await own.submit('hund-anmelden', special);
    await askBack(row.number);
    const token = (await processOf(row.number)).t[0]!.i;
    const order = {
      number: row.number,
      kind: 'move',
      token,
      target: 'pruefen',
      reason: 'Die Frage war falsch gestellt.',
    } as const;
    expect(await proposeRepair(parts, billie, { ...order, reason: '' })).toMatchObject({ reason: 'reason-missing' });
    for (const target of ['festgesetzt', 'bescheidErstellen', 'zahlungOeffnen', 'nirgends'])
      expect(await proposeRepair(parts, billie, { ...order, target })).toMatchObject({ reason: 'not-allowed' });
    expect(await proposeRepair(parts, billie, { ...order, kind: 'cancel', target: null })).toMatchObject({
      reason: 'not-allowed',
    });
    expect(await proposeRepair(parts, billie, { ...order, token: 't999' })).toMatchObject({ reason: 'already-done' });
    const proposed = await proposeRepair(parts, billie, order);
    const id = proposed.ok ? proposed.value : '';
    expect(await proposeRepair(parts, sam, order)).toMatchObject({ reason: 'proposed-already' });
    expect((await showProposals(parts)).map((one) => [one.number, one.targetName])).toEqual([
      [row.number, 'Anmeldung prüfen'],
    ]);
    expect(await decideRepair(parts, billie, id, true)).toMatchObject({ reason: 'four-eyes' });
    expect((await processOf(row.number)).t.map(({ n }) => n)).toEqual(['berichtigen']);
    expect((await decideRepair(parts, sam, id, true)).ok).toBe(true);
    expect(await decideRepair(parts, sam, id, true)).toMatchObject({ reason: 'already-done' });
    const { t, d } = await processOf(row.number);
    expect([t.map(({ n }) => n), d]).toEqual([['pruefen'], []]);
    expect(await typesOf(row.id)).toContain('case.token-moved');
    expect((await platform.db.transaction((tx) => tasksOf(tx, row.id))).map(({ node }) => node)).toEqual(['pruefen']);
    expect((await viewCase(parts, asGuest(), row.number))?.row.status).toBe('open');
    await mustVerify();
  });

  it('is turned down or taken back without a trace in the process', async () => {
    const row = await own.submit('hund-anmelden', special);
    const token = (await processOf(row.number)).t[0]!.i;
    const before = await typesOf(row.id);
    const proposed = await proposeRepair(parts, billie, {
      ...{ number: row.number, kind: 'move', token, target: 'steuerFestsetzen', reason: 'Versehen' },
    });
    expect((await decideRepair(parts, billie, proposed.ok ? proposed.value : '', false)).ok).toBe(true);
    expect(await typesOf(row.id)).toEqual(before);
    expect((await shown(row.number)).repairs).toMatchObject([{ state: 'rejected' }]);
  });
});

describe('incidents', () => {
  it('a timer that cannot fire holds up no other one, is named with its cause, and is over when it has fired', async () => {
    own.clock.set('2026-11-23T09:00:00Z');
    const [stuck, fine] = [await own.submit('hund-anmelden', special), await own.submit('hund-anmelden', special)];
    for (const { number } of [stuck, fine]) await askBack(number);
    const catalogue = parts.catalogue as { findVersion: Catalogue['findVersion'] };
    const { findVersion } = parts.catalogue;
    let broken = 0;
    own.clock.advance({ days: 9 });
    catalogue.findVersion = async (id, version) => (broken++ === 0 ? null : findVersion(id, version));
    expect(await fireDueTimers(parts)).toBe(1);
    expect(own.faults).toHaveLength(1);
    own.faults.length = 0;
    const mine = (await showIncidents(parts)).filter(({ state }) => state === 'open');
    expect(mine).toMatchObject([{ kind: 'command-failed', cause: expect.stringContaining('is gone'), times: 1 }]);
    expect(await fireDueTimers(parts)).toBe(0);
    expect(await noteOnIncident(parts, billie, mine[0]!.id, ' ')).toMatchObject({ reason: 'text-missing' });
    expect((await noteOnIncident(parts, billie, mine[0]!.id, 'Wird heute behoben.')).ok).toBe(true);
    expect((await showIncidents(parts)).find(({ id }) => id === mine[0]!.id)).toMatchObject({
      state: 'known',
      note: 'Wird heute behoben.',
    });
    own.clock.advance({ minutes: 6 });
    expect(await fireDueTimers(parts)).toBe(1);
    expect((await showIncidents(parts)).find(({ id }) => id === mine[0]!.id)?.state).toBe('over');
    catalogue.findVersion = findVersion;
    await mustVerify();
  });

  it('a case that waits for work nobody does any more is named', async () => {
    const row = await own.submit('wohnsitz-anmelden', move);
    expect((await showIncidents(parts)).filter(({ number }) => number === row.number)).toEqual([]);
    await platform.db.query(`DELETE FROM jobs.job WHERE data ->> 'caseId' = $1`, [row.id]);
    expect((await showIncidents(parts)).filter(({ number }) => number === row.number)).toMatchObject([
      { kind: 'never-comes', cause: 'no-job', state: 'open' },
    ]);
    await suspendCase(parts, billie, row.number, 'Der Auftrag fehlt.');
    await resumeCase(parts, billie, row.number);
    await platform.jobs.drain();
    expect(
      (await showIncidents(parts)).filter(({ number, state }) => number === row.number && state !== 'over'),
    ).toEqual([]);
  });
});

describe('a new version for running cases', () => {
  it('is tried first, then carries each case over once: place, task, form and texts; the log still proves the state', async () => {
    own.clock.set('2026-11-23T09:00:00Z');
    const row = await own.submit('hund-anmelden', special);
    const asked = await own.submit('hund-anmelden', special);
    const [token] = (await processOf(row.number)).t;
    await take(parts, clerk, row.number, token!.i);
    await askBack(asked.number);
    const to = offer('with-another-check', (bpmn) =>
      bpmn.replaceAll('"pruefen"', '"sichten"').replaceAll('>pruefen<', '>sichten<'),
    );
    const wish = { service: 'hund-anmelden', version: row.version, nodes: {} };

    const blind = await planVersionMove(parts, wish);
    expect(blind?.gaps).toMatchObject([{ node: 'pruefen', code: 'no-counterpart' }]);
    expect(blind?.cases.find(({ number }) => number === row.number)).toMatchObject({
      stays: 'nowhere-to-go',
      stops: [{ node: 'pruefen' }],
    });
    expect(await planVersionMove(parts, { ...wish, nodes: { pruefen: 'berichtigen' } })).toMatchObject({
      faults: [],
      gaps: [],
    });
    expect(await moveVersion(parts, billie, { ...wish, nodes: { pruefen: 'wegWaehlen' } })).toMatchObject({
      reason: 'plan-refused',
    });
    const sure = { ...wish, nodes: { pruefen: 'sichten' } };
    const plan = await planVersionMove(parts, sure);
    expect(plan?.cases.find(({ number }) => number === row.number)).toMatchObject({
      stays: null,
      moves: [{ node: 'pruefen', to: 'sichten' }],
    });
    expect(plan?.cases.find(({ number }) => number === asked.number)).toMatchObject({ stays: 'person-is-asked' });
    expect(JSON.stringify(plan)).not.toMatch(/Schwester|Jana|Bello/);
    expect((await typesOf(row.id)).at(-1)).not.toBe('case.migrated');

    expect((await moveVersion(parts, billie, sure)).ok).toBe(true);
    await platform.jobs.drain();
    const types = await typesOf(row.id);
    expect(types.slice(-2)).toEqual(['case.migrated', 'case.advanced']);
    expect(await moveCase(parts, { ...sure, caseId: row.id, from: row.version, to, by: null })).toBe(false);
    expect(await typesOf(row.id)).toEqual(types);
    expect(await shown(row.number)).toMatchObject({ version: to, tokens: [{ token: token!.i, node: 'sichten' }] });
    expect(await shown(asked.number)).toMatchObject({ version: row.version });
    const [task] = await platform.db.transaction((tx) => tasksOf(tx, row.id));
    expect(task).toMatchObject({ node: 'sichten', assignee: clerk.id, version: to });
    await mustVerify();

    const order = { number: row.number, token: token!.i, outcome: 'uebernehmen', reason: '', question: null };
    expect(await decideTask(parts, clerk, order)).toMatchObject({ ok: true });
    expect((await viewCase(parts, asGuest(), row.number))?.row).toMatchObject({
      status: 'decided',
      outcome: 'granted',
    });
    await mustVerify();
    expect(own.faults).toEqual([]);
  });
});

const move = {
  vorname: 'Jana',
  familienname: 'Müller',
  geburtsdatum: '1988-03-27',
  neueAnschrift: dogAnswers()['anschrift'] ?? null,
  einzugsdatum: '2026-11-20',
};

/** A clerk asks the person back: the case waits with two timers. */
async function askBack(number: string): Promise<void> {
  const token = (await processOf(number)).t[0]!.i;
  await take(parts, clerk, number, token);
  const question = { questions: ['hunde'], text: 'Wie alt ist der Hund?' };
  const done = await decideTask(parts, clerk, { number, token, outcome: 'nachfragen', reason: '', question });
  expect(done.ok).toBe(true);
  expect(openTimers(await processOf(number))).toHaveLength(2);
}
