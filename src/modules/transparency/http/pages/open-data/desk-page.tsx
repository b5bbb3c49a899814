import {
  Button,
  DateGroup,
  type DateValue,
  ErrorSummary,
  FileField,
  Form,
  Heading,
  Link,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Table,
  Text,
  TextArea,
  TextField,
} from '#ui';
import { type Dataset, frequencies, licences, themes } from '../../../domain/open-data/dataset.ts';
import type { TableFault } from '../../../domain/open-data/files/check-table.ts';
import { openDataTexts } from '../../../texts/open-data.ts';

/** Where departments publish data: their datasets, the form, and everything that has to be mended, by line and column. */
export function dataDeskPage(props: DataDeskProps): string {
  const { shell, outcome } = props;
  const { language } = shell;
  const t = openDataTexts[language].desk;
  const errors = errorsOf(props);
  return renderDocument(
    <Page {...shell} title={t.title} islands={[]} error={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {outcome?.kind === 'published' ? (
        <NotificationBanner tone="success" live title={outcome.isLater ? t.doneLater : t.done}>
          <p>{outcome.isLater ? t.doneLater : t.done}.</p>
          <p>{t.doneText(outcome.version)}</p>
        </NotificationBanner>
      ) : null}
      {outcome?.kind === 'same' ? (
        <NotificationBanner live title={t.same}>
          <p>{t.same}</p>
        </NotificationBanner>
      ) : null}
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Own {...props} />
      <Section title={t.form}>
        <DataForm {...props} />
      </Section>
    </Page>,
  );
}

function Own({ shell, own, now }: DataDeskProps) {
  const { language } = shell;
  const t = openDataTexts[language].desk;
  return (
    <Section title={t.own}>
      {own.length === 0 ? (
        <Text>{t.none}</Text>
      ) : (
        <Table
          caption={t.own}
          hideCaption
          columns={[
            { key: 'name', label: t.name },
            { key: 'version', label: t.version, numeric: true },
            { key: 'state', label: t.state },
          ]}
          rows={own.map(({ record, release }) => {
            const isLater =
              release.embargoUntil !== null &&
              Temporal.Instant.compare(Temporal.Instant.from(release.embargoUntil), now) > 0;
            return {
              id: record.id,
              cells: {
                name: isLater ? (
                  record.title[language]
                ) : (
                  <Link href={`/${language}/daten/${record.id}`}>{record.title[language]}</Link>
                ),
                version: String(release.version),
                state: isLater ? t.embargoed(dayOf(release.embargoUntil ?? '', language)) : t.public,
              },
            };
          })}
        />
      )}
    </Section>
  );
}

function DataForm(props: DataDeskProps) {
  const { shell, typed, csrf, offices } = props;
  const { language } = shell;
  const { desk: t, themes: themeNames, licences: licenceNames, frequencies: often } = openDataTexts[language];
  const errors = new Map(errorsOf(props).map(({ field, message }) => [field, message]));
  const field = (name: TextName) => ({
    ...{ name, label: t.fields[name], value: typed[name] ?? '', error: errors.get(name) },
    ...(name in t.hints ? { hint: t.hints[name as keyof typeof t.hints] } : {}),
  });
  const choice = <Value extends string>(
    name: TextName,
    values: readonly Value[],
    names: Readonly<Record<Value, string>>,
  ) => <Select {...field(name)} choices={values.map((value) => ({ value, label: names[value] }))} />;
  return (
    <Form action={`/${language}/team/daten`} csrf={csrf} upload>
      <Select {...field('office')} choices={offices.map(({ id, name }) => ({ value: id, label: name }))} />
      <TextField {...field('id')} spellcheck={false} />
      <TextField {...field('titleDe')} />
      <TextField {...field('titleEn')} />
      <TextArea {...field('descriptionDe')} rows={3} />
      <TextArea {...field('descriptionEn')} rows={3} />
      <TextField {...field('keywordsDe')} hint={t.hints.keywords} />
      <TextField {...field('keywordsEn')} hint={t.hints.keywords} />
      {choice('theme', themes, themeNames)}
      {choice('licence', licences, licenceNames)}
      {choice('frequency', frequencies, often)}
      <DateGroup
        name="embargo"
        label={t.fields.embargo}
        hint={t.hints.embargo}
        value={props.embargo}
        error={errors.get('embargo')}
        optional
      />
      <TextArea {...field('correction')} rows={2} optional />
      <FileField
        name="datei"
        label={t.fields.datei}
        hint={t.hints.datei}
        error={errors.get('datei')}
        accept=".csv,text/csv"
      />
      <Button>{t.button}</Button>
    </Form>
  );
}

/** Each fault in words; all of the table belong to the field of the file. */
function errorsOf({ shell, outcome }: DataDeskProps): { readonly field: string; readonly message: string }[] {
  const t = openDataTexts[shell.language].desk;
  if (outcome?.kind === 'taken') return [{ field: 'id', message: t.taken }];
  if (outcome?.kind === 'not-your-office') return [{ field: 'office', message: t.office }];
  if (outcome?.kind !== 'mend') return [];
  return [
    ...outcome.fields.map(({ field, code }) => ({
      field,
      message: `${t.fields[field as TextName]}: ${t.wrong[code]}`,
    })),
    ...outcome.faults.map((fault) => ({ field: 'datei', message: faultWords(fault, shell.language) })),
  ];
}

/** Where it stands and what to do. */
function faultWords(
  { code, line, column, value = '', wanted = '' }: TableFault,
  language: PageShell['language'],
): string {
  const t = openDataTexts[language].desk;
  const place = [t.line(line), ...(column ? [t.column(column)] : [])].join(', ');
  return `${place}: ${t.faults[code]?.(value, wanted) ?? t.mend}`;
}

const dayOf = (instant: string, language: PageShell['language']): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDate()
    .toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium' });

export type TextName =
  | 'office'
  | 'id'
  | 'titleDe'
  | 'titleEn'
  | 'descriptionDe'
  | 'descriptionEn'
  | 'keywordsDe'
  | 'keywordsEn'
  | 'theme'
  | 'licence'
  | 'frequency'
  | 'correction';
export interface DataDeskProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly now: Temporal.Instant;
  readonly own: readonly Dataset[];
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly typed: Readonly<Partial<Record<TextName, string>>>;
  readonly embargo: DateValue;
  readonly outcome: DeskOutcome | null;
}
export type DeskOutcome =
  | { readonly kind: 'published'; readonly version: number; readonly isLater: boolean }
  | { readonly kind: 'same' | 'taken' | 'not-your-office' }
  | {
      readonly kind: 'mend';
      readonly fields: readonly {
        readonly field: string;
        readonly code: keyof (typeof openDataTexts)['de']['desk']['wrong'];
      }[];
      readonly faults: readonly TableFault[];
    };
