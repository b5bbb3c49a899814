import type { Language } from '#kernel/language';
import type { Request } from '#platform/http';
import type { PageShell } from '#ui';
import type { FormParts } from '../use-cases/form-parts.ts';

/** What main hands to the forms. */
export interface FormDoors extends Omit<FormParts, 'platform'> {
  readonly shellFor: (request: Request) => PageShell;
  /** Address of the sign-in that leads back to a page; by default `/de/anmelden?stufe=low&zurueck=...`. */
  readonly signInHref?: (language: Language, level: string, back: string) => string;
}

/** What the pages work with. */
export interface FormHttp extends FormDoors, FormParts {}
