import {
  Alert,
  Button,
  ButtonGroup,
  DescriptionList,
  Form,
  Heading,
  Link,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
  TicketNumber,
} from '#ui';
import type { TicketState } from '../../../domain/onsite/ticket.ts';
import type { OnsiteWords } from '../../../texts/onsite.ts';

/** A person's own ticket: the place in the queue, the call, and what can be done. */
export function ticketPage(props: TicketProps): string {
  const { shell, words, number, state, desk } = props;
  const t = words.ticket;
  const isCalled = state === 'called' && desk !== null;
  const title = isCalled ? t.titleCalled(number, desk) : t.title(number);
  const isWaiting = state === 'waiting' || state === 'parked';
  return renderDocument(
    <Page {...shell} title={title} noIndex>
      <Heading level={1} size="m">
        {title}
      </Heading>
      <TicketNumber label={words.yourNumber}>{number}</TicketNumber>
      {props.error ? <Alert tone="warning" title={props.error} /> : null}
      <State {...props} />
      <DescriptionList
        items={[
          { term: t.where, value: props.place },
          { term: t.what, value: props.lines.join('; ') },
          { term: t.since, value: props.since },
          ...(props.booked ? [{ term: t.booked, value: props.booked }] : []),
        ]}
      />
      {isWaiting || isCalled ? <Steps {...props} isWaiting={isWaiting} /> : null}
      <Text muted>{t.refreshes}</Text>
      <Text>
        <Link href={props.displayHref}>{t.display}</Link>
      </Text>
    </Page>,
  );
}

function State({ words, state, desk, before, wait, until, action, csrf }: TicketProps) {
  const t = words.ticket;
  if (state === 'called' && desk)
    return (
      <Alert tone="success" title={t.calledTitle(desk)}>
        {t.called}
      </Alert>
    );
  if (state === 'serving' && desk) return <Text size="lead">{t.serving(desk)}</Text>;
  if (state === 'missed')
    return (
      <>
        <Alert tone="warning" title={t.missedTitle}>
          {until ? t.missed(until) : t.missedOver}
        </Alert>
        {until ? (
          <Form action={action} csrf={csrf}>
            <Button name="tun" value="zurueck">
              {t.back}
            </Button>
          </Form>
        ) : null}
      </>
    );
  if (state === 'finished') return <Text size="lead">{t.finished}</Text>;
  if (state === 'left') return <Text size="lead">{t.left}</Text>;
  if (before === null) return <Text size="lead">{t.parked(until ?? '')}</Text>;
  return <Text size="lead">{[words.kiosk.before(before), wait].filter(Boolean).join(' ')}</Text>;
}

function Steps({ words, action, csrf, isWaiting }: TicketProps & { readonly isWaiting: boolean }) {
  const t = words.ticket;
  return (
    <>
      <Section title={t.asideTitle}>
        <Text>{t.aside}</Text>
        <Form action={action} csrf={csrf}>
          <ButtonGroup>
            {parkChoices.map((minutes) => (
              <Button key={minutes} variant="secondary" name="tun" value={`spaeter-${minutes}`}>
                {t.minutes(minutes)}
              </Button>
            ))}
          </ButtonGroup>
        </Form>
      </Section>
      {isWaiting ? (
        <Section title={t.leaveTitle}>
          <Text>{t.leaveText}</Text>
          <Form action={action} csrf={csrf}>
            <Button variant="secondary" danger name="tun" value="gehen">
              {t.leave}
            </Button>
          </Form>
        </Section>
      ) : null}
    </>
  );
}

/** Minutes by which a person may let others go first. */
export const parkChoices = [5, 10, 20] as const;

interface TicketProps {
  readonly shell: PageShell;
  readonly words: OnsiteWords;
  readonly csrf: string;
  readonly action: string;
  readonly number: string;
  readonly state: TicketState;
  readonly place: string;
  /** Name of the desk where it is called. */
  readonly desk: string | null;
  readonly lines: readonly string[];
  readonly since: string;
  readonly booked: string | null;
  /** How many come first; null for who is not in the queue now. */
  readonly before: number | null;
  readonly wait: string | null;
  /** The time until which it is put aside, or may come back. */
  readonly until: string | null;
  readonly displayHref: string;
  readonly error: string | null;
}
