import { formatDate } from '#kernel/format';
import { Badge, Heading, Page, type PageShell, renderDocument, Section, Table, Text } from '#ui';
import { texts } from '../../texts/index.ts';
import type { GoalView } from '../../use-cases/read-board.ts';
import { sayMeasured, sayMonth, sayTarget, toneOf } from '../words.ts';

/** All goals with all their months on paper, for the council. */
export function printPage({ shell, goals, today, logKey }: PrintPageProps): string {
  const { language } = shell;
  const { print: t, board, goal: words, states } = texts[language];
  return renderDocument(
    <Page {...shell} title={t.title} islands={[]} back={{ href: `/${language}/ziele`, label: words.back }}>
      <Heading level={1}>{t.title}</Heading>
      <Text>{t.asOf(formatDate(today, language))}</Text>
      <Table
        caption={board.title}
        hideCaption
        columns={[
          { key: 'goal', label: t.goal },
          { key: 'target', label: board.target },
          { key: 'value', label: board.value },
          { key: 'state', label: board.state },
        ]}
        rows={goals.map(({ goal, last }) => ({
          id: goal.id,
          cells: {
            goal: goal.title[language],
            target: sayTarget(goal, last?.target ?? goal.target.value, language),
            value: `${sayMeasured(goal, last, language)}${last ? ` (${sayMonth(last.period, language)})` : ''}`,
            state: <Badge tone={toneOf[last?.state ?? 'unknown']}>{states[last?.state ?? 'unknown']}</Badge>,
          },
        }))}
      />
      {goals
        .filter(({ values }) => values.length > 0)
        .map(({ goal, owner, values }) => (
          <Section key={goal.id} title={goal.title[language]}>
            <Text>
              {goal.meaning[language]} {words.owner}: {owner[language]}.
            </Text>
            <Table
              caption={goal.title[language]}
              hideCaption
              columns={[
                { key: 'month', label: board.month },
                { key: 'value', label: board.value, numeric: true },
                { key: 'target', label: board.target, numeric: true },
                { key: 'state', label: board.state },
              ]}
              rows={values.slice(-12).map((value) => ({
                id: value.period,
                cells: {
                  month: sayMonth(value.period, language),
                  value: sayMeasured(goal, value, language),
                  target: sayTarget(goal, value.target, language),
                  state: states[value.state],
                },
              }))}
            />
          </Section>
        ))}
      <Text muted>
        {t.key}: <code class="city-code">{logKey}</code>
      </Text>
    </Page>,
  );
}

export interface PrintPageProps {
  readonly shell: PageShell;
  readonly goals: readonly GoalView[];
  readonly today: Temporal.PlainDate;
  readonly logKey: string;
}
