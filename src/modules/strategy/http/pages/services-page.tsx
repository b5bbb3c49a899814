import { formatMoney, formatNumber } from '#kernel/format';
import { Heading, Link, List, Page, type PageShell, renderDocument, Section, Table, Text } from '#ui';
import { texts } from '../../texts/index.ts';
import { sayMonth, sayValue } from '../words.ts';

/** The key figures of every service for the newest month that is over, or why there is none. */
export function servicesPage({ shell, period, rows, titleOf }: ServicesPageProps): string {
  const { language } = shell;
  const { services: t, goal } = texts[language];
  const names = Object.keys(t.names);
  const measured = (service: string): number =>
    rows.filter((row) => row.service === service && row.value !== null).length;
  const services = [...new Set(rows.map(({ service }) => service))].toSorted((a, b) => measured(b) - measured(a));
  return renderDocument(
    <Page {...shell} title={t.title} islands={[]} wide back={{ href: `/${language}/ziele`, label: goal.back }}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{period === null ? t.none : t.lead(sayMonth(period, language))}</Text>
      {period === null ? null : (
        <>
          <Table
            caption={t.title}
            hideCaption
            many
            columns={[
              { key: 'service', label: t.service },
              ...names.map((name) => ({ key: name, label: t.names[name] ?? name, numeric: true })),
            ]}
            rows={services.map((service) => ({
              id: service,
              cells: {
                service: <Link href={`/${language}/${service}`}>{titleOf(service)}</Link>,
                ...Object.fromEntries(
                  names.map((name) => [
                    name,
                    cellOf(
                      rows.find((row) => row.service === service && row.name === name),
                      language,
                    ),
                  ]),
                ),
              },
            }))}
          />
          <Text>
            <Link href={`/${language}/daten/kennzahlen-je-leistung`}>{t.download}</Link>
          </Text>
        </>
      )}
      <Section title={t.explain}>
        <List items={t.explainList} />
      </Section>
    </Page>,
  );
}

function cellOf(row: ServiceRow | undefined, language: PageShell['language']) {
  const t = texts[language].services;
  if (!row || row.value === null)
    return <span class="city-muted">{t.states[row?.state ?? 'zu-wenige'] ?? row?.state}</span>;
  const said =
    row.unit === 'cent'
      ? formatMoney(row.value, language)
      : row.unit === 'prozent'
        ? sayValue('percent', row.value, language)
        : row.unit === 'tage'
          ? sayValue('days', row.value, language)
          : formatNumber(row.value, language, 1);
  return row.state === 'modell' ? `${said} ${t.model}` : said;
}

export interface ServiceRow {
  readonly service: string;
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly state: string;
}
export interface ServicesPageProps {
  readonly shell: PageShell;
  /** Null before the first month is over. */
  readonly period: string | null;
  readonly rows: readonly ServiceRow[];
  readonly titleOf: (service: string) => string;
}
