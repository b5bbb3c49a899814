import { formatDate, formatNumber } from '#kernel/format';
import {
  Badge,
  DateTime,
  DescriptionList,
  Details,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Table,
  Text,
} from '#ui';
import { openThings } from '../../domain/things.ts';
import { texts } from '../../texts/index.ts';
import type { GoalView } from '../../use-cases/read-board.ts';
import { type VerifyPlaces, verifyCommand } from '../verify-command.ts';
import { sayMeasured, sayMonth, sayTarget, sayValue, toneOf } from '../words.ts';
import { TrendDrawing } from './trend.tsx';

/** One goal: where it stands, how it went, how it is worked out, what changed about it, and how to check all that. */
export function goalPage(props: GoalPageProps): string {
  const { shell, view } = props;
  const { language } = shell;
  const { goal: t } = texts[language];
  const { goal } = view;
  return renderDocument(
    <Page {...shell} title={goal.title[language]} islands={[]} back={{ href: `/${language}/ziele`, label: t.back }}>
      <Heading level={1}>{goal.title[language]}</Heading>
      <Text size="lead">{goal.meaning[language]}</Text>
      <Section title={t.now}>
        <Facts {...props} />
      </Section>
      <Section title={t.trend}>
        <Values {...props} />
      </Section>
      <Section title={t.how}>
        <Method {...props} />
      </Section>
      <Section title={t.history}>
        <History {...props} />
      </Section>
      <Section title={t.verify}>
        <Verify {...props} />
      </Section>
    </Page>,
  );
}

function Facts({ shell: { language }, view: { goal, owner, last } }: GoalPageProps) {
  const { goal: t, board, states } = texts[language];
  const state = last?.state ?? 'unknown';
  const day = (text: string): string => formatDate(Temporal.PlainDate.from(text), language);
  const german = (text: string) => <span lang={language === 'de' ? undefined : 'de'}>{text}</span>;
  const { baseline, target } = goal;
  return (
    <DescriptionList
      items={[
        {
          term: board.value,
          value: (
            <>
              {sayMeasured(goal, last, language)} {last ? `(${sayMonth(last.period, language)})` : ''}{' '}
              <Badge tone={toneOf[state]}>{states[state]}</Badge>
            </>
          ),
        },
        {
          term: board.target,
          value: (
            <>
              {sayTarget(goal, target.value, language)}, {board.due(day(target.due))} ({t.targetState[target.state]}).{' '}
              {german(target.source)}
            </>
          ),
        },
        {
          term: t.baseline,
          value: (
            <>
              {baseline.value === null ? t.noBaseline : sayValue(goal.unit, baseline.value, language)}. {t.source}:{' '}
              {german(baseline.source)}
            </>
          ),
        },
        { term: t.owner, value: owner[language] },
      ]}
    />
  );
}

/** The drawing, and the same as a table. */
function Values({ shell: { language }, view: { goal, values } }: GoalPageProps) {
  const { goal: t, board, states } = texts[language];
  if (values.length === 0) return <Text>{t.none}</Text>;
  const newest = values.at(-1)!;
  return (
    <>
      {values.some(({ state }) => state === 'unproven') ? <Text>{board.unproven}</Text> : null}
      <figure>
        <figcaption class="kern-body">{t.trendText(sayTarget(goal, newest.target, language))}</figcaption>
        <TrendDrawing
          values={values.slice(-24).map(({ value }) => value)}
          target={newest.target}
          isPercent={goal.unit === 'percent'}
          height={160}
        />
      </figure>
      <Table
        caption={t.trend}
        hideCaption
        columns={[
          { key: 'month', label: board.month },
          { key: 'value', label: board.value, numeric: true },
          { key: 'target', label: board.target, numeric: true },
          { key: 'base', label: t.base, numeric: true },
          { key: 'state', label: board.state },
        ]}
        rows={values.toReversed().map((value) => ({
          id: value.period,
          cells: {
            month: sayMonth(value.period, language),
            value: sayMeasured(goal, value, language),
            target: sayTarget(goal, value.target, language),
            base: value.value === null ? '–' : formatNumber(value.base, language),
            state: <Badge tone={toneOf[value.state]}>{states[value.state]}</Badge>,
          },
        }))}
      />
    </>
  );
}

function Method({ shell: { language }, view: { goal, versions } }: GoalPageProps) {
  const { goal: t, things, measures, words } = texts[language];
  const { query } = goal;
  const counted = query.counted.map((word) => words[word] ?? word).join(', ');
  const newest = versions.at(-1);
  return (
    <>
      <Text>{t.howText(things[query.what], measures[query.measure], formatNumber(query.least, language))}</Text>
      {counted ? <Text>{t.counted(counted)}</Text> : null}
      {openThings.has(query.what) ? null : <Text>{t.privacy}</Text>}
      {newest ? (
        <Details summary={t.definition}>
          <pre class="city-code">{JSON.stringify(newest.definition, null, 1)}</pre>
        </Details>
      ) : null}
    </>
  );
}

function History({ shell: { language }, view: { goal, versions } }: GoalPageProps) {
  const { goal: t, board } = texts[language];
  return (
    <>
      <Text>{t.historyText}</Text>
      {versions.length === 0 ? null : (
        <Table
          caption={t.history}
          hideCaption
          columns={[
            { key: 'version', label: t.version, numeric: true },
            { key: 'target', label: board.target },
            { key: 'from', label: t.from },
            { key: 'declared', label: t.declared },
            { key: 'late', label: t.inTimeLabel },
          ]}
          rows={versions.toReversed().map(({ version, target, from, at, late, isProven }) => ({
            id: String(version),
            cells: {
              version: formatNumber(version, language),
              target: sayTarget(goal, target, language),
              from: sayMonth(from, language),
              declared: <DateTime at={Temporal.Instant.from(at)} />,
              late:
                late > 0 ? (
                  <Badge tone="warning">{t.lateBy(formatNumber(late, language))}</Badge>
                ) : isProven ? (
                  <Badge tone="success">{t.inTime}</Badge>
                ) : (
                  <Badge tone="warning">{t.unproven}</Badge>
                ),
            },
          }))}
        />
      )}
    </>
  );
}

function Verify({ shell: { language }, view: { goal, values }, ...places }: GoalPageProps) {
  const { goal: t } = texts[language];
  const newest = values.at(-1);
  return (
    <>
      <Text>{t.verifyText}</Text>
      <Text>{t.verifyTime}</Text>
      <p>
        <code class="city-code">{verifyCommand(places)}</code>
      </p>
      <List
        items={[
          ...(newest
            ? [
                <Link key="check" href={`/${language}/ziele/nachrechnen?ziel=${goal.id}&monat=${newest.period}`}>
                  {t.checkHere}
                </Link>,
              ]
            : []),
          <Link key="program" href="/log/verify.mjs" download>
            {t.program}
          </Link>,
          ...values
            .filter(({ file }) => file !== null)
            .slice(-12)
            .toReversed()
            .map(({ period, file }) => (
              <Link key={period} href={`/daten/satz/${file}`} download>
                {t.fileOf(sayMonth(period, language))}
              </Link>
            )),
          ...(values.length > 0
            ? [
                <Link key="dataset" href={`/${language}/daten/messwerte-der-ziele`}>
                  {t.dataset}
                </Link>,
              ]
            : []),
          <Link key="api" href="/api/v1/goals">
            {t.api}
          </Link>,
        ]}
      />
    </>
  );
}

export interface GoalPageProps extends VerifyPlaces {
  readonly shell: PageShell;
  readonly view: GoalView;
}
