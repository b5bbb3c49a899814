import { formatDate, formatNumber } from '#kernel/format';
import {
  Badge,
  Card,
  CardGrid,
  EmptyState,
  Flow,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
} from '#ui';
import { changeOf } from '../../domain/trend.ts';
import { texts } from '../../texts/index.ts';
import type { DroppedGoal, GoalView } from '../../use-cases/read-board.ts';
import { sayMeasured, sayMonth, sayTarget, toneOf } from '../words.ts';
import { TrendDrawing } from './trend.tsx';

/** All goals at a glance: how many are reached, and for each its target, its value, its state and how it went. */
export function boardPage({ shell, goals, dropped }: BoardPageProps): string {
  const { language } = shell;
  const t = texts[language].board;
  const to = (place: string): string => `/${language}/ziele${place}`;
  return renderDocument(
    <Page {...shell} title={t.title} description={t.description} islands={[]}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {goals.length === 0 ? (
        <EmptyState title={t.noGoals}>{null}</EmptyState>
      ) : (
        <>
          <Summary shell={shell} goals={goals} />
          {goals.some(({ last }) => last?.state === 'unproven') ? <Text>{t.unproven}</Text> : null}
          <CardGrid columns={2} label={t.title}>
            {goals.map((view) => (
              <GoalCard key={view.goal.id} view={view} language={language} />
            ))}
          </CardGrid>
        </>
      )}
      {goals.some(({ goal }) => goal.target.state === 'assumption') ? <Text muted>{t.assumption}</Text> : null}
      {dropped.length === 0 ? null : (
        <Section title={t.dropped}>
          <Text>{t.droppedText}</Text>
          <List items={dropped.map((goal) => droppedLine(goal, language))} />
        </Section>
      )}
      <Section title={t.check}>
        <Text>{t.checkText}</Text>
      </Section>
      <Section title={t.more}>
        <List
          items={[
            <span key="services">
              <Link href={to('/leistungen')}>{t.services}</Link>: {t.servicesText}
            </span>,
            <span key="comparison">
              <Link href={to('/vergleich')}>{t.comparison}</Link>: {t.comparisonText}
            </span>,
            <span key="print">
              <Link href={to('/druck')}>{t.print}</Link>: {t.printText}
            </span>,
            <Link key="api" href="/api/v1/goals">
              {texts[language].goal.api}
            </Link>,
          ]}
        />
      </Section>
    </Page>,
  );
}

/** How many goals were reached in the newest month that has values. */
function Summary({ shell: { language }, goals }: Pick<BoardPageProps, 'shell' | 'goals'>) {
  const t = texts[language].board;
  const values = goals.flatMap((view) => view.values.filter(({ value }) => value !== null));
  const month = values
    .map(({ period }) => period)
    .sort()
    .at(-1);
  if (month === undefined) return <Text>{t.nothingYet}</Text>;
  const measured = values.filter(({ period }) => period === month);
  const met = measured.filter(({ state }) => state === 'met').length;
  const number = (count: number): string => formatNumber(count, language);
  return (
    <p class="kern-body">
      <strong>{t.summary(number(met), number(measured.length), sayMonth(month, language))}</strong>
    </p>
  );
}

/** Its name in the log, and the newest value with its target. */
function droppedLine({ kpi, values }: DroppedGoal, language: PageShell['language']): string {
  const last = values.findLast(({ value }) => value !== null);
  if (!last) return kpi;
  const number = (value: number): string => formatNumber(value, language, 1);
  return texts[language].board.droppedLine(
    kpi,
    sayMonth(last.period, language),
    number(last.value!),
    number(last.target),
  );
}

function GoalCard({ view, language }: { readonly view: GoalView; readonly language: PageShell['language'] }) {
  const { board: t, states } = texts[language];
  const { goal, last, values } = view;
  const state = last?.state ?? 'unknown';
  const target = last?.target ?? goal.target.value;
  const numbers = values.slice(-12).map(({ value }) => value);
  const change = changeOf(numbers, goal.direction);
  return (
    <Card title={goal.title[language]} href={`/${language}/ziele/${goal.id}`} level={2}>
      <Flow>
        <p>{goal.meaning[language]}</p>
        <p class="city-figure__value">{sayMeasured(goal, last, language)}</p>
        <p>
          <Badge tone={toneOf[state]}>{states[state]}</Badge>
          {last ? ` ${sayMonth(last.period, language)}` : ''}
        </p>
        <p>
          {t.target}: {sayTarget(goal, target, language)},{' '}
          {t.due(formatDate(Temporal.PlainDate.from(goal.target.due), language))}
        </p>
        {numbers.some((value) => value !== null) ? (
          <TrendDrawing values={numbers} target={target} isPercent={goal.unit === 'percent'} height={56} />
        ) : null}
        {change ? <p class="city-muted">{t.change[change]}</p> : null}
      </Flow>
    </Card>
  );
}

export interface BoardPageProps {
  readonly shell: PageShell;
  readonly goals: readonly GoalView[];
  /** What is no goal any more. */
  readonly dropped: readonly DroppedGoal[];
}
