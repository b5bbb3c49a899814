import { formatDateTime } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  CardGrid,
  DateTime,
  Details,
  ErrorSummary,
  Form,
  InsetText,
  Link,
  NotificationBanner,
  NumberText,
  Panel,
  Prepared,
  Section,
  Text,
  Timeline,
} from '#ui';
import { germanTextWords } from '../../../texts/german-text.ts';
import type { DoneThing } from '../../citizen/case-paths.ts';
import { storyOf } from '../../citizen/story.ts';
import type { CitizenCase } from '../../citizen/with-view.ts';
import { AnswerCards } from './answer-cards.tsx';
import { casePageDocument } from './case-frame.tsx';
import { CasePickUps } from './case-pick-ups.tsx';
import { CaseQuestionForm } from './case-question.tsx';
import { CaseStatus } from './case-status.tsx';
import { CaseVisits } from './case-visits.tsx';
import { LetterCards } from './letter-cards.tsx';
import { MessageThread, type TypedMessage } from './message-thread.tsx';
import { Payments } from './payments.tsx';

/** "My case": the one thing to do, what happened and what comes next, messages, letters, payment and answers in one place. */
export function casePage(opened: CitizenCase, about: CaseAbout): string {
  const { words, view, language, paths } = opened;
  const { sections } = words.case;
  const { row, folder } = view;
  const error = about.message.error;
  return casePageDocument(opened, {
    title: folder.texts[language].title,
    error: error !== null,
    heading: !about.isNew,
    back: { href: paths.area, label: words.case.back },
    before: <ErrorSummary errors={error ? [{ field: 'text', message: error }] : []} />,
    notice: about.done ? (
      <NotificationBanner tone="success" live>
        <p>{doneWords(opened, about.done)}</p>
      </NotificationBanner>
    ) : undefined,
    children: (
      <>
        {about.isNew ? <Receipt opened={opened} /> : <Facts opened={opened} />}
        {opened.visitor.mandate ? <InsetText>{words.case.forOther}</InsetText> : null}
        {view.state ? <CaseStatus opened={opened} /> : <InsetText>{words.case.erased}</InsetText>}
        <CaseVisits opened={opened} />
        <CasePickUps opened={opened} />
        <GuestReturn opened={opened} open={about.isNew} />
        <Section title={sections.happened} id="verlauf">
          <Timeline
            label={words.timeline.label}
            entries={storyOf(opened).map(({ note, isGerman, at, when, by, ...entry }) => ({
              ...entry,
              at: at ?? undefined,
              when: when ?? undefined,
              by: by ?? undefined,
              children: note ? <p lang={isGerman && language !== 'de' ? 'de' : undefined}>{note}</p> : undefined,
            }))}
          />
        </Section>
        {view.notices.length > 0 ? (
          <Section title={sections.letters} id="schreiben">
            <LetterCards opened={opened} />
          </Section>
        ) : null}
        <CaseQuestionForm opened={opened} />
        {view.payments.length > 0 ? (
          <Section title={sections.payment} id="zahlung">
            <Payments opened={opened} />
          </Section>
        ) : null}
        {view.state ? (
          <>
            <Section title={sections.messages} id="nachrichten">
              <MessageThread opened={opened} typed={about.message} />
            </Section>
            <Section title={sections.answers} id="angaben">
              <Text>
                <Link href={paths.copy}>{words.answers.copy}</Link>
              </Text>
              <Details summary={words.answers.show}>
                <AnswerCards opened={opened} />
              </Details>
            </Section>
          </>
        ) : null}
        <Text>
          <Link href={paths.log}>{words.answers.log}</Link>
        </Text>
        <FollowUps opened={opened} services={about.followUps} />
        {row.status === 'open' || row.status === 'waiting-for-citizen' ? (
          <ButtonGroup>
            <ButtonLink variant="tertiary" href={paths.withdraw}>
              {words.actions.withdraw}
            </ButtonLink>
          </ButtonGroup>
        ) : null}
      </>
    ),
  });
}

function Receipt({ opened }: { readonly opened: CitizenCase }) {
  const { words, view, language, paths } = opened;
  const at = Temporal.Instant.from(view.row.submittedAt);
  return (
    <>
      <Panel title={`${words.sent.title}: ${view.folder.texts[language].title}`}>
        <p>{words.sent.text(formatDateTime(at, language))}</p>
        <p>
          {words.sent.number}: <NumberText>{view.row.number}</NumberText>
        </p>
      </Panel>
      <Text>
        {view.state?.applicant.email ? null : `${words.sent.noMail} `}
        <Link href={paths.copy}>{words.sent.keep}</Link>
      </Text>
    </>
  );
}

function Facts({ opened }: { readonly opened: CitizenCase }) {
  const { words, view } = opened;
  return (
    <Text muted>
      {words.case.number} <NumberText>{view.row.number}</NumberText> · {words.sent.title}{' '}
      <DateTime at={Temporal.Instant.from(view.row.submittedAt)} />
    </Text>
  );
}

/** A guest has no account to come back to: the code is the only way, so it stands on every visit. */
function GuestReturn({ opened, open }: { readonly opened: CitizenCase; readonly open: boolean }) {
  const { words, guestCode, paths } = opened;
  if (!guestCode) return null;
  return (
    <Prepared of={words} by={['guest', open]} holes={{ code: guestCode }}>
      {({ code }) => (
        <Details summary={words.guest.title} open={open}>
          <Text>{words.guest.text}</Text>
          <Text>
            {words.guest.code}: <NumberText>{code}</NumberText>
          </Text>
          <Text>
            {words.guest.where}: <Link href={paths.resume}>{words.guest.page}</Link>
          </Text>
          <Text>{words.guest.warning}</Text>
        </Details>
      )}
    </Prepared>
  );
}

function FollowUps({ opened, services }: { readonly opened: CitizenCase; readonly services: readonly FollowUp[] }) {
  const { words, csrf, paths } = opened;
  if (services.length === 0) return null;
  return (
    <Section title={words.case.sections.further}>
      <Text>{words.actions.followUpText}</Text>
      <CardGrid columns={2}>
        {services.map((service) => (
          <Card
            key={service.id}
            title={service.title}
            footer={
              <Form action={paths.followUp(service.id)} csrf={csrf}>
                <Button variant="secondary" small>
                  {words.actions.start}
                  <span class="kern-sr-only">: {service.title}</span>
                </Button>
              </Form>
            }
          >
            {service.summary}
          </Card>
        ))}
      </CardGrid>
    </Section>
  );
}

const doneWords = ({ words, language }: CitizenCase, done: DoneThing): string =>
  ({
    nachricht: words.messages.sent,
    antwort: words.correct.done,
    zurueckgenommen: words.withdraw.done,
    widerspruch: words.object.done,
    code: words.code.done,
    deutsch: germanTextWords[language].citizen.done,
  })[done];

export interface CaseAbout {
  /** Just sent: the receipt stands at the top. */
  readonly isNew: boolean;
  readonly done: DoneThing | null;
  readonly message: TypedMessage;
  readonly followUps: readonly FollowUp[];
}
export interface FollowUp {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}
