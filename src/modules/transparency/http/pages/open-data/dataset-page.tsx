import { formatNumber } from '#kernel/format';
import {
  Alert,
  BackLink,
  DateTime,
  DenseTable,
  DescriptionList,
  formatBytes,
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
import type { Bar } from '../../../domain/open-data/chart.ts';
import type { Cell, DataRow, Dataset } from '../../../domain/open-data/dataset.ts';
import { openDataTexts } from '../../../texts/open-data.ts';
import { BarChart } from './bar-chart.tsx';

/** One dataset: what it is, a picture with the table beneath, its files with their checksums, and its earlier versions. */
export function datasetPage(props: DatasetPageProps): string {
  const { shell, dataset, bars } = props;
  const { language } = shell;
  const { record, release } = dataset;
  const t = openDataTexts[language].one;
  const titleOf = (name: string): string => record.fields.find((field) => field.name === name)?.title[language] ?? name;
  return renderDocument(
    <Page {...shell} title={record.title[language]} islands={[]}>
      <BackLink href={`/${language}/daten`} label={t.back} />
      <Heading level={1}>{record.title[language]}</Heading>
      <Text size="lead">{record.description[language]}</Text>
      {release.correction ? (
        <Alert tone="warning" title={t.correction}>
          <p lang={language === 'de' ? undefined : 'de'}>{release.correction}</p>
        </Alert>
      ) : null}
      {bars && record.chart ? (
        <Section title={t.picture}>
          <BarChart
            bars={bars}
            language={language}
            caption={t.pictureText(titleOf(record.chart.value), titleOf(record.chart.label))}
          />
        </Section>
      ) : null}
      <Preview {...props} />
      <Files {...props} />
      <Section title={t.facts}>
        <Facts {...props} />
      </Section>
      <Versions {...props} />
    </Page>,
  );
}

function Facts({ shell, dataset: { record, release }, publisher }: DatasetPageProps) {
  const { language } = shell;
  const { one: t, licences, frequencies, themes, list } = openDataTexts[language];
  const day = (text: string) => <DateTime at={Temporal.PlainDate.from(text)} only="date" />;
  return (
    <DescriptionList
      items={[
        { term: t.publisher, value: publisher },
        { term: t.licence, value: licences[record.licence] },
        { term: list.theme, value: themes[record.theme] },
        ...(release.from && release.to
          ? [
              {
                term: t.span,
                value: (
                  <>
                    {day(release.from)} – {day(release.to)}
                  </>
                ),
              },
            ]
          : []),
        { term: t.frequency, value: frequencies[record.frequency] },
        { term: t.version, value: String(release.version) },
        { term: t.issued, value: <DateTime at={Temporal.Instant.from(release.issuedAt)} /> },
        { term: t.rows, value: formatNumber(release.rowCount, language) },
      ]}
    />
  );
}

function Preview({ shell, dataset: { record, release }, preview }: DatasetPageProps) {
  const { language } = shell;
  const t = openDataTexts[language].one;
  const number = (value: number): string => formatNumber(value, language);
  if (preview.length === 0)
    return (
      <Section title={t.preview}>
        <Text>{t.noRows}</Text>
      </Section>
    );
  return (
    <Section title={t.preview}>
      <Text>
        {preview.length < release.rowCount
          ? t.previewText(number(preview.length), number(release.rowCount))
          : t.allShown}
      </Text>
      <DenseTable
        caption={t.preview}
        hideCaption
        columns={record.fields.map(({ name, title, type }) => ({
          key: name,
          label: title[language],
          numeric: type === 'integer' || type === 'number',
        }))}
        rows={preview.map((row, at) => ({
          id: String(at),
          cells: Object.fromEntries(record.fields.map(({ name }) => [name, cellText(row[name] ?? null, language)])),
        }))}
      />
    </Section>
  );
}

function cellText(cell: Cell, language: PageShell['language']) {
  const t = openDataTexts[language].one;
  if (cell === null || cell === '') return <span class="city-muted">{t.empty}</span>;
  if (typeof cell === 'number') return formatNumber(cell, language);
  return typeof cell === 'boolean' ? (cell ? t.yes : t.no) : cell;
}

function Files({ shell, dataset: { record, release } }: DatasetPageProps) {
  const { language } = shell;
  const t = openDataTexts[language].one;
  const columns = [
    { key: 'name', label: t.file },
    { key: 'size', label: t.size, numeric: true },
    { key: 'hash', label: t.hash },
  ];
  return (
    <Section title={t.files}>
      <Table
        caption={t.files}
        hideCaption
        columns={columns}
        rows={release.files.map(({ name, size, sha256 }) => ({
          id: name,
          cells: {
            name: (
              <Link href={`/daten/satz/${record.id}/${release.version}/${name}`} download label={t.download(name)}>
                {name}
              </Link>
            ),
            size: formatBytes(size, language),
            hash: <code class="city-code">{sha256}</code>,
          },
        }))}
      />
      <Text>
        {t.hashText} <Link href={`/${language}/protokoll`}>{t.logLink}</Link>
      </Text>
    </Section>
  );
}

function Versions({ shell, dataset, releases }: DatasetPageProps) {
  const { language } = shell;
  const t = openDataTexts[language].one;
  const earlier = releases.filter(({ release }) => release.version < dataset.release.version).slice(0, 24);
  if (earlier.length === 0) return null;
  return (
    <Section title={t.versions}>
      <List
        items={earlier.map(({ record, release }) => (
          <>
            <Link href={`/daten/satz/${record.id}/${release.version}/${record.id}.csv`} download>
              {t.versionLine(release.version, dayOf(release.issuedAt, language))}
            </Link>
            {release.correction ? (
              <>
                {' '}
                ({t.correction}: <span lang={language === 'de' ? undefined : 'de'}>{release.correction}</span>)
              </>
            ) : null}
          </>
        ))}
      />
    </Section>
  );
}

const dayOf = (instant: string, language: PageShell['language']): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDate()
    .toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium' });

export interface DatasetPageProps {
  readonly shell: PageShell;
  readonly dataset: Dataset;
  /** Newest first, this one included. */
  readonly releases: readonly Dataset[];
  /** The first rows. */
  readonly preview: readonly DataRow[];
  readonly bars: readonly Bar[] | null;
  /** Name of who answers for it. */
  readonly publisher: string;
}
