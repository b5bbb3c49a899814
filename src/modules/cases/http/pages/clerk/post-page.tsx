import { formatShortDate } from '#kernel/format';
import {
  Button,
  ButtonLink,
  Csrf,
  DenseTable,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Link,
  NumberText,
  Section,
  TextField,
} from '#ui';
import type { PostEntry, PostView } from '../../../use-cases/clerk/post-letters.ts';
import type { Desk } from '../../clerk/desk.ts';
import { deskPage } from './desk-frame.tsx';

/** Letters that wait for the post: print them, then note the day; and those of the last two weeks with what follows. */
export function postPage(about: PostProps): string {
  const { desk, view, wrong } = about;
  const { words } = desk;
  return deskPage(desk, {
    title: words.post.title,
    error: wrong !== null,
    done: about.done,
    keys: [
      ['j', words.keys.j],
      ['k', words.keys.k],
    ],
    children: (
      <>
        <ErrorSummary
          title={words.errors}
          errors={wrong ? [{ field: fieldOf(wrong.id), message: wrong.message }] : []}
        />
        <Heading level={1}>{words.post.title}</Heading>
        {view.waiting.length === 0 ? (
          <EmptyState title={words.post.empty}>{words.post.emptyText}</EmptyState>
        ) : (
          <>
            <All {...about} />
            <Waiting {...about} />
          </>
        )}
        {view.posted.length > 0 ? (
          <Section title={words.post.posted}>
            <Posted {...about} />
          </Section>
        ) : null}
      </>
    ),
  });
}

/** What waits in one go: one file for the printer, then one day for all that was in it. */
function All({ desk, view, wrong }: PostProps) {
  const { words, paths } = desk;
  const isWrong = wrong?.id === 'alle';
  const letters = view.waiting.slice(0, 100);
  return (
    <Section title={words.post.all(letters.length)}>
      <ButtonLink small href={paths.printAll}>
        {words.post.printAll}
      </ButtonLink>
      <Form action={paths.postedAll} csrf={desk.csrf}>
        <input type="hidden" name="schreiben" value={letters.map(({ id }) => id).join(',')} />
        <TextField
          id={fieldOf('alle')}
          name="tag"
          label={words.post.allDay}
          hint={words.post.dayHint}
          width={10}
          value={isWrong ? wrong.typed : formatShortDate(desk.today, 'de')}
          error={isWrong ? wrong.message : undefined}
        />
        <Button small variant="secondary">
          {words.post.markAll}
        </Button>
      </Form>
    </Section>
  );
}

function Waiting({ desk, view, wrong }: PostProps) {
  const { words, paths } = desk;
  const { columns } = words.post;
  return (
    <DenseTable
      caption={words.post.waiting}
      columns={(['number', 'service', 'since', 'why', 'print', 'mark'] as const).map((key) => ({
        key,
        label: columns[key],
      }))}
      rows={view.waiting.map((entry) => ({
        id: entry.id,
        cells: {
          number: <CaseLink desk={desk} entry={entry} />,
          service: entry.title[desk.language],
          since: dayOf(desk, entry.preparedAt ?? entry.issuedAt),
          why: entry.isUnread ? words.post.unread : words.post.noPortal,
          print: (
            <Link href={paths.print(entry.id)} label={words.post.printName(entry.number)} plain>
              {words.post.print}
            </Link>
          ),
          mark: (
            <form method="post" action={paths.posted(entry.id)}>
              <Csrf token={desk.csrf} />
              <TextField
                id={fieldOf(entry.id)}
                name="tag"
                label={<span class="kern-sr-only">{words.post.markName(entry.number)}</span>}
                width={10}
                value={wrong?.id === entry.id ? wrong.typed : formatShortDate(desk.today, 'de')}
                error={wrong?.id === entry.id ? wrong.message : undefined}
              />
              <Button small variant="secondary">
                {words.post.mark}
                <span class="kern-sr-only">: {entry.number}</span>
              </Button>
            </form>
          ),
        },
      }))}
    />
  );
}

function Posted({ desk, view }: PostProps) {
  const { words } = desk;
  const { columns } = words.post;
  const day = (text: string | null): string =>
    text ? formatShortDate(Temporal.PlainDate.from(text), desk.language) : '–';
  return (
    <DenseTable
      caption={words.post.posted}
      hideCaption
      columns={(['number', 'service', 'posted', 'notified', 'until'] as const).map((key) => ({
        key,
        label: columns[key],
      }))}
      rows={view.posted.map((entry) => ({
        id: entry.id,
        cells: {
          number: <CaseLink desk={desk} entry={entry} />,
          service: entry.title[desk.language],
          posted: day(entry.postedOn),
          notified: day(entry.notifiedOn),
          until: day(entry.objectionUntil),
        },
      }))}
    />
  );
}

const CaseLink = ({ desk, entry }: { readonly desk: Desk; readonly entry: PostEntry }) => (
  <Link href={desk.paths.case(entry.number)}>
    <NumberText>{entry.number}</NumberText>
  </Link>
);

const fieldOf = (id: string): string => `tag-${id}`;
const dayOf = ({ language }: Desk, instant: string): string =>
  formatShortDate(Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Berlin').toPlainDate(), language);

interface PostProps {
  readonly desk: Desk;
  readonly view: PostView;
  readonly wrong: { readonly id: string; readonly typed: string; readonly message: string } | null;
  readonly done: string | null;
}
