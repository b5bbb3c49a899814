import { expect, it } from 'vitest';
import { kim, openDesk } from '../../http/clerk/test-support.ts';
import { dogAnswers } from '../../test-support.ts';
import { nextTask, showWorklist } from './worklist.ts';

const own = await openDesk();
const { parts } = own;
const all = { whose: 'all', kind: 'all', service: null, overdue: false, basket: 'mine', after: null } as const;
const card = {
  ...{ anliegen: 'neu', deutsch: true, inLeipzig: true, vorname: 'Jana', familienname: 'Beispiel' },
  ...{ geburtsdatum: '1988-03-27', grund: 'abgelaufen', vorlaeufig: false, foto: 'dienstleister', abholung: 'abholen' },
  ...{ besuch: 'termin', buergerbuero: 'egal', wunschAb: '2026-12-01', wunschZeit: 'egal', email: 'jana@example.org' },
};
const list = async (basket: string = 'mine') => showWorklist(parts, kim, { ...all, basket });
const numbers = async (basket?: string) => (await list(basket)).rows.map(({ number }) => number);

it('puts a task into the basket of its lane, one without a lane into the general one, and counts each', async () => {
  const visit = await own.submit('personalausweis', card);
  const dog = await own.submit('hund-anmelden', dogAnswers({ besonderheit: { text: 'Bitte lesen.', language: 'de' } }));
  await parts.jobs.drain();
  const both = [visit.number, dog.number].sort();
  expect((await numbers()).sort()).toEqual(both);
  const counts = (await list()).baskets.map(({ office, basket, count }) => [`${office}/${basket}`, count]);
  expect(Object.fromEntries(counts)).toMatchObject({
    ...{ 'stadtkaemmerei/': 1, 'buergerservice/': 0, 'buergerservice/termine': 1, 'buergerservice/schalter': 0 },
  });
  expect(await numbers('buergerservice/termine')).toEqual([visit.number]);
  expect(await numbers('stadtkaemmerei/')).toEqual([dog.number]);
  // Nobody looks into a basket of an office that is not the own one.
  expect(await numbers('ordnungsamt/')).toEqual([]);

  own.baskets.set(kim.id ?? '', ['buergerservice/termine']);
  expect(await numbers()).toEqual([visit.number]);
  expect((await numbers('all')).sort()).toEqual(both);
  expect(await nextTask(parts, kim)).toMatchObject({ number: visit.number });
  own.baskets.set(kim.id ?? '', ['buergerservice/schalter']);
  expect(await numbers()).toEqual([]);
  expect(await nextTask(parts, kim)).toBeNull();
});
