import { ok, type Result, refuse } from '#kernel/result';

/** Whether somebody may serve at a branch on a day: named for it, trained, and not revoked. Each refusal has a way forward in the texts. */
export function mayServe(
  clerk: PartnerClerk | null,
  branch: string,
  day: Temporal.PlainDate,
): Result<PartnerClerk, ServeRefusal> {
  if (!clerk) return refuse('not-named');
  if (clerk.revokedAt !== null) return refuse('revoked');
  if (clerk.branch !== branch) return refuse('wrong-branch');
  return clerk.trainedUntil < day.toString() ? refuse('training-over') : ok(clerk);
}

export interface PartnerClerk {
  readonly id: string;
  readonly branch: string;
  /** The last day, ISO. */
  readonly trainedUntil: string;
  readonly revokedAt: string | null;
}
export type ServeRefusal = 'not-named' | 'revoked' | 'wrong-branch' | 'training-over';
