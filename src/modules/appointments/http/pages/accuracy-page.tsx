import {
  DenseTable,
  EmptyState,
  Heading,
  InsetText,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
} from '#ui';
import type { Words } from '../../texts/index.ts';

/** How right the waiting times were, day by day and beside one fixed average. */
export function accuracyPage({ shell, words, example, total, rows }: AccuracyProps): string {
  const { language } = shell;
  const t = words.forecast.accuracy;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      description={t.lead}
      wide
      back={{ href: `/${language}/warten`, label: words.forecast.office.back }}
    >
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {example ? <InsetText>{words.forecast.list.example(example)}</InsetText> : null}
      {total ? (
        <InsetText>
          <Text>{t.summary(total.tickets, total.error, total.average)}</Text>
          <Text>{t.within(total.within)}</Text>
        </InsetText>
      ) : null}
      {rows.length > 0 ? (
        <DenseTable
          caption={t.caption}
          columns={[
            { key: 'day', label: t.day },
            { key: 'office', label: t.office },
            { key: 'tickets', label: t.tickets, numeric: true },
            { key: 'error', label: t.error, numeric: true },
            { key: 'bias', label: t.bias, numeric: true },
            { key: 'within', label: t.inRange, numeric: true },
            { key: 'average', label: t.average, numeric: true },
          ]}
          rows={rows.map(({ id, ...cells }) => ({ id, cells }))}
        />
      ) : (
        <EmptyState title={t.none} />
      )}
      <Text>
        <Link href={`/${language}/warten/genauigkeit.csv`} download>
          {t.csv}
        </Link>
      </Text>
      <Section title={t.how}>
        <List items={t.howText} />
      </Section>
    </Page>,
  );
}

interface AccuracyProps {
  readonly shell: PageShell;
  readonly words: Words;
  /** Where a made-up day goes on; null outside the demo. */
  readonly example: string | null;
  readonly total: {
    readonly tickets: string;
    readonly error: string;
    readonly average: string;
    readonly within: string;
  } | null;
  readonly rows: readonly {
    readonly id: string;
    readonly day: string;
    readonly office: string;
    readonly tickets: string;
    readonly error: string;
    readonly bias: string;
    readonly within: string;
    readonly average: string;
  }[];
}
