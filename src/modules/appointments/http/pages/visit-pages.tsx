import type { ComponentChildren } from 'preact';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  List,
  NumberText,
  Page,
  type PageShell,
  Panel,
  renderDocument,
  Text,
  TextField,
} from '#ui';
import type { BookingRow, Contact } from '../../domain/booking.ts';
import type { PaperCheck } from '../../domain/visit-papers.ts';
import type { Words } from '../../texts/index.ts';
import { type LinkWords, linkTexts } from '../../texts/links.ts';
import type { PlaceWords } from '../visit-facts.ts';
import { Notices, type ShownNotices } from './notices.tsx';

/** Name and e-mail address for a slot that is held, with the time it is held until. */
export function dataPage({ shell, words, visit, csrf, typed, errors, isStaff }: DataProps): string {
  const { language } = shell;
  const t = words.data;
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return renderDocument(
    <Page
      {...shell}
      title={`${t.title} ${visit.row.number}`}
      error={errors.length > 0}
      noIndex
      back={{ href: visit.searchHref, label: t.other }}
    >
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <InsetText>
        {t.held(visit.heldUntil)} {t.heldMinutes(visit.minutesLeft)}
      </InsetText>
      <DescriptionList items={factsOf(words, visit)} />
      <Form action={`/${language}/termin/${visit.row.number}/daten`} csrf={csrf}>
        <TextField
          name="name"
          label={t.name}
          value={typed.name}
          error={errorOf('name')}
          autocomplete={isStaff ? 'off' : 'name'}
        />
        <TextField
          name="email"
          type="email"
          label={t.email}
          hint={isStaff ? t.emailOptional : t.emailHint}
          value={typed.email}
          error={errorOf('email')}
          optional={isStaff}
          autocomplete={isStaff ? 'off' : 'email'}
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{t.book}</Button>
        </ButtonGroup>
      </Form>
      <Text muted>{t.privacy}</Text>
    </Page>,
  );
}

/** The hold ran out: why, and the way back to the list. */
export function overPage({
  shell,
  words,
  searchHref,
}: {
  readonly shell: PageShell;
  readonly words: Words;
  readonly searchHref: string;
}): string {
  const t = words.data;
  return renderDocument(
    <Page {...shell} title={t.overTitle} noIndex>
      <EmptyState title={t.overTitle} level={1} action={<ButtonLink href={searchHref}>{t.searchAgain}</ButtonLink>}>
        <Text>{t.over}</Text>
      </EmptyState>
    </Page>,
  );
}

/** One visit: number, when, where, what, and what can be done with it. */
export function visitPage({ shell, words, visit, news, check, onsite, notices, csrf }: VisitProps): string {
  const { language } = shell;
  const t = words.visit;
  const { papers } = linkTexts[language];
  const { row } = visit;
  const base = `/${language}/termin/${row.number}`;
  const isLive = row.state === 'confirmed' || row.state === 'pending';
  const isCancelled = row.state === 'cancelled';
  const title = isCancelled
    ? t.cancelledTitle
    : row.state === 'lapsed'
      ? t.lapsedTitle
      : visit.isOver
        ? t.overTitle
        : news
          ? t[news]
          : t.title;
  return renderDocument(
    <Page
      {...shell}
      title={`${title} ${row.number}`}
      noIndex
      islands={notices ? ['form-comfort', 'notices'] : ['form-comfort']}
      back={visit.isStaff ? { href: visit.dayHref, label: t.toDay } : { href: `/${language}/termin` }}
    >
      {news && isLive ? (
        <Panel title={title}>
          <p>
            {t.number}: <NumberText>{row.number}</NumberText>
          </p>
        </Panel>
      ) : (
        <Heading level={1}>{title}</Heading>
      )}
      {isLive && !visit.isOver ? (
        <Text>
          {t.say} {visit.contact?.email ? t.mailed : ''}
        </Text>
      ) : null}
      {isCancelled ? <Text>{t.cancelled}</Text> : null}
      <DescriptionList
        items={[
          { term: t.number, value: <NumberText>{row.number}</NumberText> },
          ...factsOf(words, visit),
          ...(visit.contact ? [{ term: t.who, value: visit.contact.name }] : []),
          ...(row.caseNumber
            ? [{ term: t.case, value: <Link href={`/${language}/vorgang/${row.caseNumber}`}>{row.caseNumber}</Link> }]
            : []),
          ...(check && check.state !== 'none' && isLive && !visit.isOver
            ? [{ term: papers.term, value: <Link href={`${base}/unterlagen`}>{stateOf(check, papers)}</Link> }]
            : []),
        ]}
      />
      <ButtonGroup>
        {onsite ? <ButtonLink href={onsite.href}>{onsite.label}</ButtonLink> : null}
        {isLive && !visit.isOver ? (
          <>
            {check && check.state !== 'none' && !visit.isStaff ? (
              <ButtonLink variant={onsite ? 'secondary' : 'primary'} href={`${base}/unterlagen`}>
                {papers.look}
              </ButtonLink>
            ) : null}
            <ButtonLink variant="secondary" href={`${base}/kalender.ics`} download="">
              {t.calendar}
            </ButtonLink>
            <ButtonLink variant="secondary" href={`${base}/verschieben`}>
              {t.move}
            </ButtonLink>
            <ButtonLink variant="tertiary" href={`${base}/absagen`}>
              {t.cancel}
            </ButtonLink>
          </>
        ) : onsite ? null : (
          <ButtonLink variant="secondary" href={visit.searchHref}>
            {t.anew}
          </ButtonLink>
        )}
      </ButtonGroup>
      {notices ? <Notices {...{ words, csrf, base, language }} {...notices} /> : null}
      {visit.isStaff && isLive ? (
        <Text>
          <Link href={`/${language}/team/termine/schalter?termin=${row.number}`}>
            {linkTexts[language].counter.link}
          </Link>
        </Text>
      ) : null}
      {isCancelled ? (
        <Text>
          <Link href={`${base}/kalender.ics`} download="">
            {t.calendar}
          </Link>
        </Text>
      ) : null}
    </Page>,
  );
}

/** Nothing said yet, so many missing, or all there. */
export function stateOf({ state, missing }: PaperCheck, { states }: LinkWords['papers']): string {
  return state === 'missing' ? states.missing(missing.length) : states[state];
}

/** Asks once more before a visit is taken back. */
export function cancelPage({
  shell,
  words,
  visit,
  csrf,
}: {
  readonly shell: PageShell;
  readonly words: Words;
  readonly visit: ShownVisit;
  readonly csrf: string;
}): string {
  const t = words.cancel;
  const base = `/${shell.language}/termin/${visit.row.number}`;
  return renderDocument(
    <Page {...shell} title={`${t.title} ${visit.row.number}`} noIndex back={{ href: base }}>
      <Heading level={1}>{t.title}</Heading>
      <DescriptionList items={factsOf(words, visit)} />
      <Text>{t.text}</Text>
      <Form action={`${base}/absagen`} csrf={csrf}>
        <ButtonGroup>
          <Button danger>{t.send}</Button>
          <ButtonLink variant="tertiary" href={base}>
            {t.keep}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

/** When, where and what, as terms with their values. */
export function factsOf(words: Words, visit: ShownFacts): { term: ComponentChildren; value: ComponentChildren }[] {
  const t = words.visit;
  const { place } = visit;
  return [
    { term: t.when, value: visit.when },
    {
      term: t.where,
      value: (
        <>
          {place.name}
          <br />
          {place.address ?? t.unknownAddress}
        </>
      ),
    },
    { term: t.what, value: visit.lines.length > 1 ? <List items={visit.lines} /> : visit.lines[0] },
    { term: t.length, value: t.minutes(visit.minutes) },
    {
      term: t.access,
      value: visit.isAccessible === null ? t.accessUnknown : visit.isAccessible ? t.accessYes : t.accessNo,
    },
  ];
}

interface ShownFacts {
  readonly when: string;
  readonly place: PlaceWords;
  readonly lines: readonly string[];
  readonly minutes: number;
  readonly isAccessible: boolean | null;
}
export interface ShownVisit extends ShownFacts {
  readonly row: BookingRow;
  readonly contact: Contact | null;
  readonly isOver: boolean;
  readonly heldUntil: string;
  readonly minutesLeft: number;
  readonly searchHref: string;
  readonly dayHref: string;
  readonly isStaff: boolean;
}
interface DataProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly visit: ShownVisit;
  readonly csrf: string;
  readonly typed: Contact;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly isStaff: boolean;
}
interface VisitProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly visit: ShownVisit;
  /** What just happened. */
  readonly news: 'booked' | 'moved' | null;
  /** How far the papers are; null where that says nothing. */
  readonly check: PaperCheck | null;
  /** On the day itself: where to check in, or to the number that is called. */
  readonly onsite: { readonly href: string; readonly label: string } | null;
  /** Null for the staff, and where there are none. */
  readonly notices: ShownNotices | null;
  readonly csrf: string;
}
