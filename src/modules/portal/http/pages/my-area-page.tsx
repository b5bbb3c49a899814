import type { CaseView } from '#cases';
import type { ListedDraft } from '#forms';
import { legalDay } from '#kernel/clock';
import { formatDate, formatDateTime, formatDateWithWeekday, formatTime } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Badge,
  ButtonGroup,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Flow,
  Heading,
  InsetText,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Table,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';
import type { MyArea, MyCase, MyLetter } from '../../use-cases/my-area.ts';

/** The person's own area: what to do first, then cases, letters, drafts and the way to one's own data. */
export function myAreaPage({ shell, area, isGuest }: MyAreaProps): string {
  const { language } = shell;
  const t = texts[language].area;
  const to = (place: string): string => `/${language}${place}`;
  return renderDocument(
    <Page {...shell} title={t.title} noIndex islands={[]}>
      <Heading level={1}>{t.title}</Heading>
      {isGuest ? (
        <InsetText>
          <Flow>
            <p>
              <strong>{t.guestTitle}.</strong> {t.guest} {t.guestOther}
            </p>
            <ButtonGroup>
              <ButtonLink href={`${to('/anmelden')}?zurueck=${encodeURIComponent(to('/mein-bereich'))}`}>
                {t.signIn}
              </ButtonLink>
              <ButtonLink variant="secondary" href={to('/weitermachen')}>
                {t.withCode}
              </ButtonLink>
            </ButtonGroup>
          </Flow>
        </InsetText>
      ) : null}
      {area.isMandate ? <InsetText>{t.mandate}</InsetText> : null}
      <Section title={t.cases} id="vorgaenge">
        {area.cases.length > 0 ? (
          <CardGrid columns={2} label={t.cases}>
            {area.cases.map((one) => (
              <CaseCard key={one.view.row.number} language={language} one={one} />
            ))}
          </CardGrid>
        ) : (
          <EmptyState
            level={3}
            title={t.noCases}
            action={
              <ButtonLink variant="secondary" href={to('')}>
                {t.start}
              </ButtonLink>
            }
          >
            {t.noCasesHint}
          </EmptyState>
        )}
        {area.more > 0 ? <Text>{t.more(area.more)}</Text> : null}
      </Section>
      <Section title={t.drafts} id="entwuerfe">
        {area.drafts.length > 0 ? (
          <>
            <CardGrid columns={2} label={t.drafts}>
              {area.drafts.map((draft) => (
                <DraftCard key={draft.id} language={language} draft={draft} />
              ))}
            </CardGrid>
            <Text>
              <Link href={to('/entwuerfe')}>{t.allDrafts}</Link>
            </Text>
          </>
        ) : (
          <Text>{t.noDrafts}</Text>
        )}
      </Section>
      {area.isMandate ? null : <Visits language={language} visits={area.visits} />}
      <Section title={t.letters} id="briefe">
        {area.letters.length > 0 ? <Letters language={language} letters={area.letters} /> : <Text>{t.noLetters}</Text>}
      </Section>
      {area.isMandate ? null : (
        <Section title={t.data}>
          <CardGrid columns={2} label={t.data}>
            {dataWays(language, isGuest).map(({ title, href, hint }) => (
              <Card key={href} title={title} href={href}>
                {hint}
              </Card>
            ))}
          </CardGrid>
        </Section>
      )}
    </Page>,
  );
}

function Visits({ language, visits: { visits, wishes } }: { language: Language; visits: MyArea['visits'] }) {
  const t = texts[language].area.visits;
  const to = (place: string): string => `/${language}/termin${place}`;
  const items = [
    ...visits.map(({ number, at, place }) => (
      <Link key={number} href={to(`/${number}`)}>
        {formatDateWithWeekday(legalDay(at), language)}, {formatTime(at, language)}, {place[language]}
      </Link>
    )),
    ...wishes.map(({ number, isOffered }) => (
      <Link key={number} href={to(`/wunsch/${number}`)}>
        {isOffered ? t.offered(number) : t.wish(number)}
      </Link>
    )),
  ];
  return (
    <Section title={t.title} id="termine">
      {items.length > 0 ? <List items={items} /> : <Text>{t.none}</Text>}
      <Text>
        <Link href={to('')}>{t.book}</Link>
      </Text>
    </Section>
  );
}

function CaseCard({ language, one: { view, action } }: { language: Language; one: MyCase }) {
  const t = texts[language].area;
  const { row, folder, state } = view;
  const href = `/${language}/vorgang/${row.number}`;
  const sent = formatDate(legalDay(Temporal.Instant.from(row.submittedAt)), language);
  const step = view.current.map((node) => folder.texts[language].steps[node]).find(Boolean);
  const isDone = row.status === 'decided' || row.status === 'withdrawn';
  return (
    <Card
      title={folder.texts[language].title}
      href={href}
      meta={
        <>
          {t.number(row.number)}, {t.sent(sent)}
        </>
      }
    >
      <p>
        <Badge tone={action ? 'warning' : isDone ? 'success' : 'info'}>{state ? t.status[row.status] : t.erased}</Badge>
      </p>
      {action ? (
        <p>
          <strong>{t.actions[action]}</strong>
        </p>
      ) : (
        <>
          {step && !isDone ? <p>{step}</p> : null}
          <p>{t.nothing}</p>
          {!isDone && row.promisedOn ? (
            <p>{t.promised(formatDate(Temporal.PlainDate.from(row.promisedOn), language))}</p>
          ) : null}
        </>
      )}
    </Card>
  );
}

function DraftCard({ language, draft }: { language: Language; draft: ListedDraft }) {
  const t = texts[language].area;
  return (
    <Card
      title={draft.folder.texts[language].title}
      href={`/${language}/${draft.folder.id}/start`}
      meta={t.savedAt(formatDateTime(draft.savedAt, language))}
    >
      <p>
        <Badge tone="warning">{t.unsent}</Badge>
      </p>
      <p>{t.keptUntil(formatDate(draft.until, language))}</p>
    </Card>
  );
}

function Letters({ language, letters }: { language: Language; letters: readonly MyLetter[] }) {
  const t = texts[language].area;
  return (
    <Table
      caption={t.letters}
      hideCaption
      columns={[
        { key: 'letter', label: t.letter },
        { key: 'about', label: t.about },
        { key: 'state', label: t.state },
      ]}
      rows={letters.map(({ view, notice }) => ({
        id: notice.id,
        cells: {
          letter: (
            <Link href={`/${language}/vorgang/${view.row.number}/schreiben/${notice.id}`}>
              {t.letterKinds[notice.kind]} {t.from} {formatDate(dayOf(notice.issuedAt), language)}
            </Link>
          ),
          about: view.folder.texts[language].title,
          state: <LetterState language={language} notice={notice} />,
        },
      }))}
    />
  );
}

function LetterState({ language, notice }: { language: Language; notice: CaseView['notices'][number] }) {
  const t = texts[language].area;
  const until = notice.objectionUntil;
  return (
    <div>
      {notice.channel === 'post' ? (
        t.byPost
      ) : notice.retrievedAt ? (
        t.read(formatDate(dayOf(notice.retrievedAt), language))
      ) : (
        <Badge tone="warning">{t.unread}</Badge>
      )}
      {until ? <p>{t.objection(formatDate(Temporal.PlainDate.from(until), language))}</p> : null}
    </div>
  );
}

function dataWays(language: Language, isGuest: boolean) {
  const t = texts[language].area;
  const to = (place: string): string => `/${language}/mein-bereich${place}`;
  return [
    { title: t.allDataLink, href: `/${language}/meine-daten`, hint: t.allDataHint },
    { title: t.accessLink, href: to('/zugriffe'), hint: t.accessHint },
    { title: t.copyLink, href: to('/datenkopie'), hint: t.copyHint },
    { title: t.eraseLink, href: to('/loeschen'), hint: t.eraseHint },
    ...(isGuest
      ? []
      : [
          { title: t.mandatesLink, href: to('/vollmachten'), hint: t.mandatesHint },
          { title: t.accountLink, href: to('/konto'), hint: t.accountHint },
        ]),
  ];
}

const dayOf = (at: string): Temporal.PlainDate => legalDay(Temporal.Instant.from(at));

export interface MyAreaProps {
  readonly shell: PageShell;
  readonly area: MyArea;
  readonly isGuest: boolean;
}
