import type { Language } from '#kernel/language';
import { ok, type Result, refuse } from '#kernel/result';
import { sha256Of } from '#kernel/sha256';

/** The words of a mandate as they are signed: SHA-256 over id, version, language and text, so that nobody can say later that they were others. */
export const mandateHash = ({ id, version, language, text }: MandateText): string =>
  sha256Of([id, version, language, text].join('\n')).toString('hex');

/** A mandate for one service in one visit. Refused when the words shown were not those on record, or the language was another one. */
export function signMandate(
  text: MandateText,
  { shownHash, method, service, visit, at }: Signing,
): Result<Mandate, 'other-words'> {
  if (shownHash !== mandateHash(text)) return refuse('other-words');
  const { id, version, language, text: words } = text;
  return ok({
    textId: id,
    version,
    text: words,
    textHash: shownHash,
    language,
    method,
    service,
    visit,
    signedAt: at,
    withdrawnAt: null,
  });
}

/** True while the mandate stands, for exactly this service and this visit. */
export const mandateCovers = (
  mandate: Mandate | null,
  { service, visit }: Pick<Mandate, 'service' | 'visit'>,
): boolean =>
  mandate !== null && mandate.withdrawnAt === null && mandate.service === service && mandate.visit === visit;

/** The mandate as withdrawn: from then on it covers nothing. The first withdrawal counts. */
export const withdrawMandate = (mandate: Mandate, at: string): Mandate => ({
  ...mandate,
  withdrawnAt: mandate.withdrawnAt ?? at,
});

export const mandateMethods = ['pen-pad', 'eid', 'sms-code'] as const;
export type MandateMethod = (typeof mandateMethods)[number];
export interface MandateText {
  readonly id: string;
  readonly version: string;
  readonly language: Language;
  readonly text: string;
}
interface Signing {
  /** Of what stood on the person's screen. */
  readonly shownHash: string;
  readonly method: MandateMethod;
  readonly service: string;
  readonly visit: string;
  /** ISO instant in UTC. */
  readonly at: string;
}
export interface Mandate {
  readonly textId: string;
  readonly version: string;
  /** The words as signed: the copy for the person stays the same, whatever becomes of the text. */
  readonly text: string;
  readonly textHash: string;
  readonly language: Language;
  readonly method: MandateMethod;
  readonly service: string;
  readonly visit: string;
  readonly signedAt: string;
  readonly withdrawnAt: string | null;
}
