import { formatDateTime, formatShortDate } from '#kernel/format';
import {
  Badge,
  Button,
  DenseTable,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Link,
  NumberText,
  Section,
  Text,
  TextArea,
} from '#ui';
import { consultationWords } from '../../../texts/consultation.ts';
import type {
  Consultation,
  ConsultationEntry,
  ConsultationsView,
} from '../../../use-cases/clerk/answer-consultation.ts';
import type { Desk } from '../../clerk/desk.ts';
import { deskPage } from './desk-frame.tsx';

/** What other offices ask, those due first at the top, and what was answered lately. */
export function consultationsPage(desk: Desk, view: ConsultationsView, done: string | null): string {
  const words = consultationWords[desk.language];
  return deskPage(desk, {
    title: words.title,
    done,
    keys: [],
    children: (
      <>
        <Heading level={1}>{words.title}</Heading>
        <Text>{words.text}</Text>
        {view.open.length === 0 ? (
          <EmptyState title={words.none}>{words.noneText}</EmptyState>
        ) : (
          <Entries desk={desk} caption={words.open} entries={view.open} />
        )}
        {view.answered.length > 0 ? (
          <Section title={words.answered}>
            <Entries desk={desk} caption={words.answered} entries={view.answered} />
          </Section>
        ) : null}
      </>
    ),
  });
}

/** One question with the data that came with it, and the answer or the field for it. */
export function consultationPage({ desk, found, typed, error }: ConsultationProps): string {
  const words = consultationWords[desk.language];
  return deskPage(desk, {
    title: words.page(found.number),
    error: error !== null,
    back: { href: desk.paths.consultations, label: words.back },
    keys: [],
    children: (
      <>
        <ErrorSummary title={words.errors} errors={error ? [{ field: 'antwort', message: error }] : []} />
        <Heading level={1}>{words.page(found.number)}</Heading>
        <DescriptionList
          dense
          items={[
            { term: words.columns.service, value: found.title[desk.language] },
            { term: words.columns.from, value: found.from[desk.language] },
            {
              term: words.columns.due,
              value: formatShortDate(Temporal.PlainDate.from(found.dueOn), desk.language),
            },
          ]}
        />
        <Section title={words.question}>
          <Text>{found.question}</Text>
        </Section>
        <Section title={words.data}>
          {found.data.length === 0 ? (
            <Text>{words.noData}</Text>
          ) : (
            <DescriptionList dense items={found.data.map(({ label, value }) => ({ term: label, value }))} />
          )}
          <Text muted>{words.told}</Text>
        </Section>
        <Section title={words.answer}>
          {found.answer !== null ? (
            <Text>{found.answer}</Text>
          ) : (
            <Form action={desk.paths.answerConsultation(found.id)} csrf={desk.csrf}>
              <TextArea
                id="antwort"
                name="antwort"
                label={words.answerLabel}
                hint={words.answerHint}
                rows={4}
                value={typed}
                error={error ?? undefined}
              />
              <Button>{words.send}</Button>
            </Form>
          )}
        </Section>
      </>
    ),
  });
}

function Entries({ desk, caption, entries }: EntriesProps) {
  const words = consultationWords[desk.language];
  const keys = ['number', 'service', 'from', 'due', 'answered'] as const;
  return (
    <DenseTable
      caption={caption}
      columns={keys.map((key) => ({ key, label: words.columns[key] }))}
      rows={entries.map((entry) => ({
        id: entry.id,
        cells: {
          number: (
            <Link href={desk.paths.consultation(entry.id)} label={words.page(entry.number)}>
              <NumberText>{entry.number}</NumberText>
            </Link>
          ),
          service: entry.title[desk.language],
          from: entry.from[desk.language],
          due: (
            <>
              {formatShortDate(Temporal.PlainDate.from(entry.dueOn), desk.language)}{' '}
              {entry.isLate ? <Badge tone="danger">{words.late}</Badge> : null}
            </>
          ),
          answered: entry.answeredAt ? formatDateTime(Temporal.Instant.from(entry.answeredAt), desk.language) : '–',
        },
      }))}
    />
  );
}

interface EntriesProps {
  readonly desk: Desk;
  readonly caption: string;
  readonly entries: readonly ConsultationEntry[];
}
interface ConsultationProps {
  readonly desk: Desk;
  readonly found: Consultation;
  readonly typed: string;
  readonly error: string | null;
}
