import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Link,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
  TextArea,
  TextField,
} from '#ui';
import type { OfficeWords } from '../../../texts/office.ts';
import type { BranchBook } from '../../../use-cases/office/branch-book.ts';
import type { BranchPerson } from '../../../use-cases/office/people.ts';
import { BookTable, Statements } from './book-parts.tsx';
import { PeopleTable } from './people-parts.tsx';

/** The own branch of its lead: what waits for an answer first, then ledger, statements and people. */
export function leadPage(props: LeadProps): string {
  const { shell, words, csrf, branch, people, book, error } = props;
  const base = `/${shell.language}/team/filiale`;
  const t = words.book;
  return renderDocument(
    <Page
      {...shell}
      title={words.lead.title}
      error={error !== null}
      notice={props.done ? <NotificationBanner tone="success">{props.done}</NotificationBanner> : null}
      noIndex
    >
      <ErrorSummary errors={error ? [error] : []} />
      <Heading level={1}>{branch}</Heading>
      <Text size="lead">{words.lead.lead}</Text>
      <Section title={t.waiting}>
        {book.waiting.length === 0 ? <Text>{t.nothingWaits}</Text> : null}
        {book.waiting.map((seq) => {
          const body = book.entries.find((entry) => entry.seq === seq)?.body;
          const text = body && 'text' in body ? body.text : '';
          return (
            <Form key={seq} action={`${base}/buch/${seq}/bestaetigen`} csrf={csrf}>
              <Text>{`${t.number} ${seq}, ${body ? t.kinds[body.kind] : ''}${text ? `: ${text}` : ''}`}</Text>
              <ButtonGroup>
                <Button variant="secondary">{t.acknowledge(seq)}</Button>
              </ButtonGroup>
            </Form>
          );
        })}
      </Section>
      <Section title={t.title}>
        <Text>{t.lead}</Text>
        <BookTable book={book} words={words} language={shell.language} titleOf={props.titleOf} />
        <Text>
          <Link href={`${base}/kassenbuch`} download>
            {t.download}
          </Link>
        </Text>
      </Section>
      {book.entries.length > 0 ? <Dispute {...props} base={base} /> : null}
      <Statements months={props.months} base={base} words={words} language={shell.language} />
      <Section title={words.people.title}>
        <PeopleTable people={people} words={words} shell={shell} today={props.today} />
      </Section>
      <Text>
        <Link href={`/${shell.language}/servicepunkte/bekannte-fehler`}>{words.defects.title}</Link>
      </Text>
    </Page>,
  );
}

function Dispute({ words, csrf, error, typed, base }: LeadProps & { readonly base: string }) {
  const t = words.book;
  return (
    <Section title={t.dispute}>
      <Text>{t.disputeHint}</Text>
      <Form action={`${base}/streit`} csrf={csrf}>
        <TextField
          name="nummer"
          label={t.seq}
          value={typed('nummer')}
          width={6}
          inputMode="numeric"
          error={error?.field === 'nummer' ? error.message : undefined}
        />
        <TextArea
          name="grund"
          label={t.why}
          value={typed('grund')}
          rows={3}
          error={error?.field === 'grund' ? error.message : undefined}
        />
        <ButtonGroup>
          <Button>{t.disputeNow}</Button>
        </ButtonGroup>
      </Form>
    </Section>
  );
}

/** For somebody who leads no branch. */
export const leadsNothingPage = (shell: PageShell, words: OfficeWords): string =>
  renderDocument(
    <Page {...shell} title={words.lead.title} noIndex>
      <Heading level={1}>{words.lead.title}</Heading>
      <Text>{words.lead.nowhere}</Text>
    </Page>,
  );

interface LeadProps {
  readonly shell: PageShell;
  readonly words: OfficeWords;
  readonly csrf: string;
  readonly branch: string;
  readonly people: readonly BranchPerson[];
  readonly book: BranchBook;
  readonly months: readonly string[];
  readonly today: string;
  readonly done: string | null;
  readonly error: { readonly field: string; readonly message: string } | null;
  typed(name: string): string;
  titleOf(service: string): string;
}
