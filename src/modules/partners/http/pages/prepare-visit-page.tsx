import {
  Button,
  ButtonGroup,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Link,
  List,
  Page,
  type PageShell,
  RadioGroup,
  renderDocument,
  Section,
  Text,
} from '#ui';
import type { VisitRow } from '../../domain/visit/index.ts';
import { appTexts } from '../../texts/app.ts';
import type { Words } from '../../texts/index.ts';

/** One question, and the code comes. */
export function prepareVisitPage({ shell, words, csrf, services, wished, own, error }: PrepareProps): string {
  const t = words.own;
  const { language } = shell;
  return renderDocument(
    <Page {...shell} title={t.title} error={error !== null} back={{ href: `/${language}/servicepunkte` }} noIndex>
      <ErrorSummary errors={error ? [{ field: 'leistung', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      {services.length === 0 ? (
        <EmptyState title={t.closed} />
      ) : (
        <Form action={`/${language}/servicepunkte/besuch`} csrf={csrf}>
          <RadioGroup
            name="leistung"
            label={t.service}
            error={error ?? undefined}
            value={wished}
            choices={services.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <ButtonGroup>
            <Button>{t.make}</Button>
          </ButtonGroup>
        </Form>
      )}
      <Text>
        <Link href={`/${language}/servicepunkte/code`}>{appTexts[language].own.link}</Link>
      </Text>
      {own.length > 0 ? (
        <Section title={t.own}>
          <List
            items={own.map(({ row, title }) => (
              <Link key={row.id} href={`/${language}/servicepunkte/besuch/${row.id}`}>
                {`${row.code}, ${title}: ${t.states[row.state]}`}
              </Link>
            ))}
          />
        </Section>
      ) : null}
    </Page>,
  );
}

interface PrepareProps {
  readonly shell: PageShell;
  readonly words: Words;
  readonly csrf: string;
  readonly services: readonly { readonly id: string; readonly title: string }[];
  readonly wished: string;
  /** Own visits of the last month. */
  readonly own: readonly { readonly row: VisitRow; readonly title: string }[];
  readonly error: string | null;
}
