import type { Journey } from './walk.ts';

/** The whole dog registration of the city, decided by rules alone; with a free text a person must read it. */
export function dogJourney(about: DogOwner = {}): Journey {
  const { givenName = 'Ada', familyName = 'Beispiel', born = '1988-03-27', freeText = '' } = about;
  const today = Temporal.Now.plainDateISO('Europe/Berlin');
  return {
    start: '/de/hund-anmelden/start',
    ends: '/de/vorgang/',
    steps: [
      { where: '/start', fields: {} },
      { where: 'hundInLeipzig', fields: { hundInLeipzig: 'true' } },
      { where: 'vorname', fields: { vorname: givenName, familienname: familyName } },
      { where: 'geburtsdatum-day', fields: date('geburtsdatum', Temporal.PlainDate.from(born)) },
      {
        where: 'anschrift-street',
        fields: {
          'anschrift-street': 'Menckestraße',
          'anschrift-houseNumber': '20',
          'anschrift-postcode': '04155',
          'anschrift-city': 'Leipzig',
          'anschrift-addition': '',
        },
      },
      { where: 'name', fields: { name: 'Bello' } },
      { where: 'rasse', fields: { rasse: 'Dackel' } },
      { where: 'hundGeburtsdatum-day', fields: date('hundGeburtsdatum', today.subtract({ years: 3 })) },
      { where: 'haltungSeit-day', fields: date('haltungSeit', today.subtract({ months: 2 })) },
      { where: 'herkunft', fields: { herkunft: 'zuechter' } },
      { where: 'zweck', fields: { zweck: 'privat' } },
      { where: 'chip', fields: { chip: 'nein' } },
      { where: '/frage/hunde', fields: {} },
      { where: 'leipzigPass', fields: { leipzigPass: 'false' } },
      { where: 'zahlweise', fields: { zahlweise: 'ueberweisung' } },
      { where: 'besonderheit', fields: { besonderheit: freeText } },
      { where: 'bekanntgabePortal', fields: { bekanntgabePortal: 'true' } },
      { where: 'email', fields: { email: 'ada@example.org' } },
      { where: '/senden', fields: {} },
    ],
  };
}

const date = (name: string, day: Temporal.PlainDate) => ({
  [`${name}-day`]: String(day.day),
  [`${name}-month`]: String(day.month),
  [`${name}-year`]: String(day.year),
});

interface DogOwner {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly born?: string;
  readonly freeText?: string;
}
