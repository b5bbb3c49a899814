import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type City, readCity } from '#catalogue';
import { guestActor } from '#kernel/actor';
import { type Language, languages } from '#kernel/language';
import type { PageShell } from '#ui';
import { texts } from '../../texts/index.ts';
import { elsewhereOf, knowledgeOf } from '../city-facts.ts';
import { shellOf } from '../shell.ts';
import { glossaryPage } from './glossary-page.tsx';
import { homePage } from './home-page.tsx';
import { lifeEventPage } from './life-event-page.tsx';
import { officePage, officesPage } from './office-pages.tsx';
import { searchPage } from './search-page.tsx';
import { servicePage } from './service-page.tsx';
import { expectSound } from './test-support.ts';

let city: City;
beforeAll(async () => {
  city = (await readCity(join(import.meta.dirname, '../../../../../city'))).city!;
});

describe.each(languages)('in %s', (language) => {
  it('the home page asks one question and shows the life events and three figures', async () => {
    const figures = ['12', '10', '98 %'].map((value, at) => ({
      value,
      label: `l${at}`,
      href: `/${language}/zahlen#f${at}`,
    }));
    const html = homePage({
      shell: shell(language, ''),
      lifeEvents: city.lifeEvents,
      services: city.services,
      figures,
      at: Temporal.Instant.from('2026-11-21T13:02:00Z'),
    });
    await expectSound(html);
    expect(html.match(/href="\/(de|en)\/leben\//g)).toHaveLength(city.lifeEvents.length);
    expect(html).toContain(`action="/${language}/suche"`);
    expect(html).toContain('14:02');
  });

  it('every service says cost, time and need first and leads to its start', async () => {
    expect(city.services.length).toBeGreaterThan(0);
    for (const folder of city.services) {
      const html = servicePage({
        shell: shell(language, `/${folder.id}`),
        folder,
        office: city.offices.find(({ id }) => id === folder.service.office) ?? null,
        fees: city.fees.filter(({ id }) => folder.service.fees.includes(id)),
        followUps: [],
        measured: { cases: 213, median: 94, p90: 172_800 },
        today: Temporal.PlainDate.from('2026-11-21'),
        visit: { bookable: 'umzug', next: Temporal.Instant.from('2026-11-24T08:00:00Z') },
      });
      expect(html).toContain(`/${language}/termin?leistung=umzug`);
      await expectSound(html);
      expect(html.match(new RegExp(`href="/${language}/${folder.id}/start"`, 'g'))).toHaveLength(1);
      expect(html.indexOf('city-answer')).toBeLessThan(html.indexOf('<h2'));
      expect(html).toContain(
        language === 'de' ? 'Die Hälfte ist nach 2 Minuten fertig' : 'Half are done after 2 minutes',
      );
    }
  });

  it('a service without enough cases says that it was not measured', () => {
    const folder = city.services[0]!;
    const base = { shell: shell(language, ''), folder, office: null, fees: [], followUps: [] };
    const html = servicePage({ ...base, measured: null, visit: null, today: Temporal.PlainDate.from('2026-11-21') });
    expect(html).toContain(language === 'de' ? 'Noch nicht gemessen' : 'Not measured yet');
  });

  it('every life event leads somewhere', async () => {
    for (const event of city.lifeEvents) {
      const services = city.services.filter(({ id }) => event.services.includes(id));
      const elsewhere = elsewhereOf(event);
      expect(services.length + elsewhere.length, event.id).toBeGreaterThan(0);
      const others = city.lifeEvents.filter((other) => other !== event);
      await expectSound(
        lifeEventPage({ shell: shell(language, ''), event, services, elsewhere, others, officeName: (id) => id }),
      );
    }
  });

  it('offices show their state, and what is not known is said', async () => {
    await expectSound(officesPage({ shell: shell(language, '/aemter'), offices: city.offices }));
    for (const office of city.offices) {
      const knowledge = knowledgeOf(office)?.[language] ?? null;
      const html = officePage({ shell: shell(language, ''), office, services: [], knowledge });
      await expectSound(html);
      expect(html).toContain(texts[language].open.offices[office.state]);
    }
  });

  it('the glossary gives each term one place', async () => {
    await expectSound(glossaryPage({ shell: shell(language, '/begriffe'), terms: city.glossary }));
  });

  it.each([
    ['', 0],
    ['hund', 1],
    ['<script>', 0],
  ] as const)('a search for "%s" is a whole page', async (text, count) => {
    const hit = { kind: 'service' as const, id: 'hund-anmelden', title: 'Hund', summary: 'x', score: 1 };
    const html = searchPage({
      shell: shell(language, '/suche?q=x'),
      text,
      hits: count ? [hit] : [],
      meant: text ? 'Hund' : null,
      phone: '115',
      hrefOf: () => '/de/hund-anmelden',
      ways: [{ label: 'Hilfe', href: '/de/hilfe' }],
    });
    await expectSound(html);
    expect(html).not.toContain('<script>');
  });
});

function shell(language: Language, place: string): PageShell {
  const url = new URL(`https://stadt.example/${language}${place}`);
  return shellOf({ city: () => city }, {}, { mode: 'demo' })({ language, url, actor: guestActor });
}
