import { legalDay } from '#kernel/clock';
import { formatDate, formatMoney, formatNumber, formatPercent } from '#kernel/format';
import type { Language } from '#kernel/language';
import {
  Badge,
  DescriptionList,
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
import { hideOneMore } from '../../../domain/office/index.ts';
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
  const { terms, result } = pilot;
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
          {
            term: t.hash,
            value: (
              <>
                <code>{pilot.hash}</code>. {t.log}
              </>
            ),
          },
        ]}
      />
      {pilot.isAsDeclared ? null : <InsetText>{t.changed}</InsetText>}
      <Heading level={3}>{t.figures}</Heading>
      <DescriptionList items={figures(result, words, language)} />
      <Heading level={3}>{t.compare}</Heading>
      <DaysChart ways={pilot.ways} words={words} language={language} />
      <Ways pilot={pilot} words={words} language={language} />
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

function figures(result: PilotReport['result'], { pilot: t }: OfficeWords, language: Language) {
  const share = (value: number | null): string => (value === null ? t.tooFew : formatPercent(value, language));
  const count = (value: number | null): string => (value === null ? t.hidden : formatNumber(value, language));
  const { counterMinutes, centsPerCase } = result;
  return [
    { term: t.visits, value: count(result.visits) },
    { term: t.sent, value: count(result.sent) },
    { term: t.completion, value: share(result.completion) },
    { term: t.errorShare, value: share(result.errors) },
    {
      term: t.minutes,
      value: counterMinutes === null ? t.tooFew : t.minutesValue(formatNumber(counterMinutes, language, 1)),
    },
    { term: t.cost, value: centsPerCase === null ? t.tooFew : formatMoney(centsPerCase, language) },
    { term: t.waiting, value: t.notMeasured },
    { term: t.satisfaction, value: t.notAsked },
  ];
}

function Ways({ pilot, words, language }: OneProps) {
  const t = words.pilot;
  const count = (value: number | null): string => (value === null ? t.hidden : formatNumber(value, language));
  return (
    <Table
      caption={t.compare}
      hideCaption
      columns={[
        { key: 'way', label: t.way },
        { key: 'sent', label: t.waySent, numeric: true },
        { key: 'decided', label: t.wayDecided, numeric: true },
        { key: 'days', label: t.wayDays, numeric: true },
      ]}
      rows={pilot.ways.map(({ way, sent, decided, days }) => ({
        id: `${pilot.id}-${way}`,
        cells: {
          way: t.ways[way],
          sent: count(sent),
          decided: count(decided),
          days: days === null ? t.tooFew : formatNumber(days, language, 1),
        },
      }))}
    />
  );
}

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
        { key: 'visits', label: t.visits, numeric: true },
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
