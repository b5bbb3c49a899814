import type { Forms } from '#forms';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import type { Request } from '#platform/http';
import { deriveGuestKeys } from '#platform/vault';
import type { PageShell } from '#ui';
import type { Person } from '../domain/booking.ts';
import type { AppointmentParts } from '../use-cases/appointment-parts.ts';
import type { WorkGate } from '../use-cases/work-gate.ts';

/** Who stands in front of us, with the proofs of this device. */
export const personOf = (request: Request): Person => ({
  actor: request.actor,
  guestProofs: request.session.guestCodes.map((code) => deriveGuestKeys(code).proof),
});

/** The same, and a guest without any code gets one, so that the visit can be found again on this device. */
export function holderOf({ random }: Pick<AppointmentParts, 'random'>, request: Request): Person {
  if (request.actor.kind === 'guest' && request.session.guestCodes.length === 0)
    request.session.addGuestCode(resumeCode(random.bytes(resumeCodeBytes)));
  return personOf(request);
}

/** What every address of the appointments gets besides the parts of the module. */
export interface AppointmentHttp {
  shellFor(request: Request): PageShell;
  readonly gate: WorkGate;
  readonly forms: Forms;
}
