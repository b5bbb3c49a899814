import type { ServiceFolder } from '#catalogue';
import type { JsonObject } from '#kernel/json';
import { asWritten, bornOn, type CardData, type SaidOfPerson } from '../../domain/card/index.ts';

/** Answers that a card gives to the questions about the person of a form (PAuswG § 18a(1)): name and day of birth. Addresses are not taken over: forms want them by the list of streets. */
export function answersFromCard({ service }: ServiceFolder, card: CardData): JsonObject {
  const { name, birthDate } = service.subject;
  const [family, day] = [name.at(-1), bornOn(card)];
  const given = name.length === 2 ? name[0] : undefined;
  return {
    ...(family && given ? { [given]: asWritten(card.givenNames), [family]: asWritten(card.familyNames) } : {}),
    ...(birthDate && day ? { [birthDate]: day } : {}),
  };
}

/** What a form says of its person, as a card can be compared with it: the address is the one that the register knows, not a new one. */
export function saidIn({ service }: ServiceFolder, answers: JsonObject): SaidOfPerson {
  const { name, birthDate, address } = service.subject;
  const texts = name.map((id) => answers[id]).map((one) => (typeof one === 'string' ? one.trim() : ''));
  const known = Object.entries(service.prefill?.questions ?? {}).find(([, field]) => field === 'address')?.[0];
  const home = answers[known ?? address ?? ''];
  const born = birthDate ? answers[birthDate] : null;
  return {
    ...(texts.length === 1 ? { fullName: texts[0] || null } : {}),
    familyName: (texts.length > 1 && texts.at(-1)) || null,
    givenNames: texts.slice(0, -1).join(' ').trim() || null,
    birthDate: typeof born === 'string' ? born : null,
    home: homeIn(home),
  };
}

function homeIn(answer: JsonObject[string]): SaidOfPerson['home'] {
  if (!answer || typeof answer !== 'object' || Array.isArray(answer)) return null;
  const { street, houseNumber, postcode } = answer as JsonObject;
  if (typeof street !== 'string' || typeof postcode !== 'string') return null;
  return { street: `${street} ${typeof houseNumber === 'string' ? houseNumber : ''}`.trim(), postcode };
}
