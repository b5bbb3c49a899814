import { formatDate, formatNumber, formatPercent } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Badge,
  Button,
  ButtonGroup,
  Card,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Link,
  NotificationBanner,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Section,
  Table,
  Text,
  TextArea,
} from '#ui';
import type { OfficeWords } from '../../../texts/office.ts';
import type { Hint } from '../../../use-cases/office/hints.ts';
import type { NamedOutlier, OutlierReport } from '../../../use-cases/office/outlier-report.ts';

/** Who stands out from the others, clerks and branches. */
export function auditPage({ shell, words, report }: AuditProps): string {
  const t = words.audit;
  return renderDocument(
    <Page {...shell} title={t.title} noIndex>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead(report.days, report.visits)}</Text>
      <InsetText>{t.note}</InsetText>
      <Section title={t.clerks}>
        <Outliers
          {...{ words, shell, caption: t.clerks, by: 'person' }}
          found={report.clerks}
          isCompared={report.compared.clerks}
        />
      </Section>
      <Section title={t.branches}>
        <Outliers
          {...{ words, shell, caption: t.branches, by: 'filiale' }}
          found={report.branches}
          isCompared={report.compared.branches}
        />
      </Section>
      <Text>
        <Link href={`/${shell.language}/team/partner/pruefung/hinweise`}>{t.hints}</Link>
      </Text>
    </Page>,
  );
}

function Outliers({ found, isCompared, caption, by, words, shell }: OutlierProps) {
  const t = words.audit;
  const { language } = shell;
  if (found.length === 0) return <Text>{isCompared ? t.none : t.tooFew}</Text>;
  return (
    <Table
      caption={caption}
      hideCaption
      columns={[
        { key: 'who', label: t.who },
        { key: 'measure', label: t.measure },
        { key: 'value', label: t.value, numeric: true },
        { key: 'median', label: t.median, numeric: true },
        { key: 'score', label: t.score, numeric: true },
        { key: 'visits', label: t.visits, numeric: true },
      ]}
      rows={found.map((one) => ({
        id: `${one.who}-${one.measure}`,
        cells: {
          who: <Link href={`/${language}/team/partner/pruefung/besuche?${by}=${one.who}`}>{one.name}</Link>,
          measure: t.measures[one.measure],
          value: figureText(one, one.value, language),
          median: figureText(one, one.median, language),
          score: formatNumber(one.score, language, 1),
          visits: String(one.visits),
        },
      }))}
    />
  );
}

const figureText = ({ measure }: NamedOutlier, value: number, language: Language): string =>
  measure === 'perDay' ? formatNumber(value, language, 1) : formatPercent(value, language);

/** Sent visits behind a line of the report, by code and state, and the form that flags one. */
export function lookPage({ shell, words, csrf, name, query, visits, error, isDone, typed }: LookProps): string {
  const t = words.audit;
  return renderDocument(
    <Page
      {...shell}
      title={t.lookTitle(name)}
      error={error !== null}
      back={{ href: `/${shell.language}/team/partner/pruefung` }}
      notice={isDone ? <NotificationBanner tone="success">{t.done}</NotificationBanner> : null}
      noIndex
    >
      <ErrorSummary errors={error ? [{ field: 'grund', message: error }] : []} />
      <Heading level={1}>{t.lookTitle(name)}</Heading>
      <Text size="lead">{t.lookLead}</Text>
      {visits.length === 0 ? (
        <EmptyState title={t.noVisits} />
      ) : (
        <Form action={`/${shell.language}/team/partner/pruefung/besuche?${query}`} csrf={csrf}>
          <RadioGroup
            name="besuch"
            label={t.flagVisit}
            value={typed('besuch')}
            choices={visits.map(({ id, code, title, state }) => ({
              value: id,
              label: `${code}: ${title}`,
              hint: state,
            }))}
          />
          <TextArea name="grund" label={t.flagReason} value={typed('grund')} error={error ?? undefined} rows={3} />
          <ButtonGroup>
            <Button>{t.flag}</Button>
          </ButtonGroup>
        </Form>
      )}
    </Page>,
  );
}

/** Hints for the auditor, newest first. */
export function hintsPage({ shell, words, hints, branchName }: HintsProps): string {
  const t = words.audit;
  return renderDocument(
    <Page {...shell} title={t.hintsTitle} back={{ href: `/${shell.language}/team/partner/pruefung` }} noIndex>
      <Heading level={1}>{t.hintsTitle}</Heading>
      <Text size="lead">{t.hintsLead}</Text>
      {hints.length === 0 ? <EmptyState title={t.hintsNone} /> : null}
      {hints.map(({ id, branch, receivedOn, text, isNew }) => (
        <Card
          key={id}
          level={2}
          title={`${t.received} ${formatDate(Temporal.PlainDate.from(receivedOn), shell.language)}`}
          meta={branch ? `${t.about}: ${branchName(branch)}` : undefined}
        >
          {isNew ? <Badge tone="info">{t.new}</Badge> : null} {text}
        </Card>
      ))}
    </Page>,
  );
}

interface Shared {
  readonly shell: PageShell;
  readonly words: OfficeWords;
}
interface AuditProps extends Shared {
  readonly report: OutlierReport;
}
interface OutlierProps extends Shared {
  readonly found: readonly NamedOutlier[];
  readonly isCompared: boolean;
  readonly caption: string;
  readonly by: 'person' | 'filiale';
}
interface LookProps extends Shared {
  readonly csrf: string;
  readonly name: string;
  readonly query: string;
  readonly visits: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly state: string;
  }[];
  readonly error: string | null;
  readonly isDone: boolean;
  typed(name: string): string;
}
interface HintsProps extends Shared {
  readonly hints: readonly Hint[];
  branchName(id: string): string;
}
