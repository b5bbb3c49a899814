import { formatDateTime, formatMonth } from '#kernel/format';
import type { Language } from '#kernel/language';
import { Badge, Link, List, Money, Section, Table, Text } from '#ui';
import type { LedgerEntry } from '../../../domain/ledger/index.ts';
import type { OfficeWords } from '../../../texts/office.ts';
import type { BranchBook } from '../../../use-cases/office/branch-book.ts';

/** The last entries of a ledger; what the city entered is marked, and what waits or is disputed says so. */
export function BookTable({ book, words, language, titleOf }: BookProps) {
  const t = words.book;
  const last = book.entries.slice(-shownEntries).reverse();
  if (last.length === 0) return <Text>{t.none}</Text>;
  return (
    <>
      <Table
        caption={t.title}
        hideCaption
        columns={[
          { key: 'seq', label: t.number, numeric: true },
          { key: 'at', label: t.at },
          { key: 'by', label: t.by },
          { key: 'what', label: t.what },
          { key: 'amount', label: t.amount, numeric: true },
        ]}
        rows={last.map((entry) => ({
          id: String(entry.seq),
          cells: {
            seq: String(entry.seq),
            at: formatDateTime(Temporal.Instant.from(entry.at), language),
            by: entry.by === 'office' ? <Badge tone="info">{t.sides.office}</Badge> : t.sides.branch,
            what: <What entry={entry} book={book} words={words} titleOf={titleOf} />,
            amount: 'cents' in entry.body ? <Money cents={entry.body.cents} /> : '–',
          },
        }))}
      />
      {book.entries.length > shownEntries ? <Text muted>{t.last(shownEntries)}</Text> : null}
    </>
  );
}

function What({ entry, book, words, titleOf }: Omit<BookProps, 'language'> & { readonly entry: LedgerEntry }) {
  const t = words.book;
  const { body, seq } = entry;
  const about = 'of' in body ? ` ${t.about(body.of)}` : '';
  const more =
    'service' in body
      ? titleOf(body.service)
      : 'text' in body
        ? body.text
        : body.kind === 'dispute-closed'
          ? t.outcomes[body.outcome]
          : body.kind === 'item-handed-out'
            ? body.item
            : '';
  return (
    <>
      {`${t.kinds[body.kind]}${about}${more ? `: ${more}` : ''}`}
      {book.waiting.includes(seq) ? (
        <>
          {' '}
          <Badge tone="warning">{t.isWaiting}</Badge>
        </>
      ) : null}
      {book.disputed.has(seq) ? (
        <>
          {' '}
          <Badge tone="danger">{t.isDisputed}</Badge>
        </>
      ) : null}
    </>
  );
}

/** Links to the statements, newest first. */
export function Statements({ months, base, words, language }: StatementsProps) {
  return (
    <Section title={words.book.months}>
      <List
        items={months.map((month) => (
          <Link href={`${base}/abrechnung/${month}`}>
            {formatMonth(Temporal.PlainDate.from(`${month}-01`), language)}
          </Link>
        ))}
      />
    </Section>
  );
}

const shownEntries = 60;

interface BookProps {
  readonly book: BranchBook;
  readonly words: OfficeWords;
  readonly language: Language;
  titleOf(service: string): string;
}
interface StatementsProps {
  readonly months: readonly string[];
  /** Address of the branch's page. */
  readonly base: string;
  readonly words: OfficeWords;
  readonly language: Language;
}
