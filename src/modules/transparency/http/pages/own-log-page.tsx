import { formatNumber } from '#kernel/format';
import { DateTime, Heading, Link, Page, type PageShell, renderDocument, Table, Text } from '#ui';
import { texts } from '../../texts/index.ts';
import { kindOf } from './log-page.tsx';

/** The steps of one case as they stand in the public log, each with its receipt. */
export function ownLogPage({ shell, number, steps }: OwnLogProps): string {
  const { language } = shell;
  const { own: t, kinds } = texts[language];
  const here = `/${language}/vorgang/${number}`;
  return renderDocument(
    <Page {...shell} title={`${t.title}: ${number}`} noIndex islands={[]} back={{ href: here, label: t.back }}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Table
        caption={t.caption}
        columns={[
          { key: 'what', label: t.what },
          { key: 'at', label: t.at },
          { key: 'index', label: t.index, numeric: true },
          { key: 'receipt', label: t.receipt },
        ]}
        rows={steps.map(({ seq, type, at, receipt }) => ({
          id: String(seq),
          cells: {
            what: `${seq}. ${kindOf(kinds, type)}`,
            at: <DateTime at={Temporal.Instant.from(at)} />,
            index: typeof receipt === 'number' ? formatNumber(receipt, language) : '–',
            receipt:
              typeof receipt === 'number' ? (
                <Link href={`${here}/protokoll/${seq}`} download>
                  {t.download(seq)}
                </Link>
              ) : receipt === 'forgotten' ? (
                t.forgotten
              ) : (
                t.soon
              ),
          },
        }))}
      />
      <Text>
        <Link href={`/${language}/protokoll#beleg-pruefen`}>{t.checkLink}</Link>
      </Text>
    </Page>,
  );
}

export interface OwnLogProps {
  readonly shell: PageShell;
  readonly number: string;
  readonly steps: readonly {
    readonly seq: number;
    readonly type: string;
    readonly at: string;
    /** The index in the log, or why there is no receipt. */
    readonly receipt: number | 'not-yet' | 'forgotten';
  }[];
}
