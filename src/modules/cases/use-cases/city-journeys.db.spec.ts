import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { feesOn, type ServiceFolder } from '#catalogue';
import { type FormContext, readForm, walkJourney } from '#forms';
import { systemActor } from '#kernel/actor';
import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import { isEnded, openTimers, outlineOf, type ProcessState } from '#processes';
import type { InquiryAnswer, RegisterMatch } from '#register';
import type { inquiryOf } from '../domain/inquiry.ts';
import { inquiredPerson, registerRecords } from '../domain/journey-record.ts';
import { tasksOf } from '../store/task-store.ts';
import { asGuest, clerkOf, openCases } from '../test-support.ts';
import { fireDueTimers } from './background.ts';
import { decideTask, take } from './clerk-commands.ts';
import type { JourneyMove, ServiceJourney } from './journey-file.ts';
import { verifyStates } from './verify-states.ts';
import { viewCase } from './view-case.ts';

const own = await openCases();
afterAll(() => own.drop());
const { parts, platform } = own;
const me = asGuest();
const told = new Set<string>();

describe.each([
  'hund-anmelden',
  'wohnsitz-anmelden',
  'meldebescheinigung',
  'wohnsitz-abmelden',
  'bewohnerparkausweis',
  'leipzig-pass',
  'wohngeld-vorpruefung',
  'anliegen-melden',
  'datenschutz-anfrage',
  'beglaubigung',
  'gewerbe-anmelden',
  'gewerbe-abmelden',
  'geburtsurkunde',
  'fuehrungszeugnis',
  'personalausweis',
  'sondernutzung',
  'melderegisterauskunft',
])('the journeys of %s', (service) => {
  const folder = parts.catalogue.findService(service)!;
  const journeys = parse(folder.files['journeys.yaml']!) as readonly ServiceJourney[];

  it.each(journeys.filter(isForDatabase).map((journey) => [String(journey.id), journey] as const))(
    'come to the same end on a database: %s',
    async (_, journey) => {
      const answers = answersOf(folder, journey);
      answerAs(journey, answers);
      own.clock.set(`${String(journey.on)}T09:00:00Z`);
      const row = await own.submit(service, answers);
      await platform.jobs.drain();
      for (const move of journey.tasks ?? []) await doMove(row, folder.service.office, move);
      await runOut(row.number);
      const seen = await viewCase(parts, me, row.number);
      expect(seen?.row.outcome).toBe(journey.expect?.outcome);
      expect(seen?.notices.map(({ letter }) => letter)).toEqual(journey.expect?.letters ?? []);
      expect(own.faults).toEqual([]);
      if (journey.inquiry === 'none') told.add(JSON.stringify(seen?.notices.map(({ title }) => title)));
    },
  );
});

it('gives for every case of every service the stored state again from its events', async () => {
  const services = await platform.db.query<{ service: string }>('SELECT DISTINCT service FROM cases.case');
  const offered = parts.catalogue.services().map(({ id }) => id);
  expect(services.map(({ service }) => service).sort()).toEqual(offered.sort());
  const verified = await verifyStates(parts, systemActor);
  expect(verified.differing).toEqual([]);
  expect(verified.cases).toBeGreaterThan(offered.length);
  // What stands in the open about them says the same.
  const open = 'SELECT number, running, outline FROM cases.case';
  for (const { number, running, outline } of await platform.db.query<Standing>(open)) {
    const process = (await viewCase(parts, me, number))!.state!.process;
    expect([running, outline]).toEqual([!isEnded(process), isEnded(process) ? null : outlineOf(process)]);
  }
});

it('says the same in every neutral answer', () => expect(told.size).toBe(1));

/** Whoever is asked back, or sent a code, types into a form: other tests do that. */
function isForDatabase({ pages, tasks = [] }: ServiceJourney): boolean {
  return !pages.some((page) => 'exit' in page) && !tasks.some((move) => move.answers || move.message);
}

function answersOf(folder: ServiceFolder, journey: ServiceJourney): JsonObject {
  const read = readForm(folder);
  if (!read.ok) throw new Error(`the form of ${folder.id} cannot be read`);
  const today = Temporal.PlainDate.from(String(journey.on));
  const fees = feesOn(parts.catalogue.city().fees, today);
  const streets: FormContext['streets'] = {
    check: (address) => ({ ok: true, address: { ...address, city: 'Leipzig' } }),
  };
  const context = { today, sentOn: null, fees: fees.ok ? fees.value : {}, language: 'de' as const, streets };
  const walked = walkJourney(read.form, journey, context);
  expect(walked.problems).toEqual([]);
  return walked.answers;
}

/** Lets the register answer as the journey says. */
function answerAs(journey: ServiceJourney, answers: JsonObject): void {
  const [record] = registerRecords(answers);
  const kind = journey.register ?? 'none';
  const match = (kind === 'unique' ? { kind, record } : { kind }) as unknown as RegisterMatch;
  const register = parts.register as { match: unknown; inquire: unknown };
  register.match = async () => match;
  register.inquire = async (__: unknown, inquiry: ReturnType<typeof inquiryOf>): Promise<InquiryAnswer> =>
    journey.inquiry === 'found'
      ? ({ kind: 'found', person: inquiredPerson(inquiry) } as unknown as InquiryAnswer)
      : { kind: 'none' };
}

/** Nothing is left to do for people: timers run out one after the other until the case is over. */
async function runOut(number: string): Promise<void> {
  for (;;) {
    const { process } = (await viewCase(parts, me, number))!.state!;
    const [next] = openTimers(process).toSorted((one, other) => Temporal.Instant.compare(one.d, other.d));
    if (!next || process.t.some(({ w }) => w === 'task')) return;
    own.clock.set(next.d);
    await fireDueTimers(parts);
    await platform.jobs.drain();
  }
}

async function doMove(row: { readonly id: Uuid; readonly number: string }, office: string, move: JourneyMove) {
  if (move.timer) {
    const timers = openTimers((await viewCase(parts, me, row.number))!.state!.process);
    own.clock.set(timers.find(({ n }) => n === move.timer)!.d);
    await fireDueTimers(parts);
  } else {
    const clerk = clerkOf('0199f0a0-0000-7000-8000-00000000000e', office);
    const tasks = await platform.db.transaction((tx) => tasksOf(tx, row.id));
    const token = tasks.find(({ node }) => node === move.task)?.token ?? '';
    await take(parts, clerk, row.number, token);
    const question = move.questions ? { questions: move.questions, text: move.reason ?? '' } : null;
    const entries = Object.fromEntries(Object.entries(move.entries ?? {}).map(([id, value]) => [id, String(value)]));
    const order = {
      number: row.number,
      token,
      outcome: move.outcome ?? '',
      reason: move.reason ?? '',
      question,
      entries,
    };
    expect(await decideTask(parts, clerk, order)).toMatchObject({ ok: true });
  }
  await platform.jobs.drain();
}

interface Standing {
  readonly number: string;
  readonly running: boolean;
  readonly outline: ProcessState | null;
}
