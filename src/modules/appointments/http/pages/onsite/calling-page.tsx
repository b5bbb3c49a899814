import {
  Badge,
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  KeyHints,
  Link,
  List,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
} from '#ui';
import type { OnsiteWords } from '../../../texts/onsite.ts';
import type { Choice } from '../day-page.tsx';
import { CurrentPerson, type ShownCurrent } from './current-person.tsx';
import { QueueTable, type ShownWaiting } from './queue-table.tsx';

/** Choosing the desk at which a clerk sits. */
export function chooseDeskPage({ shell, words, base, office, offices, desks }: ChooseProps): string {
  const t = words.staff;
  return renderDocument(
    <Page {...shell} title={t.title} wide noIndex>
      <Heading level={1}>{t.title}</Heading>
      <OfficeForm {...{ words, base, office, offices }} />
      <Section title={t.chooseTitle}>
        <List
          items={desks.map(({ id, name, isOpen, number }) => (
            <span key={id}>
              <Link plain href={`${base}?buero=${office}&platz=${id}`}>
                {words.desk(name)}
              </Link>{' '}
              <Badge tone={isOpen ? 'success' : 'neutral'}>{isOpen ? t.isOpen : t.isClosed}</Badge>
              {number ? ` ${t.busyWith(number)}` : ''}
            </span>
          ))}
        />
      </Section>
    </Page>,
  );
}

/** The desk of a clerk: who is there, who is next, and everybody who waits. */
export function callingPage(props: CallingProps): string {
  const { shell, words, desk, error, done, current } = props;
  const t = words.staff;
  const title = t.titleAt(desk.name, props.place);
  return renderDocument(
    <Page
      {...shell}
      title={title}
      error={error !== null}
      islands={['form-comfort', 'keys']}
      wide
      noIndex
      notice={
        done ? (
          <NotificationBanner tone="success">
            <p>{done}</p>
          </NotificationBanner>
        ) : undefined
      }
    >
      <ErrorSummary errors={error ? [{ field: '', message: error }] : []} />
      <Heading level={1}>{title}</Heading>
      {desk.isOpen ? <Work {...props} /> : <Closed {...props} />}
      <Section title={t.queue(props.waiting.length)}>
        {props.waiting.length > 0 ? (
          <QueueTable {...props} rows={props.waiting} />
        ) : (
          <EmptyState title={t.noQueue} level={3} />
        )}
      </Section>
      {props.missed.length > 0 ? (
        <Section title={t.missedTitle}>
          <List
            items={props.missed.map(({ id, number, until }) => (
              <form key={id} method="post" action={props.action} class="city-buttons" aria-label={t.ticketFor(number)}>
                <Hiddens {...props} ticket={{ id, seq: null }} />
                <span>
                  {number}, {t.until(until)}
                </span>
                <Button variant="tertiary" small name="tun" value="zurueck">
                  {t.back}
                </Button>
              </form>
            ))}
          />
        </Section>
      ) : null}
      {props.elsewhere.length > 0 ? (
        <Section title={t.elsewhere}>
          <List items={props.elsewhere} />
        </Section>
      ) : null}
      <Issue {...props} />
      <ButtonGroup>
        {desk.isOpen && !current ? (
          <form method="post" action={props.action}>
            <Hiddens {...props} ticket={null} />
            <Button variant="secondary" name="tun" value="schliessen">
              {t.close}
            </Button>
          </form>
        ) : null}
        <ButtonLink variant="secondary" href={`${props.base}?buero=${props.office}`}>
          {t.change}
        </ButtonLink>
        <ButtonLink variant="tertiary" href={props.terminalHref}>
          {t.terminal}
        </ButtonLink>
        <ButtonLink variant="tertiary" href={props.displayHref}>
          {t.display}
        </ButtonLink>
      </ButtonGroup>
      <KeyHints keys={keysOf(words, current)} />
    </Page>,
  );
}

function Work(props: CallingProps) {
  const { words, current } = props;
  const t = words.staff;
  return (
    <>
      <Section title={t.current}>
        {current ? <CurrentPerson {...props} person={current} /> : <Text muted>{t.nobody}</Text>}
      </Section>
      <ButtonGroup>
        {current ? null : (
          <form method="post" action={props.action}>
            <Hiddens {...props} ticket={null} />
            <Button name="tun" value="naechste" shortcut="n" shortcutLabel={t.next}>
              {t.next}
            </Button>
          </form>
        )}
        <ButtonLink variant="tertiary" href={props.action} shortcut="w" shortcutLabel={t.refresh}>
          {t.refresh}
        </ButtonLink>
      </ButtonGroup>
    </>
  );
}

function Closed(props: CallingProps) {
  const t = props.words.staff;
  return (
    <>
      <InsetText>{t.closedText}</InsetText>
      <form method="post" action={props.action}>
        <Hiddens {...props} ticket={null} />
        <Button name="tun" value="oeffnen" shortcut="o" shortcutLabel={t.open}>
          {t.open}
        </Button>
      </form>
    </>
  );
}

function Issue(props: CallingProps) {
  const t = props.words.staff;
  return (
    <Details summary={t.issueTitle}>
      <Form action={props.action} csrf={props.csrf}>
        <Hiddens {...props} csrf={null} ticket={null} />
        <input type="hidden" name="einmal" value={props.once} />
        <Select name="leistung" label={t.what} choices={props.services} empty={false} />
        <Checkbox name="dringend" value="ja" label={t.urgent} />
        <Button variant="secondary" name="tun" value="nummer">
          {t.issue}
        </Button>
      </Form>
    </Details>
  );
}

/** What every form of the page sends along. */
export function Hiddens({ csrf, office, desk, ticket }: HiddenProps) {
  return (
    <>
      {csrf ? <input type="hidden" name="csrf" value={csrf} /> : null}
      <input type="hidden" name="buero" value={office} />
      <input type="hidden" name="platz" value={String(desk.id)} />
      {ticket ? <input type="hidden" name="nummer" value={ticket.id} /> : null}
      {ticket && ticket.seq !== null ? <input type="hidden" name="stand" value={String(ticket.seq)} /> : null}
    </>
  );
}

function OfficeForm({ words, base, office, offices }: Pick<ChooseProps, 'words' | 'base' | 'office' | 'offices'>) {
  return (
    <form class="city-form" method="get" action={base}>
      <Select name="buero" label={words.staff.office} value={office} empty={false} choices={offices} />
      <Button variant="secondary">{words.staff.show}</Button>
    </form>
  );
}

const keysOf = ({ staff: t }: OnsiteWords, current: ShownCurrent | null) =>
  current?.state === 'called'
    ? [
        { key: 'b', effect: t.serve },
        { key: 'r', effect: t.recall },
        { key: 'v', effect: t.missed },
        { key: 'w', effect: t.refresh },
      ]
    : [
        { key: 'n', effect: current ? t.finishNext : t.next },
        ...(current ? [{ key: 'f', effect: t.finish }] : []),
        { key: 'w', effect: t.refresh },
      ];

interface HiddenProps {
  readonly csrf: string | null;
  readonly office: string;
  readonly desk: { readonly id: number };
  readonly ticket: { readonly id: string; readonly seq: number | null } | null;
}
interface ChooseProps {
  readonly shell: PageShell;
  readonly words: OnsiteWords;
  readonly base: string;
  readonly office: string;
  readonly offices: readonly Choice[];
  readonly desks: readonly {
    readonly id: number;
    readonly name: string;
    readonly isOpen: boolean;
    readonly number: string | null;
  }[];
}
export interface CallingProps {
  readonly shell: PageShell;
  readonly words: OnsiteWords;
  readonly csrf: string;
  readonly once: string;
  readonly base: string;
  /** The page of this desk. */
  readonly action: string;
  readonly office: string;
  readonly place: string;
  readonly desk: { readonly id: number; readonly name: string; readonly isOpen: boolean };
  readonly current: ShownCurrent | null;
  readonly waiting: readonly ShownWaiting[];
  readonly missed: readonly { readonly id: string; readonly number: string; readonly until: string }[];
  readonly elsewhere: readonly string[];
  readonly services: readonly Choice[];
  /** Other desks that call. */
  readonly others: readonly Choice[];
  readonly terminalHref: string;
  readonly displayHref: string;
  /** Calls after which somebody may be noted as not come. */
  readonly callsBeforeMissed: number;
  readonly error: string | null;
  readonly done: string | null;
}
