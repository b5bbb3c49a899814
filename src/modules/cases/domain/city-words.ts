import { z } from 'zod';
import type { City } from '#catalogue';
import type { Language } from '#kernel/language';
import { isCreditorIdentifier } from '#kernel/sepa';

/** The city's own words and data that stand on every letter, checked once when the city is loaded. */
export function cityWordsOf(city: City): CityWords {
  const { letterhead, contact, payment } = cityFile.parse(city.data['city']);
  const legal = legalFile.parse(city.data['legal-texts']);
  return {
    authority: letterhead.authority,
    postal: letterhead.postal.filter((line) => line !== letterhead.authority.de),
    place: letterhead.place,
    contact: [`${contact.phone}`, contact.website],
    creditor: {
      name: payment.creditor,
      iban: payment.iban.value,
      isExample: payment.iban.state === 'example',
      office: payment.office,
      identifier: payment.creditorId?.value ?? null,
    },
    readingVersion: legal.readingVersion.mark,
    remedy: (regime) => legal.remedies[regime],
    retrievalConsent: legal.consents.portalNotification,
  };
}

const both = z.object({ de: z.string(), en: z.string() });
const wording = z.object({ id: z.string(), heading: both, text: both });
const cityFile = z.object({
  letterhead: z.object({ authority: both, postal: z.array(z.string()), place: z.string() }),
  contact: z.object({ phone: z.string(), website: z.string() }),
  payment: z.object({
    creditor: z.string(),
    office: z.string().default(''),
    iban: z.object({ value: z.string(), state: z.string().optional() }),
    creditorId: z.object({ value: z.string().refine(isCreditorIdentifier).nullable() }).optional(),
  }),
});
const legalFile = z.object({
  readingVersion: z.object({ mark: both }),
  remedies: z.object({ vwvfg: wording, ao: wording }),
  consents: z.object({ portalNotification: wording.extend({ version: z.string() }) }),
});

type Both = Readonly<Record<Language, string>>;
export interface CityWords {
  readonly authority: Both;
  readonly postal: readonly string[];
  readonly place: string;
  readonly contact: readonly string[];
  readonly creditor: {
    readonly name: string;
    readonly iban: string;
    /** The account is not the city's: nobody may be asked to pay to it. */
    readonly isExample: boolean;
    /** The office that keeps the claims; empty when the city names none. */
    readonly office: string;
    /** The creditor identifier of the SEPA schemes; null as long as it is not known. */
    readonly identifier: string | null;
  };
  readonly readingVersion: Both;
  remedy(regime: 'vwvfg' | 'ao'): { readonly heading: Both; readonly text: Both };
  readonly retrievalConsent: {
    readonly id: string;
    readonly version: string;
    readonly heading: Both;
    readonly text: Both;
  };
}
