import { formatDate } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  Card,
  DateGroup,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Hidden,
  InsetText,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
  TextArea,
  TextField,
} from '#ui';
import type { OfficeWords } from '../../../texts/office.ts';

/** Known defects for everybody; with `edit` also the forms of the back office. */
export function defectsPage({ shell, words, defects, edit }: DefectsProps): string {
  const t = words.defects;
  const title = edit ? words.list.defects : t.title;
  const { language } = shell;
  const [standing, past] = [defects.filter(({ until }) => !until), defects.filter(({ until }) => until)];
  const day = (iso: string): string => formatDate(Temporal.PlainDate.from(iso), language);
  const cards = (list: typeof defects, level: 2 | 3) =>
    list.map(({ id, title, text, since, until }) => (
      <Card
        key={id}
        title={title[language]}
        level={level}
        meta={`${t.since} ${day(since)}${until ? ` · ${t.until} ${day(until)}` : ''}`}
        footer={
          edit && !until ? (
            <Form action={`/${language}/team/partner/fehler/${id}/ende`} csrf={edit.csrf}>
              <ButtonGroup>
                <Button small variant="secondary">
                  {t.end}
                  <Hidden>: {title[language]}</Hidden>
                </Button>
              </ButtonGroup>
            </Form>
          ) : undefined
        }
      >
        {text[language]}
      </Card>
    ));
  const back = edit ? `/${language}/team/partner` : `/${language}/servicepunkte`;
  return renderDocument(
    <Page
      {...shell}
      title={title}
      description={t.lead}
      back={{ href: back }}
      error={Boolean(edit?.error)}
      noIndex={Boolean(edit)}
    >
      <ErrorSummary errors={edit?.error ? [edit.error] : []} />
      <Heading level={1}>{title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <InsetText>{t.forBranches}</InsetText>
      {standing.length === 0 ? <EmptyState title={t.none} /> : cards(standing, 2)}
      {past.length > 0 ? <Section title={t.past}>{cards(past, 3)}</Section> : null}
      {edit ? (
        <Section title={t.add}>
          <Form action={`/${language}/team/partner/fehler`} csrf={edit.csrf}>
            <TextField name="titel-de" label={t.titleDe} value={edit.typed('titel-de')} error={edit.error?.message} />
            <TextField name="titel-en" label={t.titleEn} value={edit.typed('titel-en')} />
            <TextArea name="text-de" label={t.textDe} value={edit.typed('text-de')} rows={3} />
            <TextArea name="text-en" label={t.textEn} value={edit.typed('text-en')} rows={3} />
            <DateGroup
              name="seit"
              label={t.sinceDay}
              value={{ day: edit.typed('seit-day'), month: edit.typed('seit-month'), year: edit.typed('seit-year') }}
            />
            <ButtonGroup>
              <Button>{t.publish}</Button>
            </ButtonGroup>
          </Form>
        </Section>
      ) : null}
    </Page>,
  );
}

interface DefectsProps {
  readonly shell: PageShell;
  readonly words: OfficeWords;
  readonly defects: readonly {
    readonly id: string;
    readonly title: { readonly de: string; readonly en: string };
    readonly text: { readonly de: string; readonly en: string };
    readonly since: string;
    readonly until: string | null;
  }[];
  readonly edit: {
    readonly csrf: string;
    readonly error: { readonly field: string; readonly message: string } | null;
    typed(name: string): string;
  } | null;
}
