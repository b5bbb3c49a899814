import { parseCaseNumber } from '#kernel/case-number';
import { hashOfProof } from '#kernel/guest-proof';
import { resumeCode, resumeCodeBytes } from '#kernel/resume-code';
import type { Request } from '#platform/http';
import { deriveGuestKeys } from '#platform/vault';
import type { InformationParts } from '../use-cases/information-parts.ts';
import type { Person } from '../use-cases/person.ts';
import type { RequestRow } from '../use-cases/read-requests.ts';
import type { ShellFor } from './shell-for.ts';

/** The person behind a request, with the codes of this device. */
export const personOf = ({ actor, session }: Request): Person => ({
  actor,
  guestProofs: session.guestCodes.map((code) => deriveGuestKeys(code).proof),
});

/** A guest gets a code, so that the request can be found again; an account needs none. */
export function withCode({ random }: InformationParts, request: Request): Person {
  if (request.actor.kind !== 'citizen' && request.session.guestCodes.length === 0)
    request.session.addGuestCode(resumeCode(random.bytes(resumeCodeBytes)));
  return personOf(request);
}

/** The code of this device that opens a request; null when it is the account's. */
export const codeOf = (row: RequestRow, { session }: Request): string | null =>
  session.guestCodes.find((code) => row.guestProof?.equals(hashOfProof(deriveGuestKeys(code).proof))) ?? null;

/** The number in an address, as it is stored. */
export function numberIn({ params }: Request): string {
  const parsed = parseCaseNumber(params['request'] ?? '', 'A');
  return parsed.ok ? parsed.value : '';
}

/** What every address of the requests needs. */
export interface InformationHttp {
  readonly parts: InformationParts;
  readonly shellFor: ShellFor;
}
