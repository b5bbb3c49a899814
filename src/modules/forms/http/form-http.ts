import type { Language } from '#kernel/language';
import type { Request } from '#platform/http';
import type { PageShell } from '#ui';
import type { FormParts } from '../use-cases/form-parts.ts';

/** What main hands to the forms. */
export interface FormDoors extends Omit<FormParts, 'platform' | 'saves'> {
  readonly shellFor: (request: Request) => PageShell;
  /** Address of the sign-in that leads back to a page; by default `/de/anmelden?stufe=low&zurueck=...`. */
  readonly signInHref?: (language: Language, level: string, back: string) => string;
  /** Where a draft of this person is checked and sent instead of on the usual page; null for the usual one. */
  readonly checkedAt?: (request: Request, draftId: string) => string | null;
}

/** What the pages work with. */
export interface FormHttp extends FormDoors, FormParts {}
