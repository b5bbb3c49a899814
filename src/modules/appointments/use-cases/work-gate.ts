import { timingSafeEqual } from 'node:crypto';
import { sha256Of } from '#kernel/sha256';
import type { Plan } from '../domain/plan.ts';
import {
  challengeText,
  isAbout,
  isSolution,
  minuteCounter,
  readChallenge,
  type SignedChallenge,
} from '../domain/work/index.ts';
import { forgetWork, spendWork } from '../store/work-store.ts';
import type { AppointmentParts } from './appointment-parts.ts';

/**
 * The gate before holds: open as long as holds come as people make them. Above the rate in the plan each wants a small work of the device, or a
 * short wait, for this one slot. Nobody reads crooked letters. Counts are per node; answers are spent once in the whole city.
 */
export function createWorkGate(parts: Pick<AppointmentParts, 'plan' | 'clock' | 'random' | 'vault' | 'db'>): WorkGate {
  const [asked, waited] = [minuteCounter(), minuteCounter()];
  const rule = parts.plan.rules.work;
  const now = (): number => parts.clock.now().epochMilliseconds;
  const sign = (text: string): string =>
    sha256Of(parts.vault.blindIndex('appointment-work', text)).toString('base64url');
  return {
    async admit(about, answer) {
      const at = now();
      const isPressed = rule !== undefined && asked.add(at) > rule.holdsPerMinute;
      if (!isPressed) return { ok: true };
      const given = answer ? readChallenge(answer.challenge) : null;
      const isOurs = given !== null && isSame(given.signature, sign(given.signed)) && isAbout(given, about);
      if (!given || !answer || !isOurs || given.until <= at)
        return { ok: false, task: newTask(parts, rule, about, at, sign) };
      const isWorked = isSolution(answer.challenge, answer.solution, given.bits);
      const isWaited = !isWorked && given.waitUntil <= at && waited.count(at) < rule.waitsPerMinute;
      if (!isWorked && !isWaited) return { ok: false, task: taskOf(answer.challenge, given, at) };
      if (isWaited) waited.add(at);
      const until = Temporal.Instant.fromEpochMilliseconds(given.until).toString();
      if (await spendWork(parts.db, given.signature, until)) return { ok: true };
      return { ok: false, task: newTask(parts, rule, about, at, sign) };
    },
    forget: () => forgetWork(parts.db, parts.clock.now().toString()),
  };
}

function newTask(
  { random }: Pick<AppointmentParts, 'random'>,
  { bits, waitSeconds, validMinutes }: WorkRule,
  about: string,
  at: number,
  sign: (text: string) => string,
): WorkTask {
  const nonce = Buffer.from(random.bytes(12)).toString('base64url');
  const [waitUntil, until] = [at + waitSeconds * 1_000, at + validMinutes * 60_000];
  const text = challengeText({ about, bits, waitUntil, until, nonce });
  return { challenge: `${text}.${sign(text)}`, bits, waitSeconds };
}

/** Too early, or not solved: the same challenge stays good, so that no time is lost. */
const taskOf = (challenge: string, { bits, waitUntil }: SignedChallenge, at: number): WorkTask => ({
  challenge,
  bits,
  waitSeconds: Math.max(1, Math.ceil((waitUntil - at) / 1_000)),
});

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

type WorkRule = NonNullable<Plan['rules']['work']>;
export interface WorkGate {
  /** Lets a hold for this slot through, or gives what is to be done first. */
  admit(about: string, answer: WorkAnswer | null): Promise<Admission>;
  /** Forgets answers that have run out. */
  forget(): Promise<void>;
}
export type Admission = { readonly ok: true } | { readonly ok: false; readonly task: WorkTask };
export interface WorkAnswer {
  readonly challenge: string;
  /** Empty for who waited instead. */
  readonly solution: string;
}
export interface WorkTask {
  readonly challenge: string;
  readonly bits: number;
  /** After so many seconds the challenge counts without a solution. */
  readonly waitSeconds: number;
}
