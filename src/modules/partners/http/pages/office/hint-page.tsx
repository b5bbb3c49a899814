import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  List,
  Page,
  type PageShell,
  Panel,
  renderDocument,
  Section,
  Select,
  Text,
  TextArea,
} from '#ui';
import type { OfficeWords } from '../../../texts/office.ts';

/** The form for a hint without a name, and how the city checks. */
export function hintPage({ shell, words, csrf, branches, error, typed }: HintProps): string {
  const t = words.hint;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      description={t.lead}
      error={error !== null}
      back={{ href: `/${shell.language}/servicepunkte` }}
    >
      <ErrorSummary errors={error ? [{ field: 'text', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <List items={t.how} />
      <Form action={`/${shell.language}/servicepunkte/hinweis`} csrf={csrf}>
        <Select name="filiale" label={t.branch} value={typed('filiale')} empty={t.any} choices={branches} />
        <TextArea
          name="text"
          label={t.text}
          hint={t.textHint}
          value={typed('text')}
          error={error ?? undefined}
          rows={8}
          limit={4000}
          autocomplete="off"
        />
        <ButtonGroup>
          <Button>{t.send}</Button>
        </ButtonGroup>
      </Form>
      <Section title={t.checks}>
        <List items={t.checksText} />
      </Section>
    </Page>,
  );
}

/** After a hint was sent: nothing of it is shown again. */
export const hintSentPage = (shell: PageShell, words: OfficeWords): string =>
  renderDocument(
    <Page {...shell} title={words.hint.sent} back={{ href: `/${shell.language}/servicepunkte` }} noIndex>
      <Panel title={words.hint.sent}>{words.hint.sentText}</Panel>
    </Page>,
  );

interface HintProps {
  readonly shell: PageShell;
  readonly words: OfficeWords;
  readonly csrf: string;
  readonly branches: readonly { readonly value: string; readonly label: string }[];
  readonly error: string | null;
  typed(name: string): string;
}
