import { formAsData } from '#forms';
import type { Actor } from '#kernel/actor';
import { legalDay } from '#kernel/clock';
import type { Language } from '#kernel/language';
import { ok, type Result } from '#kernel/result';
import { levelAtCounter, openServices } from '../../domain/network/eligibility.ts';
import { mandateHash, type ServeRefusal } from '../../domain/visit/index.ts';
import { mandateText } from '../../texts/mandate-text.ts';
import { servingAt } from '../clerks.ts';
import type { PartnerParts } from '../partner-parts.ts';
import type { AppPackage, AppService } from './app-types.ts';
import type { CityKeys } from './city-keys.ts';

/** What a device of the own branch needs while the line is gone: today's services with forms and words, and the keys of the city. Refused as serving is. */
export async function appPackage(
  parts: PartnerParts,
  keys: CityKeys,
  actor: Actor,
): Promise<Result<AppPackage, ServeRefusal>> {
  const serving = await servingAt(parts, actor);
  if (!serving.ok) return serving;
  const { branch: id } = serving.value;
  const now = parts.clock.now();
  const services = openServices(parts.network!, id, legalDay(now)).flatMap((service) => appService(parts, service));
  return ok({
    branch: { id, name: parts.network!.branches.find((one) => one.id === id)?.name ?? id },
    clerk: { id: serving.value.id, name: actor.name ?? '' },
    at: now.toString({ smallestUnit: 'millisecond' }),
    until: now.add({ hours: hoursAlone }).toString({ smallestUnit: 'millisecond' }),
    keys: { seal: keys.seal, receipt: keys.receipt },
    city: parts.catalogue.city().name,
    services,
  });
}

function appService(parts: PartnerParts, id: string): readonly AppService[] {
  const folder = parts.catalogue.findService(id);
  if (!folder) return [];
  const { edition, texts, service } = folder;
  const level = levelAtCounter(parts.network!, id, service.identity);
  const mandate = (language: Language) => {
    const text = mandateText(language, texts[language].title);
    return { text, hash: mandateHash(text) };
  };
  return [
    {
      ...{ id, edition, texts, level, needsCard: level === 'high' },
      form: formAsData(parts.forms.formOf(folder)),
      fees: parts.forms.contextOf(folder, 'de').fees,
      mandates: { de: mandate('de'), en: mandate('en') },
    },
  ];
}

/** Over a long weekend, and no longer: who serves and what is open changes. */
const hoursAlone = 96;
