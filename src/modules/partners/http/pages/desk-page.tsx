import {
  Alert,
  Button,
  ButtonGroup,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Section,
  Table,
  Text,
  TextField,
} from '#ui';
import type { Channel } from '../../domain/network/network.ts';
import type { VisitRow } from '../../domain/visit/index.ts';
import { appTexts } from '../../texts/app.ts';
import type { Words } from '../../texts/index.ts';
import type { WhoWaits } from '../../use-cases/waiting/arrivals.ts';
import { WaitingList, waitedChoices } from './waiting-list.tsx';

/** Where a clerk of a branch begins: one field for the code, the visits of today, and the own ledger. */
export function deskPage(props: DeskProps): string {
  const { shell, words, csrf, branch, refused, notServing, visits, typed } = props;
  const t = words.desk;
  const { language } = shell;
  return renderDocument(
    <Page {...shell} title={t.title} error={refused !== null} noIndex>
      <ErrorSummary errors={refused ? [{ field: 'code', message: refused.words }] : []} />
      <Heading level={1}>{`${t.title} ${branch}`}</Heading>
      <Text size="lead">{t.lead}</Text>
      {notServing ? (
        <EmptyState title={t.refused}>
          <Text>{notServing}</Text>
        </EmptyState>
      ) : (
        <>
          {refused && refused.instead.length > 0 ? (
            <Alert tone="info" title={t.instead}>
              <List items={refused.instead.map((channel) => words.channels[channel])} />
            </Alert>
          ) : null}
          <Form action={`/${language}/team/servicepunkt`} csrf={csrf}>
            <TextField
              name="code"
              label={t.code}
              hint={t.codeHint}
              error={refused?.words}
              value={typed}
              width={20}
              autocomplete="off"
              spellcheck={false}
            />
            <RadioGroup {...waitedChoices(props.waits, props.chosen, words, language)} />
            <ButtonGroup>
              <Button>{t.take}</Button>
            </ButtonGroup>
          </Form>
          <WaitingList {...{ language, csrf, words }} waits={props.waits} now={props.now} once={props.once} />
          <Section title={t.visits}>
            {visits.length === 0 ? (
              <Text>{t.none}</Text>
            ) : (
              <Table
                caption={t.visits}
                hideCaption
                columns={[
                  { key: 'code', label: t.code },
                  { key: 'service', label: t.service },
                  { key: 'state', label: words.own.state },
                ]}
                rows={visits.map(({ row, title }) => ({
                  id: row.id,
                  cells: {
                    code: <Link href={`/${language}/team/servicepunkt/${row.id}`}>{row.code}</Link>,
                    service: title,
                    state: words.own.states[row.state],
                  },
                }))}
              />
            )}
          </Section>
          <Section title={t.offline}>
            <Text>{appTexts[language].lead}</Text>
            <Text>
              <Link href={`/${language}/team/servicepunkt/app`}>{appTexts[language].openApp}</Link>
            </Text>
          </Section>
          <Section title={t.ledger}>
            <Text>{t.ledgerHint}</Text>
            <Text>
              <Link href={`/${language}/team/servicepunkt/kassenbuch`} download>
                {t.ledgerLink}
              </Link>
            </Text>
          </Section>
        </>
      )}
    </Page>,
  );
}

/** Why a visit cannot begin here, and what to offer. */
export interface DeskNews {
  readonly words: string;
  readonly instead: readonly Channel[];
}
interface DeskProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly branch: string;
  readonly refused: DeskNews | null;
  readonly notServing: string | null;
  readonly visits: readonly { readonly row: VisitRow; readonly title: string }[];
  readonly typed: string;
  readonly waits: WhoWaits;
  /** Whose turn it was said to be, when the page comes back. */
  readonly chosen: string;
  readonly now: Temporal.Instant;
  /** The id of the next arrival: a double click is one. */
  readonly once: string;
}
