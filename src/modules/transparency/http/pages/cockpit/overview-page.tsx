import { legalDay } from '#kernel/clock';
import { formatDate } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Card,
  CardGrid,
  Heading,
  Link,
  NumberText,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Table,
  Text,
} from '#ui';
import { cockpitTexts } from '../../../texts/index.ts';
import type { OwnConsents } from '../../../use-cases/cockpit/own-consents.ts';

/** "My data": one page that leads to everything one can see and do about one's own data, with consents and mandates. */
export function overviewPage({ shell, own, isGuest }: OverviewProps): string {
  const { language } = shell;
  const { overview: t } = cockpitTexts[language];
  return renderDocument(
    <Page {...shell} title={t.title} noIndex islands={[]} back={{ href: `/${language}/mein-bereich`, label: t.back }}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <CardGrid label={t.title} columns={2}>
        {places.map(([way, place]) => (
          <Card key={way} level={2} title={t.ways[way][0] ?? ''} href={`/${language}${place}`}>
            <p>{t.ways[way][1]}</p>
          </Card>
        ))}
      </CardGrid>
      <Section title={t.consents}>
        <Text>{own.consents.length > 0 ? t.consentsText : t.noConsents}</Text>
        {own.consents.length > 0 ? <Consents consents={own.consents} language={language} /> : null}
      </Section>
      {isGuest ? null : (
        <Section title={t.mandates}>
          <Text>{own.mandates.length > 0 ? t.mandatesText : t.noMandates}</Text>
          {own.mandates.length > 0 ? <Mandates mandates={own.mandates} language={language} /> : null}
          <Text>
            <Link href={`/${language}/mein-bereich/vollmachten`}>{t.mandatesLink}</Link>
          </Text>
        </Section>
      )}
    </Page>,
  );
}

function Consents({ consents, language }: Pick<OwnConsents, 'consents'> & { language: Language }) {
  const { overview: t } = cockpitTexts[language];
  return (
    <Table
      caption={t.consents}
      hideCaption
      columns={[
        { key: 'case', label: t.case },
        { key: 'given', label: t.consentGiven },
        { key: 'end', label: t.consentEnd },
      ]}
      rows={consents.map(({ case: number, at }) => ({
        id: number,
        cells: {
          case: (
            <Link href={`/${language}/vorgang/${number}`}>
              <NumberText>{number}</NumberText>
            </Link>
          ),
          given: formatDate(legalDay(Temporal.Instant.from(at)), language),
          end: t.consentEndText,
        },
      }))}
    />
  );
}

function Mandates({ mandates, language }: Pick<OwnConsents, 'mandates'> & { language: Language }) {
  const { overview: t } = cockpitTexts[language];
  const day = (date: string): string => formatDate(Temporal.PlainDate.from(date), language);
  return (
    <Table
      caption={t.mandates}
      hideCaption
      columns={[
        { key: 'number', label: t.mandateNumber, numeric: true },
        { key: 'from', label: t.mandateFrom },
        { key: 'until', label: t.mandateUntil },
      ]}
      rows={mandates.map(({ begins, until }, index) => ({
        id: String(index),
        cells: { number: String(index + 1), from: day(begins), until: day(until) },
      }))}
    />
  );
}

const places = [
  ['access', '/mein-bereich/zugriffe'],
  ['proof', '/meine-daten/beweis'],
  ['copy', '/mein-bereich/datenkopie'],
  ['correct', '/meine-daten/frage?anlass=berichtigung'],
  ['erase', '/mein-bereich/loeschen'],
  ['keep', '/meine-daten/aufbewahrung'],
  ['ask', '/meine-daten/frage'],
] as const;

export interface OverviewProps {
  readonly shell: PageShell;
  readonly own: OwnConsents;
  readonly isGuest: boolean;
}
