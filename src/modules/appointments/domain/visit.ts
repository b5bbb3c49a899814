import { ok, type Result, refuse } from '#kernel/result';
import type { OfficePlan, Plan, ServiceDuration } from './plan.ts';

/** What a visit is about, held against the plan: every service once, persons within the limit. */
export function checkLines(plan: Plan, lines: readonly VisitLine[]): Result<readonly VisitLine[], LinesRefusal> {
  if (lines.length === 0) return refuse('service-missing');
  for (const { service, persons } of lines) {
    if (!plan.services.some(({ id }) => id === service)) return refuse('service-unknown', { service });
    if (!Number.isInteger(persons) || persons < 1 || persons > plan.rules.personsPerVisit)
      return refuse('persons-wrong', { most: plan.rules.personsPerVisit });
  }
  const ids = new Set(lines.map(({ service }) => service));
  return ids.size === lines.length ? ok(lines) : refuse('service-twice');
}

/** Minutes that a visit takes at one desk of an office: all services and persons one after the other, rounded up to the step. */
export function visitMinutes(plan: Plan, office: OfficePlan, lines: readonly VisitLine[]): number {
  const sum = lines.reduce((minutes, { service, persons }) => {
    const { booked, further } = durationAt(plan, office, service);
    return minutes + booked + (persons - 1) * further;
  }, 0);
  const { stepMinutes } = plan.rules;
  return Math.ceil(sum / stepMinutes) * stepMinutes;
}

/** How long a service takes in an office: its own figure, or that of the city. Throws for an unknown service. */
export function durationAt(plan: Plan, office: OfficePlan, service: string): ServiceDuration {
  const duration = office.durations?.[service] ?? plan.services.find(({ id }) => id === service)?.duration;
  if (!duration) throw new Error(`unknown service ${service}`);
  return duration;
}

/** One service for some persons. */
export interface VisitLine {
  readonly service: string;
  readonly persons: number;
}
export type LinesRefusal = 'service-missing' | 'service-unknown' | 'service-twice' | 'persons-wrong';
