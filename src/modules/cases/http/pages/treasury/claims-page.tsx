import { formatCreditorReference } from '#kernel/creditor-reference';
import { formatDateTime, formatMoney, formatNumber, formatShortDate } from '#kernel/format';
import {
  Alert,
  Badge,
  Button,
  DenseTable,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  Heading,
  Link,
  NumberText,
  Section,
  Text,
  TextField,
} from '#ui';
import type { ClaimsView } from '../../../use-cases/treasury/show-claims.ts';
import type { TreasuryDesk } from '../../treasury/treasury-desk.ts';
import { deskPage } from '../clerk/desk-frame.tsx';
import { claimState } from './claim-state.ts';

/** What is owed to the city: open claims without names, the statement to read in, the file of direct debits for the bank. */
export function claimsPage(about: ClaimsProps): string {
  const { desk, view, typed, findError, fileError, notice } = about;
  const { words, language } = desk;
  const errors = [
    ...(findError ? [{ field: 'kennzeichen', message: findError }] : []),
    ...(fileError ? [{ field: 'datei', message: fileError }] : []),
  ];
  return deskPage(desk.desk, {
    title: words.title,
    error: errors.length > 0,
    done: about.done,
    keys: [],
    children: (
      <>
        <ErrorSummary title={words.errors} errors={errors} />
        {notice ? <Alert tone="warning" title={notice} /> : null}
        <Heading level={1}>{words.title}</Heading>
        <Text>{words.open(formatNumber(view.open.count, language), formatMoney(view.open.cents, language))}</Text>
        <Text muted>{words.shown}</Text>
        <Section title={words.statement.title} id="auszug">
          <Form action={desk.paths.upload} csrf={desk.desk.csrf} upload>
            <FileField
              name="datei"
              label={words.statement.file}
              hint={words.statement.hint}
              accept=".xml,application/xml,text/xml"
              error={fileError ?? undefined}
            />
            <Button small>{words.statement.button}</Button>
          </Form>
          <Text muted>{words.statement.kept}</Text>
          <Statements {...about} />
        </Section>
        <Section title={words.claims}>
          <form method="get" action={desk.paths.base} class="city-form">
            <TextField
              name="kennzeichen"
              label={words.find}
              hint={words.findHint}
              width={20}
              value={typed}
              spellcheck={false}
              error={findError ?? undefined}
            />
            <Button small variant="secondary">
              {words.findButton}
            </Button>
          </form>
          {view.claims.length === 0 ? (
            <EmptyState title={words.none}>{words.noneText}</EmptyState>
          ) : (
            <Claims {...about} />
          )}
        </Section>
        <Section title={words.collect.title} id="lastschriften">
          <Collect {...about} />
        </Section>
      </>
    ),
  });
}

function Claims({ desk, view }: ClaimsProps) {
  const { words, language, paths } = desk;
  const keys = ['reference', 'due', 'rest', 'amount', 'state'] as const;
  return (
    <DenseTable
      caption={words.claims}
      hideCaption
      columns={keys.map((key) => ({
        key,
        label: words.columns[key],
        ...(key === 'rest' || key === 'amount' ? { numeric: true } : {}),
      }))}
      rows={view.claims.map((claim) => ({
        id: claim.reference,
        cells: {
          reference: (
            <Link href={paths.claim(claim.reference)}>
              <NumberText>{formatCreditorReference(claim.reference)}</NumberText>
            </Link>
          ),
          due: claim.dueOn ? formatShortDate(Temporal.PlainDate.from(claim.dueOn), language) : words.byLetter,
          rest: formatMoney(claim.cents - claim.paidCents, language),
          amount: formatMoney(claim.cents, language),
          state: (
            <>
              {claimState(words, claim)} {claim.isOverdue ? <Badge tone="danger">{words.overdue}</Badge> : null}
            </>
          ),
        },
      }))}
    />
  );
}

function Statements({ desk, view }: ClaimsProps) {
  const { words, language, paths } = desk;
  if (view.statements.length === 0) return null;
  const { columns } = words.statement;
  const keys = ['when', 'entries', 'paid', 'toCheck'] as const;
  return (
    <DenseTable
      caption={words.statement.last}
      columns={keys.map((key) => ({ key, label: columns[key], ...(key === 'when' ? {} : { numeric: true }) }))}
      rows={view.statements.map((one) => ({
        id: one.id,
        cells: {
          when: (
            <Link href={paths.statement(one.id)}>
              {formatDateTime(Temporal.Instant.from(one.importedAt), language)}
            </Link>
          ),
          entries: formatNumber(one.entries, language),
          paid: formatNumber(one.paid, language),
          toCheck: formatNumber(one.toCheck, language),
        },
      }))}
    />
  );
}

function Collect({ desk, view }: ClaimsProps) {
  const { words, language, paths } = desk;
  const { collect } = words;
  const when = (text: string): string => formatDateTime(Temporal.Instant.from(text), language);
  const keys = ['when', 'count', 'sum', 'file'] as const;
  return (
    <>
      <Text>{view.mayCollect ? collect.text : collect.missing}</Text>
      {view.mayCollect ? (
        <Form action={paths.collect} csrf={desk.desk.csrf}>
          <Button small>{collect.button}</Button>
        </Form>
      ) : null}
      {view.batches.length > 0 ? (
        <DenseTable
          caption={collect.last}
          columns={keys.map((key) => ({
            key,
            label: collect.columns[key],
            ...(key === 'count' || key === 'sum' ? { numeric: true } : {}),
          }))}
          rows={view.batches.map((batch) => ({
            id: batch.id,
            cells: {
              when: when(batch.madeAt),
              count: formatNumber(batch.count, language),
              sum: formatMoney(batch.cents, language),
              file: (
                <Link href={paths.batch(batch.id)} label={collect.downloadName(when(batch.madeAt))} plain>
                  {collect.download}
                </Link>
              ),
            },
          }))}
        />
      ) : null}
    </>
  );
}

interface ClaimsProps {
  readonly desk: TreasuryDesk;
  readonly view: ClaimsView;
  /** What was searched for. */
  readonly typed: string;
  readonly findError: string | null;
  readonly fileError: string | null;
  readonly done: string | null;
  /** Why nothing could be done. */
  readonly notice: string | null;
}
