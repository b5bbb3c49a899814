import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Link,
  Page,
  type PageShell,
  renderDocument,
  Text,
  TextField,
} from '#ui';
import { texts } from '../../texts/index.ts';
import { PasskeyFields, PasskeyScript } from './passkey-parts.tsx';

/** First step of the staff sign-in: who, and the passphrase. */
export function staffSignInPage(shell: PageShell, props: StaffSignInProps): string {
  const words = texts[shell.language].staff;
  return renderDocument(
    <Page {...shell} area={words.area} title={words.title} error={props.errors.length > 0} noIndex>
      <ErrorSummary errors={props.errors} />
      <Heading level={1}>{words.title}</Heading>
      <Form csrf={props.csrf}>
        <input type="hidden" name="weiter" value={props.back} />
        <TextField
          name="login"
          label={words.login}
          value={props.login}
          error={messageFor(props.errors, 'login')}
          autocomplete="username"
          spellcheck={false}
        />
        <TextField
          name="passphrase"
          type="password"
          label={words.passphrase}
          error={messageFor(props.errors, 'passphrase')}
          autocomplete="current-password"
        />
        <ButtonGroup>
          <Button>{words.next}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

/** Second step: a code of the app or a recovery code; a passkey where the member has one and scripts run. */
export function secondStepPage(shell: PageShell, props: SecondStepProps): string {
  const words = texts[shell.language].staff;
  const isRecovery = props.kind === 'recovery';
  const title = isRecovery ? words.recoveryTitle : words.secondTitle;
  const here = `/${shell.language}/team/anmelden/zweiter-schritt`;
  const other = `${here}?${new URLSearchParams({ weiter: props.back, ...(isRecovery ? {} : { art: 'ersatz' }) })}`;
  return renderDocument(
    <Page
      {...shell}
      area={words.area}
      title={title}
      error={props.errors.length > 0}
      back={{ href: `/${shell.language}/team/anmelden?${new URLSearchParams({ weiter: props.back })}` }}
      head={props.passkey ? <PasskeyScript /> : null}
      noIndex
    >
      <ErrorSummary errors={props.errors} />
      <Form action={here} csrf={props.csrf}>
        <input type="hidden" name="weiter" value={props.back} />
        <input type="hidden" name="art" value={isRecovery ? 'ersatz' : 'app'} />
        <TextField
          heading
          name="code"
          label={title}
          hint={isRecovery ? words.recoveryHint : words.secondHint}
          error={messageFor(props.errors, 'code')}
          width={isRecovery ? 20 : 10}
          inputMode={isRecovery ? 'text' : 'numeric'}
          autocomplete={isRecovery ? 'off' : 'one-time-code'}
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{words.signIn}</Button>
        </ButtonGroup>
      </Form>
      {props.passkey ? (
        <Form action={here} csrf={props.csrf}>
          <input type="hidden" name="weiter" value={props.back} />
          <input type="hidden" name="art" value="passkey" />
          <PasskeyFields kind="get" options={props.passkey} />
          <ButtonGroup>
            <Button variant="secondary">{words.usePasskey}</Button>
          </ButtonGroup>
        </Form>
      ) : null}
      <Text>
        <Link plain href={other}>
          {isRecovery ? words.useApp : words.useRecovery}
        </Link>
      </Text>
    </Page>,
  );
}

/** The message of a field, if it is wrong. */
export const messageFor = (errors: FieldErrors, field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;

export type FieldErrors = readonly { field: string; message: string }[];
interface StaffSignInProps {
  readonly login: string;
  readonly back: string;
  readonly csrf: string;
  readonly errors: FieldErrors;
}
interface SecondStepProps {
  readonly kind: 'app' | 'recovery';
  readonly back: string;
  readonly csrf: string;
  readonly errors: FieldErrors;
  /** What the browser needs to ask for a passkey, as JSON. */
  readonly passkey: string | null;
}
