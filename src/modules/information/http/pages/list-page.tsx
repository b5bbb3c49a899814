import { formatDate, formatNumber } from '#kernel/format';
import {
  BackLink,
  Badge,
  Button,
  ButtonLink,
  EmptyState,
  Figures,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Table,
  Text,
  TextField,
} from '#ui';
import type { Statistics } from '../../domain/request/statistics.ts';
import { texts } from '../../texts/index.ts';
import { groupNames, type ListedRequest } from '../../use-cases/read-requests.ts';
import { ClockBadge } from './facts.tsx';

/** All requests: ask, search, read, and the figures over all of them. */
export function listPage(props: ListProps): string {
  const { shell, found, wanted } = props;
  const { language } = shell;
  const t = texts[language].list;
  const isNarrow = wanted.text !== '' || wanted.group !== '';
  return renderDocument(
    <Page {...shell} title={t.title} description={t.lead} islands={[]}>
      {isNarrow ? <BackLink href={`/${language}/anfragen`} label={texts[language].request.allRequests} /> : null}
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <ButtonLink href={`/${language}/anfragen/neu`}>{t.ask}</ButtonLink>
      <search>
        <form class="city-form" method="get" action={`/${language}/anfragen`} aria-label={t.search}>
          <TextField name="q" label={t.search} value={wanted.text} type="search" optional />
          <Select
            name="stand"
            label={t.status}
            value={wanted.group}
            empty={t.any}
            choices={groupNames.map((value) => ({ value, label: t.groups[value] }))}
          />
          <Button variant="secondary">{t.show}</Button>
        </form>
      </search>
      <Section title={t.found(found.length)}>
        {found.length === 0 ? (
          <EmptyState title={t.none} level={3}>
            {t.noneText}
          </EmptyState>
        ) : (
          found.map((listed) => <Hit key={listed.row.number} listed={listed} language={language} />)
        )}
      </Section>
      <StatisticsBlock {...props} />
      <Section title={t.programs}>
        <List
          items={[
            <Link key="law" href={`/${language}/anfragen/recht`}>
              {t.law}
            </Link>,
            <Link key="code" href={`/${language}/anfragen/code`}>
              {t.code}
            </Link>,
            <Link key="feed" href={`/${language}/anfragen/neuigkeiten.atom`}>
              {t.feed}
            </Link>,
            <Link key="api" href="/api/v1/information-requests">
              {t.api}
            </Link>,
          ]}
        />
      </Section>
    </Page>,
  );
}

function Hit({ listed, language }: { readonly listed: ListedRequest; readonly language: PageShell['language'] }) {
  const { row } = listed;
  const t = texts[language].list;
  return (
    <Section
      level={3}
      title={<Link href={`/${language}/anfragen/${row.number}`}>{row.subject ?? t.hiddenSubject(row.number)}</Link>}
    >
      <Text size="small">
        {row.isExample ? <Badge>{t.example}</Badge> : null} {texts[language].statuses[row.state.status]}{' '}
        <ClockBadge listed={listed} language={language} />
      </Text>
      <Text size="small" muted>
        {row.number} · {t.received} {formatDate(Temporal.PlainDate.from(row.state.receivedOn), language)}
      </Text>
    </Section>
  );
}

function StatisticsBlock({ shell: { language }, statistics }: ListProps) {
  const t = texts[language].list;
  const number = (value: number): string => formatNumber(value, language);
  return (
    <Section title={t.figures}>
      <Figures
        figures={[
          { value: number(statistics.all), label: t.all },
          { value: number(statistics.open), label: t.open },
          { value: number(statistics.overdue), label: t.overdue },
          { value: `${number(statistics.inTime)} / ${number(statistics.answered)}`, label: t.inTime },
          ...(statistics.middleDays === null ? [] : [{ value: number(statistics.middleDays), label: t.middle }]),
        ]}
      />
      {statistics.answered > 0 ? (
        <Table
          caption={t.results}
          columns={[
            { key: 'result', label: t.result },
            { key: 'count', label: t.count, numeric: true },
          ]}
          rows={Object.entries(statistics.byAnswer).map(([answer, count]) => ({
            id: answer,
            cells: {
              result: texts[language].statuses[answer as keyof (typeof texts)['de']['statuses']],
              count: number(count),
            },
          }))}
        />
      ) : null}
      <Text size="small" muted>
        {t.counted}
      </Text>
    </Section>
  );
}

interface ListProps {
  readonly shell: PageShell;
  readonly wanted: { readonly text: string; readonly group: string };
  readonly found: readonly ListedRequest[];
  readonly statistics: Statistics;
}
