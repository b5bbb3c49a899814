import { formatDate, formatNumber } from '#kernel/format';
import { Badge, Heading, Link, Page, type PageShell, renderDocument, Section, Table, Text } from '#ui';
import type { Strategy } from '../../domain/strategy.ts';
import { texts } from '../../texts/index.ts';
import type { ReportView } from '../../use-cases/check-reports.ts';
import { TrendDrawing } from './trend.tsx';

/** The city among others over the years, the features that count there, and the duties of openness. */
export function comparisonPage(props: ComparisonPageProps): string {
  const { shell } = props;
  const { language } = shell;
  const { comparison: t, goal } = texts[language];
  return renderDocument(
    <Page {...shell} title={t.title} islands={[]} back={{ href: `/${language}/ziele`, label: goal.back }}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Ranking {...props} />
      <Checklist {...props} />
      <Duties {...props} />
      <Section title={t.requests}>
        <Text>
          {t.requestsText} <Link href={`/${language}/ziele`}>{goal.back}</Link>
        </Text>
      </Section>
    </Page>,
  );
}

function Ranking({ shell: { language }, strategy: { index } }: ComparisonPageProps) {
  const { comparison: t } = texts[language];
  const number = (value: number | null, decimals = 0): string =>
    value === null ? t.unknown : formatNumber(value, language, decimals);
  const last = index.years.findLast(({ rank }) => rank !== null);
  return (
    <Section title={index.name}>
      {last ? (
        <p class="city-figure__value">{t.rankText(number(last.rank), number(last.cities), String(last.year))}</p>
      ) : null}
      <Text>{index.note[language]}</Text>
      <figure>
        <figcaption class="kern-body">{t.chartText}</figcaption>
        <TrendDrawing
          values={index.years.map(({ rank }) => (rank === null ? null : worstRank - rank))}
          target={worstRank - 10}
          isPercent={false}
          height={120}
        />
      </figure>
      <Table
        caption={t.history}
        columns={[
          { key: 'year', label: t.year },
          { key: 'rank', label: t.rank, numeric: true },
          { key: 'score', label: t.score, numeric: true },
          { key: 'top', label: t.top },
          { key: 'tenth', label: t.tenth, numeric: true },
          { key: 'source', label: t.source },
        ]}
        rows={index.years.toReversed().map(({ year, rank, score, top, rankTen, source, sure }) => ({
          id: String(year),
          cells: {
            year: String(year),
            rank: `${number(rank)}${sure ? '' : ` (${t.unsure})`}`,
            score: number(score, 1),
            top: top.map((one) => (one.score === null ? one.city : `${one.city} ${number(one.score, 1)}`)).join(', '),
            tenth: number(rankTen, 1),
            source: <span lang={language === 'de' ? undefined : 'de'}>{source}</span>,
          },
        }))}
      />
    </Section>
  );
}

function Checklist({ shell: { language }, strategy: { index } }: ComparisonPageProps) {
  const { comparison: t } = texts[language];
  const { city, score, year } = index.bestAdministration;
  return (
    <Section title={t.checklist}>
      <Text>{t.checklistText(city, formatNumber(score, language, 1), String(year))}</Text>
      <Table
        caption={t.checklist}
        hideCaption
        columns={[
          { key: 'item', label: t.item },
          { key: 'state', label: t.here },
        ]}
        rows={index.indicators.map(({ id, name, state, href }) => ({
          id,
          cells: {
            item: href ? (
              <Link href={`/${language}${href === '/' ? '' : href}`}>{name[language]}</Link>
            ) : (
              name[language]
            ),
            state: <Badge tone={indicatorTone[state]}>{t.states[state]}</Badge>,
          },
        }))}
      />
    </Section>
  );
}

function Duties({ shell: { language }, strategy: { reports }, duties }: ComparisonPageProps) {
  const { comparison: t } = texts[language];
  const { reference, workingDays } = reports.rule;
  return (
    <Section title={t.duties} id="berichte">
      <Text>{t.dutiesText(reference, formatNumber(workingDays, language))}</Text>
      {duties.length === 0 ? null : (
        <Table
          caption={t.duties}
          hideCaption
          columns={[
            { key: 'report', label: t.report },
            { key: 'due', label: t.dueOn },
            { key: 'state', label: texts[language].board.state },
            { key: 'source', label: t.source },
          ]}
          rows={duties.map(({ report, due, state }) => ({
            id: report.id,
            cells: {
              report: report.dataset ? (
                <Link href={`/${language}/daten/${report.dataset}`}>{report.title[language]}</Link>
              ) : (
                report.title[language]
              ),
              due: formatDate(due, language),
              state: (
                <>
                  <Badge tone={dutyTone[state]}>{t.dutyStates[state]}</Badge>
                  {report.state === 'unconfirmed' ? ` (${t.unconfirmed})` : ''}
                </>
              ),
              source: <span lang={language === 'de' ? undefined : 'de'}>{report.source}</span>,
            },
          }))}
        />
      )}
    </Section>
  );
}

const indicatorTone = { yes: 'success', part: 'warning', no: 'danger' } as const;
const dutyTone = { kept: 'success', late: 'warning', missing: 'danger', open: 'neutral' } as const;
/** The drawing puts the first rank at the top. */
const worstRank = 30;

export interface ComparisonPageProps {
  readonly shell: PageShell;
  readonly strategy: Strategy;
  readonly duties: readonly ReportView[];
}
