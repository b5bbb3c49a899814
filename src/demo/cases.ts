import { createHash } from 'node:crypto';
import type { Cases } from '#cases';
import type { Catalogue, ServiceFolder } from '#catalogue';
import type { Forms } from '#forms';
import { type Actor, guestActor } from '#kernel/actor';
import { caseNumber } from '#kernel/case-number';
import { legalDay, legalZone } from '#kernel/clock';
import type { JsonObject } from '#kernel/json';
import { type PlannedCase, planCases } from './case-plan.ts';
import { sampleFiles } from './samples.ts';
import type { Stage } from './stage.ts';

/**
 * Fills an empty city hall with demo cases of the last thirty days, through the same door as every other case; gives how many.
 * Nothing happens when there is a case already. Needs the register to answer.
 */
export async function seedDemo(stage: Stage, doors: DemoDoors): Promise<number> {
  if (await hasCases(stage)) return 0;
  const { platform, set } = stage;
  const { clock, events, jobs, newId } = platform;
  const end = clock.now();
  const today = legalDay(end);
  const files = new Map<string, Uint8Array>();
  const samples = await sampleFiles();
  const plan = planCases(today, (sample) => {
    const { name, bytes } = samples[sample];
    const id = newId();
    files.set(id, bytes);
    const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? '';
    return [{ id, name, mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }];
  });
  const inOrder = plan.map((planned, place) => ({ planned, at: momentOf(today, planned, place, end) }));
  for (const { planned, at } of inOrder.sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    set(at);
    await events.ensurePartitions();
    await send(platform, doors, planned, files);
    await jobs.drain();
  }
  set(end);
  await jobs.drain();
  return plan.length;
}

/** True when anybody has sent anything yet. */
export const hasCases = async ({ platform }: Stage): Promise<boolean> =>
  (await platform.db.query('SELECT 1 FROM cases."case" LIMIT 1')).length > 0;

/** During the day, one after another; today's cases a little while ago. */
function momentOf(today: Temporal.PlainDate, { daysAgo }: PlannedCase, place: number, end: Temporal.Instant) {
  if (daysAgo === 0) return end.subtract({ minutes: 30 - (place % 20) });
  const time = Temporal.PlainTime.from({ hour: 8 + (place % 11), minute: (place * 17) % 60 });
  return today.subtract({ days: daysAgo }).toZonedDateTime({ timeZone: legalZone, plainTime: time }).toInstant();
}

async function send(
  { db, random, newId }: Stage['platform'],
  { catalogue, forms, cases }: DemoDoors,
  planned: PlannedCase,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const folder = catalogue.findService(planned.service);
  if (!folder) return;
  const answers = checked(forms, folder, planned);
  const used = fileIdsIn(answers).flatMap((id) => {
    const bytes = files.get(id);
    return bytes ? [{ id, bytes }] : [];
  });
  const actor: Actor = { ...guestActor, kind: 'citizen', roles: ['citizen'], level: planned.level };
  await db.transaction((tx) =>
    cases.submit(tx, {
      ...{ id: newId(), number: caseNumber(random.bytes(5)), folder, answers, files: used, language: 'de' },
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

export interface DemoDoors {
  readonly catalogue: Catalogue;
  readonly forms: Forms;
  readonly cases: Cases;
}
