import { formatNumber } from '#kernel/format';
import {
  BackLink,
  Button,
  DateTime,
  EmptyState,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
  TextField,
} from '#ui';
import { type Dataset, themes } from '../../../domain/open-data/dataset.ts';
import { openDataTexts } from '../../../texts/open-data.ts';

/** The catalogue of open data: search and filters as one plain form, what was found, and the ways for programs. */
export function catalogueDataPage(props: CatalogueDataProps): string {
  const { shell, found } = props;
  const { language } = shell;
  const t = openDataTexts[language].list;
  const isNarrow = [props.wanted.text, props.wanted.theme, props.wanted.office, props.wanted.format].some(Boolean);
  return renderDocument(
    <Page {...shell} title={t.title} islands={[]}>
      {isNarrow ? <BackLink href={`/${language}/daten`} label={t.showAll} /> : null}
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Search {...props} />
      <Section title={t.count(formatNumber(found.length, language))}>
        {found.length === 0 ? (
          <EmptyState title={isNarrow ? t.none : t.noneYet} level={3}>
            {isNarrow ? t.noneText : null}
          </EmptyState>
        ) : (
          found.map((dataset) => <Hit key={dataset.record.id} dataset={dataset} language={language} />)
        )}
      </Section>
      <Section title={t.programs}>
        <List
          items={[
            ['/daten/katalog.ttl', t.programLinks.turtle] as const,
            ['/daten/katalog.rdf', t.programLinks.rdf] as const,
            ['/daten/katalog.jsonld', t.programLinks.jsonld] as const,
            ['/daten/aenderungen.atom', t.programLinks.feed] as const,
            ['/api/3/action/package_list', t.programLinks.ckan] as const,
          ].map(([href, label]) => (
            <Link key={href} href={href}>
              {label}
            </Link>
          ))}
        />
      </Section>
    </Page>,
  );
}

function Search({ shell, wanted, offices }: CatalogueDataProps) {
  const { language } = shell;
  const { list: t, themes: names } = openDataTexts[language];
  return (
    <search>
      <form class="city-form" method="get" action={`/${language}/daten`} aria-label={t.filter}>
        <TextField name="q" label={t.search} value={wanted.text} type="search" optional />
        <Select
          name="thema"
          label={t.theme}
          value={wanted.theme ?? ''}
          empty={t.all}
          choices={themes.map((value) => ({ value, label: names[value] }))}
        />
        <Select
          name="amt"
          label={t.office}
          value={wanted.office ?? ''}
          empty={t.all}
          choices={offices.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="format"
          label={t.format}
          value={wanted.format ?? ''}
          empty={t.all}
          choices={['csv', 'json', 'parquet', 'xes', 'ocel', 'pdf'].map((value) => ({
            value,
            label: value.toUpperCase(),
          }))}
        />
        <Button>{t.button}</Button>
      </form>
    </search>
  );
}

function Hit({ dataset, language }: { readonly dataset: Dataset; readonly language: PageShell['language'] }) {
  const { record, release } = dataset;
  const t = openDataTexts[language].list;
  const formats = release.files.flatMap(({ format }) => (format === 'schema' ? [] : [format.toUpperCase()]));
  return (
    <Section level={3} title={<Link href={`/${language}/daten/${record.id}`}>{record.title[language]}</Link>}>
      <Text>{record.description[language]}</Text>
      <Text size="small" muted>
        {t.updated}: <DateTime at={Temporal.Instant.from(release.issuedAt)} only="date" /> · {formats.join(', ')}
      </Text>
    </Section>
  );
}

export interface CatalogueDataProps {
  readonly shell: PageShell;
  readonly wanted: {
    readonly text: string;
    readonly theme: string | undefined;
    readonly office: string | undefined;
    readonly format: string | undefined;
  };
  readonly found: readonly Dataset[];
  /** Those that publish data. */
  readonly offices: readonly { readonly id: string; readonly name: string }[];
}
