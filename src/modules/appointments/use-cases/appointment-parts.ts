import type { Accounts } from '#accounts';
import type { Cases } from '#cases';
import type { Catalogue } from '#catalogue';
import type { LegalCalendar } from '#kernel/calendar';
import type { Platform } from '#platform/mount';
import type { OfficePlan, Plan } from '../domain/plan.ts';
import type { Board } from './board.ts';

/** What every use case of this module works with. */
export interface AppointmentParts extends Platform {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly cases: Cases;
  readonly plan: Plan;
  readonly calendar: LegalCalendar;
  readonly board: Board;
}

/** The plan of an office; null for one without desks. */
export const officeOf = (parts: Pick<AppointmentParts, 'plan'>, id: string): OfficePlan | null =>
  parts.plan.offices.find((office) => office.id === id) ?? null;

/** A whole number from 0 up to but without `below`, by chance. */
export function drawn({ random }: Pick<AppointmentParts, 'random'>, below: number): number {
  const bytes = random.bytes(4);
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return Math.floor((number / 2 ** 32) * below);
}

/** When a slot that is returned now is offered again: after a random time, so that nobody can wait for it. */
export function backAt(parts: Pick<AppointmentParts, 'random' | 'clock' | 'plan'>): string {
  const { least, most } = parts.plan.rules.returnMinutes;
  const seconds = least * 60 + drawn(parts, Math.max(1, (most - least) * 60));
  return parts.clock.now().add({ seconds }).toString();
}
