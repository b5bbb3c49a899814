import {
  Badge,
  Button,
  ButtonGroup,
  ButtonLink,
  Csrf,
  DenseTable,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Hidden,
  Link,
  List,
  NumberText,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
} from '#ui';
import type { BookingState } from '../../domain/booking-state.ts';
import type { PaperCheck } from '../../domain/visit-papers.ts';
import type { Words } from '../../texts/index.ts';
import { linkTexts } from '../../texts/links.ts';
import type { Mark } from '../../use-cases/visit-commands.ts';
import { stateOf } from './visit-pages.tsx';

/** All visits of an office on a day, by time, with what can be done with each. */
export function dayPage(props: DayProps): string {
  const { shell, words, office, date, visits, error } = props;
  const { language } = shell;
  const t = words.staff.day;
  const base = `/${language}/team/termine`;
  const to = (day: Temporal.PlainDate): string => `${base}?buero=${office}&tag=${day}`;
  return renderDocument(
    <Page {...shell} title={t.title} error={error !== null} wide noIndex>
      <ErrorSummary errors={error ? [{ field: '', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <form class="city-form" method="get" action={base}>
        <Select name="buero" label={t.office} value={office} empty={false} choices={props.offices} />
        <Select name="tag" label={t.day} value={date.toString()} empty={false} choices={props.days} />
        <ButtonGroup>
          <Button variant="secondary">{t.show}</Button>
          <ButtonLink variant="tertiary" href={to(date.subtract({ days: 1 }))}>
            {t.before}
          </ButtonLink>
          <ButtonLink variant="tertiary" href={to(date.add({ days: 1 }))}>
            {t.after}
          </ButtonLink>
        </ButtonGroup>
      </form>
      <Text>{props.holiday ? t.holiday(props.holiday) : props.share === null ? t.closedAll : t.free(props.share)}</Text>
      {props.closures.length > 0 ? (
        <Section title={t.closures}>
          <List
            items={props.closures.map(({ id, desk, from, until, reason }) => (
              <Form key={id} action={`${base}/oeffnen`} csrf={props.csrf}>
                <input type="hidden" name="buero" value={office} />
                <input type="hidden" name="tag" value={date.toString()} />
                <input type="hidden" name="schliessung" value={id} />
                <Text>
                  {t.closedFrom(from, until)}: {desk ? words.visit.desk(desk) : t.wholeOffice}, {reason}
                </Text>
                <Button variant="tertiary" small>
                  {t.reopen}
                </Button>
              </Form>
            ))}
          />
        </Section>
      ) : null}
      {visits.length > 0 ? <Visits {...props} /> : <EmptyState title={t.none} />}
      <ButtonGroup>
        <ButtonLink href={`/${language}/termin?buero=${office}`}>{t.forCaller}</ButtonLink>
        <ButtonLink variant="secondary" href={`${base}/schliessen?buero=${office}&tag=${date}`}>
          {t.close}
        </ButtonLink>
        <ButtonLink variant="secondary" href={`${base}/dringend`}>
          {words.wishes.urgent.title}
        </ButtonLink>
        <ButtonLink variant="secondary" href={`${base}/freigabe?buero=${office}`}>
          {t.release}
        </ButtonLink>
        <ButtonLink variant="secondary" href={`${base}/planung?buero=${office}&tag=${date}`}>
          {words.planning.extras.title}
        </ButtonLink>
        <ButtonLink variant="secondary" href={`${base}/besetzung?buero=${office}&tag=${date}`}>
          {words.planning.staffing.title}
        </ButtonLink>
        <ButtonLink variant="secondary" href={`${base}/schalter`}>
          {linkTexts[language].counter.link}
        </ButtonLink>
        <ButtonLink variant="secondary" href={`${base}/kalender?buero=${office}`}>
          {linkTexts[language].feeds.link}
        </ButtonLink>
      </ButtonGroup>
    </Page>,
  );
}

/** For staff whose offices have no desks. */
export const noOfficePage = (shell: PageShell, words: Words, title: string): string =>
  renderDocument(
    <Page {...shell} title={title} noIndex>
      <Heading level={1}>{title}</Heading>
      <EmptyState title={words.staff.day.noneOffices} />
    </Page>,
  );

function Visits({ shell, words, office, officeName, date, days, visits, csrf }: DayProps) {
  const { language } = shell;
  const t = words.staff.day;
  const day = days.find(({ value }) => value === date.toString())?.label ?? '';
  return (
    <DenseTable
      caption={t.caption(officeName, day)}
      columns={[
        { key: 'time', label: t.time },
        { key: 'desk', label: t.desk, numeric: true },
        { key: 'number', label: t.number },
        { key: 'name', label: t.name },
        { key: 'what', label: t.what },
        { key: 'papers', label: linkTexts[language].papers.term },
        { key: 'state', label: t.state },
        { key: 'action', label: t.action },
      ]}
      rows={visits.map((visit) => ({
        id: visit.number,
        cells: {
          time: visit.time,
          desk: visit.desk,
          number: (
            <Link href={`/${language}/termin/${visit.number}`}>
              <NumberText>{visit.number}</NumberText>
            </Link>
          ),
          name: visit.name,
          what: visit.what.join('; '),
          papers:
            visit.papers && visit.papers.state !== 'none' ? (
              <Link href={`/${language}/termin/${visit.number}/unterlagen`}>
                {stateOf(visit.papers, linkTexts[language].papers)}
                <Hidden> {visit.number}</Hidden>
              </Link>
            ) : (
              '–'
            ),
          state: (
            <Badge tone={visit.state === 'checked-in' ? 'success' : visit.state === 'missed' ? 'warning' : 'neutral'}>
              {t.states[visit.state]}
            </Badge>
          ),
          action:
            visit.marks.length > 0 ? (
              <form
                method="post"
                action={`/${language}/team/termine`}
                class="city-buttons"
                aria-label={t.markFor(visit.number)}
              >
                <Csrf token={csrf} />
                <input type="hidden" name="buero" value={office} />
                <input type="hidden" name="tag" value={date.toString()} />
                <input type="hidden" name="termin" value={visit.number} />
                {visit.marks.map((mark) => (
                  <Button key={mark} variant="tertiary" small name="stand" value={mark}>
                    {t.marks[mark]}
                  </Button>
                ))}
              </form>
            ) : (
              '–'
            ),
        },
      }))}
    />
  );
}

interface DayProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly office: string;
  readonly officeName: string;
  readonly date: Temporal.PlainDate;
  readonly offices: readonly Choice[];
  readonly days: readonly Choice[];
  readonly holiday: string | null;
  /** Share of the open time that is taken; null when nobody is there. */
  readonly share: string | null;
  readonly error: string | null;
  readonly visits: readonly {
    readonly number: string;
    readonly time: string;
    readonly desk: string;
    readonly name: string;
    readonly what: readonly string[];
    readonly state: BookingState;
    /** How far the papers are. */
    readonly papers: PaperCheck | null;
    readonly marks: readonly Mark[];
  }[];
  readonly closures: readonly {
    readonly id: string;
    readonly desk: string | null;
    readonly from: string;
    readonly until: string;
    readonly reason: string;
  }[];
}
export interface Choice {
  readonly value: string;
  readonly label: string;
}
