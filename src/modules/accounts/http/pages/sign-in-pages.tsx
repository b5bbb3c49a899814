import { Button, ButtonGroup, ButtonLink, Form, Heading, Link, Page, type PageShell, renderDocument, Text } from '#ui';
import { texts } from '../../texts/index.ts';
import type { SignInRefusal } from '../../use-cases/finish-sign-in.ts';

/** Says why a sign-in did not happen, and how to go on with or without one. */
export function signInFailedPage(shell: PageShell, props: SignInFailedProps): string {
  const { failed, again, without, signOutFirst } = texts[shell.language].signIn;
  const { title, text } = failed[props.reason];
  const other = props.reason === 'other-person';
  return renderDocument(
    <Page {...shell} title={title} noIndex>
      <Heading level={1}>{title}</Heading>
      <Text size="lead">{text}</Text>
      {other ? (
        <Form action={`/${shell.language}/abmelden`} csrf={props.csrf}>
          <ButtonGroup>
            <Button>{signOutFirst}</Button>
            <ButtonLink variant="secondary" href={props.without}>
              {without}
            </ButtonLink>
          </ButtonGroup>
        </Form>
      ) : (
        <ButtonGroup>
          {props.reason === 'locked' ? null : <ButtonLink href={props.again}>{again}</ButtonLink>}
          <ButtonLink variant="secondary" href={props.without}>
            {without}
          </ButtonLink>
        </ButtonGroup>
      )}
    </Page>,
  );
}

/** Says that nobody is signed in any more, and how to leave the sign-in service too. */
export function signedOutPage(shell: PageShell, providerAddress: string | null): string {
  const words = texts[shell.language].signedOut;
  return renderDocument(
    <Page {...shell} title={words.title} noIndex>
      <Heading level={1}>{words.title}</Heading>
      <Text size="lead">{words.text}</Text>
      {providerAddress ? (
        <Text>
          {words.provider} <Link href={providerAddress}>{words.providerLink}</Link>
        </Text>
      ) : null}
      <ButtonGroup>
        <ButtonLink href={`/${shell.language}`}>{words.home}</ButtonLink>
        <ButtonLink variant="secondary" href={`/${shell.language}/anmelden`}>
          {words.again}
        </ButtonLink>
      </ButtonGroup>
    </Page>,
  );
}

interface SignInFailedProps {
  readonly reason: SignInRefusal;
  readonly again: string;
  readonly without: string;
  readonly csrf: string;
}
