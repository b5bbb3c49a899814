import { formatDuration } from '#kernel/format';
import { Heading, List, Page, type PageShell, renderDocument, Section, Table, Text } from '#ui';
import { cockpitTexts } from '../../../texts/index.ts';

/** How long data of each service is kept, and by which law. */
export function keepPage({ shell, rules }: KeepProps): string {
  const { language } = shell;
  const { keep: t, overview } = cockpitTexts[language];
  return renderDocument(
    <Page {...shell} title={t.title} islands={[]} back={{ href: `/${language}/meine-daten`, label: overview.title }}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Table
        caption={t.caption}
        columns={[
          { key: 'service', label: t.service },
          { key: 'period', label: t.period },
          { key: 'basis', label: t.basis },
        ]}
        rows={rules.map(({ service, title, period, reference }) => ({
          id: service,
          cells: {
            service: title,
            period: formatDuration(Temporal.Duration.from(period), language),
            basis: <span lang={language === 'de' ? undefined : 'de'}>{reference}</span>,
          },
        }))}
      />
      <Section title={t.more}>
        <List items={t.rules} />
      </Section>
    </Page>,
  );
}

export interface KeepProps {
  readonly shell: PageShell;
  readonly rules: readonly RetentionRule[];
}
export interface RetentionRule {
  readonly service: string;
  readonly title: string;
  /** ISO 8601 duration, from the end of the case. */
  readonly period: string;
  readonly reference: string;
}
