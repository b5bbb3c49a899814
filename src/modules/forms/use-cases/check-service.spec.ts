import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { City, ServiceFolder } from '#catalogue';
import { rawForm, sampleAnswers } from '../fixtures/sample-form.ts';
import { checkServiceForm } from './check-service.ts';

const { inDerStadt, vorname, geburtsdatum, anschrift, betrag, konto, besonderheit } = sampleAnswers;
const journey = {
  id: 'ein-hund',
  on: '2026-11-21',
  pages: [
    { page: 'inDerStadt', answers: { inDerStadt } },
    { page: 'person', answers: { vorname, geburtsdatum } },
    { page: 'anschrift', answers: { anschrift } },
    {
      page: 'tiere',
      items: [
        [
          { page: 'tierName', answers: { name: 'Bello' } },
          { page: 'art', answers: { art: 'hund' } },
          { page: 'gewicht', answers: { gewicht: 12 } },
        ],
      ],
    },
    { page: 'hilfe' },
    { page: 'geld', answers: { betrag, konto } },
    { page: 'besonderheit', answers: { besonderheit } },
    { page: 'kontakt' },
  ],
};
const city = { name: 'Leipzig', fees: [] } as unknown as City;
const check = async (form: unknown, journeys: unknown) => {
  const files = { 'form.yaml': stringify(form), 'journeys.yaml': stringify(journeys) };
  const folder = { id: 'probe', version: 'v', files, service: { fees: [] } } as unknown as ServiceFolder;
  return (await checkServiceForm(folder, city)).map(({ level, code, file, line }) => [level, code, file, line]);
};

describe('checking the form of a service before it is published', () => {
  it('passes a sound one', async () => {
    expect(await check(rawForm, [journey])).toEqual([]);
  });

  it('names what is wrong with its file and line', async () => {
    const broken = { pages: [{ id: 'a', when: 'a = = 1', questions: [{ id: 'a', type: 'text' }] }] };
    expect(await check(broken, [])).toEqual([['error', 'form-condition', 'services/probe/form.yaml', 3]]);
    const wrong = { ...journey, pages: [journey.pages[0], { page: 'anschrift' }] };
    const text = stringify([journey, wrong]);
    const before = text.slice(0, text.lastIndexOf('page: anschrift'));
    expect((await check(rawForm, [journey, wrong]))[0]).toEqual([
      'error',
      'journey-page',
      'services/probe/journeys.yaml',
      before.split('\n').length,
    ]);
    expect(await check(rawForm, [{ ...journey, on: 'bald' }])).toEqual([
      ['error', 'journey-day', 'services/probe/journeys.yaml', 2],
    ]);
  });

  it('warns of pages that no journey reaches', async () => {
    const away = { ...journey, pages: [{ page: 'inDerStadt', answers: { inDerStadt: false } }, { exit: 'woanders' }] };
    const found = await check(rawForm, [away]);
    expect(found.map(([level, code]) => `${level} ${code}`)).toEqual(Array(9).fill('warning journey-unvisited'));
  });
});
