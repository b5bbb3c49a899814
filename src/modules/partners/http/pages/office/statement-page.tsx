import { formatMonth } from '#kernel/format';
import {
  DescriptionList,
  Heading,
  InsetText,
  Link,
  List,
  Money,
  Page,
  type PageShell,
  renderDocument,
  Table,
  Text,
} from '#ui';
import type { Statement } from '../../../domain/settlement/index.ts';
import type { OfficeWords } from '../../../texts/office.ts';

/** A month of a branch in amounts, and the same as files. */
export function statementPage(props: StatementProps): string {
  const { shell, words, statement, branch, base } = props;
  const t = words.statement;
  const { month, lines, net, vat, gross, cityFees, pending, vatPercent } = statement;
  const title = t.title(formatMonth(Temporal.PlainDate.from(`${month}-01`), shell.language));
  return renderDocument(
    <Page {...shell} title={`${title}: ${branch}`} back={{ href: base }} noIndex>
      <Heading level={1}>{title}</Heading>
      <Text size="lead">{branch}</Text>
      <Text>{t.lead}</Text>
      {props.isClosed ? null : <InsetText>{t.open}</InsetText>}
      {lines.length === 0 ? (
        <Text>{t.nothing}</Text>
      ) : (
        <Table
          caption={title}
          hideCaption
          columns={[
            { key: 'name', label: t.name },
            { key: 'kind', label: t.kind },
            { key: 'count', label: t.count, numeric: true },
            { key: 'unit', label: t.unit, numeric: true },
            { key: 'total', label: t.total, numeric: true },
          ]}
          rows={lines.map((line) => ({
            id: `${line.kind}-${line.name}-${line.edition}-${line.unit}`,
            cells: {
              name:
                line.kind === 'service'
                  ? `${props.titleOf(line.name)}, ${t.edition(line.edition ?? 1)}`
                  : (line.text ?? line.name),
              kind: t.kinds[line.kind],
              count: String(line.count),
              unit: <Money cents={line.unit} />,
              total: <Money cents={line.total} />,
            },
          }))}
        />
      )}
      <DescriptionList
        items={[
          { term: t.net, value: <Money cents={net} /> },
          { term: t.vat(vatPercent), value: <Money cents={vat} /> },
          { term: t.gross, value: <Money cents={gross} /> },
          { term: t.fees, value: <Money cents={cityFees} /> },
          ...(pending.length > 0 ? [{ term: t.pending, value: pending.join(', ') }] : []),
        ]}
      />
      <List
        items={[
          <Link href={`${base}/abrechnung/${month}/csv`} download>
            {t.csv}
          </Link>,
          props.hasInvoice ? (
            <Link href={`${base}/abrechnung/${month}/xrechnung`} download>
              {t.invoice}
            </Link>
          ) : (
            t.noInvoice
          ),
        ]}
      />
      <Text>{t.dispute}</Text>
    </Page>,
  );
}

interface StatementProps {
  readonly shell: PageShell;
  readonly words: OfficeWords;
  readonly statement: Statement;
  readonly branch: string;
  /** Address of the branch's page. */
  readonly base: string;
  readonly isClosed: boolean;
  readonly hasInvoice: boolean;
  titleOf(service: string): string;
}
