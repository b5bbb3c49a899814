import { formatList, formatNumber } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Alert,
  Badge,
  Button,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';
import type { CheckableGoal, FigureCheck } from '../../use-cases/check-figure.ts';
import { type VerifyPlaces, verifyCommand } from '../verify-command.ts';
import { sayMonth, sayValue } from '../words.ts';

/** One published figure worked out again: what to check, each step with its result, and how to do the same without this page. */
export function checkPage(props: CheckPageProps): string {
  const { shell, goals, check, wrong } = props;
  const { language } = shell;
  const { check: t, board } = texts[language];
  const subject = check ? `${nameOf(check, language)}, ${sayMonth(check.shown.period, language)}` : null;
  const error = wrong === null ? null : { field: wrong, message: t.wrong[wrong] };
  return renderDocument(
    <Page
      {...shell}
      title={subject === null ? t.title : `${t.title}: ${subject}`}
      islands={[]}
      error={error !== null}
      back={{ href: `/${language}/ziele`, label: texts[language].goal.back }}
    >
      <ErrorSummary errors={error ? [error] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {goals.length === 0 ? <EmptyState title={board.nothingYet}>{null}</EmptyState> : <Choice {...props} />}
      {check && subject ? (
        <Section title={subject}>
          <Steps check={check} language={language} />
        </Section>
      ) : null}
      <Section title={t.home}>
        <Home {...props} />
      </Section>
    </Page>,
  );
}

function Choice({ shell: { language }, goals, wanted, wrong }: CheckPageProps) {
  const { check: t } = texts[language];
  const months = [...new Set(goals.flatMap(({ values }) => values.map(({ period }) => period)))].sort().toReversed();
  return (
    <form class="city-form" method="get" action={`/${language}/ziele/nachrechnen`} noValidate>
      <Select
        name="ziel"
        label={t.goal}
        value={wanted.kpi}
        error={wrong === 'ziel' ? t.wrong.ziel : undefined}
        choices={goals.map((goal) => ({ value: goal.kpi, label: nameOf(goal, language) }))}
      />
      <Select
        name="monat"
        label={t.month}
        value={wanted.period}
        error={wrong === 'monat' ? t.wrong.monat : undefined}
        choices={months.map((value) => ({ value, label: sayMonth(value, language) }))}
      />
      <Button>{t.button}</Button>
    </form>
  );
}

function Steps({ check, language }: { readonly check: FigureCheck; readonly language: Language }) {
  const { check: t } = texts[language];
  return (
    <>
      <Alert tone={tones[check.verdict]} title={t.verdicts[check.verdict]} level={3} />
      <DescriptionList
        items={check.steps.map(({ step, state, fault }) => ({
          term: t.names[step],
          value: (
            <>
              <Badge tone={tones[state]}>{t.states[state]}</Badge> {sayStep(check, step, state, language)}
              {fault === null ? null : (
                <p>
                  <code class="city-code" lang="en">
                    {fault}
                  </code>
                </p>
              )}
            </>
          ),
        }))}
      />
    </>
  );
}

/** What a step found, in one or two plain sentences. */
function sayStep(check: FigureCheck, step: Step['step'], state: Step['state'], language: Language): string {
  const { check: t, goal } = texts[language];
  const number = (value: number): string => formatNumber(value, language);
  if (state === 'open') return step === 'log' ? t.notYet : t.open;
  if (state === 'right') {
    if (step === 'log') return t.right.log(formatList(check.entries.map(number), language), number(check.size));
    if (step === 'definition') return t.right.definition(number(check.target ?? 0));
    if (step === 'value') return check.found ? t.right.value(sayFound(check, check.found, language)) : t.noFile;
    return step === 'data' && !check.found ? t.noFile : t.right[step];
  }
  if (step === 'before') return check.late > 0 ? t.late(goal.lateBy(number(check.late))) : t.fault.before;
  if (step === 'after') return state === 'unproven' ? t.unproven : t.fault.after;
  if (step === 'value')
    return t.fault.value(sayFound(check, check.found, language), sayFound(check, check.logged, language));
  return t.fault[step];
}

/** `78.6% of 14`, or that there is no value. */
function sayFound({ goal }: FigureCheck, found: FigureCheck['found'], language: Language): string {
  const { check: t } = texts[language];
  if (!found || found.value === null) return t.noValue;
  const value = goal ? sayValue(goal.unit, found.value, language) : formatNumber(found.value, language, 1);
  return t.valueOf(value, formatNumber(found.base, language));
}

function Home({ shell: { language }, check, ...places }: CheckPageProps) {
  const { check: t, goal } = texts[language];
  return (
    <>
      <Text>{t.homeText}</Text>
      <p>
        <code class="city-code">{verifyCommand(places)}</code>
      </p>
      <List
        items={[
          <Link key="program" href="/log/verify.mjs" download>
            {goal.program}
          </Link>,
          ...(check
            ? [
                <Link key="api" href={`/api/v1/goals/${check.kpi}/months/${check.shown.period}/check`}>
                  {t.api}
                </Link>,
              ]
            : []),
          ...(check?.shown.file
            ? [
                <Link key="file" href={`/daten/satz/${check.shown.file}`} download>
                  {goal.fileOf(sayMonth(check.shown.period, language))}
                </Link>,
              ]
            : []),
          <Link key="log" href={`/${language}/protokoll`}>
            {t.log}
          </Link>,
        ]}
      />
    </>
  );
}

const nameOf = ({ kpi, goal }: Pick<CheckableGoal, 'kpi' | 'goal'>, language: Language): string =>
  goal?.title[language] ?? kpi;
const tones = { right: 'success', wrong: 'danger', unproven: 'warning', open: 'info' } as const;

type Step = FigureCheck['steps'][number];
export interface CheckPageProps extends VerifyPlaces {
  readonly shell: PageShell;
  readonly goals: readonly CheckableGoal[];
  /** As asked for. */
  readonly wanted: { readonly kpi: string; readonly period: string };
  readonly check: FigureCheck | null;
  /** The field that names nothing known. */
  readonly wrong: 'ziel' | 'monat' | null;
}
