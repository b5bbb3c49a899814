import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { resumeCode } from '#kernel/resume-code';
import { anOffice, aPlan, aShift } from '../../../src/modules/appointments/test-support.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const lengths = [10, 15, 20, 25, 30] as const;
const office = 'buergerbuero-leutzsch';

/** A city with one office, open every day from 8 to 18, where everything is published and each service has another length; gives its folder. */
export function cityOfOneOffice(desks: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'lipsia-faults-city-'));
  cpSync('city', folder, { recursive: true });
  const plan = aPlan();
  const [, template] = plan.services;
  const services = lengths.map((minutes) => ({
    ...template!,
    id: `minuten-${minutes}`,
    duration: { ...template!.duration, booked: minutes, further: minutes },
  }));
  const one = anOffice({
    id: office,
    desks: Array.from({ length: desks }, (_, index) => ({ id: index + 1, name: `${index + 1}` })),
    shifts: [aShift({ from: '08:00', to: '18:00' })],
  });
  writeFileSync(join(folder, 'appointments.yaml'), JSON.stringify({ ...plan, services, offices: [one] }));
  return folder;
}

/** 25 places of five lengths on one whole day to come, one after the other without a gap; each is there as often as there are desks. */
export async function placesOfADay(origin: string): Promise<readonly Place[]> {
  const from = Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 1 });
  const answer = await fetch(`${origin}/api/v1/appointment-slots?lines=minuten-10:1&days=1&from=${from}`);
  const { days } = (await answer.json()) as {
    readonly days: readonly { readonly offices: readonly { readonly starts: readonly string[] }[] }[];
  };
  const first = Temporal.Instant.from(days[0]!.offices[0]!.starts[0]!).epochMilliseconds / 60_000;
  return Array.from({ length: 25 }, (_, index) => ({
    at:
      first +
      Math.floor(index / 5) * 100 +
      lengths.slice(0, index % 5).reduce<number>((sum, minutes) => sum + minutes, 0),
    minutes: lengths[index % 5]!,
  }));
}

/** Everybody asks at once, over so many connections; who gets no answer asks again with the same key, and the other node first. */
export async function rush({ origins, places, attempts, connections, midway }: Rush): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const random = seededRandom('booking rush');
  let next = 0;
  let striking: Promise<void> = Promise.resolve();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let turn = next++; turn < attempts; turn = next++) {
        if (turn === Math.floor(attempts / 10)) striking = midway();
        answers.push(await ask(origins, places[(turn * 7) % places.length]!, turn, resumeCode(random.bytes(13))));
      }
    }),
  );
  await striking;
  return answers;
}

async function ask(origins: readonly string[], { at, minutes }: Place, turn: number, code: string): Promise<Answer> {
  const body = JSON.stringify({
    ...{ office, start: Temporal.Instant.fromEpochMilliseconds(at * 60_000).toString() },
    ...{ lines: [{ service: `minuten-${minutes}`, persons: 1 }] },
    ...{ name: 'Rita Rush-Demo', email: `rush-${turn}@demo.invalid` },
  });
  const headers = { 'content-type': 'application/json', 'idempotency-key': `rush-${turn}`, 'resume-code': code };
  for (let attempt = 0; attempt < 400; attempt++) {
    const origin = origins[(turn + attempt) % origins.length]!;
    const answer = await fetch(`${origin}/api/v1/appointments`, { method: 'POST', headers, body })
      .then(async (response) => ({
        status: response.status,
        body: (await response.json()) as { readonly number?: string },
      }))
      // The node is gone, perhaps with the answer.
      .catch(() => null);
    if (answer && answer.status !== 503) return { status: answer.status, number: answer.body.number ?? null };
    await delay(50);
  }
  return { status: 0, number: null };
}

export interface Place {
  /** Minute since 1970. */
  readonly at: number;
  readonly minutes: number;
}
interface Answer {
  /** 0 when there was none at all. */
  readonly status: number;
  readonly number: string | null;
}
interface Rush {
  readonly origins: readonly string[];
  readonly places: readonly Place[];
  readonly attempts: number;
  readonly connections: number;
  /** Something happens while many are still asking. */
  midway(): Promise<void>;
}
