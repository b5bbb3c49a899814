import type { LifeEvent, ServiceFolder } from '#catalogue';
import { Card, CardGrid, Heading, Link, List, Page, type PageShell, renderDocument, Section, Text } from '#ui';
import { texts } from '../../texts/index.ts';
import type { Elsewhere } from '../city-facts.ts';

/** One life event: what can be done here at once, and honestly what lies elsewhere and how to get there. */
export function lifeEventPage({ shell, event, services, elsewhere, others, officeName }: LifeEventProps): string {
  const { language } = shell;
  const t = texts[language].open.lifeEvent;
  const to = (place: string): string => `/${language}${place}`;
  return renderDocument(
    <Page
      {...shell}
      title={event.title[language]}
      description={event.text[language]}
      back={{ href: to('') }}
      islands={[]}
    >
      <Heading level={1}>{event.title[language]}</Heading>
      <Text size="lead">{event.text[language]}</Text>
      {services.length > 0 ? (
        <Section title={t.here}>
          <CardGrid columns={2}>
            {services.map((folder) => (
              <Card key={folder.id} title={folder.texts[language].title} href={to(`/${folder.id}`)}>
                {folder.texts[language].summary}
              </Card>
            ))}
          </CardGrid>
        </Section>
      ) : (
        <Text>{t.none}</Text>
      )}
      {elsewhere.length > 0 ? (
        <Section title={t.elsewhere}>
          {elsewhere.map((place) => (
            <Place key={place.id} shell={shell} place={place} officeName={officeName} />
          ))}
        </Section>
      ) : null}
      <Section title={t.others}>
        <List
          items={others.map((other) => (
            <Link key={other.id} href={to(`/leben/${other.id}`)}>
              {other.title[language]}
            </Link>
          ))}
        />
      </Section>
    </Page>,
  );
}

function Place({ shell, place, officeName }: Pick<LifeEventProps, 'shell' | 'officeName'> & { place: Elsewhere }) {
  const { language } = shell;
  const t = texts[language].open.lifeEvent;
  const href = place.href ?? (place.office ? `/${language}/aemter/${place.office}` : null);
  const where = place.href ? `${new URL(place.href).host} (${t.external})` : officeName(place.office ?? '');
  return (
    <Card
      title={place.title[language]}
      footer={
        href ? (
          <Link href={href} plain label={`${where}: ${place.title[language]}`}>
            {where}
          </Link>
        ) : undefined
      }
      meta={<span lang={language === 'de' ? undefined : 'de'}>{t.source(place.source)}</span>}
    >
      {place.text[language]}
    </Card>
  );
}

export interface LifeEventProps {
  readonly shell: PageShell;
  readonly event: LifeEvent;
  readonly services: readonly ServiceFolder[];
  readonly elsewhere: readonly Elsewhere[];
  readonly others: readonly LifeEvent[];
  readonly officeName: (id: string) => string;
}
