import {
  Alert,
  BigButton,
  BigButtons,
  BigLinks,
  ErrorSummary,
  Form,
  Heading,
  Link,
  type PageShell,
  QrCode,
  renderDocument,
  ScreenPage,
  ScreenParts,
  Section,
  Text,
  TextField,
  TicketNumber,
} from '#ui';
import type { OnsiteWords } from '../../../texts/onsite.ts';

/** The first page of a terminal: with or without an appointment. */
export function kioskStart(props: KioskProps & StartProps): string {
  const { shell, words, place, refused } = props;
  const t = words.kiosk;
  return renderDocument(
    <ScreenPage {...shell} title={t.title(place)} place={place}>
      <Heading level={1}>{t.heading}</Heading>
      {refused ? (
        <Alert tone="warning" title={refused} />
      ) : (
        <Text>{[t.waiting(props.waiting), props.wait].filter(Boolean).join(' ')}</Text>
      )}
      <BigLinks
        items={[
          { href: props.checkInHref, label: t.booked, hint: t.bookedHint },
          ...(props.takeHref && !refused ? [{ href: props.takeHref, label: t.walkIn, hint: t.walkInHint }] : []),
        ]}
      />
      {props.takeHref ? null : <Text muted>{t.onlyHere}</Text>}
    </ScreenPage>,
  );
}

/** What somebody without an appointment is here for: one press gives the number. */
export function kioskTake(props: KioskProps & TakeProps): string {
  const { shell, words, place, groups } = props;
  const t = words.kiosk;
  return renderDocument(
    <ScreenPage {...shell} title={t.takeTitle(place)} place={place}>
      <Heading level={1}>{t.takeHeading}</Heading>
      {props.error ? <Alert tone="warning" title={props.error} /> : <Text>{t.takeLead}</Text>}
      {groups.length > 0 ? (
        <Form action={props.action} csrf={props.csrf}>
          <input type="hidden" name="einmal" value={props.once} />
          {groups.map(({ name, services }) => (
            <Section key={name} title={name}>
              <BigButtons>
                {services.map(({ id, label }) => (
                  <BigButton key={id} name="leistung" value={id}>
                    {label}
                  </BigButton>
                ))}
              </BigButtons>
            </Section>
          ))}
        </Form>
      ) : null}
      <Text>
        <Link href={props.startHref}>{t.back}</Link>
      </Text>
    </ScreenPage>,
  );
}

/** Check-in for a booked visit by its number. */
export function kioskCheckIn(props: KioskProps & CheckInProps): string {
  const { shell, words, place, error } = props;
  const t = words.kiosk;
  return renderDocument(
    <ScreenPage {...shell} title={t.checkInTitle(place)} place={place}>
      <ErrorSummary errors={error ? [{ field: 'termin', message: error }] : []} />
      <Heading level={1}>{t.checkInHeading}</Heading>
      <Form action={props.action} csrf={props.csrf}>
        <TextField
          name="termin"
          label={t.code}
          hint={t.codeHint}
          value={props.typed}
          error={error ?? undefined}
          spellcheck={false}
          autocomplete="off"
          width={20}
        />
        <BigButtons>
          <BigButton>{t.checkIn}</BigButton>
        </BigButtons>
      </Form>
      <Text>
        <Link href={props.startHref}>{t.back}</Link>
      </Text>
    </ScreenPage>,
  );
}

/** The number that was given, large, with the way to its own page. */
export function kioskDone(props: KioskProps & DoneProps): string {
  const { shell, words, place, number } = props;
  const t = words.kiosk;
  return renderDocument(
    <ScreenPage {...shell} title={t.doneTitle(number)} place={place}>
      <ScreenParts>
        <div class="city-flow">
          <Heading level={1} size="m">
            {t.doneTitle(number)}
          </Heading>
          <TicketNumber label={words.yourNumber}>{number}</TicketNumber>
          <Text>{t.doneHow[props.how]}</Text>
          <Text>{[props.before === null ? null : t.before(props.before), props.wait].filter(Boolean).join(' ')}</Text>
        </div>
        <div class="city-flow">
          <Text>{t.qr}</Text>
          <QrCode text={props.ownUrl} label={t.qrLabel} />
          <Text>{props.ownHref ? <Link href={props.ownHref}>{t.own}</Link> : props.ownUrl}</Text>
        </div>
      </ScreenParts>
      <BigLinks items={[{ href: props.startHref, label: t.done, hint: t.resets }]} />
    </ScreenPage>,
  );
}

interface KioskProps {
  readonly shell: PageShell;
  readonly words: OnsiteWords;
  /** Name of the office. */
  readonly place: string;
  readonly startHref: string;
}
interface StartProps {
  readonly waiting: number;
  /** What a newcomer waits, in words; null when nobody knows. */
  readonly wait: string | null;
  /** Null away from the terminal. */
  readonly takeHref: string | null;
  readonly checkInHref: string;
  /** Why nobody gets a number now. */
  readonly refused: string | null;
}
interface TakeProps {
  readonly action: string;
  readonly csrf: string;
  /** Makes a second press the same as the first. */
  readonly once: string;
  readonly groups: readonly {
    readonly name: string;
    readonly services: readonly { readonly id: string; readonly label: string }[];
  }[];
  readonly error: string | null;
}
interface CheckInProps {
  readonly action: string;
  readonly csrf: string;
  readonly typed: string;
  readonly error: string | null;
}
interface DoneProps {
  readonly number: string;
  readonly how: keyof OnsiteWords['kiosk']['doneHow'];
  readonly before: number | null;
  readonly wait: string | null;
  /** With its host, for the camera. */
  readonly ownUrl: string;
  /** Null at the terminal, where the next person would find it open. */
  readonly ownHref: string | null;
}
