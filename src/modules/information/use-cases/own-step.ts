import { ok, type Result, refuse } from '#kernel/result';
import type { Step, StepRefusal } from '../domain/request/step.ts';
import { lockRequest, type RequestRow } from '../store/request-store.ts';
import type { InformationParts } from './information-parts.ts';
import { isOwn, type Person } from './person.ts';
import { note, takeStep } from './take-step.ts';

/** What the person does with an own request: answers a question, takes or declines the fee, takes the request back, objects. */
export async function ownStep(
  parts: InformationParts,
  person: Person,
  number: string,
  { what, text }: { readonly what: OwnStepName; readonly text: string },
): Promise<Result<RequestRow, OwnRefusal>> {
  const words = text.trim();
  if ((what === 'clarify' || what === 'appeal') && words.length < 3) return refuse('text-missing');
  if (words.length > 5_000) return refuse('text-too-long');
  return parts.db.transaction(async (tx) => {
    const row = await lockRequest(tx, number);
    if (!row || !isOwn(row, person)) return refuse('not-found');
    const step: Step = { do: what };
    return takeStep(parts, tx, row, { step, actor: person.actor, ...(words ? { sealed: { text: words } } : {}) });
  });
}

/** Tells the city that a published request shows data about a person. Anybody may; the words themselves stand sealed. Refused when nothing is published. */
export async function reportPersonalData(
  parts: InformationParts,
  { actor }: Person,
  number: string,
  text: string,
): Promise<Result<RequestRow, 'not-found' | 'text-missing' | 'text-too-long'>> {
  const words = text.trim();
  if (words.length < 3) return refuse('text-missing');
  if (words.length > 2_000) return refuse('text-too-long');
  return parts.db.transaction(async (tx) => {
    const row = await lockRequest(tx, number);
    if (!row) return refuse('not-found');
    const told = { type: 'reported', sealed: { text: words }, actor };
    return ok(await note(parts, tx, { ...row, reports: row.reports + 1 }, told));
  });
}

export const ownStepNames = ['clarify', 'accept-fee', 'decline-fee', 'withdraw', 'appeal'] as const;
export type OwnStepName = (typeof ownStepNames)[number];
export type OwnRefusal = StepRefusal | 'not-found' | 'text-missing' | 'text-too-long';
