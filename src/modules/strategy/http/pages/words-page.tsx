import { formatMonth } from '#kernel/format';
import { Heading, Page, type PageShell, renderDocument, Table, Text } from '#ui';
import { texts } from '../../texts/index.ts';

/** What people wrote after their cases, for the offices. */
export function wordsPage({ shell, remarks, titleOf }: WordsPageProps): string {
  const { language } = shell;
  const t = texts[language].remarks;
  return renderDocument(
    <Page {...shell} title={t.title} noIndex islands={[]}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {remarks.length === 0 ? (
        <Text>{t.none}</Text>
      ) : (
        <Table
          caption={t.title}
          hideCaption
          columns={[
            { key: 'month', label: t.month },
            { key: 'service', label: t.service },
            { key: 'text', label: t.text },
          ]}
          rows={remarks.map(({ id, period, service, text }) => ({
            id,
            cells: {
              month: formatMonth(Temporal.PlainDate.from(`${period}-01`), language),
              service: titleOf(service),
              text,
            },
          }))}
        />
      )}
    </Page>,
  );
}

export interface WordsPageProps {
  readonly shell: PageShell;
  readonly remarks: readonly {
    readonly id: string;
    readonly period: string;
    readonly service: string;
    readonly text: string;
  }[];
  readonly titleOf: (service: string) => string;
}
