import { legalDay } from '#kernel/clock';
import { formatNumber } from '#kernel/format';
import {
  Alert,
  Button,
  DateTime,
  DescriptionList,
  EmptyState,
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
  Table,
  Text,
  TextArea,
} from '#ui';
import { rareBelow } from '../../domain/entry.ts';
import type { ReceiptCheck } from '../../domain/receipt.ts';
import { texts } from '../../texts/index.ts';
import type { SealCheck } from '../../use-cases/check-seal.ts';
import type { LogState } from '../../use-cases/log-state.ts';

/** The public log: its seal, its witnesses, its newest entries, what it does not show, and the check of a receipt. */
export function logPage(props: LogPageProps): string {
  const { shell, state, checked } = props;
  const { language } = shell;
  const t = texts[language].log;
  const error = checked ? errorOf(checked, language) : null;
  return renderDocument(
    <Page {...shell} title={t.title} islands={[]} error={error !== null}>
      <ErrorSummary errors={error ? [{ field: 'beleg', message: error }] : []} />
      {checked?.check?.ok ? <Right check={checked.check} language={language} /> : null}
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Seal {...props} />
      <Section title={t.latest}>
        <Entries {...props} />
      </Section>
      <Section title={t.check} id="beleg-pruefen">
        <Form action={`/${language}/protokoll#beleg-pruefen`} csrf={props.csrf}>
          <TextArea
            name="beleg"
            label={t.receipt}
            hint={t.checkText}
            value={checked?.text ?? ''}
            error={error ?? undefined}
            rows={6}
          />
          <Button>{t.checkButton}</Button>
        </Form>
      </Section>
      <Section title={t.figure}>
        <Text>{t.figureText}</Text>
        <p>
          <Link href={`/${language}/ziele/nachrechnen`}>{t.figureLink}</Link>
        </p>
      </Section>
      <Section title={t.rule}>
        <List items={t.rules(rareBelow)} />
      </Section>
      <Section title={t.self}>
        <Text>{t.selfText}</Text>
        <List
          items={[
            <Link key="checkpoint" href="/log/checkpoint">
              {t.checkpointLink}
            </Link>,
            <Link key="verifier" href="/log/verify.mjs" download>
              {t.verifierLink}
            </Link>,
            ...(state.sealed
              ? [
                  <Link key="month" href={`/log/months/${monthOf(state.sealed.at)}.json`}>
                    {t.monthLink}
                  </Link>,
                ]
              : []),
            t.entriesLink,
          ]}
        />
      </Section>
      {state.witnesses.length > 0 ? null : <Text muted>{t.noWitnesses}</Text>}
    </Page>,
  );
}

function Seal({ shell, state, origin, verifier, witnessKeys }: LogPageProps) {
  const { language } = shell;
  const t = texts[language].log;
  const { sealed, witnesses } = state;
  if (!sealed) return <EmptyState title={t.none}>{null}</EmptyState>;
  const code = (text: string) => <code class="city-code">{text}</code>;
  return (
    <>
      {witnesses.some(({ said }) => said === 'forked') ? <Alert tone="danger" title={t.forked} /> : null}
      <Section title={t.state}>
        <DescriptionList
          items={[
            { term: t.size, value: formatNumber(sealed.size, language) },
            { term: t.checkedAt, value: <DateTime at={instantOf(sealed.at)} /> },
            { term: t.root, value: code(sealed.root) },
            { term: t.origin, value: code(origin) },
            { term: t.key, value: code(verifier) },
            ...(witnessKeys.length > 0
              ? [{ term: t.witnessKeys, value: <List items={witnessKeys.map((key) => code(key))} /> }]
              : []),
          ]}
        />
      </Section>
      {witnesses.length === 0 ? null : (
        <Section title={t.witnesses}>
          <Text>{t.witnessesText}</Text>
          <Table
            caption={t.witnesses}
            hideCaption
            columns={[
              { key: 'name', label: t.witness },
              { key: 'said', label: t.said },
              { key: 'at', label: t.at },
            ]}
            rows={witnesses.map(({ name, said, at }) => ({
              id: name,
              cells: { name, said: t.words[said], at: <DateTime at={instantOf(at)} /> },
            }))}
          />
        </Section>
      )}
    </>
  );
}

function Entries({ shell, state, service }: LogPageProps) {
  const { language } = shell;
  const { log: t, kinds } = texts[language];
  if (state.entries.length === 0) return <Text>{t.empty}</Text>;
  return (
    <Table
      caption={t.latest}
      hideCaption
      columns={[
        { key: 'index', label: t.number, numeric: true },
        { key: 'what', label: t.what },
        { key: 'service', label: t.service },
        { key: 'when', label: t.when },
      ]}
      rows={state.entries.map((entry) => ({
        id: String(entry.index),
        cells: {
          index: formatNumber(entry.index, language),
          what: kindOf(kinds, entry.type),
          service: entry.service ? service(entry.service) : t.coarse,
          when: whenOf(entry.at, language),
        },
      }))}
    />
  );
}

/** What happened, else what it was about. */
export const kindOf = (kinds: Readonly<Record<string, string>>, type: string): string =>
  kinds[type] ?? kinds[`${type.split('.')[0]}.*`] ?? kinds['other'] ?? type;

/** A day, or an hour of Leipzig's clocks. */
function whenOf(at: string, language: PageShell['language']): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  if (at.length === 10) return Temporal.PlainDate.from(at).toLocaleString(locale, { dateStyle: 'medium' });
  const hour = Temporal.Instant.from(`${at}:00Z`).toZonedDateTimeISO('Europe/Berlin');
  return hour.toLocaleString(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric' });
}

function Right({
  check,
  language,
}: {
  readonly check: (ReceiptCheck | SealCheck) & { ok: true };
  readonly language: PageShell['language'];
}) {
  const t = texts[language].log;
  const names = check.witnesses.map(({ name }) => name).join(', ');
  return (
    <NotificationBanner tone="success" live title={'kind' in check ? t.sealRight : t.right}>
      <p>
        {'kind' in check
          ? t.sealText(formatNumber(check.size, language), formatNumber(check.now, language))
          : t.rightText(formatNumber(check.index, language), formatNumber(check.size, language))}
      </p>
      <p>{names ? t.rightWitnesses(names) : t.rightAlone}</p>
    </NotificationBanner>
  );
}

function errorOf({ check }: CheckedReceipt, language: PageShell['language']): string | null {
  const t = texts[language].log;
  if (!check) return t.missing;
  return check.ok ? null : t.wrong[check.wrong];
}

const monthOf = (date: Date): string => legalDay(instantOf(date)).toPlainYearMonth().toString();
const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());

export interface LogPageProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly state: LogState;
  readonly origin: string;
  /** The verifier key of the log. */
  readonly verifier: string;
  /** The verifier keys of the witnesses that it asks. */
  readonly witnessKeys: readonly string[];
  /** The title of a service. */
  readonly service: (id: string) => string;
  readonly checked: CheckedReceipt | null;
}
export interface CheckedReceipt {
  /** As typed. */
  readonly text: string;
  /** Null when nothing was typed. */
  readonly check: ReceiptCheck | SealCheck | null;
}
