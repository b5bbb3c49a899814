import { formatShortDate } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  DenseTable,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  formatBytes,
  Heading,
  Link,
  RadioGroup,
  Section,
  Text,
  TextField,
} from '#ui';
import type { ListedPaper } from '../../../use-cases/paper/open-paper.ts';
import type { Desk } from '../../clerk/desk.ts';
import { deskPage } from '../clerk/desk-frame.tsx';

/** The paper that waits in the own offices, oldest first, and the form for the next scan. */
export function papersPage(about: PapersProps): string {
  const { desk, papers } = about;
  const { paper: words } = desk.words;
  return deskPage(desk, {
    title: words.title,
    error: about.errors.length > 0,
    done: about.done,
    keys: [],
    children: (
      <>
        <ErrorSummary errors={about.errors} title={desk.words.errors} />
        <Heading level={1}>{words.title}</Heading>
        <Text>{words.lead}</Text>
        {papers.length === 0 ? <EmptyState title={words.empty}>{words.emptyText}</EmptyState> : <Queue {...about} />}
        <Section title={words.add}>
          <NewPaper {...about} />
        </Section>
      </>
    ),
  });
}

function Queue({ desk, papers, nameOf }: PapersProps) {
  const { language, paths } = desk;
  const { paper: words } = desk.words;
  return (
    <DenseTable
      caption={words.title}
      hideCaption
      columns={(['received', 'office', 'size', 'by', 'state'] as const).map((key) => ({
        key,
        label: words.columns[key],
      }))}
      rows={papers.map(({ id, receivedOn, office, size, registeredBy, forwardedFrom, isBegun }) => {
        const day = formatShortDate(Temporal.PlainDate.from(receivedOn), language);
        return {
          id,
          cells: {
            received: <Link href={paths.paper(id)}>{words.open(day)}</Link>,
            office: nameOf(office),
            size: formatBytes(size, language),
            by: registeredBy,
            state: [
              isBegun ? words.begun : words.waits,
              ...(forwardedFrom ? [words.from(nameOf(forwardedFrom))] : []),
            ].join(', '),
          },
        };
      })}
    />
  );
}

function NewPaper({ desk, offices, typed, errors }: PapersProps) {
  const { paper: words } = desk.words;
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  const [only] = offices;
  return (
    <Form action={desk.paths.papers} csrf={desk.csrf} upload>
      <FileField name="scan" label={words.scan} hint={words.scanHint} error={errorOf('scan')} />
      <TextField
        name="tag"
        label={words.day}
        hint={words.dayHint}
        width={10}
        value={typed.day || formatShortDate(desk.today, 'de')}
        error={errorOf('tag')}
      />
      {offices.length === 1 && only ? (
        <input type="hidden" name="amt" value={only.id} />
      ) : (
        <RadioGroup
          name="amt"
          label={words.office}
          value={typed.office}
          error={errorOf('amt')}
          choices={offices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField name="notiz" label={words.note} hint={words.noteHint} value={typed.note} optional autocomplete="off" />
      <ButtonGroup>
        <Button>{words.save}</Button>
      </ButtonGroup>
    </Form>
  );
}

export interface NewPaperTyped {
  readonly office: string;
  readonly day: string;
  readonly note: string;
}
interface PapersProps {
  readonly desk: Desk;
  readonly papers: readonly ListedPaper[];
  /** Those for which the person may enter paper. */
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly nameOf: (office: string) => string;
  readonly typed: NewPaperTyped;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly done: string | null;
}
