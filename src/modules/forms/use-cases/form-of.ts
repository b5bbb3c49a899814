import { parse } from 'yaml';
import type { AddressCheck, Catalogue, FeeContext, ServiceFolder, StreetAddress } from '#catalogue';
import { legalDay } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { compileFeel } from '#processes';
import type { StreetCheck } from '../domain/check-value.ts';
import type { FormContext } from '../domain/form-context.ts';
import type { FormModel } from '../domain/form-model.ts';
import { type ParsedForm, parseForm } from '../domain/parse-form.ts';

/** The form of a service version, parsed once per version; throws for a folder that was never checked. */
export function formOf(folder: ServiceFolder): FormModel {
  const known = forms.get(folder);
  if (known) return known;
  const parsed = readForm(folder);
  if (!parsed.ok) throw new Error(`form of ${folder.id} ${folder.version}: ${JSON.stringify(parsed.problems)}`);
  forms.set(folder, parsed.form);
  return parsed.form;
}

/** The form of a folder, or every problem in it, for the check of a city. */
export const readForm = (folder: Pick<ServiceFolder, 'id' | 'version' | 'files'>): ParsedForm =>
  parseForm(folder.id, folder.version, parse(folder.files['form.yaml'] ?? ''), compileFeel);

/** What a form knows on this day; on a day with a gap in its fees, conditions over fees are not true. */
export function contextOf(
  catalogue: Catalogue,
  folder: ServiceFolder,
  now: Temporal.Instant,
  language: Language,
  sentOn: Temporal.PlainDate | null = null,
): FormContext {
  const today = legalDay(now);
  return { today, sentOn, fees: feesOf(catalogue, folder, sentOn ?? today), language, streets: streetCheck(catalogue) };
}

function feesOf(catalogue: Catalogue, folder: ServiceFolder, day: Temporal.PlainDate): FeeContext {
  const found = catalogue.feesOn(day, folder.service.fees);
  return found.ok ? found.value : {};
}

/** The city's street list as the forms ask it. */
export const streetCheck = (catalogue: StreetsAsked): StreetCheck => ({
  check(address) {
    const city = catalogue.city().name;
    const found = catalogue.checkLocalAddress(address);
    if (found.ok) return { ok: true, address: { ...found.address, city } };
    switch (found.reason) {
      case 'number-unknown':
        return { ok: false, reason: 'house-number-unknown', address: { ...found.address, city } };
      case 'street-unknown':
        return { ok: false, reason: found.reason, choices: found.suggestions };
      default:
        return { ok: false, reason: found.reason, choices: found.postcodes };
    }
  },
});

/** What of the catalogue is asked about streets. */
interface StreetsAsked {
  city(): { readonly name: string };
  checkLocalAddress(address: StreetAddress): AddressCheck;
}

// The catalogue hands out the same folder object for a version as long as it remembers it.
const forms = new WeakMap<ServiceFolder, FormModel>();
