import { formatDate } from '#kernel/format';
import { DateTime, Details, Link, List, Section, Text, Thread, Timeline } from '#ui';
import { letterWay } from '../../../domain/letter-way.ts';
import type { LoggedEvent, OpenedCase } from '../../../use-cases/clerk/clerk-case.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { actorWords, type HistoryEntry } from '../../clerk/history.ts';
import { papersIn } from '../../clerk/papers-in.ts';

/** Messages, notes, letters and the full history of a case: every event in words. */
export function CaseLog({ model, open, entries }: LogProps) {
  const { words } = model.desk;
  const notes = entries.filter(({ id }) => isNote(open, id));
  return (
    <>
      <Section title={words.case.messages} id="nachrichten">
        <Messages model={model} open={open} />
      </Section>
      {notes.length > 0 ? (
        <Section title={words.case.notes}>
          <Thread
            label={words.case.notes}
            messages={notes.map((note) => ({
              id: `vermerk-${note.id}`,
              from: note.by,
              at: note.at,
              children: note.text,
            }))}
          />
        </Section>
      ) : null}
      {papersIn(open).length > 0 ? (
        <Section title={words.paper.inCase}>
          <List
            items={papersIn(open).map((paper) => (
              <Link key={paper.id} href={model.desk.paths.evidence(model.found.row.number, paper.id)}>
                {words.paper.cameOn(
                  paper.name,
                  formatDate(Temporal.PlainDate.from(paper.receivedOn), model.desk.language),
                )}
              </Link>
            ))}
          />
        </Section>
      ) : null}
      {open.notices.length > 0 ? (
        <Section title={words.case.letters}>
          <Letters model={model} open={open} />
        </Section>
      ) : null}
      <Details summary={`${words.case.history} (${entries.length})`} id="verlauf">
        <Timeline
          label={words.case.history}
          entries={entries.map(({ id, title, at, by, text }) => ({
            id,
            title,
            at,
            by,
            children: text ? text.split('\n').map((line, index) => <Text key={String(index)}>{line}</Text>) : undefined,
          }))}
        />
      </Details>
    </>
  );
}

function Messages({ model, open }: Pick<LogProps, 'model' | 'open'>) {
  const { desk, names, found } = model;
  const { words } = desk;
  const said = open.log.filter(({ event }) => event.type === 'case.message' || event.type === 'case.question-asked');
  if (said.length === 0) return <Text>{words.case.noMessages}</Text>;
  return (
    <Thread
      label={words.case.messages}
      messages={said.map((logged) => {
        const own = isOurs(logged);
        return {
          id: `nachricht-${logged.event.seq}`,
          from: own ? `${words.case.fromCity} (${actorWords(desk, logged.event.actor, names)})` : sender(words, logged),
          at: Temporal.Instant.from(logged.event.at),
          own,
          children: (
            <>
              <span lang={own && found.row.language !== desk.language ? found.row.language : undefined}>
                {String(logged.body?.['text'] ?? '')}
              </span>
              <GermanWords label={words.case.inGerman} german={logged.body?.['german']} />
            </>
          ),
        };
      })}
    />
  );
}

/** What was said in German beside a message in another language: these words count. */
function GermanWords({ label, german }: { readonly label: string; readonly german: unknown }) {
  if (typeof german !== 'string' || german === '') return null;
  return (
    <Text>
      <strong>{label}:</strong> <span lang="de">{german}</span>
    </Text>
  );
}

function Letters({ model, open }: Pick<LogProps, 'model' | 'open'>) {
  const { desk, found } = model;
  const { words, paths, language } = desk;
  return (
    <List
      items={open.notices.map((notice) => (
        <>
          {notice.title[language]}, <DateTime at={Temporal.Instant.from(notice.issuedAt)} only="date" />:{' '}
          <Link
            href={paths.letter(found.row.number, notice.id, 'de')}
            label={`${notice.title[language]}, ${words.decision.binding}`}
          >
            {words.decision.binding}
          </Link>
          {' · '}
          <Link
            href={paths.letter(found.row.number, notice.id, 'en')}
            label={`${notice.title[language]}, ${words.decision.reading}`}
          >
            {words.decision.reading}
          </Link>
          {' · '}
          {wayWords(desk, notice)}
        </>
      ))}
    />
  );
}

/** Where a letter is: unread and until when, read, waiting for the post or posted, and since when it counts as known. */
function wayWords({ words, language }: CaseDesk['desk'], notice: OpenedCase['notices'][number]): string {
  const { ways } = words.post;
  const way = letterWay(notice);
  const day = (text: string | null): string => (text ? formatDate(Temporal.PlainDate.from(text), language) : '');
  const told = {
    unread: way.on ? ways.unreadUntil(day(way.on)) : ways.unread,
    read: ways.read(day(way.on)),
    'to-post': way.isUnread ? ways.toPostUnread : ways.toPost,
    posted: ways.posted(day(way.on)),
  }[way.state];
  return notice.notifiedOn ? `${told}, ${ways.notified(day(notice.notifiedOn))}` : told;
}

const isNote = (open: OpenedCase, id: string): boolean =>
  open.log.some(({ event }) => event.type === 'case.note' && id === `ereignis-${event.seq}`);
const isOurs = ({ event }: LoggedEvent): boolean =>
  event.type === 'case.question-asked' || (event.public['from'] ?? 'city') === 'city';
const sender = (words: CaseDesk['desk']['words'], { event }: LoggedEvent): string =>
  event.public['from'] === 'representative' ? words.case.fromRepresentative : words.case.fromCitizen;

interface LogProps {
  readonly model: CaseDesk;
  readonly open: OpenedCase;
  readonly entries: readonly HistoryEntry[];
}
