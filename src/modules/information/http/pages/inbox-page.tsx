import {
  DateTime,
  DenseTable,
  EmptyState,
  Heading,
  Link,
  NumberText,
  Page,
  type PageShell,
  renderDocument,
  Tabs,
  Text,
} from '#ui';
import { deskTexts, texts } from '../../texts/index.ts';
import { type Inbox, type InboxView, inboxViews } from '../../use-cases/read-desk.ts';
import { ClockBadge } from './facts.tsx';

/** The desk: requests by what they wait for, what is due first on top. */
export function inboxPage({ shell, inbox, view }: InboxProps): string {
  const { language } = shell;
  const t = deskTexts[language];
  return renderDocument(
    <Page {...shell} title={t.title} wide noIndex>
      <Heading level={1}>{t.title}</Heading>
      <Text>{t.lead}</Text>
      <Tabs
        items={inboxViews.map((one) => ({
          ...{ label: t.tabs[one], href: `/${language}/team/anfragen?ansicht=${one}`, current: one === view },
          count: inbox.counts[one],
        }))}
      />
      {inbox.rows.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <DenseTable
          caption={t.tabs[view]}
          hideCaption
          columns={[
            { key: 'number', label: t.columns.number },
            { key: 'subject', label: t.columns.subject },
            { key: 'status', label: t.columns.status },
            { key: 'due', label: t.columns.due },
            { key: 'clock', label: t.columns.clock },
          ]}
          rows={inbox.rows.map((listed) => {
            const { row, clock } = listed;
            return {
              id: row.number,
              cells: {
                number: (
                  <Link href={`/${language}/team/anfragen/${row.number}`}>
                    <NumberText>{row.number}</NumberText>
                  </Link>
                ),
                subject: `${row.subject ?? t.held}${row.reports > 0 ? ` (${t.reports(row.reports)})` : ''}`,
                status: texts[language].statuses[row.state.status],
                due: <DateTime at={clock.deadline.end} />,
                clock: <ClockBadge listed={listed} language={language} />,
              },
            };
          })}
        />
      )}
    </Page>,
  );
}

interface InboxProps {
  readonly shell: PageShell;
  readonly inbox: Inbox;
  readonly view: InboxView;
}
