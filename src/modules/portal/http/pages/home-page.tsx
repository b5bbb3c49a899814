import type { LifeEvent, ServiceFolder } from '#catalogue';
import { formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Card,
  CardGrid,
  type FigureProps,
  Figures,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  SearchField,
  Section,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';

/** The home page: one question, the life events of the city, what was begun, and true figures of today. */
export function homePage({ shell, lifeEvents, services, figures, at }: HomeProps): string {
  const { language } = shell;
  const t = texts[language].open;
  const to = (place: string): string => `/${language}${place}`;
  return renderDocument(
    <Page
      {...shell}
      title={t.home.title}
      islands={['search-suggest']}
      head={<link rel="manifest" href="/manifest.webmanifest" />}
      hero={
        <>
          <h1 class="kern-sr-only">{t.home.question}</h1>
          <SearchField
            large
            action={to('/suche')}
            label={t.home.question}
            hint={t.home.hint}
            suggest={to('/suche/vorschlag')}
          />
        </>
      }
    >
      <Heading>{t.home.lifeEvents}</Heading>
      <CardGrid label={t.home.lifeEventsLabel}>
        {lifeEvents.map((event) => (
          <Card key={event.id} title={event.title[language]} href={to(`/leben/${event.id}`)}>
            {event.text[language]}
          </Card>
        ))}
      </CardGrid>
      <Section title={t.home.started}>
        <CardGrid columns={2}>
          <Card title={t.home.resume} href={to('/weitermachen')}>
            {t.home.resumeText}
          </Card>
          <Card title={t.home.myArea} href={to('/mein-bereich')}>
            {t.home.myAreaText}
          </Card>
        </CardGrid>
      </Section>
      <Section title={t.home.all}>
        <List
          items={byTitle(services, language).map((folder) => (
            <Link key={folder.id} href={to(`/${folder.id}`)}>
              {folder.texts[language].title}
            </Link>
          ))}
        />
      </Section>
      <Section title={t.home.open}>
        <CardGrid columns={2}>
          {openPlaces.map((place) => (
            <Card key={place} title={t.home.openTitles[place]} href={to(`/${place}`)}>
              {t.home.openTexts[place]}
            </Card>
          ))}
        </CardGrid>
      </Section>
      <Section title={t.home.today}>
        <Figures figures={figures} />
        <Text size="small" muted>
          {t.home.asOf(formatTime(at, language))}
        </Text>
      </Section>
    </Page>,
  );
}

const openPlaces = ['ziele', 'anfragen', 'daten', 'warten'] as const;

const byTitle = (services: readonly ServiceFolder[], language: Language): readonly ServiceFolder[] =>
  [...services].sort((a, b) => a.texts[language].title.localeCompare(b.texts[language].title, language));

export interface HomeProps {
  readonly shell: PageShell;
  readonly lifeEvents: readonly LifeEvent[];
  readonly services: readonly ServiceFolder[];
  readonly figures: readonly FigureProps[];
  /** When the figures were counted. */
  readonly at: Temporal.Instant;
}
