import { formatDate } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  Form,
  Heading,
  Link,
  List,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  SummaryList,
  Text,
} from '#ui';
import { fullName } from '../../domain/profile.ts';
import { texts } from '../../texts/index.ts';
import type { KeptThing } from '../../use-cases/account-parts.ts';
import type { AccountView } from '../../use-cases/own-account.ts';
import type { OwnSession } from '../../use-cases/own-sessions.ts';
import { SessionList } from './session-list.tsx';

/** The person's account: what the city knows from the sign-in, mails, devices, mandates, and the way to delete it. */
export function accountPage(shell: PageShell, { account, sessions, csrf, done }: AccountProps): string {
  const { language } = shell;
  const words = texts[language].account;
  const here = `/${language}/mein-bereich/konto`;
  return renderDocument(
    <Page
      {...shell}
      title={words.title}
      back={{ href: `/${language}/mein-bereich`, label: texts[language].myArea }}
      notice={done ? <NotificationBanner tone="success">{done}</NotificationBanner> : null}
      noIndex
    >
      <Heading level={1}>{words.title}</Heading>
      <Text size="lead">{words.lead}</Text>
      <Section title={words.data}>
        <SummaryList rows={dataRows(shell, account)} />
      </Section>
      <Section title={words.mail}>
        {account.profile.email ? (
          <Form action={`${here}/benachrichtigungen`} csrf={csrf}>
            <CheckboxGroup
              name="mail"
              label={words.mailQuestion}
              hint={words.mailHint}
              values={account.mail}
              choices={[
                { value: 'news', label: words.mailKinds.news },
                { value: 'deadlines', label: words.mailKinds.deadlines },
              ]}
            />
            <ButtonGroup>
              <Button>{words.mailSave}</Button>
            </ButtonGroup>
          </Form>
        ) : (
          <Text>{words.noEmail}</Text>
        )}
      </Section>
      <Section title={words.mandates}>
        <Text>
          {words.mandatesText} <Link href={`/${language}/mein-bereich/vollmachten`}>{words.mandatesLink}</Link>
        </Text>
      </Section>
      <Section title={words.sessions}>
        <SessionList language={language} sessions={sessions} action={`${here}/geraet-abmelden`} csrf={csrf} />
        <Text>{words.sessionsText}</Text>
        <Form action={`${here}/ueberall-abmelden`} csrf={csrf}>
          <ButtonGroup>
            <Button variant="secondary">{words.signOutEverywhere}</Button>
          </ButtonGroup>
        </Form>
      </Section>
      <Section title={words.remove}>
        <Text>{words.removeText}</Text>
        <Text>{words.unusedText}</Text>
        <ButtonGroup>
          <ButtonLink variant="tertiary" href={`${here}/loeschen`}>
            {words.removeLink}
          </ButtonLink>
        </ButtonGroup>
      </Section>
    </Page>,
  );
}

/** What goes and what stays, before the account is deleted. */
export function removalPage(shell: PageShell, { kept, csrf, error }: RemovalProps): string {
  const words = texts[shell.language].removal;
  const here = `/${shell.language}/mein-bereich/konto`;
  return renderDocument(
    <Page {...shell} title={words.title} error={Boolean(error)} back={{ href: here }} noIndex>
      <ErrorSummary errors={error ? [{ field: 'confirm', message: error }] : []} />
      <Heading level={1}>{words.title}</Heading>
      <Section title={words.goes}>
        <List items={words.goesItems} />
      </Section>
      <Section title={words.stays}>
        {kept.length === 0 ? (
          <Text>{words.staysNothing}</Text>
        ) : (
          <List
            items={kept.map(({ name, reason, until }) =>
              [words.caseName(name), words.reasons[reason], until ? words.staysUntil(until) : ''].join(' '),
            )}
          />
        )}
      </Section>
      <Form action={`${here}/loeschen`} csrf={csrf}>
        <Checkbox name="confirm" label={words.confirm} error={error} />
        <ButtonGroup>
          <Button danger>{words.button}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

/** Says that the account is gone. */
export function removedPage(shell: PageShell): string {
  const words = texts[shell.language].removal;
  return renderDocument(
    <Page {...shell} title={words.doneTitle} noIndex>
      <Heading level={1}>{words.doneTitle}</Heading>
      <Text size="lead">{words.doneText}</Text>
      <ButtonGroup>
        <ButtonLink href={`/${shell.language}`}>{texts[shell.language].signedOut.home}</ButtonLink>
      </ButtonGroup>
    </Page>,
  );
}

function dataRows({ language }: PageShell, { profile, level }: AccountView) {
  const words = texts[language].account;
  const { address, birthDate } = profile;
  return [
    { label: words.name, value: fullName(profile) || words.unknown },
    {
      label: words.birthDate,
      value: birthDate ? formatDate(Temporal.PlainDate.from(birthDate), language) : words.unknown,
    },
    { label: words.address, value: address ? `${address.street}, ${address.postcode} ${address.city}` : words.unknown },
    { label: words.email, value: profile.email ?? words.unknown },
    { label: words.level, value: level ? texts[language].levels[level] : words.unknown },
  ];
}

interface AccountProps {
  readonly account: AccountView;
  readonly csrf: string;
  readonly sessions: readonly OwnSession[];
  /** What was just done. */
  readonly done: string | null;
}
interface RemovalProps {
  readonly kept: readonly KeptThing[];
  readonly csrf: string;
  readonly error?: string;
}
