import { formatDate } from '#kernel/format';
import {
  Alert,
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  DateGroup,
  ErrorSummary,
  Form,
  Heading,
  Hidden,
  NotificationBanner,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Section,
  Text,
  TextField,
} from '#ui';
import type { DayFields } from '../../domain/read-day.ts';
import { texts } from '../../texts/index.ts';
import type { OwnSession } from '../../use-cases/own-sessions.ts';
import type { OwnStaffView } from '../../use-cases/own-staff.ts';
import type { StaffMember } from '../../use-cases/staff-directory.ts';
import { PasskeyFields, PasskeyScript } from './passkey-parts.tsx';
import { SessionList } from './session-list.tsx';
import { type FieldErrors, messageFor } from './staff-sign-in-pages.tsx';

/** How a staff member signs in: passkeys, recovery codes, devices; and who stands in for whom. */
export function staffOwnPage(shell: PageShell, props: StaffOwnProps): string {
  const words = texts[shell.language].staff;
  const { own, csrf, errors } = props;
  const here = `/${shell.language}/team/konto`;
  return renderDocument(
    <Page
      {...shell}
      area={words.area}
      title={words.ownTitle}
      error={errors.length > 0}
      notice={props.done ? <NotificationBanner tone="success">{props.done}</NotificationBanner> : null}
      head={<PasskeyScript />}
      noIndex
    >
      <ErrorSummary errors={errors} />
      <Heading level={1}>{words.ownTitle}</Heading>
      <Text size="lead">{words.ownLead(own.name, own.login)}</Text>
      <ButtonGroup>
        <ButtonLink variant="tertiary" href={props.work}>
          {words.toWork}
        </ButtonLink>
      </ButtonGroup>
      <Section title={words.standIns}>
        <Text>
          {words.standInsLead} {words.standInsBack}
        </Text>
        {own.standIns.length === 0 ? <Text>{words.standInsNone}</Text> : null}
        {own.standIns.map((entry) => (
          <Card
            key={entry.id}
            title={standInTitle(shell, entry)}
            meta={texts[shell.language].mandates.span(entry.from, entry.until)}
            footer={
              <Form action={`${here}/vertretung/${entry.id}/beenden`} csrf={csrf}>
                <ButtonGroup>
                  <Button small variant="secondary">
                    {words.standInEnd}
                    <Hidden>: {standInTitle(shell, entry)}</Hidden>
                  </Button>
                </ButtonGroup>
              </Form>
            }
          />
        ))}
        {standInForm(shell, props)}
      </Section>
      <Section title={words.passkeys}>
        {own.passkeys.length === 0 ? <Text>{words.passkeysNone}</Text> : null}
        {own.passkeys.map((passkey) => (
          <Card
            key={passkey.id}
            title={passkey.name}
            meta={formatDate(passkey.createdOn, shell.language)}
            footer={
              <Form action={`${here}/passkeys/entfernen`} csrf={csrf}>
                <input type="hidden" name="id" value={passkey.id} />
                <ButtonGroup>
                  <Button small variant="secondary">
                    {words.passkeyRemove}
                    <Hidden>: {passkey.name}</Hidden>
                  </Button>
                </ButtonGroup>
              </Form>
            }
          />
        ))}
        <noscript>
          <Alert title={words.passkeys} level={3}>
            {words.passkeysScript}
          </Alert>
        </noscript>
        <Form action={`${here}/passkeys`} csrf={csrf}>
          <PasskeyFields kind="create" options={props.passkeyOptions} />
          <TextField name="name" label={words.passkeyName} width={20} error={messageFor(errors, 'name')} />
          <ButtonGroup>
            <Button variant="secondary">{words.passkeyAdd}</Button>
          </ButtonGroup>
        </Form>
      </Section>
      <Section title={words.recovery}>
        <Text>{words.recoveryLeft(own.recoveryCodes)}</Text>
        <Form action={`${here}/ersatzcodes`} csrf={csrf}>
          <Text muted>{words.recoveryNewText}</Text>
          <ButtonGroup>
            <Button variant="secondary">{words.recoveryNew}</Button>
          </ButtonGroup>
        </Form>
      </Section>
      <Section title={texts[shell.language].account.sessions}>
        <SessionList
          language={shell.language}
          sessions={props.sessions}
          action={`${here}/geraet-abmelden`}
          csrf={csrf}
        />
        <Form action={`${here}/ueberall-abmelden`} csrf={csrf}>
          <ButtonGroup>
            <Button variant="secondary">{words.everywhere}</Button>
          </ButtonGroup>
        </Form>
      </Section>
    </Page>,
  );
}

function standInTitle({ language }: PageShell, { isMine, name }: OwnStaffView['standIns'][number]): string {
  const words = texts[language].staff;
  if (!isMine) return words.standInFor(name ?? '');
  return name === null ? words.standInByNobody : words.standInBy(name);
}

function standInForm(shell: PageShell, { possible, values, errors, csrf }: StaffOwnProps) {
  const words = texts[shell.language].staff;
  const days = texts[shell.language].mandates;
  return (
    <Form action={`/${shell.language}/team/konto/vertretung`} csrf={csrf}>
      <RadioGroup
        name="who"
        label={words.standInWho}
        value={values.who}
        error={messageFor(errors, 'who')}
        choices={[
          ...possible.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'niemand', label: words.standInNobody },
        ]}
      />
      <DateGroup name="from" label={days.from} value={values.from} error={messageFor(errors, 'from')} />
      <DateGroup name="until" label={days.until} value={values.until} error={messageFor(errors, 'until')} />
      <ButtonGroup>
        <Button>{words.standInAdd}</Button>
      </ButtonGroup>
    </Form>
  );
}

export interface StandInValues {
  readonly who: string;
  readonly from: DayFields;
  readonly until: DayFields;
}
interface StaffOwnProps {
  readonly own: OwnStaffView;
  readonly sessions: readonly OwnSession[];
  /** What was just done. */
  readonly done: string | null;
  readonly possible: readonly StaffMember[];
  readonly values: StandInValues;
  readonly passkeyOptions: string;
  readonly errors: FieldErrors;
  readonly csrf: string;
  /** Where the member works. */
  readonly work: string;
}
