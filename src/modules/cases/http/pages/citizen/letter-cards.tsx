import { legalDay } from '#kernel/clock';
import { explainStep } from '#kernel/deadline-words';
import { formatDate, formatDateWithWeekday } from '#kernel/format';
import { Badge, ButtonGroup, ButtonLink, Card, DateTime, Details, Link, List, Text } from '#ui';
import type { KnownNotice } from '../../../use-cases/view-case.ts';
import type { CitizenCase } from '../../citizen/with-view.ts';

/** Every letter with its state: read or not, since when it counts as known, until when one may object, and why that day. */
export function LetterCards({ opened }: { readonly opened: CitizenCase }) {
  return (
    <>
      {opened.view.notices.map((notice) => (
        <LetterCard key={notice.id} opened={opened} notice={notice} />
      ))}
    </>
  );
}

function LetterCard({ opened, notice }: LetterProps) {
  const { words, language, paths } = opened;
  const issued = Temporal.Instant.from(notice.issuedAt);
  return (
    <Card
      title={notice.title[language]}
      meta={
        <>
          <DateTime at={issued} only="date" /> · <LetterState opened={opened} notice={notice} />
        </>
      }
      footer={
        <ButtonGroup>
          <ButtonLink variant="secondary" small href={paths.letter(notice.id)}>
            {words.letters.open}
            <span class="kern-sr-only">: {notice.title[language]}</span>
          </ButtonLink>
          <Link href={paths.letterPdf(notice.id, 'de')}>{words.letters.pdf}</Link>
        </ButtonGroup>
      }
    >
      <Deadline opened={opened} notice={notice} />
    </Card>
  );
}

function LetterState({ opened, notice }: LetterProps) {
  const { words, language } = opened;
  if (notice.retrievedAt) {
    const day = legalDay(Temporal.Instant.from(notice.retrievedAt));
    return <Badge>{words.letters.read(formatDate(day, language))}</Badge>;
  }
  return notice.channel === 'post' ? (
    <Badge>{words.letters.post}</Badge>
  ) : (
    <Badge tone="info">{words.letters.unread}</Badge>
  );
}

/** The deadline of a letter and the reasons of its day, as law counts it. */
export function Deadline({ opened, notice }: LetterProps) {
  const { words, language, paths, today, view } = opened;
  const { deadline } = notice;
  if (deadline.state === 'none') return null;
  if (deadline.state === 'waiting')
    return (
      <Text>
        {deadline.until ? words.letters.waiting(formatDate(deadline.until, language)) : words.letters.waitingPost}
      </Text>
    );
  const isOver = deadline.until !== null && Temporal.PlainDate.compare(today, deadline.until) > 0;
  const objected = view.objected.includes(notice.id);
  return (
    <>
      <Text>
        {words.letters.notified(formatDate(deadline.on, language))}{' '}
        {deadline.until ? (
          <strong>
            {isOver
              ? words.letters.over(formatDate(deadline.until, language))
              : words.letters.until(formatDateWithWeekday(deadline.until, language))}
          </strong>
        ) : null}
      </Text>
      {deadline.steps.length > 0 ? (
        <Details summary={words.letters.why}>
          <List
            kind="number"
            items={deadline.steps.map((step) => {
              const { text, rule } = explainStep(step, language);
              return `${text} (${rule})`;
            })}
          />
        </Details>
      ) : null}
      {objected ? (
        <Text>{words.letters.objected}</Text>
      ) : deadline.until ? (
        <ButtonGroup>
          <ButtonLink variant="tertiary" small href={paths.object(notice.id)}>
            {words.letters.object}
          </ButtonLink>
          {isOver ? null : <Link href={paths.calendar(notice.id)}>{words.letters.calendar}</Link>}
        </ButtonGroup>
      ) : null}
    </>
  );
}

interface LetterProps {
  readonly opened: CitizenCase;
  readonly notice: KnownNotice;
}
