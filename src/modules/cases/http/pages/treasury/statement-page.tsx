import { formatCreditorReference } from '#kernel/creditor-reference';
import { formatDateTime, formatMoney, formatShortDate } from '#kernel/format';
import { DenseTable, Heading, Link, List, NumberText, Section, Text } from '#ui';
import { plainOutcomes } from '../../../domain/bank/match-entry.ts';
import type { StatementView } from '../../../use-cases/treasury/show-claims.ts';
import type { TreasuryDesk } from '../../treasury/treasury-desk.ts';
import { deskPage } from '../clerk/desk-frame.tsx';

/** What became of each entry of a statement: first what a person should look at, with the reason, then what was plain. */
export function statementPage({ desk, view, done }: StatementProps): string {
  const { words, paths } = desk;
  const { statement } = words;
  const title = statement.page(formatDateTime(Temporal.Instant.from(view.importedAt), desk.language));
  const isPlain = ({ outcome }: Entry): boolean => plainOutcomes.includes(outcome);
  const outgoing = view.counts.find(({ outcome }) => outcome === 'outgoing')?.count ?? 0;
  return deskPage(desk.desk, {
    title,
    back: { href: paths.base, label: words.back },
    done,
    keys: [],
    children: (
      <>
        <Heading level={1}>{title}</Heading>
        <List
          items={view.counts
            .filter(({ outcome }) => outcome !== 'outgoing')
            .map(({ outcome, count }) => `${statement.outcomes[outcome]}: ${count}`)}
        />
        {outgoing > 0 ? <Text muted>{statement.outgoing(outgoing)}</Text> : null}
        <Section title={statement.toCheck}>
          <Entries desk={desk} caption={statement.toCheck} entries={view.entries.filter((one) => !isPlain(one))} />
        </Section>
        <Section title={statement.done}>
          <Entries desk={desk} caption={statement.done} entries={view.entries.filter(isPlain)} />
        </Section>
      </>
    ),
  });
}

function Entries({ desk, caption, entries }: EntriesProps) {
  const { words, language, paths } = desk;
  const { statement } = words;
  if (entries.length === 0) return <Text>{statement.nothing}</Text>;
  const keys = ['place', 'day', 'amount', 'bank', 'reference', 'why'] as const;
  return (
    <DenseTable
      caption={caption}
      hideCaption
      columns={keys.map((key) => ({
        key,
        label: statement.entryColumns[key],
        ...(key === 'amount' ? { numeric: true } : {}),
      }))}
      rows={entries.map((entry) => ({
        id: String(entry.position),
        cells: {
          place: String(entry.position),
          day: formatShortDate(Temporal.PlainDate.from(entry.bookedOn), language),
          amount: formatMoney(entry.cents, language),
          bank: entry.bankReference ? <NumberText>{entry.bankReference}</NumberText> : '–',
          reference: entry.reference ? (
            <Link href={paths.claim(entry.reference)}>
              <NumberText>{formatCreditorReference(entry.reference)}</NumberText>
            </Link>
          ) : (
            '–'
          ),
          why: `${statement.outcomes[entry.outcome]}${
            entry.surplus > 0 ? `: ${statement.surplus(formatMoney(entry.surplus, language))}` : ''
          }`,
        },
      }))}
    />
  );
}

type Entry = StatementView['entries'][number];
interface EntriesProps {
  readonly desk: TreasuryDesk;
  readonly caption: string;
  readonly entries: readonly Entry[];
}
interface StatementProps {
  readonly desk: TreasuryDesk;
  readonly view: StatementView;
  readonly done: string | null;
}
