import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Page,
  type PageShell,
  renderDocument,
  Text,
  TextField,
} from '#ui';
import type { AppWords } from '../../../texts/app.ts';

/** One field for the code from the counter. */
export function counterCodePage({ shell, words, csrf, typed, error }: CounterCodeProps): string {
  const t = words.own;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      error={error !== null}
      back={{ href: `/${shell.language}/servicepunkte/besuch` }}
      noIndex
    >
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Form action={`/${shell.language}/servicepunkte/code`} csrf={csrf}>
        <TextField
          name="code"
          label={t.label}
          hint={t.hint}
          value={typed}
          error={error ?? undefined}
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{t.find}</Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

interface CounterCodeProps {
  readonly shell: PageShell;
  readonly words: AppWords;
  readonly csrf: string;
  readonly typed: string;
  readonly error: string | null;
}
