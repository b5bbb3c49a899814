import {
  Button,
  ButtonGroup,
  ButtonLink,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  List,
  NumberText,
  Page,
  type PageShell,
  QrCode,
  renderDocument,
  Text,
  TextField,
} from '#ui';
import { texts } from '../../texts/index.ts';
import { type FieldErrors, messageFor } from './staff-sign-in-pages.tsx';

/** The invitation: choose a passphrase. */
export function invitationPage(shell: PageShell, props: InvitationProps): string {
  const words = texts[shell.language].staff;
  const title = words.inviteTitle(props.name);
  return renderDocument(
    <Page {...shell} area={words.area} title={title} error={props.errors.length > 0} noIndex>
      <ErrorSummary errors={props.errors} />
      <Heading level={1}>{title}</Heading>
      <Text size="lead">{words.inviteLead}</Text>
      <DescriptionList items={[{ term: words.login, value: props.login }]} />
      <Form csrf={props.csrf}>
        <input type="hidden" name="username" value={props.login} autocomplete="username" />
        <TextField
          name="passphrase"
          type="password"
          label={words.invitePassphrase}
          hint={words.invitePassphraseHint}
          error={messageFor(props.errors, 'passphrase')}
          autocomplete="new-password"
        />
        <ButtonGroup>
          <Button>{words.next}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

/** Second part of the invitation: connect the app and prove that it works. */
export function connectAppPage(shell: PageShell, props: ConnectAppProps): string {
  const words = texts[shell.language].staff;
  return renderDocument(
    <Page {...shell} area={words.area} title={words.appTitle} error={props.errors.length > 0} noIndex>
      <ErrorSummary errors={props.errors} />
      <Heading level={1}>{words.appTitle}</Heading>
      <Text size="lead">{words.appLead}</Text>
      <Text>{words.appScan}</Text>
      <QrCode text={props.address} label={words.appQrCode} />
      <DescriptionList items={[{ term: words.appSecret, value: <NumberText>{props.secret}</NumberText> }]} />
      <Text>
        <Link plain href={props.address}>
          {words.appLink}
        </Link>
      </Text>
      <Form csrf={props.csrf}>
        <TextField
          name="code"
          label={words.appCode}
          hint={words.secondHint}
          error={messageFor(props.errors, 'code')}
          width={10}
          inputMode="numeric"
          autocomplete="one-time-code"
        />
        <ButtonGroup>
          <Button>{words.appButton}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

/** The recovery codes, shown once. */
export function recoveryCodesPage(shell: PageShell, codes: readonly string[], next: string): string {
  const words = texts[shell.language].staff;
  return renderDocument(
    <Page {...shell} area={words.area} title={words.codesTitle} noIndex>
      <Heading level={1}>{words.codesTitle}</Heading>
      <Text size="lead">{words.codesLead}</Text>
      <InsetText>
        <List items={codes.map((code) => <NumberText key={code}>{code}</NumberText>)} />
      </InsetText>
      <ButtonGroup>
        <ButtonLink href={next}>{words.codesDone}</ButtonLink>
      </ButtonGroup>
    </Page>,
  );
}

/** An invitation that was used or has run out. */
export function invitationGonePage(shell: PageShell): string {
  const words = texts[shell.language].staff;
  return renderDocument(
    <Page {...shell} area={words.area} title={words.inviteGoneTitle} noIndex>
      <Heading level={1}>{words.inviteGoneTitle}</Heading>
      <Text size="lead">{words.inviteGoneText}</Text>
      <ButtonGroup>
        <ButtonLink variant="secondary" href={`/${shell.language}/team/anmelden`}>
          {words.title}
        </ButtonLink>
      </ButtonGroup>
    </Page>,
  );
}

interface InvitationProps {
  readonly name: string;
  readonly login: string;
  readonly csrf: string;
  readonly errors: FieldErrors;
}
interface ConnectAppProps {
  /** The secret in groups, to type. */
  readonly secret: string;
  /** `otpauth:` address. */
  readonly address: string;
  readonly csrf: string;
  readonly errors: FieldErrors;
}
