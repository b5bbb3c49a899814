import { legalDay } from '#kernel/clock';
import { formatCount, formatDate, formatMoney, formatNumber, formatPercent } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Badge,
  DescriptionList,
  Details,
  EmptyState,
  Heading,
  InsetText,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Table,
  Text,
} from '#ui';
import { type Cell, comparedFigures, type FigureRow, hideOneMore } from '../../../domain/office/index.ts';
import type { OfficeWords } from '../../../texts/office.ts';
import type { PilotReport } from '../../../use-cases/office/pilots.ts';
import { DaysChart } from './days-chart.tsx';

/** What each pilot wanted and what it came to; every figure of the drawing stands in a table, too. */
export function pilotPage({ shell, words, pilots }: PilotProps): string {
  const t = words.pilot;
  const to = (place: string): string => `/${shell.language}/servicepunkte${place}`;
  return renderDocument(
    <Page {...shell} title={t.title} description={t.lead} back={{ href: to('') }}>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {pilots.length === 0 ? <EmptyState title={t.none} /> : null}
      {pilots.map((pilot) => (
        <Pilot key={pilot.id} pilot={pilot} words={words} language={shell.language} />
      ))}
      <Text muted>{t.small}</Text>
      <List
        items={[
          <Link href={to('')}>{t.find}</Link>,
          <Link href={to('/bekannte-fehler')}>{t.defects}</Link>,
          <Link href={to('/hinweis')}>{t.hint}</Link>,
        ]}
      />
    </Page>,
  );
}

function Pilot({ pilot, words, language }: OneProps) {
  const t = words.pilot;
  const { terms } = pilot;
  const day = (iso: string): string => formatDate(Temporal.PlainDate.from(iso), language);
  const at = (instant: string): string => formatDate(legalDay(Temporal.Instant.from(instant)), language);
  return (
    <Section title={terms.title[language]}>
      <DescriptionList
        items={[
          { term: t.goal, value: terms.goal[language] },
          { term: t.measure, value: terms.measure.words[language] },
          { term: t.time, value: `${day(terms.from)} ${t.to} ${day(terms.until)}` },
          { term: t.state, value: t.states[pilot.state] },
          { term: t.soFar, value: <Verdict pilot={pilot} words={words} /> },
          { term: t.declared, value: at(pilot.declaredAt) },
          { term: t.counted, value: at(pilot.countedFrom) },
        ]}
      />
      <Details summary={t.hash}>
        <Text>
          <code>{pilot.hash}</code>
        </Text>
        <Text>{t.log}</Text>
      </Details>
      {pilot.isAsDeclared ? null : <InsetText>{t.changed}</InsetText>}
      <Heading level={3}>{t.compare}</Heading>
      <DaysChart ways={pilot.ways} words={words} language={language} />
      <Compared pilot={pilot} words={words} language={language} />
      <Meanings words={words} />
      <Heading level={3}>{t.perBranch}</Heading>
      <Branches pilot={pilot} words={words} language={language} />
      <Text size="small" muted>
        {t.savedNote}
      </Text>
    </Section>
  );
}

function Verdict({ pilot: { result }, words: { pilot: t } }: Omit<OneProps, 'language'>) {
  if (result.isReached === null) return <Badge>{t.tooFew}</Badge>;
  return result.isReached ? <Badge tone="success">{t.reached}</Badge> : <Badge tone="warning">{t.notReached}</Badge>;
}

function Compared({ pilot, words, language }: OneProps) {
  const t = words.pilot;
  const cell = (figure: FigureRow['figure'], one: Cell) => cellText(figure, one, words, language);
  return (
    <Table
      caption={t.compare}
      hideCaption
      columns={[
        { key: 'figure', label: t.figure },
        { key: 'partner', label: t.ways.partner },
        { key: 'office', label: t.ways.office },
        { key: 'online', label: t.ways.online },
      ]}
      rows={pilot.compared.map(({ figure, partner, office, online }) => ({
        id: `${pilot.id}-${figure}`,
        cells: {
          figure: t.figureNames[figure],
          partner: cell(figure, partner),
          office: cell(figure, office),
          online: cell(figure, online),
        },
      }))}
    />
  );
}

/** What each figure means, for who wants to know. */
function Meanings({ words: { pilot: t } }: Pick<OneProps, 'words'>) {
  return (
    <Details summary={t.meaningTitle}>
      <DescriptionList
        items={comparedFigures.map((figure) => ({ term: t.figureNames[figure], value: t.meanings[figure] }))}
      />
      <Text>{t.states3}</Text>
    </Details>
  );
}

function cellText(figure: FigureRow['figure'], cell: Cell, { pilot: t }: OfficeWords, language: Language): string {
  if (cell.state !== 'measured') {
    if (cell.state === 'too-few') return countedFigures.has(figure) ? t.hidden : t.tooFew;
    return cell.state === 'none' ? (t.noSuch[figure as keyof typeof t.noSuch] ?? '–') : t.notYet;
  }
  const { value, p90, count } = cell;
  const whole = (one: number): string => formatNumber(one, language);
  const minutes = (one: number): string => formatCount(Math.round(one), 'minute', language);
  const of = count === undefined ? '' : ` (${t.ofCount(whole(count))})`;
  if (p90 !== undefined) return `${minutes(value)}; ${t.nineOfTen(minutes(p90))}${of}`;
  if (figure === 'cost') return formatMoney(value, language);
  if (figure === 'days') return t.daysValue(formatNumber(value, language, 1));
  if (figure === 'counter-minutes') return minutes(value);
  if (figure === 'distance') return t.kilometres(formatNumber(value, language, 1));
  return countedFigures.has(figure) ? whole(value) : `${formatPercent(value, language)}${of}`;
}

const countedFigures: ReadonlySet<FigureRow['figure']> = new Set(['visits', 'sent', 'decided'] as const);

function Branches({ pilot, words, language }: OneProps) {
  const t = words.pilot;
  const visits = pilot.distances.map(
    ({ id }) => pilot.result.perBranch.find((one) => one.branch === id)?.visits ?? null,
  );
  const known = new Set(pilot.result.perBranch.map(({ branch }) => branch));
  const cells = hideOneMore(visits.map((value, index) => (known.has(pilot.distances[index]!.id) ? value : 0)));
  return (
    <Table
      caption={t.perBranch}
      hideCaption
      columns={[
        { key: 'branch', label: t.branch },
        { key: 'visits', label: t.branchVisits, numeric: true },
        { key: 'saved', label: t.saved, numeric: true },
      ]}
      rows={pilot.distances.map(({ id, name, saved }, index) => ({
        id,
        cells: {
          branch: name,
          visits: cells[index] === null ? t.hidden : formatNumber(cells[index] ?? 0, language),
          saved: saved === null ? '–' : t.savedValue(saved),
        },
      }))}
    />
  );
}

interface PilotProps {
  readonly shell: PageShell;
  readonly words: OfficeWords;
  readonly pilots: readonly PilotReport[];
}
interface OneProps {
  readonly pilot: PilotReport;
  readonly words: OfficeWords;
  readonly language: Language;
}
