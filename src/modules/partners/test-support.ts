import type { Uuid } from '#kernel/ids';
import type { JsonObject } from '#kernel/json';
import { resumeCode } from '#kernel/resume-code';
import type { ComposedApp } from '../../../test/contract/compose-app.ts';
import { dogAnswers } from '../../../test/contract/people.ts';
import { type FiledVisit, mandateHash } from './domain/visit/index.ts';
import { mandateText } from './texts/mandate-text.ts';
import type { PartnerParts } from './use-cases/partner-parts.ts';
import { titlesOf } from './use-cases/serve-visit.ts';

/** What the use cases of the partners get, from a composed app. */
export const partsOf = ({ platform, doors }: ComposedApp): PartnerParts => ({
  ...platform,
  ...doors,
  network: doors.partners.network(),
  eid: null,
});

/** A whole visit for a service, sound unless told otherwise, with a person at the counter who gets a new resume code. */
export function aFiledVisit(app: ComposedApp, about: About): FiledVisit {
  const { service = 'hund-anmelden', language = 'de', number = 1, ...rest } = about;
  const parts = partsOf(app);
  const now = rest.recordedAt ? Temporal.Instant.from(rest.recordedAt) : app.clock.now();
  const at = (minutes: number): string => now.subtract({ minutes }).toString({ smallestUnit: 'millisecond' });
  const folder = parts.catalogue.findService(service)!;
  return {
    ...{ id: app.platform.newId(), number, recordedAt: at(0), language, service, edition: folder.edition },
    person: { resumeCode: resumeCode(app.platform.random.bytes(13)) },
    mandate: {
      textHash: mandateHash(mandateText(language, titlesOf(parts, service)[language])),
      ...{ method: 'pen-pad', signedAt: at(4) },
    },
    identity: { method: 'photo-comparison', level: 'substantial', at: at(3) },
    answers: service === 'hund-anmelden' ? dogAnswers() : concern(),
    files: [],
    ...rest,
  };
}

/** A concern about waste in the street. */
export const concern = (more: JsonObject = {}): JsonObject => ({
  ...{ art: 'anliegen', kategorie: 'muell', ort: 'Eisenbahnstraße 20' },
  ...more,
});

type About = Partial<FiledVisit> & { readonly branch: string; readonly device: Uuid; readonly clerk: Uuid };
