import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  NotificationBanner,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Section,
  Text,
  TextField,
} from '#ui';
import type { OfficeWords } from '../../../texts/office.ts';
import type { BranchBook } from '../../../use-cases/office/branch-book.ts';
import type { BranchPerson } from '../../../use-cases/office/people.ts';
import { BookTable, Statements } from './book-parts.tsx';
import { NewPersonForm, PeopleTable, PersonForms } from './people-parts.tsx';

/** One branch as the back office sees it: people, ledger, statements, and what it may add. */
export function officeBranchPage(props: OfficeBranchProps): string {
  const { shell, words, csrf, branch, people, book, error, typed, others } = props;
  const base = `/${shell.language}/team/partner/filiale/${branch.id}`;
  const t = words.book;
  return renderDocument(
    <Page
      {...shell}
      title={branch.name}
      error={error !== null}
      back={{ href: `/${shell.language}/team/partner` }}
      notice={
        props.invitation ? (
          <NotificationBanner tone="success">
            {words.people.invited} <code>{props.invitation}</code>
          </NotificationBanner>
        ) : null
      }
      noIndex
    >
      <ErrorSummary errors={error ? [error] : []} />
      <Heading level={1}>{branch.name}</Heading>
      <Section title={words.people.title}>
        <PeopleTable people={people} words={words} shell={shell} today={props.today} />
        {people.map((person) => (
          <PersonForms key={person.id} person={person} words={words} csrf={csrf} base={base} branches={others} />
        ))}
      </Section>
      <Section title={words.people.add}>
        <NewPersonForm words={words} csrf={csrf} base={base} typed={typed} />
      </Section>
      <Section title={t.title}>
        <BookTable book={book} words={words} language={shell.language} titleOf={props.titleOf} />
      </Section>
      <Section title={t.add}>
        <Text>{t.addHint}</Text>
        <Form action={`${base}/eintrag`} csrf={csrf}>
          <RadioGroup
            name="art"
            label={t.addKind}
            value={typed('art')}
            choices={(['correction', 'office-entry', 'upheld', 'dropped'] as const).map((kind) => ({
              value: kind,
              label: t.addKinds[kind],
            }))}
          />
          <TextField name="nummer" label={t.seq} value={typed('nummer')} width={6} inputMode="numeric" />
          <TextField name="betrag" label={t.addAmount} hint={t.addAmountHint} value={typed('betrag')} width={10} />
          <TextField name="grund" label={t.addText} value={typed('grund')} />
          <ButtonGroup>
            <Button>{t.addNow}</Button>
          </ButtonGroup>
        </Form>
      </Section>
      <Statements months={props.months} base={base} words={words} language={shell.language} />
    </Page>,
  );
}

interface OfficeBranchProps {
  readonly shell: PageShell;
  readonly words: OfficeWords;
  readonly csrf: string;
  readonly branch: { readonly id: string; readonly name: string };
  readonly people: readonly BranchPerson[];
  readonly book: BranchBook;
  readonly months: readonly string[];
  readonly today: string;
  /** Link of an invitation that was just made. */
  readonly invitation: string | null;
  readonly error: { readonly field: string; readonly message: string } | null;
  readonly others: readonly { readonly value: string; readonly label: string }[];
  typed(name: string): string;
  titleOf(service: string): string;
}
