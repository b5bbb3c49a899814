import type { CaseRow } from '#cases';
import type { ServiceFolder } from '#catalogue';
import type { Forms } from '#forms';
import { type Actor, guestActor } from '#kernel/actor';
import { caseNumber } from '#kernel/case-number';
import { legalDay, legalZone } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import { sha256Of } from '#kernel/sha256';
import type { Platform } from '#platform/mount';
import type { Composed } from '../compose.ts';
import { type Evidence, type PlannedCase, planCases } from './case-plan.ts';
import { workOn } from './clerk-desk.ts';
import { seedDocuments } from './documents.ts';
import { earlierAnswers, goalMoments, lapsingForms } from './earlier-months.ts';
import { exampleRequests } from './requests.ts';
import { sampleFiles } from './samples.ts';
import type { Stage } from './stage.ts';
import { exampleWaits } from './waits.ts';

/**
 * Fills an empty city hall with demo cases of the last thirty days and of the two months before, through the same doors as every other case; gives how many.
 * Nothing happens when there is a case already. Needs the register to answer, and the demo staff to be there.
 */
export async function seedDemo(stage: Stage, city: Composed): Promise<number> {
  if (await hasCases(stage)) return 0;
  const { platform, set } = stage;
  const end = platform.clock.now();
  const { files, evidence } = await collectEvidence(platform);
  const plan = planCases(legalDay(end), evidence);
  const moments = [
    ...plan.flatMap((planned, place) => momentsOf(stage, city, planned, { place, end, files })),
    ...exampleDays(city, legalDay(end)),
    ...goalMoments(city, legalDay(end)),
    ...lapsingForms(city, legalDay(end), platform.config.baseUrl),
    ...exampleRequests(stage, city, legalDay(end)),
    ...exampleWaits(stage, city, legalDay(end)),
  ].filter(({ at }) => Temporal.Instant.compare(at, end) < 0);
  for (const { at, run } of moments.sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    set(at);
    await platform.events.ensurePartitions();
    await run();
    await platform.jobs.drain();
  }
  set(end);
  await platform.jobs.drain();
  await city.doors.appointments.seedExamples();
  await seedDocuments(platform, city.doors.partners);
  await city.doors.information?.runClock();
  await platform.jobs.drain();
  return plan.length;
}

/** The last two open days at the office whose made-up day goes on while the demo runs. */
const exampleDays = ({ doors }: Composed, today: Temporal.PlainDate): readonly Moment[] =>
  Array.from({ length: 10 }, (_, ago) => doors.appointments.exampleDay(today.subtract({ days: ago + 1 })))
    .filter((moments) => moments.length > 0)
    .slice(0, 2)
    .flat();

/** True when anybody has sent anything yet. */
export const hasCases = async ({ platform }: Stage): Promise<boolean> =>
  (await platform.db.query('SELECT 1 FROM cases."case" LIMIT 1')).length > 0;

/** Sending, and what clerks do later, each at its time of day; clerks do not work at weekends. */
function momentsOf(stage: Stage, city: Composed, planned: PlannedCase, { place, end, files }: Setting): Moment[] {
  const { doors, app, sessions } = city;
  const hall = { app, sessions, accounts: doors.accounts, baseUrl: stage.platform.config.baseUrl };
  const sentOn = legalDay(end).subtract({ days: planned.daysAgo });
  const minute = (place * 17) % 60;
  let sent: CaseRow | null = null;
  const sending: Moment = {
    at: planned.daysAgo === 0 ? end.subtract({ minutes: 30 }) : instantOf(sentOn, 8 + (place % 11), minute),
    run: async () => {
      sent = await send(stage.platform, doors, planned, files);
    },
  };
  const office = doors.catalogue.findService(planned.service)?.service.office ?? '';
  const steps = planned.clerk.map((step, turn): Moment => {
    const day = workingDay(sentOn.add({ days: step.afterDays }));
    return { at: instantOf(day, 9 + turn, minute), run: () => workOn(hall, office, sent?.number ?? '', step) };
  });
  const last = steps.at(-1) ?? sending;
  const score = planned.isEarlier ? earlierAnswers[place % earlierAnswers.length] : undefined;
  const rating: Moment = {
    at: last.at.add({ hours: 2 }),
    run: async () => {
      if (sent && score) await doors.strategy.rate(sent.id, sent.service, score);
    },
  };
  return [sending, ...steps, ...(score ? [rating] : [])];
}

const instantOf = (day: Temporal.PlainDate, hour: number, minute: number): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: legalZone, plainTime: { hour, minute } }).toInstant();

const workingDay = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day;

/** Each file question of the plan gets a sample of its own. */
async function collectEvidence({ newId }: Platform): Promise<{ files: Map<string, Uint8Array>; evidence: Evidence }> {
  const files = new Map<string, Uint8Array>();
  const samples = await sampleFiles();
  const evidence: Evidence = (sample) => {
    const { name, bytes } = samples[sample];
    const id = newId();
    files.set(id, bytes);
    const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? '';
    return [{ id, name, mediaType, size: bytes.length, sha256: sha256Of(bytes).toString('hex') }];
  };
  return { files, evidence };
}

async function send(
  { db, random, newId }: Platform,
  { catalogue, forms, cases }: Composed['doors'],
  planned: PlannedCase,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<CaseRow> {
  const folder = catalogue.findService(planned.service);
  if (!folder) throw new Error(`the demo knows no service ${planned.service}`);
  const answers = checked(forms, folder, planned);
  const used = fileIdsIn(answers).flatMap((id) => {
    const bytes = files.get(id);
    return bytes ? [{ id, bytes }] : [];
  });
  const actor: Actor = { ...guestActor, kind: 'citizen', roles: ['citizen'], level: planned.level };
  const number = caseNumber(random.bytes(5));
  return db.transaction((tx) =>
    cases.submit(tx, {
      ...{ id: newId(), number, folder, answers, files: used, language: 'de' },
      ...{ channel: 'online', actor, accountId: null, guestProof: null },
    }),
  );
}

/** By the same rules as a person's own answers. */
function checked(forms: Forms, folder: ServiceFolder, planned: PlannedCase): JsonObject {
  const result = forms.checkAnswers(forms.formOf(folder), planned.answers, forms.contextOf(folder, 'de'));
  if (result.ok) return result.answers;
  const faults = result.errors.map(({ path, code }) => `${path}: ${code}`).join(', ');
  throw new Error(`a demo case of ${planned.service} does not fit its form: ${faults}`);
}

const fileIdsIn = (answers: JsonObject): string[] =>
  [...JSON.stringify(answers).matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id!);

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
};

interface Setting {
  readonly place: number;
  readonly end: Temporal.Instant;
  readonly files: ReadonlyMap<string, Uint8Array>;
}
interface Moment {
  readonly at: Temporal.Instant;
  run(): Promise<void>;
}
